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
        let cache = self.state().join("compiled");
        Ok(Engine::open(&self.component()?, policy, &cache, Limits::default())?)
    }
}
