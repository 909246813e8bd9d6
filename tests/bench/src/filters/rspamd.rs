//! rspamd with its usual rules, without those that ask the network, a database or earlier mails.

use super::Filter;
use super::server::{self, Server};
use crate::machine::Version;
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

const PROGRAM: &str = "/usr/bin/rspamd";

/// What asks others: name servers, databases, or what was learnt.
const OFF: [&str; 17] = [
    "arc",
    "asn",
    "bimi",
    "dkim",
    "dmarc",
    "fuzzy_check",
    "greylist",
    "hfilter",
    "history_redis",
    "mx_check",
    "neural",
    "ratelimit",
    "rbl",
    "reputation",
    "spf",
    "surbl",
    "whitelist",
];

pub(super) struct Rspamd {
    server: Server,
    _folder: TempDir,
}

impl Rspamd {
    pub(super) fn start(workers: usize) -> Result<Self> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let address = server::free_address()?;
        configure(folder.path(), address, workers).context("rspamd cannot be configured")?;
        let mut command = Command::new(PROGRAM);
        command.args(["--no-fork", "--insecure", "--config=/etc/rspamd/rspamd.conf"]);
        for name in ["LOCAL_CONFDIR", "DBDIR", "RUNDIR", "LOGDIR"] {
            command.arg(format!("--var={name}={}", folder.path().join(name).display()));
        }
        let mut server = Server::start("rspamd", command, address)?;
        // It compiles its patterns after it began to listen, and is slower until then.
        let log = folder.path().join("LOGDIR/rspamd.log");
        server.wait(|| {
            let log = fs::read_to_string(&log).unwrap_or_default();
            let is_loaded = |line: &str| line.contains("(normal)") && line.contains("hyperscan database of");
            Ok(log.lines().filter(|line| is_loaded(line)).count() >= workers)
        })?;
        Ok(Self { server, _folder: folder })
    }

    pub(super) fn version() -> Version {
        let told = Command::new(PROGRAM).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
        let told = String::from_utf8_lossy(&told);
        let version = told.lines().next().and_then(|line| line.rsplit(' ').next()).unwrap_or("unknown");
        Version { name: "rspamd".into(), version: version.into() }
    }
}

/// One kind of worker at the address, and nothing that leaves the machine: even names are asked of nobody.
fn configure(folder: &Path, address: SocketAddr, workers: usize) -> Result<()> {
    let overriding = folder.join("LOCAL_CONFDIR/override.d");
    fs::create_dir_all(&overriding)?;
    for name in ["DBDIR", "RUNDIR", "LOGDIR"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let nobody = server::free_address()?;
    let name_server = format!("\"{}:{}\"", nobody.ip(), nobody.port());
    let files = [
        ("worker-normal.inc", format!("bind_socket = \"{address}\";\ncount = {workers};\n")),
        ("worker-controller.inc", "enabled = false;\n".to_owned()),
        ("worker-proxy.inc", "enabled = false;\n".to_owned()),
        (
            "options.inc",
            format!(
                "filters = \"chartable,regexp\";\ndisable_monitoring = true;\n\
                 dns {{ nameserver = [{name_server}]; timeout = 0.1s; retransmits = 1; }}\n"
            ),
        ),
    ];
    for (name, text) in files {
        fs::write(overriding.join(name), text)?;
    }
    for module in OFF {
        fs::write(overriding.join(format!("{module}.conf")), "enabled = false;\n")?;
    }
    Ok(())
}

impl Filter for Rspamd {
    fn name(&self) -> &'static str {
        "rspamd, add header or reject"
    }

    fn is_spam(&self, message: &[u8]) -> Result<bool> {
        let head = format!("POST /checkv2 HTTP/1.0\r\nContent-Length: {}\r\n\r\n", message.len());
        let answer = self.server.ask(&head, message)?;
        let body = answer.windows(4).position(|end| end == b"\r\n\r\n").and_then(|at| answer.get(at + 4..));
        let told: Value = serde_json::from_slice(body.unwrap_or_default()).context("rspamd answers no JSON")?;
        let action = told["action"].as_str().with_context(|| format!("rspamd gives no action: {told}"))?;
        Ok(matches!(action, "reject" | "add header"))
    }

    fn processor(&self) -> Result<Duration> {
        self.server.processor()
    }
}
