//! A browser that tests drive: the few commands of WebDriver that they need, sent to `chromedriver` over a plain connection.
//!
//! Chromium and its driver are taken from the folders of `PATH`, or from `CHROMIUM` and `CHROMEDRIVER`; `.ci/browser` installs them.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What WebDriver calls the id of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// So long anything on a page is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A headless browser with one window.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

/// The program of a name, from a variable or a folder of `PATH`.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name))).find(|file| file.is_file())
}

impl Browser {
    /// Starts one; says why there is none where it cannot.
    pub fn start() -> Result<Browser, String> {
        let missing = |what: &str| format!("{what} is not installed; `.ci/browser` installs it");
        let driver = program("CHROMEDRIVER", &["chromedriver"]).ok_or_else(|| missing("chromedriver"))?;
        let chromium = program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]).ok_or_else(|| missing("Chromium"))?;
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(|problem| problem.to_string())?.port();
        let started = Command::new(driver).arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut browser = Browser { driver: started.map_err(|problem| problem.to_string())?, port, session: String::new() };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > PATIENCE {
                return Err("chromedriver does not answer".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900", "--lang=en"];
        let options = json!({ "binary": chromium, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let answer = browser.ask("POST", "/session", &wanted)?;
        browser.session = answer["sessionId"].as_str().unwrap_or_default().to_owned();
        // A long page takes axe a while on a busy machine.
        browser.command("POST", "/timeouts", &json!({ "script": 240_000, "pageLoad": 120_000 }))?;
        Ok(browser)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let whole = || -> std::io::Result<Vec<u8>> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(300)))?;
            let body = if method == "GET" || method == "DELETE" { String::new() } else { body.to_string() };
            write!(
                stream,
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                self.port,
                body.len()
            )?;
            let mut reader = BufReader::new(stream);
            let mut length = 0;
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                    break;
                }
                if let Some((name, value)) = line.split_once(':')
                    && name.eq_ignore_ascii_case("content-length")
                {
                    length = value.trim().parse().unwrap_or(0);
                }
            }
            let mut bytes = vec![0; length];
            reader.read_exact(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = whole().map_err(|problem| format!("{method} {path}: {problem}"))?;
        let mut answer: Value = serde_json::from_slice(&bytes).map_err(|problem| problem.to_string())?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => {
                Err(format!("{path}: {error}: {}", value["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default()))
            }
            None => Ok(value),
        }
    }

    fn command(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    /// Opens an address.
    pub fn open(&self, address: &str) {
        self.command("POST", "/url", &json!({ "url": address })).unwrap();
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        self.command("GET", "/url", &Value::Null).unwrap().as_str().unwrap().to_owned()
    }

    /// The first element of a selector; waits for it.
    fn find(&self, selector: &str) -> String {
        let begun = Instant::now();
        loop {
            match self.command("POST", "/element", &json!({ "using": "css selector", "value": selector })) {
                Ok(found) => return found[ELEMENT].as_str().unwrap().to_owned(),
                Err(problem) if begun.elapsed() > PATIENCE => panic!("{selector} at {}: {problem}", self.address()),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    /// Clicks on the first element of a selector.
    pub fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.command("POST", &format!("/element/{element}/click"), &json!({})).unwrap_or_else(|problem| panic!("{selector}: {problem}"));
    }

    /// Types into the first element of a selector.
    pub fn write(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.command("POST", &format!("/element/{element}/clear"), &json!({})).unwrap();
        self.command("POST", &format!("/element/{element}/value"), &json!({ "text": text })).unwrap();
    }

    /// The text of the first element of a selector, as it is seen.
    pub fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        self.command("GET", &format!("/element/{element}/text"), &Value::Null).unwrap().as_str().unwrap().to_owned()
    }

    /// Runs a script on the page and gives what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.command("POST", "/execute/sync", &json!({ "script": script, "args": [] })).unwrap()
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn run_later(&self, script: &str) -> Value {
        self.command("POST", "/execute/async", &json!({ "script": script, "args": [] })).unwrap()
    }

    /// Waits until the address of the page holds this.
    pub fn arrives(&self, at: &str) {
        let begun = Instant::now();
        while !self.address().contains(at) {
            assert!(begun.elapsed() < PATIENCE, "{} is not at {at}", self.address());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Forgets all cookies of a server: the language and theme of the test before.
    pub fn forget_at(&self, address: &str) {
        self.open(&format!("{address}/about"));
        self.command("DELETE", "/cookie", &Value::Null).unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.command("DELETE", "", &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
