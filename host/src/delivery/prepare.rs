//! From a recipient to a signed mail: check, fill the template, build, sign.

use super::desk::{Decided, decide};
use super::job::Job;
use crate::address::mailbox;
use crate::clock::now_ms;
use crate::engine::{Engine, EngineError};
use crate::message::{Draft, Mailbox};
use crate::smtp::Envelope;
use crate::store::{DecisionRecord, Event, EventKind, Outcome, RecipientState};
use sendright::Decision;
use sendright::recipient::RecipientAnswer;
use sendright::template::data::Data;
use sendright::template::render::{RenderTemplate, Rendering};
use serde_json::json;

/// A mail ready to go.
pub(super) struct Ready {
    pub(super) envelope: Envelope,
    pub(super) bytes: Vec<u8>,
    pub(super) decisions: Vec<DecisionRecord>,
}

/// The signed mail, or why it does not go.
pub(super) fn prepare(engine: &Engine, identity: &str, job: &Job) -> Result<Ready, Box<Outcome>> {
    let now = now_ms();
    let mut decisions = Vec::new();
    let prepared = check(engine, job, now, &mut decisions)
        .and_then(|()| fill(engine, job, now, &mut decisions))
        .and_then(|rendering| build(identity, job, now, &rendering));
    match prepared {
        Ok((envelope, bytes)) => Ok(Ready { envelope, bytes, decisions }),
        Err(Stop::Settled(outcome)) => Err(Box::new(Outcome { decisions, ..*outcome })),
        Err(Stop::Engine(error)) => {
            let mut outcome = job.untried(job.waiting_state(), now, String::new());
            job.hold_for_engine(&mut outcome, now, &error);
            Err(Box::new(Outcome { decisions, ..outcome }))
        }
    }
}

/// Why a mail does not go now.
enum Stop {
    Settled(Box<Outcome>),
    Engine(EngineError),
}

impl From<EngineError> for Stop {
    fn from(error: EngineError) -> Self {
        Self::Engine(error)
    }
}

fn check(engine: &Engine, job: &Job, now: u64, decisions: &mut Vec<DecisionRecord>) -> Result<(), Stop> {
    let question = job.question(now);
    let Decided { answer, record } = decide(engine, &question, now)?;
    decisions.push(record);
    let RecipientAnswer { decision, resume_ms, code, reasons, .. } = answer;
    let why = reasons.iter().map(|reason| reason.message.as_ref()).collect::<Vec<&str>>().join("; ");
    let stop = |state, next, kind| {
        let mut outcome = job.untried(state, next, why.clone());
        let detail = json!({ "reason": why, "code": code, "reasons": reasons });
        outcome.events.push(Event { at_ms: now, kind, detail });
        Err(Stop::Settled(Box::new(outcome)))
    };
    match decision {
        Decision::Send => Ok(()),
        Decision::Hold => stop(job.waiting_state(), resume_ms.unwrap_or(now), EventKind::DeliveryDelay),
        Decision::Refuse => stop(RecipientState::Refused, 0, EventKind::Reject),
    }
}

fn fill(engine: &Engine, job: &Job, now: u64, decisions: &mut Vec<DecisionRecord>) -> Result<Rendering, Stop> {
    let template = &job.shared.template;
    let question = RenderTemplate {
        subject: template.subject.clone(),
        html: template.html.clone(),
        text: template.text.clone(),
        data: Data::Text(job.recipient.data.clone()),
        ..RenderTemplate::default()
    };
    // The question and the answer hold the whole mail, which is not kept (rulebook 8.3): only failures are recorded,
    // without the data.
    let rendering = engine.ask(&question)?;
    if rendering.answer.errors.is_empty() {
        return Ok(rendering.answer);
    }
    let errors = &rendering.answer.errors;
    let why = errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ");
    let mut outcome = job.untried(RecipientState::Failed, 0, format!("the data does not fit the template: {why}"));
    let detail = json!({ "templateName": template.name, "errorMessage": why, "errors": errors });
    outcome.events.push(Event { at_ms: now, kind: EventKind::RenderingFailure, detail });
    decisions.push(DecisionRecord {
        at_ms: now,
        function: "render_template".to_owned(),
        question: json!({ "template": template.name }),
        answer: json!({ "errors": errors, "policy": rendering.policy }),
    });
    Err(Stop::Settled(Box::new(outcome)))
}

fn build(identity: &str, job: &Job, now: u64, rendering: &Rendering) -> Result<(Envelope, Vec<u8>), Stop> {
    let refuse = |message: String| {
        let mut outcome = job.untried(RecipientState::Failed, 0, message.clone());
        let detail = json!({ "templateName": job.shared.template.name, "errorMessage": message });
        outcome.events.push(Event { at_ms: now, kind: EventKind::RenderingFailure, detail });
        Stop::Settled(Box::new(outcome))
    };
    let batch = &job.shared.batch;
    let (name, address) = mailbox(&batch.from).map_err(|why| refuse(format!("the sender `{}` {why}", batch.from)))?;
    // Stores count alike; their identities make it unique in the world (RFC 5322 section 3.6.4).
    let message_id = format!("{}.{}.{identity}@{}", batch.id, job.recipient.id, batch.domain);
    let message = Draft {
        from: Mailbox { name: &name, address },
        to: Mailbox { name: "", address: &job.recipient.address },
        reply_to: None,
        subject: rendering.subject.as_deref().unwrap_or_default(),
        html: rendering.html.as_deref(),
        text: rendering.text.as_deref(),
        message_id: &message_id,
        date_ms: now,
        headers: &[],
    }
    .build()
    .map_err(|error| refuse(error.to_string()))?;
    let bytes = job.shared.keys.sign(&message.bytes).map_err(|error| refuse(error.to_string()))?;
    let envelope = Envelope {
        mail_from: address.to_owned(),
        rcpt_to: job.recipient.address.clone(),
        smtputf8: message.smtputf8,
        eight_bit: message.eight_bit,
    };
    Ok((envelope, bytes))
}
