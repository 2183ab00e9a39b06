//! `tasker serve` as a process of a test.

use std::process::Command;

use super::http::{Answer, request};
use super::process::Process;

/// A running server, on a port of its own. Killed when dropped.
pub struct Server {
    pub process: Process,
    pub port: u16,
}

impl Server {
    /// Starts `tasker serve --port 0` with more arguments: `command` makes its command.
    pub async fn start(command: impl FnOnce(&[&str]) -> Command, more: &[&str]) -> Server {
        let process = Process::start(command(&[&["serve", "--port", "0"], more].concat()));
        process.says("serving http://").await;
        let said = process.said();
        let address = said.split_once("serving http://").and_then(|(_, rest)| rest.split_once('/'));
        let port = address.and_then(|(address, _)| address.rsplit_once(':')?.1.parse().ok());
        Server { process, port: port.unwrap_or_else(|| panic!("no port: {said}")) }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[&str]) -> Answer {
        request(self.port, "GET", path, headers, "")
    }

    pub fn post(&self, path: &str, headers: &[&str], body: &str) -> Answer {
        let form = ["Content-Type: application/x-www-form-urlencoded"];
        request(self.port, "POST", path, &[&form, headers].concat(), body)
    }

    /// The body of a page that is there.
    #[track_caller]
    pub fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }
}
