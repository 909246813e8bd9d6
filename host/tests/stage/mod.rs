//! A state folder, the program, and a daemon of it, for tests.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod name_server;

use sendright_host::sink::{Options, Script, Sink};
use sendright_host::store::{Batch, BatchState, SqliteStore, Store, StoreOptions};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A template that the policy approves.
pub(crate) const TEMPLATE: &str = "<!doctype html><html lang=\"en\"><body><p>Dear {{name}}, the parcel with your order left our \
    warehouse in Leeds this morning and should be with you within two working days.</p>\
    <p>If something is missing, answer this mail and we will put it right.</p></body></html>";

pub(crate) struct Stage {
    folder: tempfile::TempDir,
}

impl Stage {
    /// A new state folder whose mail goes where `routes` say.
    pub(crate) fn new(routes: &[(&str, &str)]) -> Self {
        let stage = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(stage.state()).unwrap();
        let routes: String = routes.iter().map(|(domain, to)| format!("\"{domain}\" = \"{to}\"\n")).collect();
        stage.write("state/sendright.toml", format!("hostname = \"test.example.com\"\n[routes]\n{routes}"));
        stage
    }

    /// Adds to the configuration, before its table of routes.
    pub(crate) fn configure(&self, line: &str) {
        let old = fs::read_to_string(self.state().join("sendright.toml")).unwrap();
        self.write("state/sendright.toml", format!("{line}\n{old}"));
    }

    pub(crate) fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sendright"));
        command.args(args).arg("--state").arg(self.state()).current_dir(self.folder.path());
        command.arg("--cache").arg(concat!(env!("CARGO_TARGET_TMPDIR"), "/compiled"));
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).stdin(Stdio::null()).output().unwrap()
    }

    /// Runs a command that has to succeed, and gives its JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let output = self.command(args).arg("--json").stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}{}", text(&output.stdout), text(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// A verified and warm sender domain, and an approved template `parcel`.
    pub(crate) fn prepare(&self) {
        self.json(&["domain", "add", "mail.example.com", "--verified", "--warmed"]);
        self.write("parcel.html", TEMPLATE);
        let subject = "Your parcel is on its way";
        self.json(&["template", "add", "parcel", "parcel.html", "--kind", "transactional", "--subject", subject]);
    }

    /// Starts a batch to addresses, with a name as data.
    pub(crate) fn start_batch(&self, addresses: impl IntoIterator<Item = impl AsRef<str>>) -> i64 {
        let lines: String = addresses.into_iter().map(|address| format!("{},Ann\n", address.as_ref())).collect();
        self.write("recipients.csv", format!("address,name\n{lines}"));
        let from = "Example <news@mail.example.com>";
        let answer = self.json(&["batch", "start", "recipients.csv", "--template", "parcel", "--from", from]);
        answer["batch"].as_i64().unwrap()
    }

    pub(crate) fn store(&self) -> SqliteStore {
        SqliteStore::open(&self.state(), StoreOptions::default()).unwrap()
    }

    pub(crate) fn daemon(&self) -> Daemon {
        let log = fs::OpenOptions::new().create(true).append(true).open(self.path("daemon.log")).unwrap();
        Daemon(self.command(&["serve"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap())
    }

    /// Waits until a batch is as wanted.
    pub(crate) async fn wait(&self, batch: i64, what: &str, is: impl Fn(&Batch) -> bool) -> Batch {
        let store = self.store();
        let started = Instant::now();
        loop {
            let now = store.batch(batch).await.unwrap();
            if is(&now) {
                return now;
            }
            let log = || fs::read_to_string(self.path("daemon.log")).unwrap_or_default();
            assert!(started.elapsed() < Duration::from_secs(90), "never {what}: {now:?}\n{}", log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(crate) async fn wait_finished(&self, batch: i64) -> Batch {
        self.wait(batch, "finished", |batch| batch.state == BatchState::Finished).await
    }
}

/// A daemon that is killed when it goes out of scope.
pub(crate) struct Daemon(pub Child);

impl Daemon {
    pub(crate) fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A sink that keeps mail in `out` and answers as told.
pub(crate) async fn sink(replies: &[&str], out: Option<&Path>, delay: Duration) -> Sink {
    let replies: Vec<_> = replies.iter().map(ToString::to_string).collect();
    let script = Script::from_replies(&replies).unwrap();
    Sink::start(Options { script, out: out.map(Path::to_owned), delay, tls: true, ..Options::default() }).await.unwrap()
}

/// The recipients of the mails a sink kept, one entry a mail.
pub(crate) fn kept(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder.join("new")).map(|files| files.map(|file| file.unwrap().path()).collect());
    let files: Vec<PathBuf> = files.unwrap_or_default();
    let to = |mail: String| {
        let line = mail.lines().find_map(|line| line.strip_prefix("To: ").map(ToOwned::to_owned)).unwrap();
        line.trim_matches(['<', '>']).to_owned()
    };
    files.iter().map(|file| to(fs::read_to_string(file).unwrap())).collect()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
