//! As much of PostgreSQL's protocol as it takes to recognise a client's statements.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// A message of a client, as far as the proxy is concerned.
#[derive(Debug, PartialEq, Eq)]
pub enum Message {
    /// The first one; requests for TLS before it are [`Message::Other`].
    Startup,
    /// Gives a statement a name.
    Prepare {
        name: Vec<u8>,
        text: String,
    },
    /// Runs a prepared statement.
    Run {
        name: Vec<u8>,
    },
    /// Runs a statement that was not prepared.
    Query {
        text: String,
    },
    Other,
}

/// Startup packets that ask for encryption and are followed by another: SSLRequest, GSSENCRequest.
const ENCRYPTION: [[u8; 4]; 2] = [80877103_u32.to_be_bytes(), 80877104_u32.to_be_bytes()];

/// Longer than any message of a worker.
const LONGEST: usize = 1 << 30;

/// Reads a packet without a type: the first of a connection.
pub async fn read_startup(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    read(from, 0).await
}

/// Reads one message.
pub async fn read_message(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    read(from, 1).await
}

/// Reads `type_length` bytes, a length that counts itself, and as many bytes.
async fn read(from: &mut (impl AsyncRead + Unpin), type_length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; type_length + 4];
    from.read_exact(&mut bytes).await?;
    let length: [u8; 4] = bytes[type_length..].try_into().expect("four bytes");
    let length = u32::from_be_bytes(length) as usize;
    if !(4..LONGEST).contains(&length) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    bytes.resize(type_length + length, 0);
    from.read_exact(&mut bytes[type_length + 4..]).await?;
    Ok(bytes)
}

/// Reads on to the end of the request that began with these messages: a Sync, or the one message of a plain query.
pub async fn rest_of_request(
    from: &mut (impl AsyncRead + Unpin),
    mut messages: Vec<u8>,
) -> io::Result<Vec<u8>> {
    let mut is_complete = messages.first() == Some(&b'Q');
    while !is_complete {
        let message = read_message(from).await?;
        is_complete = message[0] == b'S';
        messages.extend(message);
    }
    Ok(messages)
}

pub fn message_of(bytes: &[u8], is_startup: bool) -> Message {
    if is_startup {
        let asks_for_encryption = bytes.get(4..8).is_some_and(|code| ENCRYPTION.iter().any(|it| it == code));
        return if asks_for_encryption { Message::Other } else { Message::Startup };
    }
    let mut texts = bytes[5..].split(|byte| *byte == 0);
    let mut next = || texts.next().unwrap_or_default();
    match bytes[0] {
        b'P' => {
            let name = next().to_vec();
            Message::Prepare { name, text: String::from_utf8_lossy(next()).into_owned() }
        }
        b'B' => {
            let _portal = next();
            Message::Run { name: next().to_vec() }
        }
        b'Q' => Message::Query { text: String::from_utf8_lossy(next()).into_owned() },
        _ => Message::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        let mut bytes = vec![kind];
        bytes.extend((body.len() as u32 + 4).to_be_bytes());
        bytes.extend(body);
        bytes
    }

    #[tokio::test]
    async fn statements_are_recognised_by_name_and_by_text() {
        let prepare = message(b'P', b"s1\0select 1\0\0\0");
        let run = message(b'B', b"\0s1\0\0\0\0\0\0\0");
        let query = message(b'Q', b"select 2\0");
        let name = b"s1".to_vec();
        assert_eq!(
            message_of(&prepare, false),
            Message::Prepare { name: name.clone(), text: "select 1".into() }
        );
        assert_eq!(message_of(&run, false), Message::Run { name });
        assert_eq!(message_of(&query, false), Message::Query { text: "select 2".into() });
        assert_eq!(message_of(&message(b'X', b""), false), Message::Other);

        // One message at a time, however they arrive.
        let mut stream = &[&run[..], &message(b'E', b"\0\0\0\0\0"), &message(b'S', b""), &query].concat()[..];
        let first = read_message(&mut stream).await.unwrap();
        assert_eq!(first, run);
        let request = rest_of_request(&mut stream, first).await.unwrap();
        assert_eq!(request.last_chunk(), Some(&[b'S', 0, 0, 0, 4]));
        assert_eq!(read_message(&mut stream).await.unwrap(), query);
        assert!(read_message(&mut &b"P\0\0\0\x03"[..]).await.is_err());
    }

    #[tokio::test]
    async fn a_request_for_tls_is_followed_by_the_startup() {
        let tls = [0, 0, 0, 8, 4, 210, 22, 47];
        assert_eq!(message_of(&read_startup(&mut &tls[..]).await.unwrap(), true), Message::Other);
        let startup = b"\0\0\0\x09\0\x03\0\0\0";
        assert_eq!(message_of(&read_startup(&mut &startup[..]).await.unwrap(), true), Message::Startup);
    }
}
