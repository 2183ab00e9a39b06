//! A program and everything it starts, as one process group.

use std::io;
use std::process::ExitStatus;

use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{Id, WaitPidFlag, WaitStatus, waitid};
use nix::unistd::Pid;
use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};
use tokio::signal::unix::{SignalKind, signal};

use crate::handlers::keeper;

/// A process group whose leader is a program we started.
///
/// The leader is reaped last of all: as long as it is at least a zombie, its id
/// names this group and no other, so signals reach nobody else. Dropping the
/// group kills it; the runtime reaps the leader then.
pub(super) struct Group {
    child: Child,
    id: Pid,
    reaped: bool,
}

impl Group {
    pub(super) fn spawn(command: &mut Command) -> io::Result<Self> {
        let child = command.process_group(0).spawn()?;
        let id = child.id().and_then(|id| i32::try_from(id).ok()).map(Pid::from_raw);
        let id = id.ok_or_else(|| io::Error::other("the program has no process id"))?;
        keeper::began(id);
        Ok(Group { child, id, reaped: false })
    }

    /// Hands out our ends of the leader's pipes, once.
    pub(super) fn pipes(&mut self) -> (Option<ChildStdin>, Option<ChildStdout>, Option<ChildStderr>) {
        (self.child.stdin.take(), self.child.stdout.take(), self.child.stderr.take())
    }

    /// Waits until the leader has exited, without reaping it.
    pub(super) async fn leader_exits(&self) {
        // Subscribed before the first look: an exit in between is not missed.
        let mut children = signal(SignalKind::child());
        let look = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
        while let Ok(WaitStatus::StillAlive) = waitid(Id::Pid(self.id), look) {
            match &mut children {
                Ok(children) => _ = children.recv().await,
                // Only without file descriptors to spare; asking now and then needs none.
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            }
        }
    }

    /// Sends a signal to every process of the group.
    pub(super) fn signal(&self, signal: Signal) {
        if !self.reaped {
            // No process left to receive it is what we want in the end.
            let _ = killpg(self.id, signal);
        }
    }

    pub(super) async fn reap(mut self) -> io::Result<ExitStatus> {
        keeper::ended(self.id);
        let status = self.child.wait().await?;
        self.reaped = true;
        Ok(status)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if !self.reaped {
            self.signal(Signal::SIGKILL);
            keeper::ended(self.id);
        }
    }
}
