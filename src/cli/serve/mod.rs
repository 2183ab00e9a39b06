//! `tasker serve`.

mod answer;
mod change;
mod desk;
mod form;
mod guard;
mod html;
mod live;
mod pages;
mod rights;
mod secret;
mod shared;
mod site;
mod trend;
mod view;
mod web;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

use self::answer::Answers;
use self::desk::Desk;
use self::guard::{Guard, Token};
use self::live::Live;
use self::rights::Allowed;
use self::site::{Accent, Link, Site, base_path};
use self::web::App;
use crate::cli::Context;
use crate::error::{Exit, Failure, Result, one_line};

/// Requests that wait to be taken up; more wait in their connections.
const QUEUED: usize = 256;

/// Serve a web page: tasks, their graphs and reasons, stuck steps, queues and workers
///
/// Answers from the same functions as the commands, at most four connections at once; browsers that request one page at
/// the same time share its answer. Listens on this machine alone, unless --token-file or --user-header says how people
/// are known. The role of docs/privileges.md that only reads is enough. docs/serve.md
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  tasker serve
  tasker serve --allow-changes
  tasker serve --name production --accent red --link staging=https://tasker.staging.example
  tasker serve --listen 0.0.0.0 --token-file /etc/tasker/token --allowed-host tasker.example
  tasker serve --base-path /tasker --allowed-host tasker.example --user-header X-Forwarded-User")]
pub struct Args {
    /// Listen on this IP address
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    listen: IpAddr,
    /// Listen on this port (0 to 65535); 0 lets the system choose one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    /// Serve all pages below this path, for a proxy that passes it on
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = base_path)]
    base_path: String,
    /// Show this name on every page, so that no database is mistaken for another
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Mark every page with this colour: red, orange, yellow, green, blue, purple, gray or #rrggbb
    #[arg(long, value_name = "COLOR")]
    accent: Option<Accent>,
    /// Link to another page, such as that of another database; can be repeated
    #[arg(long, value_name = "NAME=URL")]
    link: Vec<Link>,
    /// Also answer requests for this host; can be repeated
    #[arg(long, value_name = "HOST")]
    allowed_host: Vec<String>,
    /// Ask for the token in this file, its first line of at least 16 characters
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Take the user's name from this header, which a proxy in front of this server sets, and refuse requests without it
    #[arg(long, value_name = "NAME")]
    user_header: Option<String>,
    /// Let people retry, resolve and cancel steps and tasks, and pause and resume queues
    #[arg(long)]
    allow_changes: bool,
    /// Change nothing, even with --allow-changes
    #[arg(long, env = "TASKER_SERVE_READ_ONLY", value_parser = clap::builder::FalseyValueParser::new())]
    read_only: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let is_open = !args.listen.is_loopback();
    if is_open && args.token_file.is_none() && args.user_header.is_none() {
        let refusal = format!("anyone who reaches {} could read every task", args.listen);
        return Err(Failure::usage(refusal)
            .hint("ask for a token: `umask 077; openssl rand -hex 32 > token; tasker serve --listen 0.0.0.0 --token-file token`")
            .into());
    }
    let token = args.token_file.as_deref().map(Token::read).transpose()?;
    let guard = Guard::new(args.listen, &args.allowed_host, token, args.user_header.as_deref())?;
    let site = Arc::new(Site::new(args.base_path, args.name, args.accent, args.link));
    let address = SocketAddr::new(args.listen, args.port);
    let listening = TcpListener::bind(address).await;
    let listener = listening.map_err(|error| {
        let hint = "choose another port: `tasker serve --port 0`";
        Failure::new(format!("could not listen on {address}")).caused_by(error).hint(hint)
    })?;
    let desk = Desk::new(context);
    let output = context.output();
    if let Err(error) = desk.primary(async |_| Ok(())).await {
        output.note(format!("the pages say so until it is back: {}", one_line(&error)));
    }
    let address = listener.local_addr()?;
    output.note(format!("serving http://{address}{} (Ctrl-C stops it)", site.url("/")));
    let (questions, asked) = mpsc::channel(QUEUED);
    let live = Live::default();
    let allowed = match (args.read_only, args.allow_changes) {
        (true, _) => Allowed::Nothing,
        (false, true) => Allowed::Changes,
        (false, false) => Allowed::Reading,
    };
    let answers = Answers::new(site.clone(), live.clone(), desk, allowed);
    let app = App { site, guard, live, questions };
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        served = web::serve(listener, app) => served?,
        () = answers.work(asked) => {}
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    Ok(Exit::Done)
}
