//! The hosts that a worker's configuration lets the input of a step name.

use std::fmt;
use std::str::FromStr;

use url::Url;

/// `https://shop.example`, `http://10.0.0.7:8080`, `https://*.shop.example`. Without a scheme, https is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpHost {
    scheme: String,
    /// Without its asterisk, and then with the dot that it begins with.
    host: String,
    is_any_below: bool,
    port: u16,
}

/// A text that names no host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoHost;

impl fmt::Display for NoHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it names no host")
    }
}

impl std::error::Error for NoHost {}

impl FromStr for HttpHost {
    type Err = NoHost;

    fn from_str(text: &str) -> Result<Self, NoHost> {
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        let (is_any_below, rest) = rest.strip_prefix("*.").map_or((false, rest), |rest| (true, rest));
        let url = Url::parse(&format!("{scheme}://{rest}")).map_err(|_| NoHost)?;
        let is_bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty();
        let is_web = matches!(scheme, "http" | "https");
        let is_domain = url.domain().is_some_and(|name| !name.contains('*'));
        let host = url
            .host_str()
            .filter(|_| is_bare && is_web && !rest.contains('/') && (is_domain || !is_any_below));
        let host = host.filter(|host| !host.contains('*')).ok_or(NoHost)?;
        Ok(HttpHost {
            scheme: scheme.to_owned(),
            host: if is_any_below { format!(".{host}") } else { host.to_owned() },
            is_any_below,
            port: url.port_or_known_default().ok_or(NoHost)?,
        })
    }
}

impl HttpHost {
    /// Whether an address leads to it.
    pub fn is_of(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let is_host = match self.is_any_below {
            true => host.ends_with(&self.host) && host.len() > self.host.len(),
            false => host == self.host,
        };
        is_host && url.scheme() == self.scheme && url.port_or_known_default() == Some(self.port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_of(host: &str, url: &str) -> bool {
        host.parse::<HttpHost>().unwrap().is_of(&url.parse().unwrap())
    }

    #[test]
    fn scheme_host_and_port_are_compared() {
        assert!(is_of("shop.example", "https://SHOP.example/orders"));
        assert!(is_of("http://10.0.0.7:8080", "http://10.0.0.7:8080/"));
        assert!(is_of("https://[::1]:8443", "https://[0:0::1]:8443/"));
        assert!(is_of("*.shop.example", "https://eu.shop.example/"));
        for (host, url) in [
            ("shop.example", "http://shop.example/"),
            ("shop.example", "https://shop.example:8443/"),
            ("shop.example", "https://shop.example.evil.example/"),
            ("*.shop.example", "https://shop.example/"),
            ("*.shop.example", "https://evilshop.example/"),
        ] {
            assert!(!is_of(host, url), "{host} {url}");
        }
    }

    #[test]
    fn everything_else_names_no_host() {
        for bad in [
            "",
            "*",
            "https://",
            "shop.example/orders",
            "ftp://shop.example",
            "u@shop.example",
            "a*.example",
            "*.10.0.0.7",
        ] {
            assert_eq!(bad.parse::<HttpHost>(), Err(NoHost), "{bad}");
        }
    }
}
