//! `tasker worker health`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::client::conn::http1;
use hyper::header::HOST;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::listen;
use crate::cli::Context;
use crate::error::{Exit, Failure, Result, TASKER};

/// How long a worker has for its answer.
const LIMIT: Duration = Duration::from_secs(1);
/// An answer has a line.
const MOST_BYTES: usize = 4096;

/// Ask a worker whether it is ready, for probes
///
/// The worker runs on this host with `--listen`. Asks its /readyz, or with --live its /livez, and answers within a
/// second.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit codes: 0 if it is ready, 3 if it is not, 4 if it does not answer.

Examples:
  tasker worker health --listen 127.0.0.1:9464
  TASKER_WORKER_LISTEN=127.0.0.1:9464 tasker worker health --live --quiet")]
pub struct Args {
    /// Ask the worker that listens at this address and port [default: worker.listen of tasker.toml]
    #[arg(long, value_name = "ADDRESS", env = listen::VARIABLE, value_parser = listen::parse)]
    listen: Option<SocketAddr>,
    /// Ask whether it is alive: it is, also while its database is away or it drains
    #[arg(long)]
    live: bool,
}

/// What a worker said of itself.
#[derive(Serialize)]
struct Answer {
    address: SocketAddr,
    path: &'static str,
    passed: bool,
    message: String,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let Some(address) = listen::address(context, args.listen)? else {
        return Err(Failure::usage("the address of the worker is not known")
            .hint(format!("give it that of `{TASKER} worker run --listen`: `{TASKER} worker health --listen 127.0.0.1:9464`"))
            .into());
    };
    let path = if args.live { "/livez" } else { "/readyz" };
    let asked = match timeout(LIMIT, ask(reachable(address), path)).await {
        Ok(asked) => asked,
        Err(_) => Err(anyhow::anyhow!("no answer within {}", humantime::format_duration(LIMIT))),
    };
    let (status, message) = asked.map_err(|error| {
        Failure::unreachable(format!("could not ask the worker at {address}"))
            .caused_by(error)
            .hint(format!("is it running? `{TASKER} worker run --listen {address}`"))
    })?;
    if ![StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE].contains(&status) {
        let other =
            format!("the program at {address} is no worker of tasker: it answered {path} with {status}");
        return Err(Failure::unreachable(other).hint(format!("see `{TASKER} worker run --help`")).into());
    }
    let answer = Answer { address, path, passed: status == StatusCode::OK, message };
    context.output().answer("worker.health", &answer, |answer| answer.message.clone())?;
    Ok(if answer.passed { Exit::Done } else { Exit::Found })
}

/// A worker that listens on every address is asked on the loopback one.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Returns the status of the answer and its text.
async fn ask(address: SocketAddr, path: &str) -> Result<(StatusCode, String)> {
    let stream = TcpStream::connect(address).await.context("connecting")?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let request = Request::get(path).header(HOST, address.to_string()).body(Empty::<Bytes>::new())?;
    let answer = sender.send_request(request).await?;
    let status = answer.status();
    let body =
        Limited::new(answer.into_body(), MOST_BYTES).collect().await.map_err(anyhow::Error::from_boxed)?;
    Ok((status, String::from_utf8_lossy(&body.to_bytes()).trim_end().to_owned()))
}
