//! The embedded store: SQLite in the state folder, one writer with group commit, readers beside it.

mod batches;
mod domains;
mod due;
mod log;
mod open;
mod outcomes;
mod recipients;
mod room;
mod rows;
mod templates;
mod writer;

use crate::store::{
    Account, Batch, BatchState, DailyQuota, DecisionRecord, Domain, DomainChange, Due, Event, Figures, Look,
    NewRecipient, Outcome, Recipient, RecipientFacts, RecipientState, Result, Standing, Store, StoreError, Suppression,
    Template, TemplateState,
};
pub(crate) use open::make_folder;

use room::Reserve;
use rusqlite::Connection;
use sendright::day::PolicyDay;
use sendright::reputation::Counts;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;
use writer::Writer;

/// Decision records kept; older ones go.
const DECISIONS_KEPT: u64 = 50_000;

/// The database's file in the state folder.
const FILE: &str = "sendright.db";

/// How much room the store may take.
#[derive(Clone, Copy, Debug, Default)]
pub struct StoreOptions {
    /// Most bytes of the database file; the disk is the limit if none.
    pub max_bytes: Option<u64>,
}

/// A store in SQLite. Cheap to clone; several processes may open the same folder.
#[derive(Clone, Debug)]
pub struct SqliteStore(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    file: PathBuf,
    /// Most pages of the database, where its room is limited.
    most_pages: Option<u64>,
    reserve: Reserve,
    writer: Writer,
    readers: Mutex<Vec<Connection>>,
    changed: Arc<Notify>,
}

impl SqliteStore {
    /// Opens the store in a state folder, and makes both if need be.
    pub fn open(folder: &Path, options: StoreOptions) -> Result<Self> {
        make_folder(folder)?;
        let file = folder.join(FILE);
        open::close_to_others(folder, &file)?;
        let connection = open::connect(&file)?;
        open::migrate(&connection).map_err(|error| open::in_words(&file, error))?;
        let most_pages = options.max_bytes.map(|bytes| room::limit(&connection, bytes)).transpose()?;
        let changed = Arc::new(Notify::new());
        let writer = Writer::start(connection, Arc::clone(&changed))?;
        let reserve = Reserve::new(folder);
        Ok(Self(Arc::new(Inner { file, most_pages, reserve, writer, readers: Mutex::default(), changed })))
    }

    async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let inner = Arc::clone(&self.0);
        let run = move || {
            let idle = inner.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let connection = idle.map_or_else(|| open::connect(&inner.file), Ok)?;
            let result = query(&connection);
            inner.readers.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            result
        };
        tokio::task::spawn_blocking(run).await.unwrap_or(Err(StoreError::Closed))
    }

    async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.writer.write(change).await
    }
}

impl Store for SqliteStore {
    async fn changed(&self) {
        self.0.changed.notified().await;
    }

    async fn identity(&self) -> Result<String> {
        self.read(|db| Ok(db.query_row("SELECT value FROM identity WHERE id = 1", (), |row| row.get(0))?)).await
    }

    async fn room(&self, outcomes: usize) -> Result<usize> {
        let inner = Arc::clone(&self.0);
        self.read(move |db| {
            inner.reserve.keep(outcomes)?;
            inner.most_pages.map_or(Ok(outcomes), |most| room::outcomes(db, most, outcomes))
        })
        .await
    }

    async fn account(&self) -> Result<Account> {
        self.read(domains::account).await
    }

    async fn set_account_quota(&self, quota: DailyQuota) -> Result<()> {
        self.write(move |db| domains::set_account_quota(db, quota)).await
    }

    async fn add_domain(&self, domain: Domain) -> Result<()> {
        self.write(move |db| domains::add(db, &domain)).await
    }

    async fn domain(&self, name: &str) -> Result<Domain> {
        let name = name.to_owned();
        self.read(move |db| domains::get(db, &name)).await
    }

    async fn change_domain(&self, name: &str, change: DomainChange) -> Result<()> {
        let name = name.to_owned();
        self.write(move |db| domains::change(db, &name, change)).await
    }

    async fn domains(&self) -> Result<Vec<Domain>> {
        self.read(domains::all).await
    }

    async fn add_template(&self, template: Template, decision: DecisionRecord) -> Result<i64> {
        self.write(move |db| templates::add(db, &template, &decision)).await
    }

    async fn template(&self, name: &str) -> Result<Template> {
        let name = name.to_owned();
        self.read(move |db| templates::named(db, &name)).await
    }

    async fn template_numbered(&self, id: i64) -> Result<Template> {
        self.read(move |db| templates::numbered(db, id)).await
    }

    async fn templates(&self) -> Result<Vec<Template>> {
        self.read(templates::all).await
    }

    async fn decide_template(&self, name: &str, state: TemplateState, note: Option<String>) -> Result<()> {
        let name = name.to_owned();
        self.write(move |db| templates::decide(db, &name, state, note.as_deref())).await
    }

    async fn begin_batch(&self, domain: &str, from: &str, template: i64, now_ms: u64) -> Result<i64> {
        let (domain, from) = (domain.to_owned(), from.to_owned());
        self.write(move |db| batches::begin(db, &domain, &from, template, now_ms)).await
    }

    async fn load_recipients(&self, batch: i64, recipients: Vec<NewRecipient>) -> Result<()> {
        self.write(move |db| batches::load(db, batch, &recipients)).await
    }

    async fn start_batch(&self, batch: i64) -> Result<()> {
        self.write(move |db| batches::start(db, batch)).await
    }

    async fn drop_batch(&self, batch: i64) -> Result<()> {
        self.write(move |db| batches::remove(db, batch)).await
    }

    async fn batch(&self, id: i64) -> Result<Batch> {
        self.read(move |db| batches::get(db, id)).await
    }

    async fn batches(&self) -> Result<Vec<Batch>> {
        self.read(batches::all).await
    }

    async fn open_batches(&self) -> Result<Vec<Batch>> {
        self.read(batches::open).await
    }

    async fn set_batch(
        &self,
        batch: i64,
        state: BatchState,
        resume_ms: Option<u64>,
        reason: Option<String>,
        decision: Option<DecisionRecord>,
    ) -> Result<()> {
        self.write(move |db| batches::set(db, batch, state, resume_ms, reason.as_deref(), decision.as_ref())).await
    }

    async fn cancel_batch(&self, batch: i64, reason: String) -> Result<()> {
        self.write(move |db| batches::cancel(db, batch, &reason)).await
    }

    async fn fail_waiting(&self, batch: i64, tried: bool, reason: String, event: Event, limit: u32) -> Result<u64> {
        self.write(move |db| batches::fail_waiting(db, batch, tried, &reason, &event, limit)).await
    }

    async fn due(&self, batch: i64, tried: bool, now_ms: u64, look: Look) -> Result<Due> {
        self.read(move |db| due::find(db, batch, tried, now_ms, &look)).await
    }

    async fn next_due(&self, batch: i64, tried: bool) -> Result<Option<u64>> {
        self.read(move |db| recipients::next_due(db, batch, tried)).await
    }

    async fn recipient(&self, id: i64) -> Result<Recipient> {
        self.read(move |db| recipients::get(db, id)).await
    }

    async fn recipients(&self, batch: i64, state: RecipientState, after: i64, limit: u32) -> Result<Vec<Recipient>> {
        self.read(move |db| recipients::of_batch(db, batch, state, after, limit)).await
    }

    async fn facts(&self, domain: &str, addresses: Vec<String>, since_ms: u64) -> Result<Vec<RecipientFacts>> {
        let domain = domain.to_owned();
        self.read(move |db| recipients::facts(db, &domain, &addresses, since_ms)).await
    }

    async fn figures(&self, domain: &str, day: &PolicyDay) -> Result<Figures> {
        let (domain, day) = (domain.to_owned(), day.clone());
        self.read(move |db| domains::figures(db, &domain, &day)).await
    }

    async fn counts_of_day(&self, domain: &str, day: &str) -> Result<(Counts, Counts)> {
        let (domain, day) = (domain.to_owned(), day.to_owned());
        self.read(move |db| domains::counts_of_day(db, &domain, &day)).await
    }

    async fn lift(&self, day: &str) -> Result<()> {
        let day = day.to_owned();
        self.write(move |db| domains::lift(db, &day)).await
    }

    async fn unjudged_days(&self, domain: &str, today: &str) -> Result<Vec<String>> {
        let (domain, today) = (domain.to_owned(), today.to_owned());
        self.read(move |db| domains::unjudged_days(db, &domain, &today)).await
    }

    async fn record(&self, outcomes: Arc<Vec<Outcome>>) -> Result<()> {
        let again = Arc::clone(&outcomes);
        match self.write(move |db| outcomes::record(db, &outcomes)).await {
            // For this the reserve is there.
            Err(StoreError::Full) if self.0.reserve.release() => {
                self.write(move |db| outcomes::record(db, &again)).await
            }
            done => done,
        }
    }

    async fn set_standing(&self, standing: Standing) -> Result<()> {
        self.write(move |db| domains::set_standing(db, &standing)).await
    }

    async fn suppressions(&self) -> Result<Vec<Suppression>> {
        self.read(recipients::suppressions).await
    }

    async fn unsubscribe(&self, domain: &str, address: &str, now_ms: u64) -> Result<()> {
        let (domain, address) = (domain.to_owned(), address.to_owned());
        self.write(move |db| recipients::unsubscribe(db, &domain, &address, now_ms)).await
    }

    async fn events(&self, recipient: i64) -> Result<Vec<Event>> {
        self.read(move |db| log::events(db, recipient)).await
    }

    async fn decisions(&self, recipient: i64) -> Result<Vec<DecisionRecord>> {
        self.read(move |db| log::decisions(db, recipient)).await
    }

    async fn decisions_after(&self, id: i64, most: u64) -> Result<Vec<(i64, DecisionRecord)>> {
        self.read(move |db| log::decisions_after(db, id, most)).await
    }

    async fn decisions_about(&self, subject: &str) -> Result<Vec<DecisionRecord>> {
        let subject = subject.to_owned();
        self.read(move |db| log::decisions_about(db, &subject)).await
    }
}
