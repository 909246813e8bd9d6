//! What most commands need: the configuration, the store, the engine.

use super::Common;
use super::print::Failure;
use crate::config::{self, Config};
use crate::engine::{Engine, Limits, PolicySource, locate};
use crate::store::{SqliteStore, StoreOptions};
use std::path::{Path, PathBuf};

pub(super) struct Context {
    common: Common,
}

impl Context {
    pub(super) fn new(common: Common) -> Self {
        Self { common }
    }

    /// Whether answers are to be in JSON.
    pub(super) fn json(&self) -> bool {
        self.common.json
    }

    pub(super) fn state(&self) -> &Path {
        &self.common.state
    }

    pub(super) fn keys(&self) -> PathBuf {
        self.state().join("dkim")
    }

    /// The component as a further process has to be told it.
    pub(super) fn component(&self) -> Result<PathBuf, Failure> {
        Ok(locate(self.common.component.as_deref())?)
    }

    pub(super) fn config(&self) -> Result<Config, Failure> {
        Ok(Config::read(&self.state().join(config::FILE))?)
    }

    pub(super) fn store(&self) -> Result<SqliteStore, Failure> {
        let max_bytes = self.config()?.max_store_mb.map(|mb| mb.saturating_mul(1 << 20));
        Ok(SqliteStore::open(self.state(), StoreOptions { max_bytes })?)
    }

    /// The engine with the policy of the configuration.
    pub(super) fn engine(&self) -> Result<Engine, Failure> {
        let policy = self.config()?.policy(self.state())?;
        self.engine_with(policy)
    }

    /// The engine with the policy named, else with that of the configuration.
    pub(super) fn engine_for(&self, policy: Option<&str>) -> Result<Engine, Failure> {
        match policy {
            Some(name) => self.engine_with(config::policy_source(name, Path::new(""))?),
            None => self.engine(),
        }
    }

    pub(super) fn engine_with(&self, policy: PolicySource) -> Result<Engine, Failure> {
        Ok(Engine::open(&self.component()?, policy, &self.cache(), Limits::default())?)
    }

    /// Where compiled components are kept: where told, else in the state folder, or in the user's cache while there
    /// is none.
    pub(super) fn cache(&self) -> PathBuf {
        if let Some(cache) = &self.common.cache {
            return cache.clone();
        }
        let in_state = self.state().join("compiled");
        if self.state().is_dir() {
            return in_state;
        }
        let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
        cache.map_or(in_state, |cache| cache.join("sendright").join("compiled"))
    }
}
