//! Batches, from the command line to the receiving server.

mod stage;

use sendright_host::store::{BatchState, EventKind, RecipientState, Store, SuppressionReason};
use stage::{Stage, kept, sink};
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
