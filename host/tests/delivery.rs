//! Batches, from the command line to the receiving server.

mod stage;

use sendright_host::sink::{Extension, Options, Sink};
use sendright_host::store::{BatchState, EventKind, Outcome, Recipient, RecipientState, Store, SuppressionReason};
use stage::{Stage, kept, sink};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn each_reply_becomes_its_outcome_and_the_counts_and_the_block_list_follow() {
    let mail = tempfile::tempdir().unwrap();
    let replies = [
        "gone@* => rcpt 550 5.1.1 no such user",
        "busy@* => rcpt 451 4.2.1 try again later",
        "closed@* => data 554 5.3.4 something else",
    ];
    let sink = sink(&replies, Some(mail.path()), Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let names = ["ann", "gone", "busy", "closed", "bob"];
    let batch = stage.start_batch(names.map(|name| format!("{name}@example.net")));
    let done = stage.wait(batch, "tried", |batch| batch.totals.queued == 0).await;

    let totals = done.totals;
    assert_eq!((totals.delivered, totals.invalid, totals.deferred, totals.failed), (2, 1, 1, 1), "{totals:?}");
    let mut delivered = kept(mail.path());
    delivered.sort();
    assert_eq!(delivered, ["ann@example.net", "bob@example.net"]);

    let store = stage.store();
    let blocked = store.suppressions().await.unwrap();
    assert_eq!(blocked.len(), 1);
    assert_eq!((blocked[0].address.as_str(), blocked[0].reason), ("gone@example.net", SuppressionReason::Bounce));
    let busy = &store.recipients(batch, RecipientState::Deferred, 0, 9).await.unwrap()[0];
    assert_eq!(busy.last_reply.as_deref(), Some("451 4.2.1 try again later"));
    assert_eq!(busy.attempts, 1);
    let kinds: Vec<_> = store.events(busy.id).await.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::Send, EventKind::DeliveryDelay]);
    let asked: Vec<_> = store.decisions(busy.id).await.unwrap().into_iter().map(|record| record.function).collect();
    assert_eq!(asked, ["check_recipient", "classify_reply", "plan_retry"]);
    let status = stage.json(&["status"]);
    let counts = &status["domains"][0]["counts"];
    assert_eq!((counts["sent"].as_u64(), counts["delivered"].as_u64()), (Some(5), Some(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_a_thousand_messages_arrives_once_and_the_level_rises_on_the_way() {
    let mail = tempfile::tempdir().unwrap();
    let sink = sink(&["gone-*@* => rcpt 550 5.1.1 no such user"], Some(mail.path()), Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let name = |n: usize| if n % 40 == 7 { format!("gone-{n}") } else { format!("r{n}") };
    let batch = stage.start_batch((0..1_000).map(|n| format!("{}@d{}.example", name(n), n % 4)));
    let done = stage.wait_finished(batch).await;

    assert_eq!((done.totals.delivered, done.totals.invalid), (975, 25), "{:?}", done.totals);
    let mut arrived = kept(mail.path());
    arrived.sort();
    let all = arrived.len();
    arrived.dedup();
    assert_eq!((arrived.len(), all), (975, 975), "each came, and each came once");
    let status = stage.json(&["status"]);
    let domain = &status["domains"][0];
    assert_eq!(domain["counts"]["sent"].as_u64(), Some(1_000));
    assert!(domain["domain"]["level"].as_u64() > Some(1), "{domain}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_carries_both_dkim_signatures_and_one_recipient() {
    let mail = tempfile::tempdir().unwrap();
    let sink = sink(&[], Some(mail.path()), Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let batch = stage.start_batch(["ann@example.net"]);
    stage.wait_finished(batch).await;
    let file = std::fs::read_dir(mail.path().join("new")).unwrap().next().unwrap().unwrap().path();
    let mail = std::fs::read_to_string(file).unwrap();
    let identity = stage.store().identity().await.unwrap();
    let message_id = format!("Message-ID: <{batch}.1.{identity}@mail.example.com>");
    for part in
        [&message_id, "a=ed25519-sha256", "a=rsa-sha256", "d=mail.example.com", "To: <ann@example.net>", "Dear Ann"]
    {
        assert!(mail.contains(part), "{part} is missing in\n{mail}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_be_reached_defers_its_messages_and_says_so() {
    // A port that nobody listens on any more.
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let stage = Stage::new(&[("*", &closed.to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let batch = stage.start_batch(["ann@unreachable.example"]);
    let found = stage.wait(batch, "tried", |batch| batch.totals.deferred == 1).await;
    assert_eq!(found.state, BatchState::Running);
    let store = stage.store();
    let message = &store.recipients(batch, RecipientState::Deferred, 0, 1).await.unwrap()[0];
    let reply = message.last_reply.clone().unwrap_or_default();
    assert!(reply.to_lowercase().contains("refused"), "{reply}");
    assert!(message.next_attempt_ms > message.first_attempt_ms.unwrap());
    let told = stage.json(&["explain", &message.id.to_string()]);
    assert_eq!(told["message"]["state"], "deferred");
}

#[tokio::test(flavor = "multi_thread")]
async fn data_that_does_not_fit_sends_nothing_and_is_an_event() {
    let mail = tempfile::tempdir().unwrap();
    let sink = sink(&[], Some(mail.path()), Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    stage.write("recipients.jsonl", "{\"address\":\"ann@example.net\"}\n");
    let from = "news@mail.example.com";
    let batch = stage.json(&["batch", "start", "recipients.jsonl", "--template", "parcel", "--from", from]);
    let batch = batch["batch"].as_i64().unwrap();
    let _daemon = stage.daemon();
    let done = stage.wait_finished(batch).await;
    assert_eq!(done.totals.failed, 1);
    assert!(kept(mail.path()).is_empty());
    let store = stage.store();
    let message = &store.recipients(batch, RecipientState::Failed, 0, 1).await.unwrap()[0];
    let events = store.events(message.id).await.unwrap();
    assert_eq!(events.iter().map(|event| event.kind).collect::<Vec<_>>(), [EventKind::RenderingFailure]);
    assert!(events[0].detail["errorMessage"].as_str().unwrap().contains("name"), "{}", events[0].detail);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_address_is_refused_and_an_eleventh_mail_in_an_hour_waits() {
    let sink = sink(&["gone@* => rcpt 550 5.1.1 no such user"], None, Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let first = stage.start_batch(["gone@example.net"]);
    stage.wait_finished(first).await;
    let second = stage.start_batch(std::iter::once("gone@example.net").chain([("ann@example.net"); 11]));
    let found = stage.wait(second, "tried", |batch| batch.totals.queued == 0).await;
    assert_eq!((found.totals.refused, found.totals.delivered, found.totals.held), (1, 10, 1), "{:?}", found.totals);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_meets_its_quota_without_an_upgrade_pauses_for_a_day() {
    // 6 % of the mailboxes do not exist: too many for a rise, too few for a freeze.
    let sink = sink(&["gone-*@* => rcpt 550 5.1.1 no such user"], None, Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let name =
        |n: u32| if n % 16 == 7 { format!("gone-{n}@r{}.example", n % 7) } else { format!("r{n}@r{}.example", n % 7) };
    let batch = stage.start_batch((0..600).map(name));
    let paused = stage.wait(batch, "paused", |batch| batch.state == BatchState::Paused).await;
    assert_eq!(paused.totals.queued, 100, "{:?}", paused.totals);
    let rest = paused.resume_ms.unwrap() - sendright_host::clock::now_ms();
    assert!((23 * 3_600_000..=24 * 3_600_000).contains(&rest), "it rests for {rest} ms");
    assert_eq!(stage.store().domain("mail.example.com").await.unwrap().level, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_invalid_addresses_freeze_the_account_and_the_rest_fails() {
    let sink = sink(&["gone-*@* => rcpt 550 5.1.1 no such user"], None, Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let _daemon = stage.daemon();
    let name =
        |n: u32| if n % 5 == 2 { format!("gone-{n}@r{}.example", n % 7) } else { format!("r{n}@r{}.example", n % 7) };
    let batch = stage.start_batch((0..480).map(name));
    let done = stage.wait_finished(batch).await;
    let tried = done.totals.delivered + done.totals.invalid;
    assert!(tried > 300 && done.totals.failed > 0 && tried + done.totals.failed == 480, "{:?}", done.totals);
    let store = stage.store();
    assert!(store.account().await.unwrap().frozen_until_ms.is_some());
    let domain = store.domain("mail.example.com").await.unwrap();
    assert!(store.decisions_about("mail.example.com").await.unwrap().iter().any(|record| {
        record.answer["actions"].as_array().unwrap().iter().any(|action| action["action"] == "freeze")
    }));
    assert_eq!(domain.level, 1, "level 1 cannot fall");
    let from = "news@mail.example.com";
    let refused = stage.run(&["batch", "start", "recipients.csv", "--template", "parcel", "--from", from]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stage::text(&refused.stderr).contains("frozen"), "{}", stage::text(&refused.stderr));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_that_cannot_be_written_to_is_invalid_whatever_its_name_and_stays_away_for_a_fortnight() {
    let stage = Stage::new(&[]);
    stage.configure(&format!("name_servers = [\"{}\"]", stage::name_server::name_server().await));
    stage.prepare();
    let _daemon = stage.daemon();
    let batch = stage.start_batch(["ann@nowhere.example", "ann@spamhaus.org", "ann@null.example"]);
    let done = stage.wait_finished(batch).await;
    assert_eq!((done.totals.invalid, done.totals.blocked), (3, 0), "{:?}", done.totals);
    let store = stage.store();
    let now = sendright_host::clock::now_ms();
    let days = |until: u64| (until - now).div_ceil(86_400_000);
    let away: Vec<_> = store.suppressions().await.unwrap().iter().map(|entry| entry.until_ms.map(days)).collect();
    assert_eq!(away, [Some(14); 3]);
    let messages = store.recipients(batch, RecipientState::Invalid, 0, 9).await.unwrap();
    let mut codes = Vec::new();
    for message in messages {
        let bounce = store.events(message.id).await.unwrap().pop().unwrap().detail;
        assert_eq!(bounce["smtpResponse"], serde_json::Value::Null, "no server said anything: {bounce}");
        codes.push(bounce["status"].as_str().unwrap().to_owned());
    }
    assert_eq!(codes, ["5.1.2", "5.1.2", "5.1.10"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_cannot_take_fails_and_is_not_a_block() {
    let without_utf8 = Options { without: vec![Extension::Smtputf8], ..Options::default() };
    let without_utf8 = Sink::start(without_utf8).await.unwrap();
    let too_large = sink(&["* => mail 552 5.3.4 message rejected"], None, Duration::ZERO).await;
    let no_utf8 = sink(&["* => mail 553 5.6.7 address not allowed"], None, Duration::ZERO).await;
    let [a, b, c] = [&without_utf8, &too_large, &no_utf8].map(|sink| sink.address().to_string());
    let stage = Stage::new(&[("a.example", &a), ("b.example", &b), ("c.example", &c)]);
    stage.prepare();
    let _daemon = stage.daemon();
    let found = stage.start_batch(["用户@a.example"]);
    let done = stage.wait_finished(found).await;
    assert_eq!((done.totals.failed, done.totals.blocked), (1, 0), "{:?}", done.totals);
    let store = stage.store();
    let message = &store.recipients(found, RecipientState::Failed, 0, 9).await.unwrap()[0];
    let bounce = store.events(message.id).await.unwrap().pop().unwrap().detail;
    assert_eq!((&bounce["status"], bounce.get("smtpResponse")), (&"5.6.7".into(), None), "{bounce}");

    let said = stage.start_batch(["ann@b.example", "ann@c.example"]);
    let done = stage.wait_finished(said).await;
    assert_eq!((done.totals.failed, done.totals.blocked), (2, 0), "{:?}", done.totals);
    let counts = &stage.json(&["status"])["domains"][0]["counts"];
    assert_eq!((counts["sent"].as_u64(), counts["blocked"].as_u64()), (Some(3), Some(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_receiving_domains_hold_up_no_other_of_their_batch_and_no_other_batch() {
    let mail = tempfile::tempdir().unwrap();
    let slow = sink(&[], None, Duration::from_secs(20)).await;
    let fast = sink(&[], Some(mail.path()), Duration::ZERO).await;
    let (slow, fast) = (slow.address().to_string(), fast.address().to_string());
    let stage = Stage::new(&[("s0.example", &slow), ("s1.example", &slow), ("s2.example", &slow), ("*", &fast)]);
    stage.prepare();
    let _daemon = stage.daemon();
    let first = (0..400).map(|n| format!("r{n}@s{}.example", n % 3)).chain((0..30).map(|n| format!("f{n}@f.example")));
    let first = stage.start_batch(first);
    let second = stage.start_batch((0..20).map(|n| format!("g{n}@g.example")));
    stage.wait_finished(second).await;
    let begun = stage.wait(first, "sent to the fast domain", |_| kept(mail.path()).len() == 50).await;
    assert!(begun.totals.queued >= 300, "the slow ones still wait: {:?}", begun.totals);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_whose_domain_is_no_longer_vouched_for_waits_and_goes_on() {
    let sink = sink(&[], None, Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let batch = stage.start_batch(["ann@example.net", "bob@example.net"]);
    stage.json(&["domain", "set", "mail.example.com", "--verified", "no"]);
    let _daemon = stage.daemon();
    let paused = stage.wait(batch, "paused", |batch| batch.state == BatchState::Paused).await;
    assert_eq!((paused.totals.queued, paused.totals.failed), (2, 0), "{paused:?}");
    assert!(paused.reason.as_ref().is_some_and(|reason| reason.contains("verified")), "{paused:?}");
    stage.json(&["domain", "set", "mail.example.com", "--verified", "yes"]);
    assert_eq!(stage.wait_finished(batch).await.totals.delivered, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_without_room_for_outcomes_sends_nothing_however_often_it_starts() {
    let mail = tempfile::tempdir().unwrap();
    let sink = sink(&[], Some(mail.path()), Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let batch = stage.start_batch((0..10_000).map(|n| format!("reader-{n}@example.net")));
    stage.configure("max_store_mb = 1");
    for _ in 0..3 {
        let mut daemon = stage.daemon();
        tokio::time::sleep(Duration::from_millis(700)).await;
        daemon.kill();
    }
    let log = std::fs::read_to_string(stage.path("daemon.log")).unwrap();
    assert!(log.contains("nothing is sent, because its outcome could not be recorded"), "{log}");
    assert_eq!(kept(mail.path()), [""; 0]);
    assert_eq!(stage.store().batch(batch).await.unwrap().totals.queued, 10_000);
    let config = std::fs::read_to_string(stage.path("state/sendright.toml")).unwrap();
    stage.write("state/sendright.toml", config.replace("max_store_mb = 1", "max_store_mb = 100"));
    let _daemon = stage.daemon();
    stage.wait(batch, "sent", |batch| batch.totals.delivered > 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_while_no_room_on_the_disk_can_be_reserved_for_its_outcome() {
    let mail = tempfile::tempdir().unwrap();
    let sink = sink(&[], Some(mail.path()), Duration::ZERO).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let batch = stage.start_batch(["ann@example.net"]);
    let in_the_way = stage.path("state/sendright.reserve.part");
    std::fs::create_dir(&in_the_way).unwrap();
    let _daemon = stage.daemon();
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(kept(mail.path()), [""; 0]);
    std::fs::remove_dir(&in_the_way).unwrap();
    stage.wait_finished(batch).await;
    assert_eq!(kept(mail.path()), ["ann@example.net"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_batch_sends_nothing_more_and_a_half_loaded_one_is_taken_away() {
    let mail = tempfile::tempdir().unwrap();
    let slow = sink(&["busy@* => rcpt 451 4.2.1 try again later"], Some(mail.path()), Duration::from_millis(300)).await;
    let stage = Stage::new(&[("*", &slow.address().to_string())]);
    stage.prepare();
    let batch = stage
        .start_batch(["busy@example.net".to_owned()].into_iter().chain((0..60).map(|n| format!("r{n}@example.net"))));
    let store = stage.store();
    let half = store.begin_batch("mail.example.com", "a@mail.example.com", 1, 1).await.unwrap();
    let daemon = stage.daemon();
    stage.wait(batch, "begun", |batch| batch.totals.delivered > 0).await;
    let told = stage.run(&["batch", "cancel", &batch.to_string()]);
    assert!(told.status.success(), "{}", stage::text(&told.stderr));
    // Longer than what was on the way takes, with four replies each.
    tokio::time::sleep(Duration::from_secs(4)).await;
    let later = store.batch(batch).await.unwrap();
    assert_eq!((later.state, later.totals.waiting()), (BatchState::Cancelled, 0), "{later:?}");
    assert!(later.totals.failed > 1, "{later:?}");
    assert_eq!(kept(mail.path()).len() as u64, later.totals.delivered);
    drop(daemon);

    let list = stage::text(&stage.run(&["batch", "list"]).stdout);
    assert!(list.contains(&format!("`sendright batch cancel {half}` takes it away")), "{list}");
    stage.json(&["batch", "cancel", &half.to_string()]);
    assert_eq!(stage.json(&["batch", "list"]).as_array().unwrap().len(), 1);
    let unknown = stage.run(&["batch", "cancel", "99"]);
    assert!(stage::text(&unknown.stderr).contains("there is no batch `99`"));
}

/// A batch of so many recipients that were all tried on a day, of whom most failed.
async fn tried_on(stage: &Stage, day: &str, recipients: u64) {
    let store = stage.store();
    let batch = stage.start_batch((0..recipients).map(|n| format!("r{n}@example.net")));
    let tried = |recipient: Recipient| Outcome {
        recipient: recipient.id,
        batch,
        domain: "mail.example.com".to_owned(),
        address: recipient.address,
        day: day.to_owned(),
        hour_ms: 0,
        state: RecipientState::Failed,
        attempts: 1,
        attempt_ms: Some(1),
        first_attempt_ms: Some(1),
        next_attempt_ms: 0,
        reply: String::new(),
        suppress: None,
        events: Vec::new(),
        decisions: Vec::new(),
    };
    let all = store.recipients(batch, RecipientState::Queued, 0, 1_000).await.unwrap();
    store.record(Arc::new(all.into_iter().map(tried).collect())).await.unwrap();
    store.set_batch(batch, BatchState::Finished, None, None, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_falls_when_its_day_is_over_though_nothing_is_to_be_sent() {
    let stage = Stage::new(&[]);
    stage.prepare();
    stage.json(&["domain", "set", "mail.example.com", "--level", "3"]);
    tried_on(&stage, "2026-01-02", 301).await;
    let _daemon = stage.daemon();
    let store = stage.store();
    let mut level = 3;
    for _ in 0..200 {
        level = store.domain("mail.example.com").await.unwrap().level;
        if level == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(level, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_learnt_after_midnight_counts_on_the_new_day() {
    let mail = tempfile::tempdir().unwrap();
    let slow = sink(&[], Some(mail.path()), Duration::from_secs(3)).await;
    let stage = Stage::new(&[("*", &slow.address().to_string())]);
    // A policy whose day ends with this minute.
    let now = sendright_host::clock::now_ms() + 25_000;
    let minute = i64::try_from(now / 60_000 % 1_440).unwrap() + 1;
    let offset = if minute <= 720 { -minute } else { 1_440 - minute };
    let policy = format!(
        "schema = \"sendright/1\"\nname = \"mine\"\nversion = \"1\"\nextends = \"tencent-ses@2026.1\"\n\
         [day]\nutc_offset_minutes = {offset}\n"
    );
    stage.write("state/mine.toml", policy);
    stage.configure("policy = \"mine.toml\"");
    stage.prepare();
    let before = stage.json(&["status"])["day"].clone();
    let _daemon = stage.daemon();
    let ends = now.next_multiple_of(60_000);
    let left = |before: u64| ends.saturating_sub(before + sendright_host::clock::now_ms());
    tokio::time::sleep(Duration::from_millis(left(12_000))).await;
    let batch = stage.start_batch(["ann@example.net"]);
    stage.wait_finished(batch).await;
    let store = stage.store();
    let message = &store.recipients(batch, RecipientState::Delivered, 0, 1).await.unwrap()[0];
    assert!(message.first_attempt_ms < Some(ends), "it was taken up before midnight");
    let after = stage.json(&["status"]);
    assert_ne!(after["day"], before);
    let counts = &after["domains"][0]["counts"];
    assert_eq!((counts["sent"].as_u64(), counts["delivered"].as_u64()), (Some(1), Some(1)), "{after}");
}
