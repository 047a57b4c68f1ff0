//! What goes wrong with an archive is said in words, and nothing is lost.

mod common;

use common::*;
use waqai_archive::{Archive, RunInfo, Writer};

#[test]
fn what_is_no_archive_is_not_touched() {
    let folder = folder("archive-none");
    let text = file(&folder, "notes.txt", "these are my notes, and no archive; they are long enough to be looked at as a header of a file");
    let report = file(&folder, "r.txt", VISIT);
    let add =
        |archive: &std::path::Path| waqai([std::ffi::OsStr::new("add"), report.as_os_str(), "--archive".as_ref(), archive.as_os_str()]);
    add(&text).expect(2, &["is no archive of Waqai"]);
    assert!(std::fs::read_to_string(&text).expect("the notes").starts_with("these are my notes"));
    add(&folder).expect(2, &["is no archive of Waqai"]);
    waqai(["changes", "--archive", "nowhere.db"]).expect(2, &["there is no archive", "waqai add"]);
    add(&folder.join("no/such/folder/a.db")).expect(2, &["no/such/folder"]);
}

#[test]
fn a_second_writer_is_told_to_wait_and_readers_are_not_disturbed() {
    let path = folder("archive-two").join("a.db");
    let report = file(path.parent().expect("a folder"), "r.txt", VISIT);
    let writer = Writer::open(&path, b"", RunInfo::default()).expect("the first writer");
    let name = path.display().to_string();
    let add = || waqai(["add", &report.display().to_string(), "--archive", &name]);
    add().expect(2, &["another waqai is writing"]);
    waqai(["changes", "--archive", &name]).expect(0, &[]);
    drop(writer);
    add().expect(0, &["1 report added"]);
}

#[test]
fn an_archive_that_may_not_be_written_says_so() {
    let folder = folder("archive-read-only");
    let path = folder.join("a.db");
    let report = file(&folder, "r.txt", VISIT);
    waqai(["add", &report.display().to_string(), "--archive", &path.display().to_string()]).expect(0, &[]);
    let _ = std::fs::remove_file(folder.join("a.db.writer"));
    let may = |write: bool| {
        let mut permissions = std::fs::metadata(&folder).expect("the folder").permissions();
        #[allow(clippy::permissions_set_readonly_false, reason = "a folder of the test")]
        permissions.set_readonly(!write);
        std::fs::set_permissions(&folder, permissions).expect("permissions");
    };
    may(false);
    // Whoever may do everything cannot be kept from writing.
    let everything = std::fs::write(folder.join("probe"), "").is_ok();
    let ran = waqai(["add", &report.display().to_string(), "--archive", &path.display().to_string()]);
    may(true);
    if !everything {
        ran.expect(2, &["cannot be written", "permissions"]);
    }
    assert!(Archive::read(&path).is_ok());
}
