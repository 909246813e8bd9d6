//! A server that was started for the measurement, with all its processes.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a server may take to start, and one answer.
const PATIENCE: Duration = Duration::from_mins(3);

/// How long it may take to end.
const GRACE: Duration = Duration::from_secs(5);

const STEP: Duration = Duration::from_millis(50);

pub(super) struct Server {
    name: &'static str,
    child: Child,
    address: SocketAddr,
}

/// An address on loopback that nobody listens at.
pub(super) fn free_address() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("there is no free port")?;
    Ok(listener.local_addr()?)
}

/// Whether this process may do everything, as a server started by it then might.
pub(super) fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

impl Server {
    /// Starts a program that is to listen at the address, in the foreground.
    pub(super) fn start(name: &'static str, mut command: Command, address: SocketAddr) -> Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().with_context(|| format!("{name} does not start"))?;
        let mut server = Self { name, child, address };
        server.wait(|| Ok(TcpStream::connect(address).is_ok()))?;
        Ok(server)
    }

    /// Waits until something is so.
    pub(super) fn wait(&mut self, is_so: impl Fn() -> Result<bool>) -> Result<()> {
        let start = Instant::now();
        while !is_so()? {
            if let Some(status) = self.child.try_wait()? {
                bail!("{} ended early: {status}", self.name);
            }
            if start.elapsed() > PATIENCE {
                bail!("{} is not ready after {} seconds", self.name, PATIENCE.as_secs());
            }
            sleep(STEP);
        }
        Ok(())
    }

    /// Says something and gives all that is answered.
    pub(super) fn ask(&self, head: &str, body: &[u8]) -> Result<Vec<u8>> {
        let answer = || -> std::io::Result<Vec<u8>> {
            let mut stream = TcpStream::connect(self.address)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
            stream.write_all(head.as_bytes())?;
            stream.write_all(body)?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer)?;
            Ok(answer)
        };
        answer().with_context(|| format!("{} does not answer", self.name))
    }

    /// The time that all its processes have had of the processor.
    pub(super) fn processor(&self) -> Result<Duration> {
        let mut nanoseconds = 0;
        for process in family(self.child.id())? {
            let threads = fs::read_dir(format!("/proc/{process}/task"));
            // One may have ended meanwhile.
            for thread in threads.into_iter().flatten().flatten() {
                let told = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
                nanoseconds += told.split_whitespace().next().and_then(|first| first.parse().ok()).unwrap_or(0);
            }
        }
        Ok(Duration::from_nanos(nanoseconds))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let family = family(self.child.id()).unwrap_or_default();
        signal("-TERM", &[self.child.id()]);
        let start = Instant::now();
        while start.elapsed() < GRACE && matches!(self.child.try_wait(), Ok(None)) {
            sleep(STEP);
        }
        drop(self.child.kill());
        drop(self.child.wait());
        let left: Vec<_> = family.into_iter().filter(|process| is_a_child_of(*process, 1)).collect();
        signal("-KILL", &left);
    }
}

fn signal(signal: &str, processes: &[u32]) {
    if !processes.is_empty() {
        drop(
            Command::new("kill").arg(signal).args(processes.iter().map(u32::to_string)).stderr(Stdio::null()).status(),
        );
    }
}

/// A process and all that it started, and they in turn.
fn family(process: u32) -> Result<Vec<u32>> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc").context("there is no /proc")? {
        let name = entry?.file_name();
        if let Some(process) = name.to_str().and_then(|name| name.parse::<u32>().ok())
            && let Some(parent) = parent(process)
        {
            parents.push((process, parent));
        }
    }
    let mut family = vec![process];
    let mut next = 0;
    while let Some(&of) = family.get(next) {
        family.extend(parents.iter().filter(|(_, parent)| *parent == of).map(|(process, _)| *process));
        next += 1;
    }
    Ok(family)
}

fn parent(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before, in brackets, may hold anything.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn is_a_child_of(process: u32, other: u32) -> bool {
    parent(process) == Some(other)
}
