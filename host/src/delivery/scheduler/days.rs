//! The days that are over, judged once for all domains.

use super::super::{DeliveryError, standing};
use super::Scheduler;
use crate::store::Store;
use sendright::day::PolicyDay;
use std::collections::HashSet;

impl<S: Store> Scheduler<S> {
    /// Judges the days that are over, of every domain whether it sends or not. Gives those for which this failed.
    pub(super) async fn judge_past_days(&mut self, day: &PolicyDay) -> Result<HashSet<String>, DeliveryError> {
        let mut unjudged = HashSet::new();
        if self.judged.as_ref() == Some(&day.day) {
            return Ok(unjudged);
        }
        for domain in self.store.domains().await? {
            let judged = standing::judge_past_days(&self.store, self.sender.engine(), &domain.name, day).await;
            if let Err(error) = judged {
                tracing::error!(domain = domain.name, "the days that are over could not be judged: {error}");
                unjudged.insert(domain.name);
            }
        }
        if unjudged.is_empty() {
            self.judged = Some(day.day.clone());
        }
        Ok(unjudged)
    }
}
