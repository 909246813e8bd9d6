//! A daemon that is killed at any instant loses nothing, and sends nothing twice that it had recorded.

mod stage;

use sendright_host::store::{RecipientState, Store};
use stage::{Stage, kept, sink};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

const RECIPIENTS: usize = 400;
/// How long the daemon lives in each round, in milliseconds.
const LIVES: [u64; 6] = [150, 350, 420, 500, 610, 730];

fn counts(mails: Vec<String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for to in mails {
        *counts.entry(to).or_default() += 1;
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn after_each_kill_nothing_is_lost_and_nothing_recorded_is_sent_again() {
    let mail = tempfile::tempdir().unwrap();
    let sink = sink(&[], Some(mail.path()), Duration::from_millis(2)).await;
    let stage = Stage::new(&[("*", &sink.address().to_string())]);
    stage.prepare();
    let addresses: BTreeSet<_> = (0..RECIPIENTS).map(|n| format!("r{n}@r{}.example", n % 5)).collect();
    let batch = stage.start_batch(&addresses);
    let mut recorded: BTreeMap<String, usize> = BTreeMap::new();
    for life in LIVES {
        let mut daemon = stage.daemon();
        tokio::time::sleep(Duration::from_millis(life)).await;
        daemon.kill();
        // What the sink had accepted when the daemon died is written by now.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let mails = counts(kept(mail.path()));
        let store = stage.store();
        let limit = u32::try_from(RECIPIENTS).unwrap();
        for message in store.recipients(batch, RecipientState::Delivered, 0, limit).await.unwrap() {
            let times = mails.get(&message.address).copied().unwrap_or(0);
            assert!(times > 0, "{} is recorded as delivered and never came", message.address);
            let before = *recorded.entry(message.address.clone()).or_insert(times);
            assert_eq!(times, before, "{} was recorded as delivered and sent again", message.address);
        }
    }
    let _daemon = stage.daemon();
    let done = stage.wait_finished(batch).await;
    assert_eq!(done.totals.delivered, RECIPIENTS as u64);
    let mails = counts(kept(mail.path()));
    assert_eq!(mails.keys().cloned().collect::<BTreeSet<_>>(), addresses);
    for (address, times) in recorded {
        assert_eq!(mails[&address], times, "{address} was recorded as delivered and sent again");
    }
}
