//! Running the real program as a user would, and what came of it.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// `tasker` with a home folder of its own and nothing else from the environment
/// of whoever runs the tests.
pub struct Program {
    home: TempDir,
    environment: Vec<(String, String)>,
}

impl Program {
    pub fn new() -> Program {
        let home = TempDir::with_prefix("tasker-home-").expect("a folder");
        // When root runs the tests, servers run as somebody else, who must get through.
        fs::set_permissions(home.path(), Permissions::from_mode(0o711)).expect("a folder of ours");
        Program { home, environment: Vec::new() }
    }

    /// Sets a variable for every run.
    pub fn env(mut self, name: &str, value: &str) -> Program {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The home folder, which is also where the program is run.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tasker"));
        command
            .args(args)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", self.home.path())
            // Root's private PostgreSQL would otherwise be the machine's own.
            .env("TASKER_DATA_DIR", self.home.path().join("data"))
            .env("LANG", "C.UTF-8")
            .env("COLUMNS", "100")
            .env("NO_COLOR", "1")
            .env("TASKER_ALLOW_ROOT", "1")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command
    }

    #[must_use = "snapshot it, or assert its outcome with .success()"]
    pub fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args))
    }

    #[must_use = "snapshot it, or assert its outcome with .success()"]
    pub fn run_with_stdin(&self, args: &[&str], stdin: impl AsRef<[u8]>) -> Run {
        Run::with_stdin(self.command(args), stdin.as_ref())
    }
}

/// What a finished command said.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    /// The exit status; 128 and the signal's number when a signal ended it, as in a shell.
    pub code: i32,
}

impl Run {
    /// Runs a command to its end.
    #[must_use = "snapshot it, or assert its outcome with .success()"]
    pub fn of(mut command: Command) -> Run {
        let output = command.output().expect("the program starts");
        Run::from(output)
    }

    pub fn with_stdin(mut command: Command, stdin: &[u8]) -> Run {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        std::thread::scope(|scope| {
            // A program that ends without reading everything is in its right.
            scope.spawn(move || pipe.write_all(stdin));
            Run::from(child.wait_with_output().expect("the program ends"))
        })
    }

    /// Asserts that the command succeeded.
    #[track_caller]
    pub fn success(self) -> Run {
        assert_eq!(self.code, 0, "{}", self.snapshot());
        self
    }

    /// Asserts that a worker has drained its queues, whether or not a task ended in error.
    #[track_caller]
    pub fn drained(self) -> Run {
        assert!(matches!(self.code, 0 | 1) && !self.stderr.contains("error: "), "{}", self.snapshot());
        self
    }

    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("standard output is not JSON: {error}\n{}", self.snapshot()))
    }

    /// Everything the command said as one text, for a snapshot.
    pub fn snapshot(&self) -> String {
        let mut text = self.stdout.clone();
        if !self.stderr.is_empty() {
            text.push_str("------- stderr -------\n");
            text.push_str(&self.stderr);
        }
        format!("{text}[exit status: {}]\n", self.code)
    }
}

impl From<std::process::Output> for Run {
    fn from(output: std::process::Output) -> Run {
        use std::os::unix::process::ExitStatusExt;
        let code = output.status.code().or_else(|| output.status.signal().map(|signal| 128 + signal));
        Run {
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
            code: code.expect("an exit status or a signal"),
        }
    }
}
