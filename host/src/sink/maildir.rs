//! Accepted messages as files.

use super::SinkError;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) struct Maildir {
    root: PathBuf,
    prefix: String,
    next: AtomicU64,
}

impl Maildir {
    pub(super) fn create(root: &Path) -> Result<Self, SinkError> {
        for part in ["tmp", "new", "cur"] {
            let path = root.join(part);
            fs::create_dir_all(&path).map_err(|source| SinkError::File { path, source })?;
        }
        let started = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_micros());
        let prefix = format!("{started}.{}", std::process::id());
        Ok(Self { root: root.to_owned(), prefix, next: AtomicU64::new(0) })
    }

    /// Stores the message below its envelope, as mail servers do on delivery: `Return-Path`, and `Delivered-To` for
    /// each recipient. The message itself stands unchanged after them.
    pub(super) fn store(&self, sender: &str, recipients: &[String], message: &[u8]) -> io::Result<()> {
        let mut head = format!("Return-Path: <{sender}>\r\n");
        for recipient in recipients {
            write!(head, "Delivered-To: {recipient}\r\n").ok();
        }
        let name = format!("{}_{}.sink", self.prefix, self.next.fetch_add(1, Ordering::Relaxed));
        let unfinished = self.root.join("tmp").join(&name);
        fs::write(&unfinished, [head.as_bytes(), message].concat())?;
        fs::rename(unfinished, self.root.join("new").join(name))
    }
}
