//! The worker: claims steps, runs their handlers side by side, records how they ended.
//!
//! - [`mod@run`] is its life: register, work, end. [`exchanges`] is one lane of it, turn after turn: one exchange with the
//!   server is under way at a time; the handlers that end meanwhile are recorded together in the next one, so that an
//!   idle worker answers at once and a busy one writes in bulk. Short steps are claimed over two lanes.
//! - [`slots`] owns what the worker holds and has room for, [`ahead`] how much of that is for steps that wait for a
//!   slot, [`work`] what is known of the work there may be, [`link`] the connection of a lane.
//! - [`claim`], [`dispatch`] and [`sql_step`] lead from the ready queue to a running handler, [`record`]
//!   from there to the database; [`attempt`] has what they pass on.
//! - [`heartbeat`]: heartbeats and notifications on a connection of their own, where no slow claim delays
//!   them; [`transactions`] are watched from there.
//! - [`caretaker`]: the [upkeep](super::upkeep), which one worker at a time does.
//! - [`reconnect`]: a database that is away, [`privileges`]: one that denies them; [`stop`] and
//!   [`shutdown`]: how the worker ends.
//! - [`options`] and [`event`] are what its callers see, [`metrics`] and [`vitals`] what they ask, [`series`] what a
//!   step counts in, [`shared`] what its parts share.

mod ahead;
mod attempt;
mod caretaker;
mod claim;
mod dispatch;
mod event;
mod exchanges;
mod heartbeat;
mod inputs;
mod link;
mod metrics;
mod options;
pub mod privileges;
mod reconnect;
mod record;
mod run;
mod series;
mod shared;
mod shutdown;
mod slots;
mod sql_step;
mod stop;
mod transactions;
mod vitals;
mod watermarks;
mod work;

pub use event::{Event, ExchangeKind, NamedStep, Summary};
pub use heartbeat::{rescue, take_back};
pub use metrics::Metrics;
pub use options::{Observer, Options, Stop, StopSignal};
pub use reconnect::{Backoff, is_refused};
pub use run::run;
pub use vitals::{ProbeFailure, Vitals};
