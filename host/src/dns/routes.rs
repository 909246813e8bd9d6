//! Domains whose mail goes to a server named in the configuration.

use super::{Destination, Failure, ascii_domain};
use std::collections::BTreeMap;
use std::net::SocketAddr;

/// Routes by domain; `*` stands for all other domains, as with a smart host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routes(BTreeMap<String, Route>);

/// A server and its port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Route {
    host: String,
    port: u16,
}

/// A route that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RouteError {
    /// The left side.
    #[error("`{0}` is no domain to route; write a domain name, an address literal or `*`")]
    Domain(String),
    /// The right side.
    #[error("`{to}` is no server for `{domain}`; write `host:port`, as `127.0.0.1:2525` or `[::1]:25`")]
    Server {
        /// The route's domain.
        domain: String,
        /// What stands for its server.
        to: String,
    },
    /// A domain with two routes.
    #[error("`{0}` has two routes")]
    Twice(String),
}

impl Routes {
    /// Reads pairs of a domain (or `*`) and `host:port`.
    pub fn new<D: AsRef<str>, S: AsRef<str>>(pairs: impl IntoIterator<Item = (D, S)>) -> Result<Self, RouteError> {
        let mut routes = BTreeMap::new();
        for (domain, to) in pairs {
            let (domain, to) = (domain.as_ref(), to.as_ref());
            let key =
                if domain == "*" || domain.starts_with('[') { Some(domain.to_owned()) } else { ascii_domain(domain) };
            let key = key.ok_or_else(|| RouteError::Domain(domain.to_owned()))?;
            let route =
                Route::parse(to).ok_or_else(|| RouteError::Server { domain: domain.to_owned(), to: to.to_owned() })?;
            if routes.insert(key, route).is_some() {
                return Err(RouteError::Twice(domain.to_owned()));
            }
        }
        Ok(Self(routes))
    }

    pub(super) fn find(&self, domain: &str) -> Option<&Route> {
        let key = ascii_domain(domain).unwrap_or_else(|| domain.to_owned());
        self.0.get(&key).or_else(|| self.0.get("*"))
    }
}

impl Route {
    fn parse(text: &str) -> Option<Self> {
        let (host, port) = text.rsplit_once(':')?;
        let port = port.parse().ok().filter(|&port| port > 0)?;
        if let Ok(address) = text.parse::<SocketAddr>() {
            return Some(Self { host: address.ip().to_string(), port });
        }
        Some(Self { host: ascii_domain(host)?, port })
    }

    pub(super) async fn resolve(&self) -> Result<Destination, Failure> {
        let found = tokio::net::lookup_host((self.host.as_str(), self.port)).await;
        let addresses: Vec<SocketAddr> = found
            .map_err(|error| Failure::temporary(format!("the address of `{}` is not known: {error}", self.host)))?
            .collect();
        if addresses.is_empty() {
            return Err(Failure::temporary(format!("`{}` has no address", self.host)));
        }
        Ok(Destination { host: self.host.clone(), addresses })
    }
}
