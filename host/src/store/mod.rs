//! What must survive: domains, templates, batches, recipients, counts, events and decisions.

mod entities;
mod error;
mod outcome;
mod sqlite;
mod words;

pub use entities::{
    Account, Batch, BatchState, DailyQuota, Domain, DomainChange, Due, Figures, Look, NewRecipient, PendingDowngrade,
    Recipient, RecipientFacts, RecipientState, Suppression, SuppressionReason, Template, TemplateState, Totals,
};
pub use error::StoreError;
pub use outcome::{DecisionRecord, Event, EventKind, Outcome, Standing};
pub(crate) use sqlite::make_folder;
pub use sqlite::{SqliteStore, StoreOptions};
pub use words::Word;
pub(crate) use words::words;

use sendright::day::PolicyDay;
use sendright::reputation::Counts;
use std::future::Future;
use std::sync::Arc;

/// What a store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// The operations that the daemon and its commands need.
///
/// A change is durable when its future is ready, and only then.
pub trait Store: Clone + Send + Sync + 'static {
    /// Waits until another process changed something; never ready for changes made through `self`.
    fn changed(&self) -> impl Future<Output = ()> + Send;

    /// A random name that the store was given when it was made, and keeps.
    fn identity(&self) -> impl Future<Output = Result<String>> + Send;

    /// How many of so many outcomes can surely be written down, whatever else fills the disk meanwhile.
    fn room(&self, outcomes: usize) -> impl Future<Output = Result<usize>> + Send;

    /// The account.
    fn account(&self) -> impl Future<Output = Result<Account>> + Send;

    /// Sets how many messages the account may send a day.
    fn set_account_quota(&self, quota: DailyQuota) -> impl Future<Output = Result<()>> + Send;

    /// Adds a sender domain.
    fn add_domain(&self, domain: Domain) -> impl Future<Output = Result<()>> + Send;
    /// A sender domain by name.
    fn domain(&self, name: &str) -> impl Future<Output = Result<Domain>> + Send;
    /// Changes a sender domain as the operator wants it.
    fn change_domain(&self, name: &str, change: DomainChange) -> impl Future<Output = Result<()>> + Send;
    /// All sender domains by name.
    fn domains(&self) -> impl Future<Output = Result<Vec<Domain>>> + Send;

    /// Adds a template; the `id` given is ignored, the new one returned.
    fn add_template(&self, template: Template, decision: DecisionRecord) -> impl Future<Output = Result<i64>> + Send;
    /// A template by name.
    fn template(&self, name: &str) -> impl Future<Output = Result<Template>> + Send;
    /// A template by number.
    fn template_numbered(&self, id: i64) -> impl Future<Output = Result<Template>> + Send;
    /// All templates by name.
    fn templates(&self) -> impl Future<Output = Result<Vec<Template>>> + Send;
    /// Notes a human's decision on a template that waits for one.
    fn decide_template(
        &self,
        name: &str,
        state: TemplateState,
        note: Option<String>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// Begins a batch in state `Loading`; its recipients follow.
    fn begin_batch(
        &self,
        domain: &str,
        from: &str,
        template: i64,
        now_ms: u64,
    ) -> impl Future<Output = Result<i64>> + Send;
    /// Adds recipients to a batch that is loading.
    fn load_recipients(&self, batch: i64, recipients: Vec<NewRecipient>) -> impl Future<Output = Result<()>> + Send;
    /// Starts a batch whose recipients are all there.
    fn start_batch(&self, batch: i64) -> impl Future<Output = Result<()>> + Send;
    /// Takes a batch that was not started away.
    fn drop_batch(&self, batch: i64) -> impl Future<Output = Result<()>> + Send;
    /// A batch by number.
    fn batch(&self, id: i64) -> impl Future<Output = Result<Batch>> + Send;
    /// All batches, newest first.
    fn batches(&self) -> impl Future<Output = Result<Vec<Batch>>> + Send;
    /// Batches that run or are paused, oldest first.
    fn open_batches(&self) -> impl Future<Output = Result<Vec<Batch>>> + Send;
    /// Sets what a batch is doing.
    fn set_batch(
        &self,
        batch: i64,
        state: BatchState,
        resume_ms: Option<u64>,
        reason: Option<String>,
        decision: Option<DecisionRecord>,
    ) -> impl Future<Output = Result<()>> + Send;
    /// Ends a batch that sends or is paused; what of it waits is still to be failed.
    fn cancel_batch(&self, batch: i64, reason: String) -> impl Future<Output = Result<()>> + Send;
    /// Fails up to `limit` recipients of a batch that wait, those never tried or those to be tried again; returns how
    /// many there were.
    fn fail_waiting(
        &self,
        batch: i64,
        tried: bool,
        reason: String,
        event: Event,
        limit: u32,
    ) -> impl Future<Output = Result<u64>> + Send;

    /// Recipients of a batch that are due, one receiving domain after the other: those never tried, or those to be
    /// tried again.
    fn due(&self, batch: i64, tried: bool, now_ms: u64, look: Look) -> impl Future<Output = Result<Due>> + Send;
    /// When the next recipient of a batch is due, among those never tried or those to be tried again.
    fn next_due(&self, batch: i64, tried: bool) -> impl Future<Output = Result<Option<u64>>> + Send;
    /// A recipient by number.
    fn recipient(&self, id: i64) -> impl Future<Output = Result<Recipient>> + Send;
    /// Recipients of a batch in a state, by number, from `after` on.
    fn recipients(
        &self,
        batch: i64,
        state: RecipientState,
        after: i64,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Recipient>>> + Send;
    /// What is known about addresses, in their order; sends since `since_ms`.
    fn facts(
        &self,
        domain: &str,
        addresses: Vec<String>,
        since_ms: u64,
    ) -> impl Future<Output = Result<Vec<RecipientFacts>>> + Send;

    /// The counts of a domain and its account on the policy's day, and in its hour.
    fn figures(&self, domain: &str, day: &PolicyDay) -> impl Future<Output = Result<Figures>> + Send;
    /// The counts of a domain and of its account on a day that is over, as `2026-11-21`.
    fn counts_of_day(&self, domain: &str, day: &str) -> impl Future<Output = Result<(Counts, Counts)>> + Send;
    /// Lets a paused account send again; what was seen on this day pauses it no more.
    fn lift(&self, day: &str) -> impl Future<Output = Result<()>> + Send;
    /// Days with counts of a domain before `today` that were not judged as a whole yet, oldest first.
    fn unjudged_days(&self, domain: &str, today: &str) -> impl Future<Output = Result<Vec<String>>> + Send;
    /// Writes down what happened to messages: states, counts, events, block list, decisions, all in one commit.
    fn record(&self, outcomes: Arc<Vec<Outcome>>) -> impl Future<Output = Result<()>> + Send;
    /// Writes down what an assessment changes.
    fn set_standing(&self, standing: Standing) -> impl Future<Output = Result<()>> + Send;

    /// The block list.
    fn suppressions(&self) -> impl Future<Output = Result<Vec<Suppression>>> + Send;
    /// Notes that an address wants no more mail from a domain.
    fn unsubscribe(&self, domain: &str, address: &str, now_ms: u64) -> impl Future<Output = Result<()>> + Send;
    /// A message's events, oldest first.
    fn events(&self, recipient: i64) -> impl Future<Output = Result<Vec<Event>>> + Send;
    /// The decisions kept about a message, oldest first.
    fn decisions(&self, recipient: i64) -> impl Future<Output = Result<Vec<DecisionRecord>>> + Send;
    /// At most so many of the decisions kept after the one with this id, oldest first, each with its id.
    fn decisions_after(&self, id: i64, most: u64) -> impl Future<Output = Result<Vec<(i64, DecisionRecord)>>> + Send;
    /// The decisions kept about a domain's or a batch's standing, oldest first.
    fn decisions_about(&self, subject: &str) -> impl Future<Output = Result<Vec<DecisionRecord>>> + Send;
}
