//! Which requests are answered: those for a host that is ours, by somebody who may.

use std::net::IpAddr;
use std::path::Path;

use axum::http::header::{AUTHORIZATION, COOKIE, HOST, HeaderMap, HeaderName};

use super::secret::{Secret, is_same};
use crate::error::{Failure, Result};
use crate::report::style::one_line;

/// Fewer characters could be guessed.
const SHORTEST_TOKEN: usize = 16;
/// The most of a user's name that is recorded.
const USER_WIDTH: usize = 100;

/// The text of `--token-file`.
pub struct Token(String);

impl Token {
    /// # Errors
    /// A usage failure of a file that cannot be read, or of a token that is too short.
    pub fn read(file: &Path) -> Result<Token> {
        let fault = |fault: &str| {
            Failure::usage(format!("{}: {fault}", file.display()))
                .hint(format!("write one: `openssl rand -hex 32 > {}`", file.display()))
        };
        let text = std::fs::read_to_string(file)
            .map_err(|error| fault("the token could not be read").caused_by(error))?;
        match text.lines().next().map(str::trim).filter(|token| token.len() >= SHORTEST_TOKEN) {
            Some(token) => Ok(Token(token.to_owned())),
            None => Err(fault("its first line has fewer than 16 characters").into()),
        }
    }
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is for another host: a page elsewhere may have been led here by its name server.
    Host,
    /// It has no token, or another.
    Token,
    /// The proxy has not named its user.
    User,
}

pub struct Guard {
    /// In lowercase, without a port.
    hosts: Vec<String>,
    token: Option<Token>,
    user_header: Option<HeaderName>,
    pub secret: Secret,
}

impl Guard {
    /// # Errors
    /// A usage failure of a header or a host that cannot be one.
    pub fn new(
        listen: IpAddr,
        allowed: &[String],
        token: Option<Token>,
        user_header: Option<&str>,
    ) -> Result<Guard> {
        let mut hosts = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
        match listen {
            IpAddr::V4(address) => hosts.push(address.to_string()),
            IpAddr::V6(address) => hosts.push(format!("[{address}]")),
        }
        for host in allowed {
            let is_host = |c: char| c.is_ascii_alphanumeric() || "-._[]:".contains(c);
            if host.is_empty() || !host.chars().all(is_host) {
                return Err(Failure::usage(format!("--allowed-host {host:?} is not the name of a host"))
                    .hint("write it without scheme and path: `tasker serve --allowed-host tasker.example`")
                    .into());
            }
            hosts.push(without_port(host).to_ascii_lowercase());
        }
        let user_header = user_header.map(|name| {
            HeaderName::from_bytes(name.as_bytes()).map_err(|error| {
                Failure::usage(format!("--user-header {name:?} is not the name of a header"))
                    .caused_by(error)
                    .hint("name the one that the proxy sets: `tasker serve --user-header X-Forwarded-User`")
            })
        });
        Ok(Guard { hosts, token, user_header: user_header.transpose()?, secret: Secret::new() })
    }

    /// Whether a request may be answered.
    pub fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        if !self.is_for_us(headers) {
            return Err(Refusal::Host);
        }
        if self.user_header.is_some() && self.user(headers).is_none() {
            return Err(Refusal::User);
        }
        match &self.token {
            Some(Token(token)) if !self.knows(token, headers) => Err(Refusal::Token),
            _ => Ok(()),
        }
    }

    /// Whether a request is for one of our hosts. The port is not compared: a proxy may listen on another.
    pub fn is_for_us(&self, headers: &HeaderMap) -> bool {
        let mut given = headers.get_all(HOST).iter();
        let (Some(host), None) = (given.next(), given.next()) else { return false };
        let host = host.to_str().unwrap_or_default().to_ascii_lowercase();
        let host = without_port(&host).trim_end_matches('.');
        self.hosts.iter().any(|known| known == host)
    }

    /// The name that the proxy gives its user.
    pub fn user(&self, headers: &HeaderMap) -> Option<String> {
        let mut given = headers.get_all(self.user_header.as_ref()?).iter();
        let (name, None) = (given.next()?, given.next()) else { return None };
        let name = one_line(&String::from_utf8_lossy(name.as_bytes()), USER_WIDTH);
        (!name.is_empty()).then_some(name)
    }

    fn knows(&self, token: &str, headers: &HeaderMap) -> bool {
        let bearer =
            headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let by_cookie = cookie(headers, &self.cookie_name());
        bearer.is_some_and(|given| is_same(given.trim(), token))
            || by_cookie.is_some_and(|given| is_same(given, &self.login()))
    }

    /// The cookie of a browser that has shown this token.
    pub fn login_with(&self, given: &str) -> Option<String> {
        let Token(token) = self.token.as_ref()?;
        is_same(given.trim(), token).then(|| format!("{}={}", self.cookie_name(), self.login()))
    }

    fn login(&self) -> String {
        self.secret.sign(&["login"])
    }

    /// Of this server alone: browsers send the cookies of a host to all of its ports.
    pub fn cookie_name(&self) -> String {
        format!("tasker_{}", &self.secret.sign(&["cookie"])[..8])
    }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = pairs.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// `[::1]:8080` is `[::1]`, and `localhost:8080` is `localhost`.
pub fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => {
            let is_whole = !name.starts_with('[') || name.ends_with(']');
            if is_whole { name } else { host }
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).expect("a value"));
        }
        headers
    }

    fn guard(token: Option<&str>, user_header: Option<&str>) -> Guard {
        let token = token.map(|token| Token(token.to_owned()));
        let allowed = ["Tasker.example".to_owned()];
        Guard::new("10.1.2.3".parse().expect("an address"), &allowed, token, user_header).expect("a guard")
    }

    #[test]
    fn only_our_hosts_are_answered() {
        let guard = guard(None, None);
        for host in
            ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "10.1.2.3", "tasker.example:443"]
        {
            assert_eq!(guard.check(&headers(&[("host", host)])), Ok(()), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "", "[::1", "127.0.0.1.evil:80", "a@localhost"]
        {
            assert_eq!(guard.check(&headers(&[("host", host)])), Err(Refusal::Host), "{host}");
        }
        let twice = headers(&[("host", "localhost"), ("host", "evil.example")]);
        assert_eq!(guard.check(&twice), Err(Refusal::Host));
        assert_eq!(guard.check(&headers(&[])), Err(Refusal::Host));
    }

    #[test]
    fn a_token_is_shown_as_such_or_by_the_cookie_of_a_login() {
        let guard = guard(Some("0123456789abcdef"), None);
        let host = ("host", "localhost");
        assert_eq!(guard.check(&headers(&[host])), Err(Refusal::Token));
        let bearer = |token| headers(&[host, ("authorization", token)]);
        assert_eq!(guard.check(&bearer("Bearer 0123456789abcdef")), Ok(()));
        assert_eq!(guard.check(&bearer("Bearer 0123456789abcdeX")), Err(Refusal::Token));
        assert!(guard.login_with("wrong").is_none());
        let cookie = guard.login_with("0123456789abcdef").expect("a cookie");
        assert_eq!(guard.check(&headers(&[host, ("cookie", &format!("a=b; {cookie}"))])), Ok(()));
        let forged = format!("{}=1", guard.cookie_name());
        assert_eq!(guard.check(&headers(&[host, ("cookie", &forged)])), Err(Refusal::Token));
    }

    #[test]
    fn a_user_is_named_once_and_without_what_acts() {
        let guard = guard(None, Some("X-User"));
        let host = ("host", "localhost");
        assert_eq!(guard.check(&headers(&[host])), Err(Refusal::User));
        assert_eq!(guard.check(&headers(&[host, ("x-user", "")])), Err(Refusal::User));
        let twice = headers(&[host, ("x-user", "ann"), ("x-user", "bob")]);
        assert_eq!(guard.check(&twice), Err(Refusal::User));
        assert_eq!(guard.user(&headers(&[("x-user", "ann")])).as_deref(), Some("ann"));
    }
}
