//! From one SMTP attempt to the message's next state: the policy says what the reply means.

use super::desk::{Decided, decide};
use super::job::Job;
use crate::clock::now_ms;
use crate::engine::{Engine, EngineError};
use crate::smtp::{Attempt, AttemptResult};
use crate::store::{DecisionRecord, Event, EventKind, Outcome, RecipientState, SuppressionReason};
use sendright::day::{FindDay, PolicyDay};
use sendright::reply::{self, ClassifyReply, ReplyMeaning};
use sendright::retry::PlanRetry;
use serde_json::{Value, json};

/// What the attempt came to.
pub(super) fn settle(engine: &Engine, job: &Job, attempt: &Attempt, mut before: Vec<DecisionRecord>) -> Outcome {
    let now = now_ms();
    let words = words(&attempt.result);
    let mut outcome = job.attempted(now, words.clone());
    match learnt(engine, job, now) {
        Ok(day) => (outcome.day, outcome.hour_ms) = (day.day, day.hour_starts_ms),
        Err(error) => tracing::error!(message = outcome.recipient, "counted when it was taken up: {error}"),
    }
    let judged = judge(engine, job, attempt, now, &mut before);
    match judged {
        Ok(verdict) => {
            outcome.state = verdict.state;
            outcome.next_attempt_ms = verdict.next_attempt_ms;
            outcome.suppress = verdict.suppress_until.map(|until| (SuppressionReason::Bounce, until));
            outcome.events.push(event(now, attempt, &words, &verdict));
        }
        // The message was tried and nobody can say what the reply means: it waits, nothing is guessed.
        Err(error) => job.hold_for_engine(&mut outcome, now, &error),
    }
    outcome.decisions = before;
    outcome
}

/// The day and the hour in which the outcome is learnt (rulebook 3.6).
fn learnt(engine: &Engine, job: &Job, now: u64) -> Result<PolicyDay, EngineError> {
    if now < job.day.hour_ends_ms { Ok(job.day.clone()) } else { Ok(engine.ask(&FindDay { now_ms: now })?.answer) }
}

struct Verdict {
    state: RecipientState,
    next_attempt_ms: u64,
    suppress_until: Option<u64>,
    rule: Option<String>,
    gave_up: bool,
}

fn judge(
    engine: &Engine,
    job: &Job,
    attempt: &Attempt,
    now: u64,
    records: &mut Vec<DecisionRecord>,
) -> Result<Verdict, EngineError> {
    let mut verdict = Verdict {
        state: RecipientState::Deferred,
        next_attempt_ms: 0,
        suppress_until: None,
        rule: None,
        gave_up: false,
    };
    if let Some(question) = reply_of(&attempt.result, now) {
        let Decided { answer, record } = decide(engine, &question, now)?;
        records.push(record);
        let ReplyMeaning { outcome, suppress_until, rule, .. } = answer;
        verdict.state = state(outcome);
        verdict.suppress_until = suppress_until;
        verdict.rule = Some(rule);
    }
    if verdict.state == RecipientState::Deferred {
        let question = PlanRetry {
            first_attempt_ms: job.first_attempt_ms.unwrap_or(job.taken_ms),
            attempts: job.recipient.attempts + 1,
            now_ms: now,
        };
        let Decided { answer, record } = decide(engine, &question, now)?;
        records.push(record);
        match answer.retry_ms {
            Some(retry_ms) if !answer.give_up => verdict.next_attempt_ms = retry_ms,
            _ => (verdict.state, verdict.gave_up) = (RecipientState::Failed, true),
        }
    }
    Ok(verdict)
}

fn state(outcome: reply::Outcome) -> RecipientState {
    match outcome {
        reply::Outcome::Delivered => RecipientState::Delivered,
        reply::Outcome::Deferred => RecipientState::Deferred,
        reply::Outcome::Invalid => RecipientState::Invalid,
        reply::Outcome::Spam => RecipientState::Spam,
        reply::Outcome::Blocked => RecipientState::Blocked,
        reply::Outcome::Failed => RecipientState::Failed,
    }
}

/// The reply to be judged; none where the network failed and a later attempt may go better.
fn reply_of(result: &AttemptResult, now: u64) -> Option<ClassifyReply> {
    match result {
        AttemptResult::Replied { stage, code, enhanced, text } => Some(ClassifyReply {
            code: *code,
            enhanced: enhanced.clone(),
            text: Some(text.clone()),
            stage: *stage,
            now_ms: Some(now),
        }),
        // Without a text: rules about words are for what a server said.
        AttemptResult::NoReply { stage, refusal: Some(refusal), .. } => Some(ClassifyReply {
            code: refusal.code,
            enhanced: Some(refusal.enhanced.to_owned()),
            text: None,
            stage: *stage,
            now_ms: Some(now),
        }),
        AttemptResult::NoReply { refusal: None, .. } | AttemptResult::Unknown { .. } => None,
    }
}

/// The reply as it was on the wire, or what happened instead.
fn words(result: &AttemptResult) -> String {
    match result {
        AttemptResult::Replied { code, enhanced: Some(enhanced), text, .. } => format!("{code} {enhanced} {text}"),
        AttemptResult::Replied { code, enhanced: None, text, .. } => format!("{code} {text}"),
        AttemptResult::NoReply { detail, .. } | AttemptResult::Unknown { detail } => detail.clone(),
    }
}

fn event(now: u64, attempt: &Attempt, words: &str, verdict: &Verdict) -> Event {
    let kind = match verdict.state {
        RecipientState::Delivered => EventKind::Delivery,
        RecipientState::Deferred => EventKind::DeliveryDelay,
        _ => EventKind::Bounce,
    };
    let mut detail = json!({ "outcome": verdict.state, "reused": attempt.reused });
    let mut set = |name: &str, value: Option<Value>| {
        if let (Some(value), Some(fields)) = (value, detail.as_object_mut()) {
            fields.insert(name.to_owned(), value);
        }
    };
    // Only what a server said is its response.
    match &attempt.result {
        AttemptResult::Replied { .. } => set("smtpResponse", Some(words.into())),
        AttemptResult::NoReply { refusal, .. } => {
            set("reason", Some(words.into()));
            set("status", refusal.map(|refusal| refusal.enhanced.into()));
        }
        AttemptResult::Unknown { .. } => set("reason", Some(words.into())),
    }
    set("rule", verdict.rule.clone().map(Value::from));
    set("remoteMta", attempt.host.clone().map(Value::from));
    set("remoteMtaIp", attempt.address.map(|address| address.ip().to_string().into()));
    set("tls", attempt.tls.as_ref().map(|tls| tls.version.clone().into()));
    set("nextAttemptMs", (verdict.state == RecipientState::Deferred).then(|| verdict.next_attempt_ms.into()));
    set("gaveUp", verdict.gave_up.then(|| true.into()));
    Event { at_ms: now, kind, detail }
}
