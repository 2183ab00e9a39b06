//! A server that ends with the process that started it, however that one ends.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::{fmt, fs};

use tasker::private_pg::OsUser;

/// Does what its standard input says: ends the server with a signal, or starts it. At the end of the
/// input, which comes with the end of the test process however it ends, it takes server and folder away.
const SCRIPT: &str = r#"
    signal=$1 folder=$2; shift 2
    begin() { "$@" >>"$folder/log" 2>&1 </dev/null & server=$!; }
    begin "$@"
    while read -r order; do
        case $order in
            start) begin "$@" ;;
            *) kill "-$order" "$server"; wait "$server" ;;
        esac
    done
    # It may have been stopped with SIGSTOP.
    kill "-$signal" "$server"; kill -CONT "$server"
    wait "$server"
    rm -rf "$folder"
"#;

/// What should have come true of a server, with what the server says about it when it is shown.
pub struct Log<'a> {
    pub of: &'a str,
    pub folder: &'a Path,
}

impl fmt::Display for Log<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        write!(f, "{}; its log:\n{log}", self.of)
    }
}

/// Keeps one server; dropping it takes the server and its folder away.
pub struct Keeper {
    process: Child,
    lifeline: Option<ChildStdin>,
}

impl Keeper {
    /// Starts a server in a folder that the account owns, where its `log` will be. `signal`, such as
    /// `TERM`, ends it at once.
    pub fn start(os_user: &OsUser, folder: &Path, signal: &str, server: &Command) -> Keeper {
        let mut shell = os_user.command("/bin/sh");
        shell.args(["-c", SCRIPT, "keeper", signal]).arg(folder);
        shell.arg(server.get_program()).args(server.get_args());
        // Out of reach of a Ctrl-C that ends the tests: it has cleaning up to do.
        shell.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut process = shell.spawn().expect("a shell");
        let lifeline = process.stdin.take();
        Keeper { process, lifeline }
    }

    /// Ends the server with a signal, such as `QUIT`.
    pub fn end(&mut self, signal: &str) {
        self.order(signal);
    }

    /// Starts the server again.
    pub fn start_again(&mut self) {
        self.order("start");
    }

    fn order(&mut self, order: &str) {
        let lifeline = self.lifeline.as_mut().expect("it is there until the end");
        writeln!(lifeline, "{order}").expect("the keeper listens");
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.process.wait();
    }
}
