//! Open connections waiting for the next message to the same server.

use super::connection::{Connection, Peer};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// The connections of a client, a bounded number to each server.
pub(super) struct Pool {
    servers: Mutex<HashMap<Peer, Server>>,
    connections: usize,
    idle: Duration,
}

struct Server {
    places: Arc<Semaphore>,
    waiting: Vec<(Connection, Instant)>,
}

/// The right to one connection to a server; given back when dropped.
pub(super) struct Place {
    _permit: Option<OwnedSemaphorePermit>,
    /// A connection that is open already.
    pub(super) connection: Option<Connection>,
}

impl Pool {
    pub(super) fn new(connections: usize, idle: Duration) -> Arc<Self> {
        Arc::new(Self { servers: Mutex::default(), connections, idle })
    }

    /// Waits until there is a place among the connections to `peer`.
    pub(super) async fn place(&self, peer: &Peer) -> Place {
        let places = self.server(peer, |server| server.places.clone());
        // The semaphore is never closed, so there is always a permit in the end.
        let permit = places.acquire_owned().await.ok();
        let now = Instant::now();
        let connection = self.server(peer, |server| {
            server.waiting.retain(|(_, until)| *until > now);
            server.waiting.pop().map(|(connection, _)| connection)
        });
        Place { _permit: permit, connection }
    }

    /// Keeps a connection for the next message.
    pub(super) fn keep(self: &Arc<Self>, peer: &Peer, connection: Connection) {
        let until = Instant::now() + self.idle;
        let first = self.server(peer, |server| {
            server.waiting.push((connection, until));
            server.waiting.len() == 1
        });
        if first {
            tokio::spawn(close_idle(Arc::downgrade(self), peer.clone(), until));
        }
    }

    /// Takes all waiting connections out.
    pub(super) fn drain(&self) -> Vec<Connection> {
        let mut servers = self.lock();
        servers.drain().flat_map(|(_, server)| server.waiting).map(|(connection, _)| connection).collect()
    }

    fn server<T>(&self, peer: &Peer, work: impl FnOnce(&mut Server) -> T) -> T {
        let mut servers = self.lock();
        let server = servers
            .entry(peer.clone())
            .or_insert_with(|| Server { places: Arc::new(Semaphore::new(self.connections)), waiting: Vec::new() });
        work(server)
    }

    /// What is past its time, and when to look again; forgets a server that nobody uses.
    fn overdue(&self, peer: &Peer) -> (Vec<Connection>, Option<Instant>) {
        let now = Instant::now();
        let mut servers = self.lock();
        let Some(server) = servers.get_mut(peer) else { return (Vec::new(), None) };
        let past: Vec<_> = server.waiting.extract_if(.., |(_, until)| *until <= now).map(|(c, _)| c).collect();
        let next = server.waiting.iter().map(|(_, until)| *until).min();
        if next.is_none() && Arc::strong_count(&server.places) == 1 {
            servers.remove(peer);
        }
        (past, next)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Peer, Server>> {
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn close_idle(pool: Weak<Pool>, peer: Peer, first: Instant) {
    let mut next = Some(first);
    while let Some(until) = next {
        tokio::time::sleep_until(until).await;
        let Some(pool) = pool.upgrade() else { return };
        let (past, then) = pool.overdue(&peer);
        drop(pool);
        for connection in past {
            connection.quit().await;
        }
        next = then;
    }
}
