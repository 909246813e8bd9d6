//! What the store promises.

use sendright::day::PolicyDay;
use sendright::template::topics::Topic;
use sendright::{Kind, Verdict};
use sendright_host::store::{
    BatchState, DecisionRecord, Domain, Due, Event, EventKind, Look, NewRecipient, Outcome, RecipientState,
    SqliteStore, Standing, Store, StoreError, StoreOptions, SuppressionReason, Template,
};
use serde_json::json;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const DAY: &str = "2026-11-21";
const NOW: u64 = 1_795_000_000_000;

/// A day that begins in the very hour in which everything happens.
fn today() -> PolicyDay {
    PolicyDay {
        day: DAY.into(),
        starts_ms: NOW,
        ends_ms: NOW + 86_400_000,
        hour_starts_ms: NOW,
        hour_ends_ms: NOW + 3_600_000,
    }
}

fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder, StoreOptions::default()).unwrap()
}

fn domain(name: &str) -> Domain {
    Domain {
        name: name.to_owned(),
        verified: true,
        level: 1,
        daily_quota: None,
        warmed: true,
        stopped_until_ms: None,
        pending_downgrade: None,
        judged_day: None,
        dkim_selector: "s1".to_owned(),
        created_ms: NOW,
    }
}

fn template(name: &str) -> Template {
    Template {
        id: 0,
        name: name.to_owned(),
        kind: Kind::Notification,
        subject: "Hello {{name}}".to_owned(),
        html: None,
        text: Some("Hello {{name}}".to_owned()),
        state: Verdict::Approve.into(),
        score: 100,
        findings: Vec::new(),
        topics: vec![Topic::Travel, Topic::Food],
        policy: "test@1#0".to_owned(),
        due_ms: None,
        note: None,
        created_ms: NOW,
    }
}

fn decision() -> DecisionRecord {
    DecisionRecord { at_ms: NOW, function: "review_template".to_owned(), question: json!({}), answer: json!({}) }
}

fn recipients(count: usize) -> Vec<NewRecipient> {
    let data = r#"{"name":"Ann"}"#;
    (0..count).map(|n| NewRecipient { address: format!("r{n}@example.net"), data: data.to_owned() }).collect()
}

/// A running batch of so many recipients.
async fn batch(store: &SqliteStore, count: usize) -> i64 {
    store.add_domain(domain("example.com")).await.unwrap();
    let template = store.add_template(template("hello"), decision()).await.unwrap();
    let batch = store.begin_batch("example.com", "a@example.com", template, NOW).await.unwrap();
    store.load_recipients(batch, recipients(count)).await.unwrap();
    store.start_batch(batch).await.unwrap();
    batch
}

fn look() -> Look {
    Look { each: 10, most: 100, ..Look::default() }
}

fn outcome(batch: i64, recipient: i64, state: RecipientState) -> Outcome {
    Outcome {
        recipient,
        batch,
        domain: "example.com".to_owned(),
        address: format!("r{}@example.net", recipient - 1),
        day: DAY.to_owned(),
        hour_ms: NOW,
        state,
        attempts: 1,
        attempt_ms: Some(NOW),
        first_attempt_ms: Some(NOW),
        next_attempt_ms: NOW + 60_000,
        reply: "250 2.0.0 ok".to_owned(),
        suppress: None,
        events: vec![Event { at_ms: NOW, kind: EventKind::Delivery, detail: json!({ "smtpResponse": "250 ok" }) }],
        decisions: vec![decision()],
    }
}

#[tokio::test]
async fn what_was_stored_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let id = batch(&open(folder.path()), 3).await;
    let store = open(folder.path());
    assert_eq!(store.domain("example.com").await.unwrap(), domain("example.com"));
    let found = store.batch(id).await.unwrap();
    assert_eq!((found.state, found.totals.all, found.totals.queued), (BatchState::Running, 3, 3));
    let due = store.due(id, false, NOW, look()).await.unwrap().recipients;
    assert_eq!(
        due.iter().map(|r| r.address.as_str()).collect::<Vec<_>>(),
        ["r0@example.net", "r1@example.net", "r2@example.net"]
    );
}

#[tokio::test]
async fn an_outcome_moves_the_message_and_the_counts_in_one_commit() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = batch(&store, 4).await;
    let mut invalid = outcome(id, 2, RecipientState::Invalid);
    invalid.suppress = Some((SuppressionReason::Bounce, NOW + 1));
    let outcomes = vec![outcome(id, 1, RecipientState::Delivered), invalid, outcome(id, 3, RecipientState::Deferred)];
    store.record(Arc::new(outcomes)).await.unwrap();

    let totals = store.batch(id).await.unwrap().totals;
    assert_eq!((totals.delivered, totals.invalid, totals.deferred, totals.queued, totals.all), (1, 1, 1, 1, 4));
    let figures = store.figures("example.com", &today()).await.unwrap();
    assert_eq!((figures.domain.sent, figures.domain.delivered, figures.domain.invalid), (3, 1, 1));
    assert_eq!((figures.account, figures.sent_this_hour), (figures.domain, 3));
    let facts = store.facts("example.com", vec!["r1@example.net".to_owned()], NOW).await.unwrap();
    assert_eq!(facts[0].suppression.as_ref().and_then(|entry| entry.until_ms), Some(NOW + 1));
    assert_eq!(facts[0].sent_ms, [NOW]);
    assert_eq!(store.events(1).await.unwrap()[0].kind, EventKind::Delivery);
    assert_eq!(store.decisions(1).await.unwrap(), [decision()]);
    let due = |tried, now| store.due(id, tried, now, look());
    assert_eq!(due(false, NOW).await.unwrap().recipients[0].id, 4);
    assert!(due(true, NOW).await.unwrap().recipients.is_empty());
    assert_eq!(due(true, NOW + 60_000).await.unwrap().recipients[0].id, 3);
}

#[tokio::test]
async fn what_a_mail_was_made_of_goes_with_its_final_outcome() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = batch(&store, 4).await;
    let outcomes = vec![outcome(id, 1, RecipientState::Delivered), outcome(id, 2, RecipientState::Deferred)];
    store.record(Arc::new(outcomes)).await.unwrap();
    let event = Event { at_ms: NOW, kind: EventKind::Reject, detail: json!({}) };
    store.fail_waiting(id, false, "stopped".to_owned(), event, 1).await.unwrap();
    let mut data = Vec::new();
    for recipient in 1..=4 {
        data.push(store.recipient(recipient).await.unwrap().data);
    }
    let kept = r#"{"name":"Ann"}"#;
    assert_eq!(data, ["{}", kept, "{}", kept]);

    let rest = [2, 4].map(|recipient| outcome(id, recipient, RecipientState::Blocked));
    store.record(Arc::new(rest.to_vec())).await.unwrap();
    drop(store);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(kept.len()).any(|part| part == kept.as_bytes()), "nothing is left in the files");
    }
}

#[tokio::test]
async fn a_store_has_an_identity_of_its_own_and_keeps_it() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let first = open(folders[0].path()).identity().await.unwrap();
    assert_eq!(first, open(folders[0].path()).identity().await.unwrap());
    assert_ne!(first, open(folders[1].path()).identity().await.unwrap());
    assert_eq!(first.len(), 32, "128 bits");
}

#[test]
fn others_cannot_read_a_store_also_in_a_folder_made_beforehand() {
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let set = |path: &Path, mode| std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    set(folder.path(), 0o755);
    let store = open(folder.path());
    let files = || std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    assert!(files().len() >= 3, "the database, its log and its index: {:?}", files());
    assert!(files().iter().all(|file| mode(file) == 0o600) && mode(folder.path()) == 0o700);
    for file in files() {
        set(&file, 0o644);
    }
    set(folder.path(), 0o755);
    let again = open(folder.path());
    assert!(files().iter().all(|file| mode(file) == 0o600) && mode(folder.path()) == 0o700);
    drop((store, again));

    let shared = tempfile::tempdir().unwrap();
    set(shared.path(), 0o1777);
    drop(open(shared.path()));
    assert_eq!((mode(shared.path()), mode(&shared.path().join("sendright.db"))), (0o1777, 0o600));
}

#[test]
fn a_store_that_cannot_be_used_is_named_with_what_to_do() {
    type Spoil = fn(&Path);
    let table: [(Spoil, &str); 3] = [
        (
            |folder| std::fs::write(folder.join("sendright.db"), "words\n".repeat(999)).unwrap(),
            "put a backup in its place",
        ),
        (|folder| std::fs::create_dir(folder.join("sendright.db")).unwrap(), "one's own"),
        (|folder| std::fs::create_dir(folder.join("sendright.db-wal")).unwrap(), "one's own"),
    ];
    for (spoil, advice) in table {
        let folder = tempfile::tempdir().unwrap();
        spoil(folder.path());
        let error = SqliteStore::open(folder.path(), StoreOptions::default()).unwrap_err().to_string();
        let file = folder.path().join("sendright.db").display().to_string();
        assert!(error.contains(&file) && error.contains(advice), "{error}");
    }
}

#[tokio::test]
async fn a_second_attempt_does_not_count_as_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = batch(&store, 1).await;
    store.record(Arc::new(vec![outcome(id, 1, RecipientState::Deferred)])).await.unwrap();
    let second = Outcome { attempts: 2, ..outcome(id, 1, RecipientState::Delivered) };
    store.record(Arc::new(vec![second])).await.unwrap();
    let counts = store.figures("example.com", &today()).await.unwrap().domain;
    assert_eq!((counts.sent, counts.delivered), (1, 1));
}

#[tokio::test]
async fn a_change_that_fails_takes_none_of_its_group_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.add_domain(domain("taken.example")).await.unwrap();
    let names = ["a.example", "taken.example", "b.example", "taken.example", "c.example"];
    let added = names.map(|name| {
        tokio::spawn({
            let store = store.clone();
            async move { store.add_domain(domain(name)).await.is_ok() }
        })
    });
    let mut fine = Vec::new();
    for task in added {
        fine.push(task.await.unwrap());
    }
    assert_eq!(fine, [true, false, true, false, true]);
    let names: Vec<_> = store.domains().await.unwrap().into_iter().map(|domain| domain.name).collect();
    assert_eq!(names, ["a.example", "b.example", "c.example", "taken.example"]);
}

#[tokio::test]
async fn a_full_store_says_so_keeps_what_it_accepted_and_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path(), StoreOptions { max_bytes: Some(512 << 10) }).unwrap();
    let running = batch(&store, 100).await;
    let loading = store.begin_batch("example.com", "a@example.com", 1, NOW).await.unwrap();
    let mut accepted = 0;
    let refused = loop {
        match store.load_recipients(loading, recipients(500)).await {
            Ok(()) => accepted += 500,
            Err(error) => break error,
        }
        assert!(accepted < 100_000, "the store never fills up");
    };
    assert_eq!(refused, StoreError::Full);
    assert_eq!(store.room(5).await.unwrap(), 5, "what was sent can still be recorded");
    assert!(refused.to_string().starts_with("the disk is full"), "{refused}");
    assert_eq!(store.batch(running).await.unwrap().totals.queued, 100);
    assert_eq!(store.batch(loading).await.unwrap().totals.queued, accepted);

    store.drop_batch(loading).await.unwrap();
    store.record(Arc::new(vec![outcome(running, 1, RecipientState::Delivered)])).await.unwrap();
    assert_eq!(store.batch(running).await.unwrap().totals.delivered, 1);
}

#[tokio::test]
async fn the_change_of_another_process_is_noticed_and_ones_own_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (daemon, command) = (open(folder.path()), open(folder.path()));
    tokio::time::sleep(Duration::from_millis(300)).await;
    daemon.add_domain(domain("own.example")).await.unwrap();
    let waited = tokio::time::timeout(Duration::from_millis(600), daemon.changed()).await;
    assert!(waited.is_err(), "its own change woke it");
    command.add_domain(domain("other.example")).await.unwrap();
    tokio::time::timeout(Duration::from_secs(5), daemon.changed()).await.expect("it notices");
}

#[tokio::test]
async fn a_batch_that_is_loading_is_never_sent_and_can_be_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let running = batch(&store, 1).await;
    let loading = store.begin_batch("example.com", "a@example.com", 1, NOW).await.unwrap();
    store.load_recipients(loading, recipients(2)).await.unwrap();
    let open: Vec<_> = store.open_batches().await.unwrap().into_iter().map(|batch| batch.id).collect();
    assert_eq!(open, [running]);
    store.drop_batch(loading).await.unwrap();
    assert!(matches!(store.batch(loading).await, Err(StoreError::Missing { .. })));
    assert!(matches!(store.drop_batch(running).await, Err(StoreError::Conflict(_))), "a running batch stays");
}

#[tokio::test]
async fn the_store_of_a_newer_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    let database = rusqlite::Connection::open(folder.path().join("sendright.db")).unwrap();
    database.pragma_update(None, "user_version", 99).unwrap();
    let error = SqliteStore::open(folder.path(), StoreOptions::default()).unwrap_err();
    assert_eq!(error, StoreError::Newer { found: 99, known: 3 });
}

#[tokio::test]
async fn a_store_from_before_topics_were_kept_opens_and_knows_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.add_template(template("new"), decision()).await.unwrap();
    assert_eq!(store.template("new").await.unwrap().topics, [Topic::Travel, Topic::Food]);
    drop(store);
    let database = rusqlite::Connection::open(folder.path().join("sendright.db")).unwrap();
    let older = "DROP TABLE identity; ALTER TABLE templates DROP COLUMN topics;
        DROP INDEX untried_by_receiver; DROP INDEX deferred_by_receiver; ALTER TABLE recipients DROP COLUMN receiver;
        PRAGMA user_version = 1";
    database.execute_batch(older).unwrap();
    drop(database);
    let store = open(folder.path());
    assert_eq!(store.template("new").await.unwrap().topics, []);
    store.add_template(template("newer"), decision()).await.unwrap();
    assert_eq!(store.template("newer").await.unwrap().topics, [Topic::Travel, Topic::Food]);
}

#[tokio::test]
async fn a_rolling_day_counts_the_last_24_hours_and_the_days_of_sending_are_kept() {
    const HOUR: u64 = 3_600_000;
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = batch(&store, 3).await;
    let sent = |recipient, day: &str, hours_ago: u64| Outcome {
        day: day.into(),
        hour_ms: NOW - hours_ago * HOUR,
        ..outcome(id, recipient, RecipientState::Delivered)
    };
    let outcomes = vec![sent(1, "2026-11-20", 25), sent(2, "2026-11-20", 23), sent(3, DAY, 0)];
    store.record(Arc::new(outcomes)).await.unwrap();
    let rolling = PolicyDay { starts_ms: NOW - 24 * HOUR, ..today() };
    let figures = store.figures("example.com", &rolling).await.unwrap();
    assert_eq!((figures.domain.sent, figures.account.sent, figures.sent_this_hour), (2, 2, 1));
    assert_eq!(figures.sent_on, ["2026-11-20"]);
    assert_eq!(store.figures("example.com", &today()).await.unwrap().domain.sent, 1);
    assert_eq!(store.counts_of_day("example.com", "2026-11-20").await.unwrap().0.sent, 2);
}

#[tokio::test]
async fn a_paused_account_stays_so_until_it_is_lifted() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.add_domain(domain("example.com")).await.unwrap();
    let standing = |account_paused| Standing {
        domain: "example.com".into(),
        level: None,
        pending_downgrade: None,
        frozen_until_ms: None,
        stopped_until_ms: None,
        account_paused,
        account_under_review: account_paused,
        judged_day: None,
        decision: decision(),
    };
    store.set_standing(standing(true)).await.unwrap();
    store.set_standing(standing(false)).await.unwrap();
    let account = store.account().await.unwrap();
    assert!(account.paused && account.under_review);
    store.lift(DAY).await.unwrap();
    let account = store.account().await.unwrap();
    assert_eq!((account.paused, account.under_review, account.lifted_day.as_deref()), (false, false, Some(DAY)));
}

#[tokio::test]
async fn who_is_due_comes_from_every_receiving_domain_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = batch(&store, 0).await;
    let loading = store.begin_batch("example.com", "a@example.com", 1, NOW).await.unwrap();
    let addresses = ["slow.example"; 50].into_iter().chain(["a.example", "b.example", "slow.example", "z.example"]);
    let new = |(n, domain)| NewRecipient { address: format!("\"r@\"{n}@{domain}"), data: "{}".to_owned() };
    store.load_recipients(loading, addresses.enumerate().map(new).collect()).await.unwrap();
    store.start_batch(loading).await.unwrap();
    assert_eq!(store.due(id, false, NOW, look()).await.unwrap(), Due { complete: true, ..Due::default() });

    let find = async |look: Look| {
        let due = store.due(loading, false, NOW, look).await.unwrap();
        let domain = |address: &str| address.rsplit_once('@').unwrap().1[..1].to_owned();
        let domains: String = due.recipients.iter().map(|found| domain(&found.address)).collect();
        (domains, due.after, due.complete)
    };
    let few = Look { each: 3, ..look() };
    assert_eq!(find(few.clone()).await, ("absssz".into(), "z.example".into(), true));
    let going_on = Look { after: "b.example".into(), ..few.clone() };
    assert_eq!(find(going_on).await, ("ssszab".into(), "b.example".into(), true));
    let without = Look { full: ["slow.example".to_owned()].into(), ..few.clone() };
    assert_eq!(find(without).await.0, "abz");
    let cut = Look { most: 2, ..few };
    assert_eq!(find(cut).await, ("ab".into(), "b.example".into(), false));
}

#[tokio::test]
async fn a_cancelled_batch_stays_so_and_nothing_of_it_waits_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = batch(&store, 3).await;
    store.record(Arc::new(vec![outcome(id, 1, RecipientState::Delivered)])).await.unwrap();
    store.cancel_batch(id, "enough".to_owned()).await.unwrap();
    let event = Event { at_ms: NOW, kind: EventKind::Reject, detail: json!({}) };
    assert_eq!(store.fail_waiting(id, false, "enough".to_owned(), event, 9).await.unwrap(), 2);
    // The second was on the way, and its server says that it is to be tried again.
    store.record(Arc::new(vec![outcome(id, 2, RecipientState::Deferred)])).await.unwrap();
    store.set_batch(id, BatchState::Running, None, None, None).await.unwrap();
    let batch = store.batch(id).await.unwrap();
    assert_eq!((batch.state, batch.reason.as_deref()), (BatchState::Cancelled, Some("enough")));
    assert_eq!((batch.totals.delivered, batch.totals.failed, batch.totals.waiting()), (1, 2, 0));
    assert!(store.open_batches().await.unwrap().is_empty());
}
