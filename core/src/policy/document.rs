//! The document's shape. Every number of the service stands in a document; none is in code.

use crate::answer::Kind;
use crate::door::{FUNCTIONS, Question};
use crate::error::{Code, Error};
use crate::input::Step;
use crate::policy::check::{PolicyTest, TestPolicy, askable};
use crate::policy::{Condition, Duration};
use crate::reply::ReplyRule;
use crate::reputation::{self, ActionKind};
use crate::suggest;
use crate::template::content::{Category, can_be_found, skeleton};
use crate::template::document::{MOST_BYTES, TemplatePolicy};
use crate::template::rules;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A whole policy document.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The version of this shape: `sendright/1`.
    pub schema: String,
    /// The policy's name: lower-case letters, digits, `.`, `-` and `_`.
    pub name: String,
    /// The policy's version, of the same characters.
    pub version: String,
    /// What a day is.
    pub day: Day,
    /// Subject lines (rulebook 2.1).
    pub subject: SubjectPolicy,
    /// Templates (rulebook 1).
    pub template: TemplatePolicy,
    /// Levels of a sender domain (rulebook 3).
    pub reputation: ReputationPolicy,
    /// Limits of sending (rulebook 4).
    pub quota: QuotaPolicy,
    /// The service's error codes.
    pub codes: Codes,
    /// Sender domains (rulebook 7.1).
    pub domain: DomainPolicy,
    /// Recipients (rulebook 4.1 and 5.1).
    pub recipient: RecipientPolicy,
    /// Warm-up of a domain or IP (rulebook 6).
    pub warmup: WarmupPolicy,
    /// Retries of a deferred message (rulebook 5.2).
    pub retry: RetryPolicy,
    /// What a receiver's reply means (rulebook 5.2).
    pub reply: ReplyPolicy,
    /// What the author expects of the policy; empty once the policy is loaded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<PolicyTest>,
}

/// What a day is (rulebook 3.6).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// Minutes that the policy's clock is ahead of UTC: 480 for +08:00.
    pub utc_offset_minutes: i32,
    /// Whether "today" is the last 24 hours rather than the time since midnight.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rolling: bool,
}

/// Limits of a subject line.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SubjectPolicy {
    /// Most characters (Unicode scalar values); above, the subject is refused.
    pub max_characters: u64,
    /// Most characters advised; above, a warning.
    pub advised_characters: u64,
    /// Letters from which on capitals are counted: a short subject may be a name.
    pub capitals_from_letters: u64,
    /// How many of a hundred letters may be capitals.
    pub most_capital_percent: u64,
    /// Signs as `!` and `?`, or emoji, from which on a subject is loud.
    pub loud_signs: u64,
}

/// Levels and the rules that move a domain between them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReputationPolicy {
    /// Whose level it is, and whose counts the rules look at.
    #[serde(default, skip_serializing_if = "is_default")]
    pub of: Scope,
    /// Daily quota by level, from level 1.
    pub levels: Vec<u64>,
    /// Single sends a second by level, from level 1; the last value goes on. Empty where `quota.account_per_second`
    /// holds for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub per_second: Vec<u64>,
    /// Any of these moves a domain up one level, at once.
    #[serde(default)]
    pub upgrade: Vec<ReputationRule>,
    /// Any of these moves a domain down one level, from the next day.
    #[serde(default)]
    pub downgrade: Vec<ReputationRule>,
    /// Any of these stops the whole account for the rest of the day.
    #[serde(default)]
    pub freeze: Vec<ReputationRule>,
    /// Any of these stops the domain for the rest of the day, to protect the IP.
    #[serde(default)]
    pub stop: Vec<ReputationRule>,
    /// Any of these calls a human to look; sending goes on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub review: Vec<ReputationRule>,
    /// Any of these stops sending until a human lifts it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pause: Vec<ReputationRule>,
}

/// Whose reputation it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Each sender domain has its own (rulebook 3.6).
    #[default]
    Domain,
    /// All domains of the account share one (rulebook 3.7).
    Account,
}

impl ReputationPolicy {
    /// The groups of rules in their order, with what each group does.
    #[must_use]
    pub fn groups(&self) -> [(ActionKind, &[ReputationRule]); 6] {
        [
            (ActionKind::Upgrade, &self.upgrade),
            (ActionKind::Downgrade, &self.downgrade),
            (ActionKind::Freeze, &self.freeze),
            (ActionKind::Stop, &self.stop),
            (ActionKind::Review, &self.review),
            (ActionKind::Pause, &self.pause),
        ]
    }

    /// The conditions of all rules, rule by rule.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.groups().into_iter().flat_map(|(_, rules)| rules).flat_map(|rule| &rule.all)
    }
}

/// A rule that holds when all its conditions do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReputationRule {
    /// The rule's id, unique among the reputation rules.
    pub id: String,
    /// Its conditions.
    pub all: Vec<Condition>,
}

/// Limits of sending.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotaPolicy {
    /// Messages an account may send a day, where none is set by hand.
    pub account_daily: u64,
    /// Single sends an account may hand in a second.
    pub account_per_second: u64,
    /// How long a batch rests that met its quota.
    pub batch_pause: Duration,
}

/// The service's names in the DNS of a sender domain.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DomainPolicy {
    /// The host that takes mail to the domain.
    pub mx_host: String,
    /// The name whose SPF record lists the service's addresses.
    pub spf_include: String,
}

/// What the service calls its refusals, so that its clients understand them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// The credentials are wrong or do not allow sending.
    pub credentials: String,
    /// The template is not approved.
    pub template_not_approved: String,
    /// The data does not fit the template.
    pub data_does_not_fit: String,
    /// Raw content where a template is needed.
    pub raw_content: String,
    /// The sender domain is not verified.
    pub domain_not_verified: String,
    /// The account or domain is frozen (rulebook 3.4).
    pub frozen: String,
    /// The account is paused until a human lifts it (rulebook 3.7).
    pub paused: String,
    /// The domain is stopped to protect the IP (rulebook 3.5).
    pub stopped: String,
    /// A daily or hourly number of messages is reached.
    pub daily_limit: String,
    /// Too many requests in a second.
    pub rate_limit: String,
    /// The address cannot be one.
    pub recipient_invalid: String,
    /// The address is on the block list.
    pub recipient_blocked: String,
    /// The recipient has unsubscribed.
    pub recipient_unsubscribed: String,
    /// The mailbox has had too many messages lately.
    pub recipient_rate: String,
}

/// Limits and periods about one recipient.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecipientPolicy {
    /// Messages a mailbox may get in `window`.
    pub max_per_window: u64,
    /// The window of `max_per_window`, and how long the mailbox then rests.
    pub window: Duration,
    /// How long a recipient that a receiver called invalid stays on the block list.
    pub block_list: Duration,
    /// Local parts that belong to a role, not a person: marketing mail to them is refused.
    pub role_addresses: Vec<String>,
}

/// The warm-up plan of one IP.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WarmupPolicy {
    /// The plan's stretches of days, in order and without gaps.
    pub stages: Vec<WarmupStage>,
    /// The volume is multiplied by the number of IPs, at most by this.
    pub most_ips: u64,
    /// So many days without sending start the plan anew.
    pub restart_after_days: u64,
    /// Messages a day where the warm-up is skipped.
    pub skipped_daily: u64,
    /// How many of a hundred messages of a day may go to one receiving domain.
    pub most_to_one_receiver_percent: u64,
    /// On how many days a week something should be sent.
    pub days_a_week: u64,
}

/// A stretch of days over which the volume rises evenly.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WarmupStage {
    /// First and last day, counted from 1.
    pub days: [u64; 2],
    /// Messages on the first and on the last of these days.
    pub daily: [u64; 2],
    /// Messages an hour on the first and on the last of these days.
    pub hourly: [u64; 2],
}

/// When a deferred message is tried again.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RetryPolicy {
    /// Waits after the first, second, … attempt; the last one repeats.
    pub waits: Vec<Duration>,
    /// After this long since the first attempt the message has failed.
    pub give_up_after: Duration,
}

/// What receivers' replies mean.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplyPolicy {
    /// The rules in order; the first that fits decides.
    pub rules: Vec<ReplyRule>,
}

type Mistake = (Vec<Step>, Error);

impl Document {
    /// The daily quota of a level, or none above the table.
    #[must_use]
    #[inline]
    pub fn level_quota(&self, level: u32) -> Option<u64> {
        let index = usize::try_from(level.checked_sub(1)?).ok()?;
        self.reputation.levels.get(index).copied()
    }

    /// Single sends that an account may hand in a second at a level.
    #[must_use]
    pub fn per_second(&self, level: u32) -> u64 {
        let by_level = &self.reputation.per_second;
        let index = usize::try_from(level.saturating_sub(1)).unwrap_or(usize::MAX);
        by_level.get(index).or(by_level.last()).copied().unwrap_or(self.quota.account_per_second)
    }

    /// The highest level of the table.
    #[must_use]
    pub fn top_level(&self) -> u32 {
        u32::try_from(self.reputation.levels.len()).unwrap_or(u32::MAX)
    }

    /// What the shape alone does not tell: values that make no sense together.
    pub(super) fn mistakes(&self) -> Vec<Mistake> {
        let mut found = Vec::new();
        self.check_identity(&mut found);
        self.check_reputation(&mut found);
        self.check_warmup(&mut found);
        self.check_rule_ids(&mut found);
        self.check_patterns(&mut found);
        self.check_words(&mut found);
        found.extend(self.template.markup.mistakes());
        self.check_gravity(&mut found);
        self.check_tests(&mut found);
        self.check_limits(&mut found);
        if self.day.utc_offset_minutes.abs() > 14 * 60 {
            found.push(mistake("day.utc_offset_minutes", "an offset from UTC is at most 14 hours either way"));
        }
        if self.retry.waits.iter().all(|wait| wait.as_ms() == 0) {
            found.push(mistake("retry.waits", "at least one wait is needed, and not all may be zero"));
        }
        found
    }

    fn check_identity(&self, found: &mut Vec<Mistake>) {
        if self.schema != "sendright/1" {
            found.push(mistake("schema", &format!("`{}` is not a known schema; write `sendright/1`", self.schema)));
        }
        for (field, value) in [("name", &self.name), ("version", &self.version)] {
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_');
            if value.is_empty() || value.len() > 64 || !value.chars().all(allowed) {
                found.push(mistake(field, "1 to 64 lower-case letters, digits, `.`, `-` and `_` are expected"));
            }
        }
    }

    fn check_reputation(&self, found: &mut Vec<Mistake>) {
        let reputation = &self.reputation;
        if reputation.levels.is_empty() {
            found.push(mistake("reputation.levels", "at least one level is needed"));
        }
        let rules = reputation.groups().into_iter().map(|(_, rules)| rules.len()).sum();
        let of_all = [("rules", rules), ("different conditions", reputation::distinct_conditions(reputation))];
        if let Some((what, count)) = of_all.into_iter().find(|(_, count)| *count > reputation::MOST) {
            let message = format!("there are {count} {what}, at most {} are allowed", reputation::MOST);
            found.push(mistake("reputation", &message));
        }
        let mut ids = Vec::new();
        for (action, rules) in reputation.groups() {
            for (index, rule) in rules.iter().enumerate() {
                let place = |field: &str| vec![key("reputation"), key(action.name()), Step::Index(index), key(field)];
                if ids.contains(&&rule.id) {
                    found.push((
                        place("id"),
                        Error::new(Code::InvalidValue, "", format!("the id `{}` is taken", rule.id)),
                    ));
                }
                ids.push(&rule.id);
                if rule.all.is_empty() {
                    let message = "a rule without conditions would always hold; give at least one";
                    found.push((place("all"), Error::new(Code::InvalidValue, "", message)));
                }
            }
        }
    }

    fn check_rule_ids(&self, found: &mut Vec<Mistake>) {
        let known = rules::ids();
        for id in self.template.severity.keys().filter(|id| !known.contains(&id.as_str())) {
            let error = Error::new(Code::UnknownField, "", format!("there is no rule `{id}`"));
            let help = match suggest::nearest(id, known.iter().copied()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => "`describe_rules` lists them all".to_owned(),
            };
            found.push((vec![key("template"), key("severity"), key(id)], error.help(help)));
        }
    }

    fn check_patterns(&self, found: &mut Vec<Mistake>) {
        let patterns = &self.template.pattern;
        for (index, pattern) in patterns.iter().enumerate() {
            let id = pattern.id.as_str();
            let (message, help) = if rules::ids().contains(&id) {
                let help = "a rule of the review has it: give the pattern another, or set the rule's severity in \
                    `template.severity`";
                (format!("the id `{id}` is taken"), help)
            } else if !is_rule_id(id) {
                let message = format!(
                    "`{id}` is no id: a group and a name are expected, as `own/old-brand`, in lower-case letters, \
                    digits and `-`"
                );
                (message, "")
            } else {
                continue;
            };
            let path = vec![key("template"), key("pattern"), Step::Index(index), key("id")];
            found.push((path, Error::new(Code::InvalidValue, "", message).help(help)));
        }
        if patterns.len() > MOST_PATTERNS {
            let message = format!("there are {} patterns, at most {MOST_PATTERNS} are allowed", patterns.len());
            found.push(mistake("template.pattern", &message));
        }
    }

    fn check_words(&self, found: &mut Vec<Mistake>) {
        let mut seen = BTreeMap::new();
        for (index, own) in self.template.words.iter().enumerate() {
            let place = |field: &str| vec![key("template"), key("words"), Step::Index(index), key(field)];
            if own.category().is_none() {
                let known: Vec<&str> = Category::ALL.into_iter().map(Category::name).collect();
                found.push((place("category"), no_category(Code::InvalidValue, &own.category, &known)));
            }
            if own.weight.is_some_and(|weight| !(1..=HEAVIEST).contains(&weight)) {
                let message = format!("a word weighs from 1 to {HEAVIEST}");
                found.push((place("weight"), Error::new(Code::InvalidValue, "", message)));
            }
            for (number, words) in own.words.iter().enumerate() {
                let (message, help) = if !can_be_found(words) {
                    let message = format!("`{words}` is too little to be looked for");
                    (message, "a single sign stands in too many words: give more of them".to_owned())
                } else if let Some(id) = seen.insert((&own.category, skeleton(words)), &own.id) {
                    let message = format!("`{words}` stands twice among the words for `{}`", own.category);
                    (message, format!("`{id}` has it already, in this or another spelling: take one of them out"))
                } else {
                    continue;
                };
                let path = place("words").into_iter().chain([Step::Index(number)]).collect();
                found.push((path, Error::new(Code::InvalidValue, "", message).help(help)));
            }
        }
    }

    fn check_gravity(&self, found: &mut Vec<Mistake>) {
        let path = |name: &str| vec![key("template"), key("content"), key("gravity"), key(name)];
        let gravity = &self.template.content.gravity;
        let known: Vec<&str> =
            Category::ALL.into_iter().filter(|known| known.is_weighed()).map(Category::name).collect();
        let unknown = gravity.keys().filter(|name| !known.contains(&name.as_str()));
        found.extend(unknown.map(|name| (path(name), no_category(Code::UnknownField, name, &known))));
        let missing = known.iter().filter(|name| !gravity.contains_key(**name));
        found.extend(missing.map(|name| {
            let error = Error::new(Code::MissingField, "", format!("how grave the words of `{name}` are is missing"));
            (path(name), error.help("write `{ strong = \"off\", pair = \"off\" }` to leave the category out"))
        }));
    }

    /// Limits of templates and subjects that could not be meant.
    fn check_limits(&self, found: &mut Vec<Mistake>) {
        if self.template.loud.words == 0 {
            found.push(mistake("template.loud.words", "at least one word is needed to count phrases in"));
        }
        let [least, most] = self.template.qr_code.sides;
        if least > most {
            found.push(mistake("template.qr_code.sides", "the shortest side comes first, then the longest"));
        }
        if self.template.max_bytes > MOST_BYTES {
            let message = format!("a template of more than {MOST_BYTES} bytes cannot be read");
            found.push(mistake("template.max_bytes", &message));
        }
        if self.subject.most_capital_percent > 100 {
            found.push(mistake("subject.most_capital_percent", "a share of a hundred is at most 100"));
        }
    }

    /// A test asks a question that there is and that a test may ask.
    fn check_tests(&self, found: &mut Vec<Mistake>) {
        for (index, PolicyTest { function, .. }) in self.tests.iter().enumerate() {
            if askable().any(|name| name == function) {
                continue;
            }
            let error = if function == TestPolicy::NAME {
                let message = format!("`{function}` runs the tests, so that none of them can ask it");
                Error::new(Code::InvalidValue, "", message)
            } else {
                let message = format!("there is no function `{function}`");
                Error::new(Code::InvalidValue, "", message).help(suggest::did_you_mean(function, FUNCTIONS))
            };
            found.push((vec![key("tests"), Step::Index(index), key("function")], error));
        }
    }

    fn check_warmup(&self, found: &mut Vec<Mistake>) {
        let mut expected = 1;
        for (index, stage) in self.warmup.stages.iter().enumerate() {
            let [first, last] = stage.days;
            if first != expected || last < first {
                let path = vec![key("warmup"), key("stages"), Step::Index(index), key("days")];
                let message = format!("the stages follow each other without gaps: this one starts on day {expected}");
                found.push((path, Error::new(Code::InvalidValue, "", message)));
            }
            expected = last.saturating_add(1);
        }
        if self.warmup.most_to_one_receiver_percent > 100 {
            found.push(mistake("warmup.most_to_one_receiver_percent", "a share of a hundred is at most 100"));
        }
        if self.warmup.stages.is_empty() {
            found.push(mistake("warmup.stages", "at least one stage is needed"));
        }
    }

    /// The least characters of visible text for a kind, if the policy asks for any.
    #[must_use]
    pub fn min_characters(&self, kind: Kind) -> Option<u64> {
        self.template.min_characters.get(&kind).copied()
    }
}

/// Patterns of a policy, each of which is searched for in every template.
const MOST_PATTERNS: usize = 64;

/// What a word of a policy weighs at most; the weight that refuses is usually 6.
const HEAVIEST: u32 = 12;

fn no_category(code: Code, name: &str, known: &[&str]) -> Error {
    Error::new(code, "", format!("there is no category `{name}`")).help(suggest::did_you_mean(name, known))
}

/// Whether a text is `group/name`.
fn is_rule_id(id: &str) -> bool {
    let is_name = |name: &str| {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !name.is_empty() && name.len() <= 64 && name.chars().all(allowed)
    };
    id.split_once('/').is_some_and(|(group, name)| is_name(group) && is_name(name))
}

/// What a document need not write out.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn key(name: &str) -> Step {
    Step::Key(name.to_owned())
}

fn mistake(path: &str, message: &str) -> Mistake {
    (path.split('.').map(key).collect(), Error::new(Code::InvalidValue, "", message))
}
