//! A batch says of each row what the single question says.

use proptest::prelude::*;
use sendright::reputation::{ActionKind, AssessReputation, AssessReputationBatch, Counts, ReputationBatch};
use sendright::{Policy, Question};

/// Counts of a usual day, and now and then some as large as counts can be, or near half of their bits.
fn row() -> impl Strategy<Value = AssessReputation> {
    let share = |of: u64| prop_oneof![Just(0), 0..=of, 0..=of / 10 + 1];
    let usual = (0..3_000_u64).prop_flat_map(move |sent| {
        (share(sent), share(sent), share(sent), share(sent), share(sent), share(sent)).prop_map(
            move |(missing, invalid, spam, blocked, complained, opened)| {
                let delivered = sent.saturating_sub(missing);
                Counts { sent, delivered, invalid, spam, blocked, complained, opened }
            },
        )
    });
    let counts = |[sent, delivered, invalid, spam, blocked, complained, opened]: [u64; 7]| Counts {
        sent,
        delivered,
        invalid,
        spam,
        blocked,
        complained,
        opened,
    };
    let large = any::<[u64; 7]>().prop_map(counts);
    let half = u64::from(u32::MAX);
    let around_half = prop::array::uniform7(half - 3..=half + 3).prop_map(counts);
    let below_half = prop::array::uniform7(half / 2..=half).prop_map(counts);
    (1..=5_u32, prop_oneof![60 => usual, 1 => large, 1 => around_half, 3 => below_half])
        .prop_map(|(level, counts)| AssessReputation { level, counts, ..Default::default() })
}

fn columns(rows: &[AssessReputation]) -> AssessReputationBatch {
    let column = |field: fn(&Counts) -> u64| rows.iter().map(|row| field(&row.counts)).collect::<Vec<_>>();
    AssessReputationBatch {
        level: rows.iter().map(|row| row.level).collect(),
        daily_quota: None,
        sent: column(|counts| counts.sent),
        delivered: column(|counts| counts.delivered),
        invalid: column(|counts| counts.invalid),
        spam: column(|counts| counts.spam),
        blocked: column(|counts| counts.blocked),
        complained: column(|counts| counts.complained),
        opened: column(|counts| counts.opened),
    }
}

fn expected(policy: &Policy, row: &AssessReputation, batch: &ReputationBatch<'_>) -> (u8, u32, i32) {
    let answer = row.answer(policy).unwrap();
    // What stops more weighs more; the numbers of the actions are only names.
    let gravity = ["none", "upgrade", "downgrade", "review", "stop", "freeze", "pause"];
    let weight = |kind: ActionKind| gravity.iter().position(|word| *word == kind.name()).unwrap();
    let place = |kind: ActionKind| batch.actions.iter().position(|action| action == kind.name()).unwrap();
    let gravest = answer.actions.iter().max_by_key(|action| weight(action.action));
    let level = answer.actions.iter().find_map(|action| action.level).unwrap_or(row.level);
    match gravest {
        None => (0, level, -1),
        Some(action) => {
            let rule = batch.rules.iter().position(|id| *id == action.rule).unwrap();
            (u8::try_from(place(action.action)).unwrap(), level, i32::try_from(rule).unwrap())
        }
    }
}

/// Every preset, and a policy whose limits take more than half of a number's bits.
fn policies() -> Vec<Policy> {
    let presets = Policy::presets().into_iter().map(|name| Policy::preset(name).unwrap());
    let of_giants = Policy::load(
        "extends = \"tencent-ses@2026.1\"
         name = \"of-giants\"
         version = \"1\"
         [[reputation.stop]]
         id = \"most\"
         all = [\"sent > 4294967296\", \"opened < 3000000000\", \"spam >= 2147483648\"]",
    );
    presets.chain([of_giants.unwrap()]).collect()
}

proptest! {
    #[test]
    fn each_row_is_judged_as_a_question_of_its_own(
        rows in prop_oneof![9 => prop::collection::vec(row(), 0..20), 1 => prop::collection::vec(row(), 500..1_100)],
        policy in prop::sample::select(policies()),
    ) {
        let batch = columns(&rows).answer(&policy).unwrap();
        prop_assert_eq!(batch.action.len(), rows.len());
        for (at, row) in rows.iter().enumerate() {
            prop_assert_eq!((batch.action[at], batch.level[at], batch.rule[at]), expected(&policy, row, &batch));
        }
    }
}

#[test]
fn columns_of_different_lengths_and_impossible_levels_are_refused_with_their_place() {
    let policy = Policy::preset("tencent-ses").unwrap();
    let rows = [AssessReputation { level: 1, ..Default::default() }; 3];
    let short = AssessReputationBatch { spam: vec![0], ..columns(&rows) };
    assert_eq!(
        short.answer(&policy).unwrap_err().to_string(),
        "spam: the column has 1 values, `level` has 3; give one value a row in every column"
    );
    let none = AssessReputationBatch { level: vec![1, 0, 1], ..columns(&rows) };
    assert_eq!(none.answer(&policy).unwrap_err().path, "level[1]");
}
