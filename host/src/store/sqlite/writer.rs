//! The one writer: whatever waits is committed together, with one sync, and only then is anybody told.

use crate::store::{Result, StoreError};
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::{Notify, oneshot};

/// Most changes in one commit.
const GROUP: usize = 512;
/// How often another process's changes are looked for.
const LOOK: Duration = Duration::from_millis(200);

/// A change that waits for its commit.
trait Change: Send {
    /// Makes the change inside the open transaction.
    fn make(&mut self, connection: &Connection) -> std::result::Result<(), StoreError>;
    /// Tells the caller; an error here undoes what `make` reported.
    fn tell(self: Box<Self>, committed: Result<()>);
}

struct Pending<F, T> {
    work: Option<F>,
    result: Option<Result<T>>,
    caller: oneshot::Sender<Result<T>>,
}

impl<F, T> Change for Pending<F, T>
where
    F: FnOnce(&Connection) -> Result<T> + Send,
    T: Send,
{
    fn make(&mut self, connection: &Connection) -> Result<()> {
        let result = self.work.take().map_or(Err(StoreError::Closed), |work| work(connection));
        let error = result.as_ref().err().cloned();
        self.result = Some(result);
        error.map_or(Ok(()), Err)
    }

    fn tell(self: Box<Self>, committed: Result<()>) {
        let result = match (self.result, committed) {
            (Some(Ok(_)) | None, Err(error)) => Err(error),
            (Some(result), _) => result,
            (None, Ok(())) => Err(StoreError::Closed),
        };
        // A caller that no longer waits misses nothing: the change stands either way.
        drop(self.caller.send(result));
    }
}

/// The way to the writer thread; the thread ends when the last handle goes.
#[derive(Debug)]
pub(super) struct Writer {
    changes: Option<Sender<Box<dyn Change>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(connection: Connection, changed: Arc<Notify>) -> Result<Self> {
        let (sender, queue) = channel();
        let thread = std::thread::Builder::new()
            .name("store".into())
            .spawn(move || run(&connection, &queue, &changed))
            .map_err(|error| StoreError::Database(format!("no thread for the writer: {error}")))?;
        Ok(Self { changes: Some(sender), thread: Some(thread) })
    }

    /// Makes a change; ready once it is durable.
    pub(super) async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T> + Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let pending = Box::new(Pending { work: Some(work), result: None, caller });
        let sent = self.changes.as_ref().is_some_and(|changes| changes.send(pending).is_ok());
        if !sent {
            return Err(StoreError::Closed);
        }
        answer.await.unwrap_or(Err(StoreError::Closed))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.changes.take());
        if let Some(thread) = self.thread.take() {
            // A panic in the thread was reported by its own hook.
            drop(thread.join());
        }
    }
}

fn run(connection: &Connection, queue: &Receiver<Box<dyn Change>>, changed: &Notify) {
    let mut version = data_version(connection);
    let mut looked = Instant::now();
    loop {
        match queue.recv_timeout(LOOK) {
            Ok(first) => {
                let mut group = vec![first];
                group.extend(queue.try_iter().take(GROUP - 1));
                commit(connection, group);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if looked.elapsed() >= LOOK {
            looked = Instant::now();
            let now = data_version(connection);
            if now != version {
                version = now;
                changed.notify_one();
            }
        }
    }
}

/// Changes by others only: a connection's own commits leave its `data_version` as it was.
fn data_version(connection: &Connection) -> i64 {
    connection.query_row("PRAGMA data_version", (), |row| row.get(0)).unwrap_or_default()
}

fn commit(connection: &Connection, mut group: Vec<Box<dyn Change>>) {
    let outcome = make_all(connection, &mut group).and_then(|()| Ok(connection.execute_batch("COMMIT")?));
    if outcome.is_err() && !connection.is_autocommit() {
        // What was begun must end, whatever it says; the callers get the first error.
        drop(connection.execute_batch("ROLLBACK"));
    }
    for change in group {
        change.tell(outcome.clone());
    }
}

/// Each change in a savepoint of its own, so that one that fails does not take the others with it.
fn make_all(connection: &Connection, group: &mut [Box<dyn Change>]) -> Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for change in group {
        connection.execute_batch("SAVEPOINT change")?;
        if let Err(error) = change.make(connection) {
            // A full disk may end the whole transaction, and with it the changes made so far.
            if connection.is_autocommit() {
                return Err(error);
            }
            connection.execute_batch("ROLLBACK TO change")?;
        }
        connection.execute_batch("RELEASE change")?;
    }
    Ok(())
}
