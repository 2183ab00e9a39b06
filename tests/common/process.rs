//! The program as a process that goes on while the test does something else.

use std::io::Read;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::run::Run;

/// A running command. Killed when dropped.
pub struct Process(Child);

impl Process {
    pub fn start(mut command: Command) -> Process {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Process(command.spawn().expect("the program starts"))
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.0.id() as i32)
    }

    pub fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).expect("the process is there");
    }

    /// Waits for its end.
    pub async fn ended(mut self, limit: Duration) -> Run {
        // Read meanwhile: a full pipe would keep it from ending.
        let stdout = read(self.0.stdout.take().expect("it is piped"));
        let stderr = read(self.0.stderr.take().expect("it is piped"));
        let deadline = Instant::now() + limit;
        let status = loop {
            match self.0.try_wait().expect("a child of ours") {
                Some(status) => break status,
                None if Instant::now() > deadline => panic!("it did not end in {limit:?}"),
                None => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        };
        let [stdout, stderr] = [stdout, stderr].map(|read| read.join().expect("its output"));
        Run::from(Output { status, stdout, stderr })
    }
}

fn read(mut from: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("a readable pipe");
        bytes
    })
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
