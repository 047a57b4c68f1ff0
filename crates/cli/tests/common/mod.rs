//! Runs the program as a user does.

#![allow(dead_code, reason = "each test file uses its part")]

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A short report with a meeting in it, invented like all reports here.
pub const MEETING: &str = "أستانا 15 مايو 2023 (شينخوا) استقبل الرئيس الكازاخي قاسم جومارت توكاييف اليوم (الاثنين) رئيس الوزراء المجري.\nوقال توكاييف إن بلاده مستعدة لتوسيع التبادل التجاري مع المجر.\n";

/// Another report.
pub const VISIT: &str = "زار وزير الخارجية التركي بغداد يوم الأحد.";

/// A folder for one test, empty.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// Writes a file of a test.
pub fn file(folder: &Path, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(&path, contents).expect("a file");
    path
}

/// The samples of the project.
pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

/// What a run gave.
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            status: output.status.code().expect("an exit status"),
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }

    /// The objects of JSONL output.
    pub fn objects(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("JSON in each line")).collect()
    }

    /// The ids of the reports, in order.
    pub fn ids(&self) -> Vec<String> {
        self.objects().iter().map(|object| object["id"].as_str().expect("an id").to_owned()).collect()
    }

    /// Checks the exit status, and that standard error says all this.
    pub fn expect(self, status: i32, says: &[&str]) -> Ran {
        assert_eq!(self.status, status, "{}", self.err);
        for words in says {
            assert!(self.err.contains(words), "standard error does not say {words:?}:\n{}", self.err);
        }
        self
    }
}

/// The program.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waqai"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs the program.
pub fn waqai(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
    Ran::of(program().args(arguments).stdin(Stdio::null()).output().expect("the program runs"))
}

/// Runs the program with something on standard input.
pub fn waqai_with(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>, input: &[u8]) -> Ran {
    let mut child =
        program().args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // The program may end before it has read everything.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    Ran::of(output)
}

/// A line of JSONL.
pub fn line(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text}))
}
