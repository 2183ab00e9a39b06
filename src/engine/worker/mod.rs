//! The worker: claims steps, runs their handlers side by side, records how they ended.
//!
//! - [`mod@run`] is its life: register, work turn after turn, end. One exchange with the server is under
//!   way at a time; the handlers that end meanwhile are recorded together in the next one, so that an idle
//!   worker answers at once and a busy one writes in bulk.
//! - [`slots`] owns what the worker holds and has room for, [`ahead`] how much of that is for steps that wait for a
//!   slot, [`link`] the connection for its exchanges.
//! - [`claim`], [`dispatch`] and [`sql_step`] lead from the ready queue to a running handler, [`record`]
//!   from there to the database; [`attempt`] has what they pass on.
//! - [`heartbeat`]: heartbeats and notifications on a connection of their own, where no slow claim delays
//!   them; [`transactions`] are watched from there.
//! - [`reconnect`]: a database that is away, [`privileges`]: one that denies them; [`shutdown`]: how the worker ends.
//! - [`options`] and [`event`] are what its callers see, [`shared`] what its parts share.

mod ahead;
mod attempt;
mod claim;
mod dispatch;
mod event;
mod heartbeat;
mod inputs;
mod link;
mod options;
mod privileges;
mod reconnect;
mod record;
mod run;
mod shared;
mod shutdown;
mod slots;
mod sql_step;
mod transactions;
mod watermarks;

pub use event::{Event, Summary};
pub use heartbeat::rescue;
pub use options::{Connect, Observer, Options, Stop, StopSignal};
pub use run::run;
