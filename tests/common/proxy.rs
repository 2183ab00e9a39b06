//! A TCP proxy before the tests' server that misbehaves on demand: it loses replies, falls silent,
//! or cuts connections.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use super::database::TestDatabase;

/// A running proxy. Gone with the runtime of its test.
pub struct Proxy {
    port: u16,
    url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    /// The replies to statements with this text are lost, and the connections cut; once each.
    losing: Mutex<Vec<&'static str>>,
    /// What the replies to statements with this text are answered with: nothing, for ever.
    swallowing: Mutex<Option<&'static str>>,
    lost: watch::Sender<usize>,
}

impl Proxy {
    /// A proxy before the server of a database.
    pub async fn before(database: &TestDatabase) -> Proxy {
        Proxy::before_at(database, TcpListener::bind("127.0.0.1:0").await.expect("a port"))
    }

    /// A proxy that listens already.
    pub fn before_at(database: &TestDatabase, listener: TcpListener) -> Proxy {
        let port = listener.local_addr().expect("an address").port();
        let server: Config = database.url().parse().expect("a URL that was used already");
        let state = Arc::new(State::default());
        let accepting = state.clone();
        let upstream = server.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, upstream.clone(), accepting.clone()));
            }
        });
        let password = server.get_password().map(|it| format!(":{}", String::from_utf8_lossy(it)));
        let url = format!(
            "postgres://{}{}@127.0.0.1:{port}/{}?sslmode=disable",
            server.get_user().unwrap_or("postgres"),
            password.unwrap_or_default(),
            database.name()
        );
        Proxy { port, url, state }
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The next statement with this text is carried out, its reply lost and its connection cut.
    pub fn lose_reply_to(&self, text: &'static str) {
        self.state.losing.lock().unwrap().push(text);
    }

    /// Waits until so many replies were lost.
    pub async fn lost(&self, replies: usize) {
        self.state.lost.subscribe().wait_for(|lost| *lost >= replies).await.expect("the proxy runs");
    }

    /// From now on the connections that send such a statement get no answers any more; they stay open.
    pub fn swallow_replies_to(&self, text: &'static str) {
        *self.state.swallowing.lock().unwrap() = Some(text);
    }

    /// New connections are served as they should be; those that are silent stay so.
    pub fn stop_swallowing(&self) {
        *self.state.swallowing.lock().unwrap() = None;
    }
}

/// What becomes of the replies of one connection.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Delivered,
    Lost,
    Swallowed,
}

async fn forward(client: TcpStream, server: Config, state: Arc<State>) {
    let port = server.get_ports().first().copied().unwrap_or(5432);
    match &server.get_hosts()[0] {
        Host::Tcp(host) => {
            let Ok(server) = TcpStream::connect((host.as_str(), port)).await else { return };
            let (read, write) = server.into_split();
            pump(client, read, write, state).await;
        }
        Host::Unix(folder) => {
            let Ok(server) = UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).await else {
                return;
            };
            let (read, write) = server.into_split();
            pump(client, read, write, state).await;
        }
    }
}

async fn pump(
    client: TcpStream,
    mut from_server: impl AsyncReadExt + Unpin,
    mut to_server: impl AsyncWriteExt + Unpin,
    state: Arc<State>,
) {
    let (mut from_client, mut to_client) = client.into_split();
    let (fate, mut watched) = watch::channel(Fate::Delivered);
    let requests = async {
        let mut buffer = vec![0; 1 << 16];
        // Statements are prepared by their text and run by a name: where the reply to a running one
        // is to be lost, the text has been seen before.
        let mut prepared: Vec<(&'static str, Vec<u8>)> = Vec::new();
        loop {
            let read = from_client.read(&mut buffer).await.unwrap_or(0);
            if read == 0 {
                return;
            }
            let bytes = &buffer[..read];
            let wanted: Vec<&'static str> = {
                let losing = state.losing.lock().unwrap();
                losing.iter().chain(state.swallowing.lock().unwrap().iter()).copied().collect()
            };
            for text in KNOWN {
                if let Some(name) = prepared_name(bytes, text) {
                    prepared.push((text, name));
                }
            }
            for text in wanted {
                let runs = prepared.iter().any(|(known, name)| *known == text && binds(bytes, name));
                if runs || (!KNOWN.contains(&text) && contains(bytes, text.as_bytes())) {
                    let mut losing = state.losing.lock().unwrap();
                    if let Some(place) = losing.iter().position(|it| *it == text) {
                        losing.remove(place);
                        fate.send_replace(Fate::Lost);
                    } else {
                        fate.send_replace(Fate::Swallowed);
                    }
                }
            }
            if to_server.write_all(bytes).await.is_err() {
                return;
            }
        }
    };
    let replies = async {
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = from_server.read(&mut buffer).await.unwrap_or(0);
            if read == 0 {
                return;
            }
            let fate = *watched.borrow_and_update();
            match fate {
                Fate::Delivered => {
                    if to_client.write_all(&buffer[..read]).await.is_err() {
                        return;
                    }
                }
                Fate::Lost => {
                    state.lost.send_modify(|lost| *lost += 1);
                    return;
                }
                Fate::Swallowed => {}
            }
        }
    };
    tokio::select! {
        () = requests => {}
        () = replies => {}
    }
}

/// The statements whose runs can be told by the name under which they were prepared.
const KNOWN: [&str; 3] = [CLAIM, COMPLETION, HEARTBEAT];
pub const CLAIM: &str = "-- Purpose: claims ready steps";
pub const COMPLETION: &str = "-- Purpose: records the success";
pub const HEARTBEAT: &str = "-- Purpose: proves that a worker lives";

/// The name in a Parse message (`P`, length, name, text) with this text.
fn prepared_name(bytes: &[u8], text: &str) -> Option<Vec<u8>> {
    let at = bytes.windows(text.len()).position(|window| window == text.as_bytes())?;
    let end = at.checked_sub(1)?;
    // Names are an `s` and a number.
    let begin = bytes[..end].iter().rposition(|byte| *byte == b's')?;
    Some(bytes[begin..end].to_vec())
}

/// Whether a Bind message (`B`, length, portal, statement) names the statement.
fn binds(bytes: &[u8], name: &[u8]) -> bool {
    let mut wanted = vec![0];
    wanted.extend(name);
    wanted.push(0);
    contains(bytes, &wanted)
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}
