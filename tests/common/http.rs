//! Requests to a web server as text, and its answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// An answer of the server.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in lowercase.
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    /// The value of a header, which is there at most once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let (first, second) = (found.next(), found.next());
        assert!(second.is_none(), "{name} is there twice: {self:?}");
        first.map(|(_, value)| value.as_str())
    }
}

/// Sends a request over a connection of its own and reads the answer. `headers` has one a line; without a host, it is
/// `localhost`.
pub fn request(port: u16, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    let mut text =
        format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    if !headers.iter().any(|header| header.starts_with("Host:")) {
        text.push_str("Host: localhost\r\n");
    }
    headers.iter().for_each(|header| text.push_str(&format!("{header}\r\n")));
    stream.write_all(format!("{text}\r\n{body}").as_bytes()).expect("the request");
    let mut reader = BufReader::new(stream);
    let (status, headers) = head(&mut reader);
    let mut body = Vec::new();
    reader.read_to_end(&mut body).expect("the answer");
    Answer { status, headers, body: String::from_utf8(body).expect("UTF-8") }
}

/// Reads the status and the headers of an answer.
pub fn head(reader: &mut impl BufRead) -> (u16, Vec<(String, String)>) {
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    };
    let status = line();
    let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
    let mut headers = Vec::new();
    while let Some((name, value)) =
        line().split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()))
    {
        headers.push((name.to_ascii_lowercase(), value));
    }
    (status.expect("a status"), headers)
}
