//! The program as a process that goes on while the test does something else.

use std::io::Read;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::eventually::eventually;
use super::run::Run;

/// A running command. Killed when dropped.
pub struct Process {
    child: Child,
    stdout: Pipe,
    stderr: Pipe,
}

impl Process {
    pub fn start(mut command: Command) -> Process {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let stdout = Pipe::read(child.stdout.take().expect("it is piped"));
        let stderr = Pipe::read(child.stderr.take().expect("it is piped"));
        Process { child, stdout, stderr }
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.id() as i32)
    }

    pub fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).expect("the process is there");
    }

    /// Waits until its standard error has these words.
    pub async fn says(&self, words: &str) {
        eventually(format!("it says {words:?}"), async || self.stderr.text().contains(words)).await;
    }

    /// Its standard error so far.
    pub fn said(&self) -> String {
        self.stderr.text()
    }

    /// Waits for its end.
    pub async fn ended(mut self) -> Run {
        let mut status = None;
        eventually("it has ended", async || {
            status = self.child.try_wait().expect("a child of ours");
            status.is_some()
        })
        .await;
        let [stdout, stderr] = [&mut self.stdout, &mut self.stderr].map(Pipe::end);
        Run::from(Output { status: status.expect("it has ended"), stdout, stderr })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if thread::panicking() {
            // A test that waited in vain: what the process did meanwhile tells why.
            let state = self.child.try_wait();
            eprintln!("process {} ({state:?}) wrote:\n{}", self.pid(), self.stderr.text());
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a process has written so far, read all the time: a full pipe would keep it from going on.
pub struct Pipe {
    bytes: Arc<Mutex<Vec<u8>>>,
    reader: Option<thread::JoinHandle<()>>,
}

impl Pipe {
    pub fn read(mut from: impl Read + Send + 'static) -> Pipe {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let written = Arc::clone(&bytes);
        let reader = thread::spawn(move || {
            let mut chunk = [0; 8192];
            // A terminal answers with an error once its last writer has gone.
            while let Ok(length @ 1..) = from.read(&mut chunk) {
                written.lock().expect("no reader panics").extend_from_slice(&chunk[..length]);
            }
        });
        Pipe { bytes, reader: Some(reader) }
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().expect("no reader panics")).into_owned()
    }

    /// Everything, once the last writer has gone.
    pub fn end(&mut self) -> Vec<u8> {
        if let Some(reader) = self.reader.take() {
            reader.join().expect("no reader panics");
        }
        std::mem::take(&mut self.bytes.lock().expect("no reader panics"))
    }
}
