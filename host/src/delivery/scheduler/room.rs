//! How much may be on the way, by what the store can take of outcomes.

use super::Scheduler;
use crate::store::{Store, StoreError};

impl<S: Store> Scheduler<S> {
    /// Lets no more go than the store can take outcomes of.
    pub(super) async fn make_room(&mut self) {
        let (room, why) = match self.store.room(self.in_flight.limit()).await {
            Ok(room) => (room, StoreError::Full),
            Err(error) => (0, error),
        };
        self.in_flight.narrow(room);
        match (room == 0, self.full) {
            (true, false) => tracing::error!("nothing is sent, because its outcome could not be recorded: {why}"),
            (false, true) => tracing::info!("outcomes can be recorded again; sending goes on"),
            _ => {}
        }
        self.full = room == 0;
    }
}
