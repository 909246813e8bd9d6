//! `SpamAssassin`'s server with local tests only, and without statistics learnt from mails.

use super::Filter;
use super::server::{self, Server};
use crate::machine::Version;
use anyhow::{Context, Result};
use std::process::Command;
use std::time::Duration;

const PROGRAM: &str = "/usr/sbin/spamd";

pub(super) struct SpamAssassin(Server);

impl SpamAssassin {
    pub(super) fn start(children: usize) -> Result<Self> {
        let address = server::free_address()?;
        let mut command = Command::new(PROGRAM);
        command
            .args(["--local", "--nouser-config", "--syslog=null", "--cf=use_bayes 0"])
            .arg(format!("--listen={address}"))
            .args([format!("--max-children={children}"), format!("--min-children={children}")])
            // A child that ends takes its time with it.
            .arg("--max-conn-per-child=1000000");
        if server::is_root() {
            command.arg("--username=nobody");
        }
        Ok(Self(Server::start("SpamAssassin", command, address)?))
    }

    pub(super) fn version() -> Version {
        let told = Command::new(PROGRAM).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        let version = told.lines().next().and_then(|line| line.rsplit(' ').next()).unwrap_or("unknown");
        Version { name: "SpamAssassin".into(), version: version.into() }
    }
}

impl Filter for SpamAssassin {
    fn name(&self) -> &'static str {
        "SpamAssassin, score ≥ 5"
    }

    fn is_spam(&self, message: &[u8]) -> Result<bool> {
        let head = format!("CHECK SPAMC/1.2\r\nContent-length: {}\r\n\r\n", message.len());
        let answer = String::from_utf8_lossy(&self.0.ask(&head, message)?).into_owned();
        let verdict = answer.lines().find_map(|line| line.strip_prefix("Spam: ")).map(str::trim_start);
        Ok(verdict.with_context(|| format!("SpamAssassin gives no verdict: {answer}"))?.starts_with("True"))
    }

    fn processor(&self) -> Result<Duration> {
        self.0.processor()
    }
}
