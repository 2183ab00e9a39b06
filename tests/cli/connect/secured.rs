//! A server that asks for passwords and speaks TLS, over TCP.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tasker::private_pg::OsUser;
use tokio_postgres::NoTls;

use crate::common::{Cluster, eventually_blocking};

/// The password of every role here.
pub const PASSWORD: &str = "geheim-42";

/// `app` logs in by password, with TLS or without; `sealed` with TLS only,
/// `open` without only, `badge` by a certificate; `crowd` may never connect.
const ROLES: &str = "
    create role app login password 'geheim-42';
    create role sealed login password 'geheim-42';
    create role open login password 'geheim-42';
    create role badge login;
    create role crowd login password 'geheim-42' connection limit 0;
    create database shop owner app";

const HBA: &str = "
    local     all all    trust
    hostnossl all sealed all reject
    hostssl   all open   all reject
    hostssl   all badge  all cert
    host      all all    all scram-sha-256
";

/// The server and the files that belong to it.
pub struct Secured {
    _cluster: Cluster,
    pub port: u16,
    /// The authority that signed the server's certificate.
    pub authority: PathBuf,
    /// The certificate of `badge`, and its key.
    pub badge: (PathBuf, PathBuf),
    /// An authority that signed nothing here.
    pub stranger: PathBuf,
}

impl Secured {
    /// The one of this test process, started on first use.
    pub fn get() -> &'static Secured {
        // Statics are never dropped: the cluster ends with the process.
        static SECURED: OnceLock<Secured> = OnceLock::new();
        SECURED.get_or_init(Secured::start)
    }

    /// A URL without a password.
    pub fn url(&self, user: &str) -> String {
        format!("postgres://{user}@127.0.0.1:{}/shop", self.port)
    }

    /// One whose certificate has X.509 version 1, as `openssl x509 -req` makes them.
    pub fn with_version_1() -> Secured {
        let secured = Secured::start();
        let folder = secured.authority.parent().expect("a folder");
        let openssl = |args: &[&str]| {
            let output = Command::new("openssl").args(args).current_dir(folder).output().expect("openssl");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        openssl(&["req", "-new", "-key", "server.key", "-subj", "/CN=localhost", "-out", "old.csr"]);
        openssl(&["x509", "-req", "-in", "old.csr", "-key", "server.key", "-out", "old.crt"]);
        assert!(openssl(&["x509", "-in", "old.crt", "-noout", "-text"]).contains("Version: 1 "));
        write(folder, "server.crt", &fs::read_to_string(folder.join("old.crt")).expect("the certificate"));
        let url = format!("{}&port={}", secured._cluster.url(), secured.port);
        run_each(&url, ["select pg_reload_conf()"].into_iter());
        secured
    }

    fn start() -> Secured {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = port.expect("a free port").port();
        let cluster = Cluster::start_with(&["listen_addresses=127.0.0.1", &format!("port={port}")]);
        let folder = cluster.folder().to_path_buf();
        let (authority, badge) = certify(&folder);
        let stranger = self_signed(&folder, "stranger");
        fs::write(folder.join("data/pg_hba.conf"), HBA).expect("written");
        let tls = format!(
            "alter system set ssl_cert_file = '{0}/server.crt';
             alter system set ssl_key_file = '{0}/server.key';
             alter system set ssl_ca_file = '{0}/authority.crt';
             alter system set ssl = on;
             select pg_reload_conf()",
            folder.display()
        );
        run_each(&format!("{}&port={port}", cluster.url()), ROLES.split(';').chain(tls.split(';')));
        let secured = Secured { _cluster: cluster, port, authority, badge, stranger };
        secured.await_tls();
        secured
    }

    /// The reload is over when the server offers TLS.
    fn await_tls(&self) {
        let request = [0, 0, 0, 8, 4, 210, 22, 47]; // SSLRequest
        let offers_tls = || {
            use std::io::{Read, Write};
            let mut stream = std::net::TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
            let mut answer = [0];
            stream.write_all(&request).and_then(|()| stream.read_exact(&mut answer)).expect("an answer");
            answer == *b"S"
        };
        eventually_blocking("the server offers TLS", offers_tls);
    }
}

/// Runs statements as the superuser, over the Unix socket, each in its own transaction.
fn run_each<'a>(url: &str, statements: impl Iterator<Item = &'a str>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("the socket is open");
        tokio::spawn(connection);
        for statement in statements {
            client.batch_execute(statement).await.expect("a statement that runs");
        }
    });
}

/// Makes an authority, a certificate for `localhost` signed by it, and one for the role `badge`.
fn certify(folder: &Path) -> (PathBuf, (PathBuf, PathBuf)) {
    let mut params = CertificateParams::new(Vec::new()).expect("no names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    let authority = CertifiedIssuer::self_signed(params, key).expect("an authority");
    let signed = |file: &str, names: &[&str], common_name: &str| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(names).expect("names");
        params.distinguished_name.push(DnType::CommonName, common_name);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &authority).expect("a certificate");
        (
            write(folder, &format!("{file}.crt"), &certificate.pem()),
            write(folder, &format!("{file}.key"), &key.serialize_pem()),
        )
    };
    signed("server", &["localhost"], "the server");
    let badge = signed("badge", &[], "badge");
    (write(folder, "authority.crt", &authority.pem()), badge)
}

fn self_signed(folder: &Path, name: &str) -> PathBuf {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    let certificate = params.self_signed(&key).expect("a certificate");
    write(folder, &format!("{name}.crt"), &certificate.pem())
}

/// Writes a file that the server's user owns and nobody else may read.
fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("set");
    let os_user = OsUser::for_folder(folder).expect("a user to run the server as");
    os_user.own(&path).expect("given to the server's user");
    path
}
