//! Actions as sentences, for the traces.

use std::fmt;

use crate::model::{Action, Claim, LaneId, Outcome, name};
use crate::server::{Request, Sent};

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (claim {}, attempt {})", name(self.step), self.number, self.attempt)
    }
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.request {
            Request::Claim { limit } => write!(f, "a claim for up to {limit} steps")?,
            Request::Complete { claims, .. } => {
                write!(f, "the success of {}", join(claims.iter().map(Claim::to_string)))?;
            }
            Request::Fail { outcomes } => {
                let texts = outcomes.iter().map(|(claim, outcome)| match outcome {
                    Outcome::Interrupted => format!("the interruption of {claim}"),
                    _ => format!("the failure of {claim}"),
                });
                write!(f, "{}", join(texts))?;
            }
            Request::Settle { .. } => write!(f, "a settlement")?,
            Request::Commit { claim } => return write!(f, "the commit of {claim}"),
            Request::Leave => return write!(f, "the release of all its steps"),
            Request::Remove => return write!(f, "the removal of its row"),
        }
        match self.number {
            0 => Ok(()),
            number => write!(f, ", exchange {number}{}", Over(self.lane)),
        }
    }
}

/// What is added of any lane but the first.
struct Over(LaneId);

impl fmt::Display for Over {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            lane => write!(f, " over lane {lane}"),
        }
    }
}

fn join(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Action::Register(worker) => write!(f, "worker {worker} registers"),
            Action::Send(worker, sent) => write!(f, "worker {worker} sends {sent}"),
            Action::End(worker, claim, outcome) => write!(
                f,
                "worker {worker}'s handler of {claim} {}",
                match outcome {
                    Outcome::Succeeded => "succeeds",
                    Outcome::Failed => "fails",
                    Outcome::Interrupted => "is interrupted",
                }
            ),
            Action::Commit(worker, claim) => write!(f, "worker {worker} commits {claim}"),
            Action::Heartbeat(worker) => write!(f, "worker {worker} sends a heartbeat"),
            Action::Promote => write!(f, "steps whose backoff is over are promoted"),
            Action::Rescue => write!(f, "a rescue takes back the claims of lost workers"),
            Action::Answer(worker, lane) => write!(f, "the answer reaches worker {worker}{}", Over(*lane)),
            Action::ExecuteLate(worker, sent) => {
                write!(f, "late, the server executes for worker {worker} {sent}")
            }
            Action::LoseAnswer(worker, lane) => {
                write!(f, "worker {worker}'s connection is lost with the answer{}", Over(*lane))
            }
            Action::LoseRequest(worker, sent) => {
                write!(f, "worker {worker}'s connection is lost with {sent}")
            }
            Action::LoseCommit(worker, claim) => {
                write!(f, "worker {worker}'s connection is lost with the commit of {claim}")
            }
            Action::GiveUp(worker) => {
                write!(
                    f,
                    "worker {worker} hears nothing for most of its lease: it gives up and stops its handlers"
                )
            }
            Action::Kill(worker) => write!(f, "worker {worker} is killed"),
            Action::Stop(worker) => {
                write!(f, "worker {worker} stops, and sends the release of all its steps")
            }
            Action::Oversleep(worker) => write!(f, "worker {worker} stands still for longer than its lease"),
        }
    }
}
