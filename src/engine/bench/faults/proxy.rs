//! A TCP proxy between one worker and its server that behaves as networks do at their worst: it loses
//! requests and replies, delivers late, falls silent, delays, cuts and refuses.

use std::collections::HashMap;
use std::io;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use super::wire::{self, Message};

/// A statement of a worker, recognised by the first words of its text.
pub type Statement = &'static str;

pub const CLAIM: Statement = "-- Purpose: claims ready steps";
pub const COMPLETION: Statement = "-- Purpose: records the success";
pub const FAILURE: Statement = "-- Purpose: records failed attempts";
pub const HEARTBEAT: Statement = "-- Purpose: records that a worker is alive";
pub const SETTLEMENT: Statement = "-- Purpose: settles an exchange";
pub const REGISTRATION: Statement = "-- Purpose: registers a worker";

/// The statements whose answers show that a worker is at work.
const AT_WORK: [Statement; 3] = [CLAIM, COMPLETION, FAILURE];

/// The address of a server.
#[derive(Clone, Debug)]
pub enum Address {
    Tcp(String, u16),
    Unix(PathBuf),
}

/// The way in which a statement is lost, with the connection that sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The server carries it out; the reply is lost.
    Reply,
    /// The server never receives it.
    Request,
    /// The server receives it this long after the worker lost the connection.
    Late(Duration),
}

/// A running proxy; it ends with the runtime.
#[derive(Clone)]
pub struct Proxy {
    port: u16,
    control: Arc<Control>,
}

struct Control {
    server: Mutex<Address>,
    /// The statements to lose, each once.
    losses: Mutex<Vec<(Statement, Loss)>>,
    /// A connection that sends one of these statements gets no answer any more.
    swallowing: Mutex<Vec<Statement>>,
    traffic: watch::Sender<Traffic>,
    lost: watch::Sender<usize>,
    answered: watch::Sender<u64>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Traffic {
    /// New connections are closed at once.
    refuses: bool,
    /// Nothing moves in either direction.
    is_held: bool,
    /// Everything takes this much longer.
    delay: Duration,
    /// The number of the next connection.
    next: u64,
    /// Connections with lower numbers are cut.
    cut_before: u64,
    /// Connections with lower numbers get no answers.
    silent_before: u64,
}

impl Proxy {
    /// Starts a proxy on a free port of the loopback interface.
    ///
    /// # Errors
    /// If there is no free port.
    pub async fn start(server: Address) -> io::Result<Proxy> {
        Proxy::on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?, server)
    }

    /// Starts a proxy on a port that is open already.
    ///
    /// # Errors
    /// If the port has no address.
    pub fn on(listener: TcpListener, server: Address) -> io::Result<Proxy> {
        let port = listener.local_addr()?.port();
        let control = Arc::new(Control {
            server: Mutex::new(server),
            losses: Mutex::default(),
            swallowing: Mutex::default(),
            traffic: watch::Sender::default(),
            lost: watch::Sender::default(),
            answered: watch::Sender::default(),
        });
        let accepting = control.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if !accepting.traffic.borrow().refuses {
                    tokio::spawn(accepting.clone().serve(client));
                }
            }
        });
        Ok(Proxy { port, control })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Leads new connections to another server, and cuts the others.
    pub fn lead_to(&self, server: Address) {
        *self.control.server.lock().expect("no holder panics") = server;
        self.cut();
    }

    /// Loses the next such statement.
    pub fn lose(&self, statement: Statement, loss: Loss) {
        self.control.losses.lock().expect("no holder panics").push((statement, loss));
    }

    /// Gives up what [`Proxy::lose`] has asked for and what has not come; returns whether there was anything.
    pub fn lose_nothing(&self) -> bool {
        !std::mem::take(&mut *self.control.losses.lock().expect("no holder panics")).is_empty()
    }

    /// The number of statements lost so far.
    pub fn lost(&self) -> watch::Receiver<usize> {
        self.control.lost.subscribe()
    }

    /// The number of exchanges answered so far.
    pub fn answered(&self) -> watch::Receiver<u64> {
        self.control.answered.subscribe()
    }

    /// From now on the connections that send such a statement get no answers any more; they stay open.
    pub fn swallow_replies_to(&self, statement: Statement) {
        self.control.swallowing.lock().expect("no holder panics").push(statement);
    }

    /// New connections are served as they should be; those that are silent stay so.
    pub fn stop_swallowing(&self) {
        self.control.swallowing.lock().expect("no holder panics").clear();
    }

    /// Cuts all connections.
    pub fn cut(&self) {
        self.control.traffic.send_modify(|traffic| traffic.cut_before = traffic.next);
    }

    /// The connections of now get no answers any more; they stay open.
    pub fn silence(&self) {
        self.control.traffic.send_modify(|traffic| traffic.silent_before = traffic.next);
    }

    /// Holds all traffic, or lets it go on where it was.
    pub fn hold(&self, is_held: bool) {
        self.control.traffic.send_modify(|traffic| traffic.is_held = is_held);
    }

    /// Delays everything by so much.
    pub fn delay(&self, delay: Duration) {
        self.control.traffic.send_modify(|traffic| traffic.delay = delay);
    }

    /// Refuses new connections, or accepts them again.
    pub fn refuse(&self, refuses: bool) {
        self.control.traffic.send_modify(|traffic| traffic.refuses = refuses);
    }
}

/// What becomes of the answers on one connection.
#[derive(Clone, Copy, PartialEq)]
enum Answers {
    Delivered,
    Lost,
    Swallowed,
}

/// How the requests of one connection ended.
enum Requests {
    /// The client or the server closed it, or a request was lost.
    Ended,
    /// These messages arrive later, without the client.
    Late(Vec<u8>, Duration),
}

impl Control {
    async fn serve(self: Arc<Self>, client: TcpStream) {
        let _ = client.set_nodelay(true);
        let server = self.server.lock().expect("no holder panics").clone();
        match server {
            Address::Tcp(host, port) => {
                if let Ok(server) = TcpStream::connect((host, port)).await {
                    let _ = server.set_nodelay(true);
                    let (read, write) = server.into_split();
                    self.forward(client, read, write).await;
                }
            }
            Address::Unix(path) => {
                if let Ok(server) = UnixStream::connect(path).await {
                    let (read, write) = server.into_split();
                    self.forward(client, read, write).await;
                }
            }
        }
    }

    async fn forward(
        &self,
        client: TcpStream,
        mut from_server: impl AsyncRead + Unpin,
        mut to_server: impl AsyncWrite + Unpin,
    ) {
        let mut number = 0;
        self.traffic.send_modify(|traffic| {
            number = traffic.next;
            traffic.next += 1;
        });
        let (from_client, to_client) = client.into_split();
        let connection = Connection {
            control: self,
            number,
            answers: watch::Sender::new(Answers::Delivered),
            awaits_exchange: Mutex::new(false),
        };
        let mut traffic = self.traffic.subscribe();
        let ended = tokio::select! {
            ended = connection.requests(from_client, &mut to_server) => ended,
            () = connection.replies(&mut from_server, to_client) => Requests::Ended,
            _ = traffic.wait_for(|traffic| traffic.cut_before > number) => Requests::Ended,
        };
        // The client's side is closed by now.
        if let Requests::Late(messages, wait) = ended {
            sleep(wait).await;
            if to_server.write_all(&messages).await.is_ok() {
                // Closing at once might end the statement before it was begun.
                let mut reply = [0; 1 << 10];
                let _ = timeout(LATE_REPLY_TIMEOUT, from_server.read(&mut reply)).await;
            }
        }
    }

    fn loss_of(&self, text: &str) -> Option<Loss> {
        let mut losses = self.losses.lock().expect("no holder panics");
        let position = losses.iter().position(|(statement, _)| text.contains(statement))?;
        Some(losses.remove(position).1)
    }

    fn swallows(&self, text: &str) -> bool {
        let swallowing = self.swallowing.lock().expect("no holder panics");
        swallowing.iter().any(|statement| text.contains(statement))
    }
}

/// The server runs a statement that arrives late within this time, or not at all.
const LATE_REPLY_TIMEOUT: Duration = Duration::from_secs(10);

struct Connection<'a> {
    control: &'a Control,
    number: u64,
    answers: watch::Sender<Answers>,
    /// An exchange is under way.
    awaits_exchange: Mutex<bool>,
}

impl Connection<'_> {
    /// Forwards requests, one message at a time.
    async fn requests(
        &self,
        mut from_client: impl AsyncRead + Unpin,
        to_server: &mut (impl AsyncWrite + Unpin),
    ) -> Requests {
        // Statements are prepared by their text and run by a name.
        let mut prepared: HashMap<Vec<u8>, String> = HashMap::new();
        let mut is_starting = true;
        loop {
            let read = match is_starting {
                true => wire::read_startup(&mut from_client).await,
                false => wire::read_message(&mut from_client).await,
            };
            let Ok(bytes) = read else { return Requests::Ended };
            let text = match wire::message_of(&bytes, is_starting) {
                Message::Startup => {
                    is_starting = false;
                    None
                }
                Message::Prepare { name, text } => {
                    prepared.insert(name, text);
                    None
                }
                Message::Run { name } => prepared.get(&name).cloned(),
                Message::Query { text } => Some(text),
                Message::Other => None,
            };
            if let Some(text) = text {
                match self.control.loss_of(&text) {
                    Some(Loss::Request) => {
                        self.count_loss();
                        return Requests::Ended;
                    }
                    Some(Loss::Late(wait)) => {
                        self.count_loss();
                        return match wire::rest_of_request(&mut from_client, bytes).await {
                            Ok(messages) => Requests::Late(messages, wait),
                            Err(_) => Requests::Ended,
                        };
                    }
                    Some(Loss::Reply) => _ = self.answers.send_replace(Answers::Lost),
                    None if self.control.swallows(&text) => {
                        self.count_loss();
                        self.answers.send_replace(Answers::Swallowed);
                    }
                    None => {}
                }
                let is_exchange = AT_WORK.iter().any(|statement| text.contains(statement));
                *self.awaits_exchange.lock().expect("no holder panics") = is_exchange;
            }
            self.pause().await;
            if to_server.write_all(&bytes).await.is_err() {
                return Requests::Ended;
            }
        }
    }

    async fn replies(
        &self,
        from_server: &mut (impl AsyncRead + Unpin),
        mut to_client: impl AsyncWrite + Unpin,
    ) {
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = from_server.read(&mut buffer).await.unwrap_or(0);
            if read > 0 {
                self.pause().await;
            }
            let is_silent = self.control.traffic.borrow().silent_before > self.number;
            let answers = *self.answers.borrow();
            if read == 0 {
                if is_silent || answers == Answers::Swallowed {
                    // The client does not learn that the server has closed it either.
                    std::future::pending::<()>().await;
                }
                return;
            }
            match answers {
                Answers::Lost => return self.count_loss(),
                Answers::Swallowed => {}
                Answers::Delivered if is_silent => {}
                Answers::Delivered => {
                    if to_client.write_all(&buffer[..read]).await.is_err() {
                        return;
                    }
                    if std::mem::take(&mut *self.awaits_exchange.lock().expect("no holder panics")) {
                        self.control.answered.send_modify(|answered| *answered += 1);
                    }
                }
            }
        }
    }

    /// Waits as long as traffic is held, or delayed.
    async fn pause(&self) {
        let mut traffic = self.control.traffic.subscribe();
        let delay = traffic.wait_for(|traffic| !traffic.is_held).await.map(|traffic| traffic.delay);
        if let Ok(delay) = delay
            && !delay.is_zero()
        {
            sleep(delay).await;
        }
    }

    fn count_loss(&self) {
        self.control.lost.send_modify(|lost| *lost += 1);
    }
}
