//! A small archive made of the bundled samples, and a server over it, for all tests of this crate.
//!
//! ```text
//! let app = common::app();                                   // read by all tests of a file: change nothing in it
//! let answer = common::get(&app, "/v1/events?limit=2");      // asked without a port
//! assert_eq!(answer.status, 200);
//! let own = common::Own::new(|settings| settings);           // an archive of its own, to change
//! let port = common::Served::new(own.shared.clone());        // a real port: port.address
//! ```
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, mpsc};
use tower::ServiceExt;
use waqai_archive::{Filing, Incoming, Packer, Records, RunInfo, Writer};
use waqai_coder::{Input, Resources, SearchWords, Worker};
use waqai_server::{Settings, Shared, app as all_routes};
use waqai_text::CodePoints;

/// Tables and models, read once.
pub static RESOURCES: LazyLock<Arc<Resources>> = LazyLock::new(|| Arc::new(waqai_base::resources()));

/// The archive of the samples, made once.
static SAMPLES: LazyLock<Folder> = LazyLock::new(|| {
    let folder = Folder::new();
    fill(&folder.0.join("samples.db"), &samples());
    folder
});

/// A folder that goes when it is dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    /// A folder of its own below that for passing files.
    pub fn new() -> Folder {
        static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("waqai-server-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A report to put into an archive.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub id: String,
    pub text: String,
    pub title: Option<String>,
    pub agency: Option<String>,
    pub published: Option<String>,
}

/// The bundled samples.
pub fn samples() -> Vec<Report> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut reports = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("txt") => reports.push(Report { id: name, text, ..Report::default() }),
            Some("jsonl") => {
                for line in text.lines().filter(|line| !line.is_empty()) {
                    let value: serde_json::Value = serde_json::from_str(line).unwrap();
                    let field = |name: &str| value[name].as_str().map(str::to_owned);
                    reports.push(Report {
                        id: field("id").unwrap(),
                        text: field("text").unwrap(),
                        title: field("title"),
                        agency: field("agency"),
                        published: field("published"),
                    });
                }
            }
            _ => {}
        }
    }
    reports
}

/// Codes reports and puts them into an archive.
pub fn fill(path: &Path, reports: &[Report]) {
    let info = RunInfo { kind: "add".into(), program: "test".into(), rules: RESOURCES.digest.clone(), who: None };
    let dictionary: String = reports.iter().take(40).map(|report| report.text.as_str()).collect();
    let mut writer = Writer::open(path, dictionary.as_bytes(), info).unwrap();
    let mut packer: Packer = writer.packer().unwrap();
    let mut worker = Worker::default();
    for report in reports {
        let published = report.published.as_deref().and_then(|day| day.parse().ok());
        let input = Input { text: &report.text, agency: report.agency.as_deref(), published };
        let records = Records::of(&worker.code(&RESOURCES, input), &CodePoints::new(&report.text));
        let mut words = SearchWords::default();
        worker.search_words(&RESOURCES, &mut words);
        let incoming = Incoming {
            id: &report.id,
            text: &report.text,
            title: report.title.as_deref(),
            agency: report.agency.as_deref(),
            published: report.published.as_deref(),
            origin: "samples",
            url: None,
        };
        writer.add(Filing::new(&incoming, records, words, &mut packer).unwrap()).unwrap();
    }
    writer.finish().unwrap();
}

/// What a server over the samples has; nothing of it may be changed.
pub fn shared() -> Arc<Shared> {
    static SHARED: LazyLock<Arc<Shared>> =
        LazyLock::new(|| Shared::new(Settings::new(SAMPLES.0.join("samples.db"), "test"), RESOURCES.clone()).unwrap());
    SHARED.clone()
}

/// All routes over the samples.
pub fn app() -> Router {
    all_routes(shared())
}

/// An archive of the samples that a test may change, and a server over it.
pub struct Own {
    pub shared: Arc<Shared>,
    pub app: Router,
    pub archive: PathBuf,
    _folder: Folder,
}

impl Own {
    /// A copy of the samples, served with other settings.
    pub fn new(settings: impl FnOnce(Settings) -> Settings) -> Own {
        let folder = Folder::new();
        let archive = folder.0.join("own.db");
        std::fs::copy(SAMPLES.0.join("samples.db"), &archive).unwrap();
        Own::over(folder, archive, settings)
    }

    /// An archive of these reports.
    pub fn of(reports: &[Report], settings: impl FnOnce(Settings) -> Settings) -> Own {
        let folder = Folder::new();
        let archive = folder.0.join("own.db");
        fill(&archive, reports);
        Own::over(folder, archive, settings)
    }

    fn over(folder: Folder, archive: PathBuf, settings: impl FnOnce(Settings) -> Settings) -> Own {
        let shared = Shared::new(settings(Settings::new(&archive, "test")), RESOURCES.clone()).unwrap();
        Own { app: all_routes(shared.clone()), shared, archive, _folder: folder }
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|problem| panic!("{problem}: {}", String::from_utf8_lossy(&self.bytes)))
    }

    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Waits for something in a runtime of its own.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    static RUNTIME: LazyLock<tokio::runtime::Runtime> =
        LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());
    RUNTIME.block_on(future)
}

/// Sends a request.
pub fn send(app: &Router, request: Request<Body>) -> Answer {
    wait(async {
        let response = app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
    })
}

/// Gets an address.
pub fn get(app: &Router, address: &str) -> Answer {
    get_with(app, address, &[])
}

/// Gets an address with headers.
pub fn get_with(app: &Router, address: &str, headers: &[(&str, &str)]) -> Answer {
    let request = headers.iter().fold(Request::get(address), |request, (name, value)| request.header(*name, *value));
    send(app, request.body(Body::empty()).unwrap())
}

/// Posts a body with headers.
pub fn post(app: &Router, address: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let request = headers.iter().fold(Request::post(address), |request, (name, value)| request.header(*name, *value));
    send(app, request.body(body.into()).unwrap())
}

/// A server at a real port of this machine, for browsers; it ends with the process.
pub struct Served {
    pub address: SocketAddr,
}

impl Served {
    /// Serves on a thread of its own.
    pub fn new(shared: Arc<Shared>) -> Served {
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || waqai_server::serve(shared, |address| tell.send(address).unwrap()));
        Served { address: told.recv().unwrap() }
    }
}
