//! Codes any bytes, read as UTF-8 with replacement characters: no panic, every span on the text, every number of a record valid, and the same
//! again with the same worker.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::sync::LazyLock;
use waqai_coder::{Input, Resources, Worker};

static RESOURCES: LazyLock<Resources> = LazyLock::new(waqai_base::resources);

thread_local! {
    static WORKER: RefCell<Worker> = RefCell::default();
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let input = Input { text: &text, ..Input::default() };
    let fresh = Worker::default().code(&RESOURCES, input);
    if let Some(broken) = waqai_spec::broken_invariant(&text, &fresh) {
        panic!("{broken}");
    }
    let used = WORKER.with_borrow_mut(|worker| worker.code(&RESOURCES, input));
    assert_eq!(used, fresh, "a used worker gives something else than a fresh one");
});
