//! What the daemon keeps, as plain values.

use crate::store::words;
use sendright::reputation::Counts;
use sendright::template::topics::Topic;
use sendright::{Finding, Kind, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The sending account. There is one, `default`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Messages a day, where set by hand; else the policy's.
    pub daily_quota: Option<u64>,
    /// All sending is frozen until then, in Unix milliseconds.
    pub frozen_until_ms: Option<u64>,
    /// All sending is paused until the operator lifts it.
    pub paused: bool,
    /// The operator is to look at the account; sending goes on.
    pub under_review: bool,
    /// The policy's day on which the operator last lifted a pause or ended a review.
    pub lifted_day: Option<String>,
}

/// A sender domain and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Domain {
    /// The name in lower case, as `mail.example.com`.
    pub name: String,
    /// Whether its DNS records were found in order, or the operator vouches for it.
    pub verified: bool,
    /// The reputation level, from 1.
    pub level: u32,
    /// Messages a day, where set by hand; else the level's.
    pub daily_quota: Option<u64>,
    /// Whether the warm-up plan does not apply: it sent before.
    pub warmed: bool,
    /// Sending stops until then, in Unix milliseconds, to protect the IP.
    pub stopped_until_ms: Option<u64>,
    /// The downgrade that holds on today's counts and takes effect the next day.
    pub pending_downgrade: Option<PendingDowngrade>,
    /// The last policy day that was judged as a whole, as `2026-11-21`.
    pub judged_day: Option<String>,
    /// The selector of its DKIM keys.
    pub dkim_selector: String,
    /// When it was added, in Unix milliseconds.
    pub created_ms: u64,
}

/// What an operator changes of a sender domain; what is not given stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DomainChange {
    /// Whether its DNS records were found in order, or the operator vouches for it.
    pub verified: Option<bool>,
    /// Whether the warm-up plan does not apply.
    pub warmed: Option<bool>,
    /// The reputation level, from 1: ends a pending downgrade, and a quota that was set by hand for the level before.
    pub level: Option<u32>,
    /// Messages a day.
    pub daily_quota: Option<DailyQuota>,
}

/// Where a daily quota comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DailyQuota {
    /// From the policy: that of the level, or of the account.
    OfPolicy,
    /// From the operator, in messages a day.
    ByHand(u64),
}

impl DailyQuota {
    /// The number set by hand, if it is.
    #[must_use]
    pub fn by_hand(self) -> Option<u64> {
        match self {
            Self::OfPolicy => None,
            Self::ByHand(quota) => Some(quota),
        }
    }
}

/// A downgrade that takes effect when the day ends, if it still holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingDowngrade {
    /// The rule that holds.
    pub rule: String,
    /// The level it leads to.
    pub level: u32,
}

words! {
    /// Whether a template may be used.
    pub enum TemplateState {
        /// It may be used.
        Approved = "approved",
        /// It may not be used.
        Rejected = "rejected",
        /// A human decides.
        Waiting = "waiting",
    }
}

impl From<Verdict> for TemplateState {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Approve => Self::Approved,
            Verdict::Review => Self::Waiting,
            Verdict::Reject => Self::Rejected,
        }
    }
}

/// A template and what was decided about it. Its texts never change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Template {
    /// The store's number for it.
    pub id: i64,
    /// Its name, unique in the account.
    pub name: String,
    /// What it is for.
    pub kind: Kind,
    /// The subject, with variables.
    pub subject: String,
    /// The HTML part.
    pub html: Option<String>,
    /// The plain text part.
    pub text: Option<String>,
    /// Whether it may be used.
    pub state: TemplateState,
    /// 0 to 100, as the review gave it.
    pub score: u64,
    /// What the review found.
    pub findings: Vec<Finding>,
    /// Its lines of business, as the review told them; none are known of templates stored before they were kept.
    pub topics: Vec<Topic>,
    /// The policy that reviewed it, as `name@version#digest`.
    pub policy: String,
    /// When a human's decision is due, in Unix milliseconds.
    pub due_ms: Option<u64>,
    /// What the human who decided wrote.
    pub note: Option<String>,
    /// When it was handed in, in Unix milliseconds.
    pub created_ms: u64,
}

words! {
    /// What a batch is doing.
    pub enum BatchState {
        /// Its recipients are being stored; nothing is sent yet.
        Loading = "loading",
        /// It sends.
        Running = "running",
        /// It rests until `resume_ms`.
        Paused = "paused",
        /// No recipient waits any more.
        Finished = "finished",
        /// The operator ended it; nothing of it is sent any more.
        Cancelled = "cancelled",
    }
}

/// One template to many recipients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Batch {
    /// The store's number for it.
    pub id: i64,
    /// The sender domain.
    pub domain: String,
    /// The From address with its display name.
    pub from: String,
    /// The template's number.
    pub template: i64,
    /// What it is doing.
    pub state: BatchState,
    /// When a paused batch goes on, in Unix milliseconds.
    pub resume_ms: Option<u64>,
    /// Why it is paused or was cut short.
    pub reason: Option<String>,
    /// Recipients by what became of them.
    pub totals: Totals,
    /// When it was handed in, in Unix milliseconds.
    pub created_ms: u64,
}

/// Recipients of a batch by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// All of them.
    pub all: u64,
    /// Not tried yet.
    pub queued: u64,
    /// To be tried again.
    pub deferred: u64,
    /// Waiting for a limit or for the engine.
    pub held: u64,
    /// Taken by the receiving server.
    pub delivered: u64,
    /// The mailbox does not exist.
    pub invalid: u64,
    /// Refused by the receiver as spam.
    pub spam: u64,
    /// Refused by the receiver's policy.
    pub blocked: u64,
    /// Failed otherwise.
    pub failed: u64,
    /// Refused by the policy before sending.
    pub refused: u64,
}

impl Totals {
    /// Recipients for whom something is still to be done.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.queued + self.deferred + self.held
    }

    pub(crate) fn slot(&mut self, state: RecipientState) -> &mut u64 {
        match state {
            RecipientState::Queued => &mut self.queued,
            RecipientState::Deferred => &mut self.deferred,
            RecipientState::Held => &mut self.held,
            RecipientState::Delivered => &mut self.delivered,
            RecipientState::Invalid => &mut self.invalid,
            RecipientState::Spam => &mut self.spam,
            RecipientState::Blocked => &mut self.blocked,
            RecipientState::Failed => &mut self.failed,
            RecipientState::Refused => &mut self.refused,
        }
    }
}

words! {
    /// What became of one recipient's message.
    pub enum RecipientState {
        /// Not tried yet.
        Queued = "queued",
        /// Tried; to be tried again.
        Deferred = "deferred",
        /// Not tried yet: a limit was met, or the engine failed.
        Held = "held",
        /// The receiving server took it.
        Delivered = "delivered",
        /// The mailbox does not exist or takes no mail.
        Invalid = "invalid",
        /// Refused as spam.
        Spam = "spam",
        /// Refused by a policy of the receiver.
        Blocked = "blocked",
        /// Failed for another reason.
        Failed = "failed",
        /// Refused by the policy before sending.
        Refused = "refused",
    }
}

impl RecipientState {
    /// Whether something is still to be done.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(self, Self::Queued | Self::Deferred | Self::Held)
    }
}

/// A recipient as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecipient {
    /// The address, as the policy normalised it.
    pub address: String,
    /// The template's data: the text of a JSON object.
    pub data: String,
}

/// One recipient of a batch: a message that is rendered when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// The store's number for it.
    pub id: i64,
    /// The batch's number.
    pub batch: i64,
    /// The address.
    pub address: String,
    /// The template's data: the text of a JSON object, empty once nothing is left to do.
    pub data: String,
    /// What became of the message.
    pub state: RecipientState,
    /// SMTP attempts made.
    pub attempts: u64,
    /// When it was first tried, in Unix milliseconds.
    pub first_attempt_ms: Option<u64>,
    /// When it is due, in Unix milliseconds.
    pub next_attempt_ms: u64,
    /// The last reply, or why it waits.
    pub last_reply: Option<String>,
}

/// Where to look for recipients that are due.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The receiving domain after which to begin; it goes on with the first after the last.
    pub after: String,
    /// Receiving domains to leave out.
    pub full: HashSet<String>,
    /// Recipients to leave out.
    pub on_the_way: HashSet<i64>,
    /// Most recipients of one receiving domain, with those that are left out.
    pub each: u32,
    /// About how many recipients in all.
    pub most: usize,
}

/// Recipients that are due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Those of one receiving domain together, the longest due first.
    pub recipients: Vec<Recipient>,
    /// The receiving domain that was looked at last.
    pub after: String,
    /// Whether every receiving domain was looked at.
    pub complete: bool,
}

/// What is known about a recipient before sending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecipientFacts {
    /// Its entry on the block list, also when it has run out.
    pub suppression: Option<Suppression>,
    /// Whether it unsubscribed from the sender domain.
    pub unsubscribed: bool,
    /// When it was sent to lately, in Unix milliseconds, oldest first.
    pub sent_ms: Vec<u64>,
}

words! {
    /// Why an address is on the block list.
    pub enum SuppressionReason {
        /// A receiver said that it does not exist.
        Bounce = "BOUNCE",
        /// Its reader complained.
        Complaint = "COMPLAINT",
    }
}

/// An entry of the block list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suppression {
    /// The address.
    pub address: String,
    /// Why.
    pub reason: SuppressionReason,
    /// Until when, in Unix milliseconds; for good if none.
    pub until_ms: Option<u64>,
}

/// The counts that quotas and levels look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The domain's counts of the day.
    pub domain: Counts,
    /// The counts of the day over all domains.
    pub account: Counts,
    /// Messages the domain sent in the hour.
    pub sent_this_hour: u64,
    /// Earlier days on which the domain sent something, the latest first.
    pub sent_on: Vec<String>,
}
