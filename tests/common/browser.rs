//! A real Chromium without a screen, over its DevTools protocol.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::eventually::eventually_blocking;

/// Names of its program.
const PROGRAMS: [&str; 5] =
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome-headless-shell"];
/// Names another program, or `none`.
const VARIABLE: &str = "TASKER_TEST_BROWSER";

/// The browser of a test with one tab. Killed when dropped.
pub struct Browser {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    tab: Option<String>,
    calls: u64,
    _profile: TempDir,
}

impl Browser {
    /// Starts it. `None`, which the test's output tells, only where `TASKER_TEST_BROWSER` is `none`.
    ///
    /// # Panics
    /// If there is no browser.
    pub fn start() -> Option<Browser> {
        let program = match std::env::var(VARIABLE) {
            Ok(none) if none == "none" => {
                eprintln!("NOT TESTED in a browser: {VARIABLE} is none");
                return None;
            }
            Ok(program) => PathBuf::from(program),
            Err(_) => found().unwrap_or_else(|| {
                panic!(
                    "no Chromium is installed: ./scripts/setup tests, or name one in {VARIABLE}, or `none`"
                )
            }),
        };
        let profile = TempDir::with_prefix("tasker-browser-").expect("a folder");
        // The protocol is on descriptors 3 and 4.
        let mut command = Command::new("sh");
        command.args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 >/dev/null"#]).arg(program);
        command.args([
            "--headless",
            "--remote-debugging-pipe",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ]);
        command.args(["--disable-dev-shm-usage", "--window-size=400,800", "about:blank"]);
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the browser starts");
        let (input, output) = (child.stdin.take().expect("piped"), child.stdout.take().expect("piped"));
        let output = BufReader::new(output);
        let mut browser = Browser { child, input, output, tab: None, calls: 0, _profile: profile };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attached = json!({ "targetId": target["targetId"], "flatten": true });
        let session = browser.call("Target.attachToTarget", attached);
        browser.tab = session["sessionId"].as_str().map(str::to_owned);
        Some(browser)
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.try_call(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Sends a command and waits for its answer or its error; events in between are passed over.
    fn try_call(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": params });
        if let Some(tab) = &self.tab {
            message["sessionId"] = json!(tab);
        }
        self.input.write_all(format!("{message}\0").as_bytes()).expect("the browser listens");
        loop {
            let mut answer = Vec::new();
            self.output.read_until(0, &mut answer).expect("an answer");
            assert_eq!(answer.pop(), Some(0), "the browser has ended during {method}");
            let mut answer: Value = serde_json::from_slice(&answer).expect("JSON");
            if answer["id"] == self.calls {
                return match answer["error"].take() {
                    Value::Null => Ok(answer["result"].take()),
                    error => Err(error),
                };
            }
        }
    }

    /// Opens an address.
    pub fn open(&mut self, url: &str) {
        self.call("Page.navigate", json!({ "url": url }));
    }

    /// Runs a script in the page and returns its value; null while the page changes.
    pub fn run(&mut self, script: &str) -> Value {
        let params = json!({ "expression": script, "returnByValue": true });
        let answer = self.try_call("Runtime.evaluate", params);
        answer.map(|mut answer| answer["result"]["value"].take()).unwrap_or_default()
    }

    /// Waits until a script is true in the page.
    ///
    /// # Panics
    /// When it does not come true in time, with what the page shows.
    pub fn eventually(&mut self, script: &str) {
        let began = std::time::Instant::now();
        eventually_blocking(script, || {
            if began.elapsed() > std::time::Duration::from_secs(60) {
                panic!("never true: {script}; the page shows: {}", self.run("document.body.innerText"));
            }
            self.run(script) == true
        });
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn found() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let paths = PROGRAMS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    paths.into_iter().find(|path| path.is_file())
}
