//! Replays `fuzz/corpus/code/` on the stable compiler.

use std::fs;
use std::path::Path;
use waqai_coder::{Input, Worker};
use waqai_spec::broken_invariant;

#[test]
fn replay() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/code");
    let resources = waqai_base::resources();
    let mut used = Worker::default();
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of the folder").path();
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{name}");
        let text = String::from_utf8_lossy(&bytes);
        let input = Input { text: &text, ..Input::default() };
        let coded = used.code(&resources, input);
        assert_eq!(broken_invariant(&text, &coded), None, "{name}");
        assert_eq!(coded, Worker::default().code(&resources, input), "{name}: a used worker gives something else than a fresh one");
        files += 1;
    }
    assert!(files > 0, "the corpus is empty");
}
