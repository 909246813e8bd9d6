//! Mail programs by others, run on this machine, to test against.

use crate::target;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SETUP: &str = "run `cargo xtask setup` first";

/// A mail server that keeps what it receives; ends when dropped.
pub struct Peer {
    /// Where it listens.
    pub address: SocketAddr,
    child: Child,
    /// Ends the server: Postfix's master is no child of ours, and a signal to the command would leave it.
    stop: Command,
    folder: TempDir,
    inbox: PathBuf,
}

impl Peer {
    /// Postfix, taking mail for `bob@a.example` alone and offering STARTTLS.
    ///
    /// # Panics
    /// When Postfix is not installed or does not start.
    #[must_use]
    pub fn postfix() -> Self {
        let program = Path::new("/usr/sbin/postfix");
        assert!(program.exists(), "{} is missing: {SETUP}", program.display());
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let inbox = root.join("mail/inbox/new");
        for part in ["queue", "data", "mail"] {
            fs::create_dir(root.join(part)).expect("a folder");
        }
        fs::set_permissions(root, fs::Permissions::from_mode(0o755)).expect("set");
        run(Command::new("chown").arg("postfix").arg(root.join("data")));
        run(Command::new("chown").arg("nobody").arg(root.join("mail")));
        run(Command::new("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "2", "-keyout"])
            .arg(root.join("key.pem"))
            .arg("-out")
            .arg(root.join("certificate.pem")));
        let port = free_port();
        let settings = include_str!("peers/postfix-main.cf").replace("@ROOT@", &root.display().to_string());
        fs::write(root.join("main.cf"), settings).expect("written");
        let services = include_str!("peers/postfix-master.cf").replace("@PORT@", &port.to_string());
        fs::write(root.join("master.cf"), services).expect("written");
        let child = Command::new(program)
            .arg("-c")
            .arg(root)
            .arg("start-fg")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Postfix starts");
        let mut stop = Command::new(program);
        stop.arg("-c").arg(root).arg("stop");
        let peer = Self { address: (Ipv4Addr::LOCALHOST, port).into(), child, stop, folder, inbox };
        peer.wait_until("Postfix listens", || TcpStream::connect(peer.address).is_ok());
        peer
    }

    /// The Python server aiosmtpd, taking mail for anyone but `nobody@…`.
    ///
    /// # Panics
    /// When the Python environment is missing or the server does not start.
    #[must_use]
    pub fn aiosmtpd() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child =
            python("aiosmtpd_receiver.py").arg(folder.path()).stdout(Stdio::piped()).spawn().expect("Python starts");
        let mut port = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut port).expect("it says its port");
        let port: u16 = port.trim().parse().unwrap_or_else(|_| panic!("aiosmtpd did not start: {SETUP}"));
        let inbox = folder.path().to_owned();
        let mut stop = Command::new("kill");
        stop.arg(child.id().to_string());
        Self { address: (Ipv4Addr::LOCALHOST, port).into(), child, stop, folder, inbox }
    }

    /// The messages received, as files, once there are `count` of them.
    ///
    /// # Panics
    /// When fewer have come after 20 seconds.
    #[must_use]
    pub fn received(&self, count: usize) -> Vec<PathBuf> {
        let list = || {
            let files = fs::read_dir(&self.inbox).into_iter().flatten().flatten().map(|file| file.path());
            files
                .filter(|path| path.extension().is_none_or(|ending| ending != "part") && path.is_file())
                .collect::<Vec<_>>()
        };
        self.wait_until("the messages arrive", || list().len() >= count);
        let mut found = list();
        found.sort();
        found
    }

    fn wait_until(&self, what: &str, done: impl Fn() -> bool) {
        let start = Instant::now();
        while !done() {
            if start.elapsed() > Duration::from_secs(20) {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                panic!("waited 20 s until {what}; {log}");
            }
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.stop.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What dkimpy says of each signature of the message in `file`, given the published TXT records.
///
/// # Panics
/// When the Python environment is missing.
#[must_use]
pub fn dkim_results(file: &Path, records: &[(String, String)]) -> Vec<String> {
    let pairs = records.iter().map(|(name, text)| format!("{name}={text}"));
    let output = python("dkim_verify.py").arg(file).args(pairs).output().expect("Python starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

fn python(script: &str) -> Command {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let venv = std::env::var_os("SENDRIGHT_VENV").map_or_else(|| target::folder().join("venv"), PathBuf::from);
    let program = venv.join("bin/python");
    assert!(program.exists(), "{} is missing: {SETUP}", program.display());
    let mut command = Command::new(program);
    command.arg(tests.join("peers").join(script)).stdin(Stdio::null());
    command
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}: {SETUP}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}
