//! The configuration: `sendright.toml` in the state folder.

use crate::dns::Routes;
use crate::engine::PolicySource;
use crate::smtp::TlsMode;
use sendright::Policy;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The file's name in the state folder.
pub const FILE: &str = "sendright.toml";

/// What the operator decides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct Config {
    /// The name this host greets other mail servers with, as `mail.example.com`.
    pub hostname: String,
    /// A shipped policy, as `tencent-ses`, or a file, which has a `/` or ends in `.toml` or `.json`. Relative to the
    /// state folder.
    pub policy: String,
    /// When connections are encrypted.
    pub tls: Tls,
    /// PEM file of the certificates that are trusted; those of the system if none. Relative to the state
    /// folder.
    pub trusted_certificates: Option<PathBuf>,
    /// Messages on their way at the same time.
    #[serde(deserialize_with = "whole")]
    pub concurrency: u32,
    /// Messages on their way to one receiving domain at the same time.
    #[serde(deserialize_with = "whole")]
    pub per_destination: u32,
    /// Mail servers by receiving domain, as `host:port`; `*` stands for all others. DNS is asked for the rest.
    pub routes: BTreeMap<String, String>,
    /// Name servers to ask, as `192.0.2.53:53`; the operating system's if none.
    pub name_servers: Vec<SocketAddr>,
    /// Most megabytes of the database; the disk is the limit if none.
    #[serde(deserialize_with = "some_whole")]
    pub max_store_mb: Option<u64>,
}

/// When connections are encrypted (rulebook 8.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tls {
    /// Whenever the receiver offers it.
    #[default]
    Opportunistic,
    /// Always, with a valid certificate; no mail goes without it.
    Require,
    /// Never.
    Off,
}

impl From<Tls> for TlsMode {
    fn from(tls: Tls) -> Self {
        match tls {
            Tls::Opportunistic => Self::Opportunistic,
            Tls::Require => Self::Require,
            Tls::Off => Self::Off,
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            hostname: "localhost".to_owned(),
            policy: "tencent-ses".to_owned(),
            tls: Tls::default(),
            trusted_certificates: None,
            concurrency: 64,
            per_destination: 20,
            routes: BTreeMap::new(),
            name_servers: Vec::new(),
            max_store_mb: None,
        }
    }
}

/// What is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    path: PathBuf,
    message: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads a file; without one, the defaults are in force.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let error = |message: String| ConfigError { path: path.to_owned(), message };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(other) => return Err(error(format!("cannot be read: {other}"))),
        };
        let config: Self = toml::from_str(&text).map_err(|mistake| error(in_words(&mistake)))?;
        if config.concurrency == 0 || config.per_destination == 0 {
            return Err(error("`concurrency` and `per_destination` are at least 1".to_owned()));
        }
        config.routes().map_err(|mistake| error(format!("routes: {mistake}")))?;
        Ok(config)
    }

    /// The routes, checked.
    pub fn routes(&self) -> Result<Routes, crate::dns::RouteError> {
        Routes::new(&self.routes)
    }

    /// The file of the certificates that are trusted; its path is relative to `folder`.
    #[must_use]
    pub fn trusted_certificates(&self, folder: &Path) -> Option<PathBuf> {
        self.trusted_certificates.as_ref().map(|file| folder.join(file))
    }

    /// The policy to load; a file's path is relative to `folder`.
    pub fn policy(&self, folder: &Path) -> Result<PolicySource, ConfigError> {
        policy_source(&self.policy, folder)
    }
}

/// What TOML says, and the name that a mistyped one is nearest to.
fn in_words(mistake: &toml::de::Error) -> String {
    let text = mistake.to_string().trim_end().to_owned();
    let unknown =
        ["unknown field `", "unknown variant `"].into_iter().find_map(|start| mistake.message().strip_prefix(start));
    // The message names what is known, each in backticks.
    let nearest = unknown.and_then(|rest| rest.split_once('`')).and_then(|(given, known)| {
        let known = known.split('`').skip(1).step_by(2);
        let near = known.map(|name| (strsim::damerau_levenshtein(given, name), name)).min()?;
        (near.0 <= given.chars().count().div_ceil(3)).then_some(near.1)
    });
    nearest.map_or(text.clone(), |name| format!("{text}\ndid you mean `{name}`?"))
}

fn whole<'de, N: TryFrom<u64>, D: Deserializer<'de>>(value: D) -> Result<N, D::Error> {
    let number = value.deserialize_u64(Whole)?;
    N::try_from(number).map_err(|_| D::Error::invalid_value(Unexpected::Unsigned(number), &"a smaller number"))
}

fn some_whole<'de, D: Deserializer<'de>>(value: D) -> Result<Option<u64>, D::Error> {
    whole(value).map(Some)
}

/// A number, in words that name no type of this program.
struct Whole;

impl Visitor<'_> for Whole {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        u64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E>(self, number: u64) -> Result<u64, E> {
        Ok(number)
    }
}

/// A policy by the name of a shipped one or by its file, whatever the file's ending.
pub fn policy_source(name: &str, folder: &Path) -> Result<PolicySource, ConfigError> {
    let path = folder.join(name);
    // The names of shipped policies have a point only in a version: `tencent-ses@2026.1`.
    let is_named_as_file = name.contains(['/', '\\']) || name.contains('.') && !name.contains('@');
    if !is_named_as_file && (!path.is_file() || Policy::preset(name).is_ok()) {
        return Ok(PolicySource::Preset(name.to_owned()));
    }
    std::fs::read_to_string(&path)
        .map(PolicySource::Document)
        .map_err(|error| ConfigError { path, message: format!("the policy cannot be read: {error}") })
}
