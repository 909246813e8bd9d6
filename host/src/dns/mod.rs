//! Where a recipient's mail goes: routes, or MX records and addresses (RFC 5321 section 5.1).

mod mx;
mod public;
mod routes;

pub use mx::{Mx, order};
pub use public::is_public;
pub use routes::{RouteError, Routes};

use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;
use hickory_resolver::{Resolver as Hickory, TokioResolver};
use rand::seq::SliceRandom;
use std::net::{IpAddr, SocketAddr};

/// How mail servers are found.
#[derive(Clone, Debug)]
pub struct Options {
    /// Domains whose mail goes to a server of your choice, without asking DNS.
    pub routes: Routes,
    /// Whether a server found through DNS may be at a loopback, private or otherwise internal address; no.
    pub allow_private: bool,
    /// The servers' port; 25. Routes name their own.
    pub port: u16,
    /// Name servers to ask; the operating system's when there are none.
    pub name_servers: Vec<SocketAddr>,
}

impl Default for Options {
    fn default() -> Self {
        Self { routes: Routes::default(), allow_private: false, port: 25, name_servers: Vec::new() }
    }
}

/// A mail server and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// Its name.
    pub host: String,
    /// Its addresses in the order to try; never empty.
    pub addresses: Vec<SocketAddr>,
}

/// Why no mail server is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Failure {
    /// What happened, as a sentence.
    pub detail: String,
    /// What kind of failure it is.
    pub reason: Reason,
}

/// The kinds of failure to find a mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The domain does not exist, or no server of it can be written to; asking again would give the same.
    NoSuchDomain,
    /// The domain says that it takes no mail (RFC 7505).
    TakesNoMail,
    /// Nobody answered; asking again later may help.
    Unanswered,
}

impl Failure {
    fn permanent(detail: String) -> Self {
        Self { detail, reason: Reason::NoSuchDomain }
    }

    fn temporary(detail: String) -> Self {
        Self { detail, reason: Reason::Unanswered }
    }
}

/// Finds the mail servers of a domain.
pub struct Resolver {
    options: Options,
    /// The words say why DNS cannot be asked; routes work all the same.
    dns: Result<TokioResolver, String>,
}

/// Servers whose addresses are looked up for one domain.
const SERVERS: usize = 10;

impl Resolver {
    /// A resolver for these options. When the system's DNS configuration cannot be read, only routes work.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let dns = connect(&options.name_servers).map_err(|error| error.to_string());
        Self { options, dns }
    }

    /// The servers for mail to `domain`, in the order to try; `domain` may be an address literal such as `[192.0.2.1]`.
    ///
    /// Servers of the same preference come in random order (RFC 5321 section 5.1).
    pub async fn destinations(&self, domain: &str) -> Result<Vec<Destination>, Failure> {
        if let Some(route) = self.options.routes.find(domain) {
            return route.resolve().await.map(|found| vec![found]);
        }
        if let Some(inner) = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return self.literal(domain, inner);
        }
        let domain = ascii_domain(domain).ok_or_else(|| Failure::permanent(format!("`{domain}` is no domain name")))?;
        let records = self.mail_servers(&domain).await?;
        self.locate(&domain, records).await
    }

    fn literal(&self, domain: &str, inner: &str) -> Result<Vec<Destination>, Failure> {
        let ip = inner.strip_prefix("IPv6:").unwrap_or(inner).parse::<IpAddr>();
        let ip = ip.map_err(|_| {
            Failure::permanent(format!("`{domain}` is no address literal; write `[192.0.2.1]` or `[IPv6:2001:db8::1]`"))
        })?;
        if !self.allows(ip) {
            return Err(Failure::permanent(format!("`{domain}` is an internal address")));
        }
        Ok(vec![Destination { host: domain.to_owned(), addresses: vec![SocketAddr::new(ip, self.options.port)] }])
    }

    /// The MX records in order, or the domain itself where there are none.
    async fn mail_servers(&self, domain: &str) -> Result<Vec<Mx>, Failure> {
        let answer = self.dns()?.mx_lookup(absolute(domain)).await;
        let mut records: Vec<Mx> = match answer {
            Ok(answer) => answer.answers().iter().filter_map(|record| mx_record(&record.data)).collect(),
            Err(error) if error.is_nx_domain() => {
                return Err(Failure::permanent(format!("the domain `{domain}` does not exist")));
            }
            Err(error) if error.is_no_records_found() => Vec::new(),
            Err(error) => return Err(unanswered("the mail servers of", domain, &error)),
        };
        if records.is_empty() {
            records.push(Mx { preference: 0, host: domain.to_owned() });
        }
        if records.iter().all(|record| record.host.is_empty()) {
            let detail = format!("the domain `{domain}` takes no mail (null MX, RFC 7505)");
            return Err(Failure { detail, reason: Reason::TakesNoMail });
        }
        records.retain(|record| !record.host.is_empty());
        order(&mut records, |equal| equal.shuffle(&mut rand::rng()));
        records.truncate(SERVERS);
        Ok(records)
    }

    async fn locate(&self, domain: &str, records: Vec<Mx>) -> Result<Vec<Destination>, Failure> {
        let mut found = Vec::with_capacity(records.len());
        let mut internal = false;
        let mut unknown = None;
        for record in records {
            match self.dns()?.lookup_ip(absolute(&record.host)).await {
                Ok(answer) => {
                    let (allowed, refused): (Vec<IpAddr>, Vec<IpAddr>) = answer.iter().partition(|&ip| self.allows(ip));
                    internal |= !refused.is_empty();
                    if !allowed.is_empty() {
                        let addresses = allowed.into_iter().map(|ip| SocketAddr::new(ip, self.options.port)).collect();
                        found.push(Destination { host: record.host, addresses });
                    }
                }
                Err(error) if error.is_no_records_found() => {}
                Err(error) => unknown = Some(unanswered("the address of", &record.host, &error)),
            }
        }
        match unknown {
            _ if !found.is_empty() => Ok(found),
            Some(failure) => Err(failure),
            None if internal => {
                Err(Failure::permanent(format!("the mail servers of `{domain}` are at internal addresses")))
            }
            None => Err(Failure::permanent(format!("the domain `{domain}` has no mail server with an address"))),
        }
    }

    fn allows(&self, ip: IpAddr) -> bool {
        self.options.allow_private || is_public(ip)
    }

    fn dns(&self) -> Result<&TokioResolver, Failure> {
        self.dns.as_ref().map_err(|words| Failure::temporary(format!("DNS cannot be asked: {words}")))
    }
}

fn connect(servers: &[SocketAddr]) -> Result<TokioResolver, NetError> {
    if servers.is_empty() {
        return TokioResolver::builder_tokio()?.build();
    }
    let servers = servers.iter().map(|server| {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
            connection.port = server.port();
            connection
        });
        NameServerConfig::new(server.ip(), true, connections.to_vec())
    });
    let config = ResolverConfig::from_name_servers(servers.collect());
    Hickory::builder_with_config(config, TokioRuntimeProvider::default()).build()
}

fn unanswered(what: &str, name: &str, error: &NetError) -> Failure {
    Failure::temporary(format!("DNS did not tell {what} `{name}`: {error}"))
}

/// With its final dot a name is looked up as it is, without the system's search domains.
fn absolute(name: &str) -> String {
    format!("{}.", name.trim_end_matches('.'))
}

fn mx_record(data: &RData) -> Option<Mx> {
    let RData::MX(mx) = data else { return None };
    let host = mx.exchange.to_ascii().trim_end_matches('.').to_ascii_lowercase();
    Some(Mx { preference: mx.preference, host })
}

/// The domain in lower case and in its ASCII form (RFC 5890); none if it is no domain name.
#[must_use]
pub fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii(domain).ok()?;
    let label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    (ascii.len() <= 253 && ascii.split('.').all(label)).then_some(ascii)
}
