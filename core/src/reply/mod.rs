//! What a receiver's SMTP reply means (rulebook 5.2).

mod wording;

use crate::day;
use crate::door::Question;
use crate::error::{Code, Error};
use crate::input::Step;
use crate::policy::Policy;
use crate::policy::document::ReplyPolicy;
use serde::{Deserialize, Serialize};
use wording::Wordings;

/// The bytes of a reply's text that are looked at: far more than RFC 5321 section 4.5.3.1.5 lets a server send.
const MOST_TEXT: usize = 8_192;

/// What does this reply mean for the message and its recipient (rulebook 5.2, RFC 3463 and RFC 5321)?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClassifyReply {
    /// The reply's code (RFC 5321 section 4.2), 200 to 599.
    pub code: u16,
    /// The enhanced status code, as `5.1.1`: a class of 2, 4 or 5, a subject and a detail of 1 to 3 digits without
    /// leading zeros (RFC 3463 section 2). If not given, the one that the text begins with, or else the first in it that
    /// is marked as one: in brackets, behind a `#`, or behind a reply code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enhanced: Option<String>,
    /// The reply's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the reply answers.
    pub stage: Stage,
    /// Now, in Unix milliseconds; only needed for `suppress_until`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now_ms: Option<u64>,
}

/// The step of an SMTP session that a reply answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The greeting.
    Connect,
    /// EHLO or HELO.
    Ehlo,
    /// STARTTLS.
    Tls,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// DATA, or BDAT, and the message itself.
    Data,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The receiving server took it.
    Delivered,
    /// Not now; try again.
    Deferred,
    /// The mailbox does not exist or takes no mail.
    Invalid,
    /// The message itself was judged as spam.
    Spam,
    /// Refused by a policy of the receiver, or for its sender: address, host, reputation, authentication.
    Blocked,
    /// Failed for another reason.
    Failed,
}

/// The meaning of a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplyMeaning {
    /// What became of the message.
    pub outcome: Outcome,
    /// Whether to try again.
    pub retry: bool,
    /// How long the recipient stays on the block list, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppress_for_ms: Option<u64>,
    /// Until when, in Unix milliseconds, if the question told the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppress_until: Option<u64>,
    /// The rule that decided.
    pub rule: String,
}

/// One rule about replies: it fits when each of its given parts does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplyRule {
    /// The rule's id.
    pub id: String,
    /// Codes, as `550`, or classes, as `5xx` and `55x`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Enhanced codes, as `5.1.1`, or with a star for a part, as `5.7.*`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enhanced: Vec<String>,
    /// Enhanced codes that bear the rule's words out. Where one of them is given, the rules that have it here are heard
    /// before all others from the first of them on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certain_with: Vec<String>,
    /// Wordings, of which one has to stand in the text: phrases of whole words without regard to case, in which `*`
    /// stands for up to 60 characters and `(a|b)` for either. Characters of Chinese, Japanese and Korean are words each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// Stages of the session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
    /// Whether it fits only where the reply has no text, so that its code is all there is to go by.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_text: bool,
    /// What became of the message.
    pub outcome: Outcome,
    /// Whether the recipient goes on the block list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suppress: bool,
}

/// The wordings of all rules, compiled.
#[derive(Debug)]
pub(crate) struct Replies(Wordings);

impl Replies {
    pub(crate) fn compile(policy: &ReplyPolicy) -> Self {
        let rules = policy.rules.iter().enumerate();
        Self(Wordings::compile(
            rules.flat_map(|(index, rule)| rule.text.iter().map(move |text| (index, text.as_str()))),
        ))
    }
}

/// What is wrong with rules about replies, each with the way to it.
pub(crate) fn mistakes(policy: &ReplyPolicy) -> Vec<(Vec<Step>, Error)> {
    let mut found = Vec::new();
    for (index, rule) in policy.rules.iter().enumerate() {
        check(rule, index, &mut found);
    }
    found
}

fn mistake(rule: usize, field: &str, at: Option<usize>, message: String) -> (Vec<Step>, Error) {
    let key = |name: &str| Step::Key(name.to_owned());
    let mut path = vec![key("reply"), key("rules"), Step::Index(rule), key(field)];
    path.extend(at.map(Step::Index));
    (path, Error::new(Code::InvalidValue, "", message))
}

/// Codes, enhanced codes and words that could never fit, and rules that could not be meant.
fn check(rule: &ReplyRule, index: usize, found: &mut Vec<(Vec<Step>, Error)>) {
    let mut add = |field: &str, at: Option<usize>, message: String, help: &str| {
        let (path, error) = mistake(index, field, at, message);
        found.push((path, error.help(help)));
    };
    for (at, code) in rule.codes.iter().enumerate().filter(|(_, code)| !is_code_pattern(code)) {
        let message = format!("`{code}` is neither a reply code nor a class of them");
        add("codes", Some(at), message, "write `550`, `55x` or `5xx`");
    }
    for (field, codes) in [("enhanced", &rule.enhanced), ("certain_with", &rule.certain_with)] {
        for (at, code) in codes.iter().enumerate().filter(|(_, code)| !is_enhanced_pattern(code)) {
            let message = format!("`{code}` is no enhanced status code");
            add(field, Some(at), message, "write `5.1.1`, or `5.7.*` for all of a kind");
        }
    }
    for (at, wording) in rule.text.iter().enumerate() {
        if let Some(why) = wording::mistake(wording) {
            let message = format!("the wording `{wording}` cannot be read: {why}");
            add("text", Some(at), message, "write `user * unknown` or `(bad|invalid) mailbox`");
        }
    }
    if rule.codes.is_empty() && rule.enhanced.is_empty() && rule.text.is_empty() && rule.stages.is_empty() {
        let message = format!("the rule `{}` would fit every reply", rule.id);
        add("codes", None, message, "give `codes`, `enhanced`, `text` or `stages`");
    }
    if rule.suppress && matches!(rule.outcome, Outcome::Deferred | Outcome::Delivered) {
        let message = format!("the rule `{}` would block a recipient whose message is not refused for good", rule.id);
        add(
            "suppress",
            None,
            message,
            "leave `suppress` out, or give the `outcome` of a message that is not tried again",
        );
    }
    if rule.without_text && !rule.text.is_empty() {
        let message = format!("the rule `{}` could never fit: it has both `text` and `without_text`", rule.id);
        add("without_text", None, message, "leave out one of them");
    }
}

fn is_code_pattern(code: &str) -> bool {
    let digits = code.trim_end_matches('x');
    code.len() == 3 && code.starts_with(['4', '5']) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// An enhanced code of a refusal, in which a star may stand for the subject or the detail.
fn is_enhanced_pattern(code: &str) -> bool {
    code.starts_with(['4', '5']) && has_enhanced_form(code, |part| part == "*" || is_sub_code(part))
}

/// Whether this is an enhanced status code (RFC 3463 section 2), as `5.7.509`.
#[must_use]
pub fn is_enhanced(code: &str) -> bool {
    has_enhanced_form(code, is_sub_code)
}

/// RFC 3463 section 2: a class, a subject and a detail.
fn has_enhanced_form(code: &str, is_part: impl Fn(&str) -> bool) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    let [class, subject, detail] = parts.as_slice() else { return false };
    matches!(*class, "2" | "4" | "5") && is_part(subject) && is_part(detail)
}

/// One to three digits without a needless zero before them.
fn is_sub_code(part: &str) -> bool {
    let digits = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    digits && (part == "0" || !part.starts_with('0'))
}

/// The error that an enhanced code is none, and what could be meant.
fn no_enhanced(code: &str) -> Error {
    let shown: String = code.chars().filter(|c| !c.is_control()).take(40).collect();
    let bare = |part: &str| match part.trim_start_matches('0') {
        "" if !part.is_empty() => "0".to_owned(),
        bare => bare.to_owned(),
    };
    let meant = code.trim().split('.').map(bare).collect::<Vec<String>>().join(".");
    let help = if is_enhanced(&meant) {
        format!("did you mean `{meant}`?")
    } else {
        "write it as `5.1.1` (RFC 3463 section 2), or leave it out where the server gave none".to_owned()
    };
    Error::new(Code::InvalidValue, "enhanced", format!("`{shown}` is no enhanced status code")).help(help)
}

impl Question for ClassifyReply {
    const NAME: &'static str = "classify_reply";
    type Answer<'p> = ReplyMeaning;

    fn answer(&self, policy: &Policy) -> Result<ReplyMeaning, Error> {
        if !(200..=599).contains(&self.code) {
            return Err(Error::new(Code::InvalidValue, "code", format!("`{}` is no SMTP reply code", self.code))
                .help("reply codes are 200 to 599 (RFC 5321 section 4.2)"));
        }
        if let Some(code) = self.enhanced.as_deref().filter(|code| !is_enhanced(code)) {
            return Err(no_enhanced(code));
        }
        self.now_ms.map_or(Ok(()), |ms| day::check("now_ms", ms))?;
        let document = policy.document();
        let found = self.find(&document.reply.rules, policy.replies());
        let (outcome, id) = found.map_or_else(|| self.by_class(), |rule| (rule.outcome, rule.id.as_str()));
        let suppress = found.is_some_and(|rule| rule.suppress).then(|| document.recipient.block_list.as_ms());
        Ok(ReplyMeaning {
            outcome,
            retry: outcome == Outcome::Deferred,
            suppress_for_ms: suppress,
            suppress_until: suppress.zip(self.now_ms).map(|(ms, now)| now.saturating_add(ms).min(day::LAST_MS)),
            rule: id.to_owned(),
        })
    }
}

impl ClassifyReply {
    /// The first rule that fits, or before it one that the enhanced code bears out; rules speak of refusals alone.
    fn find<'p>(&self, rules: &'p [ReplyRule], replies: &Replies) -> Option<&'p ReplyRule> {
        if self.code < 400 {
            return None;
        }
        let text = self.text.as_deref().unwrap_or_default();
        let text = text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or_default();
        let enhanced = self.enhanced.as_deref().or_else(|| self.enhanced_in(text));
        let worded = replies.0.rules_in(text);
        let is_sure = |rule: &ReplyRule| has_enhanced(&rule.certain_with, enhanced);
        let from = rules.iter().position(is_sure).unwrap_or(rules.len());
        let fits = |(index, rule): &(usize, &ReplyRule)| {
            (rule.text.is_empty() || worded.contains(index)) && self.fits(rule, enhanced)
        };
        let fitting = rules.iter().enumerate().filter(fits);
        fitting.min_by_key(|(index, rule)| (*index >= from && !is_sure(rule), *index)).map(|(_, rule)| rule)
    }

    fn fits(&self, rule: &ReplyRule, enhanced: Option<&str>) -> bool {
        (rule.stages.is_empty() || rule.stages.contains(&self.stage))
            && !(rule.without_text && self.text.as_deref().is_some_and(|text| text.contains(char::is_alphabetic)))
            && (rule.codes.is_empty() || rule.codes.iter().any(|code| code_fits(code, self.code)))
            && (rule.enhanced.is_empty() || has_enhanced(&rule.enhanced, enhanced))
    }

    /// The enhanced code in a text: the first one, or the first that is marked and of the reply's class.
    fn enhanced_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_start();
        let class = if self.code < 500 { '4' } else { '5' };
        let marked = |(at, _): (usize, &str)| {
            let (before, behind) = text.split_at_checked(at)?;
            marks_enhanced(before).then(|| leading_enhanced(behind)).flatten()
        };
        leading_enhanced(text).or_else(|| text.match_indices(class).find_map(marked))
    }

    /// What the first digit alone says (RFC 5321 section 4.2.1).
    fn by_class(&self) -> (Outcome, &'static str) {
        match self.code {
            200..=299 => (Outcome::Delivered, "class-2"),
            // A server that asks for more has not decided.
            300..=399 => (Outcome::Deferred, "class-3"),
            400..=499 => (Outcome::Deferred, "class-4"),
            _ => (Outcome::Failed, "class-5"),
        }
    }
}

fn code_fits(pattern: &str, code: u16) -> bool {
    let digits = pattern.trim_end_matches('x');
    let unknown = u32::try_from(pattern.len().saturating_sub(digits.len())).unwrap_or_default();
    10_u16.checked_pow(unknown).and_then(|unit| code.checked_div(unit)) == digits.parse().ok()
}

fn has_enhanced(patterns: &[String], enhanced: Option<&str>) -> bool {
    enhanced.is_some_and(|code| patterns.iter().any(|pattern| enhanced_fits(pattern, code)))
}

fn enhanced_fits(pattern: &str, code: &str) -> bool {
    let mut parts = code.split('.');
    let fits = pattern.split('.').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part));
    fits && parts.next().is_none()
}

/// The enhanced code that a text begins with (RFC 2034 section 4), where it was not taken apart.
fn leading_enhanced(text: &str) -> Option<&str> {
    let word = text.split(|c: char| c != '.' && !c.is_ascii_digit()).next()?;
    is_enhanced(word).then_some(word)
}

/// Whether what follows such words is marked as an enhanced code: `(#5.1.1)` as qmail writes it, `550-5.1.1` as a reply of
/// several lines, or a reply that is quoted.
fn marks_enhanced(before: &str) -> bool {
    let bare = before.trim_end_matches([' ', '-']);
    let code = bare.len().checked_sub(3).and_then(|start| bare.split_at_checked(start));
    let follows_code = bare.len() < before.len()
        && code.is_some_and(|(before, code)| {
            code.starts_with(['4', '5'])
                && code.bytes().all(|byte| byte.is_ascii_digit())
                && !before.ends_with(is_of_number)
        });
    before.ends_with(['(', '[', '#']) || follows_code
}

fn is_of_number(c: char) -> bool {
    c == '.' || c.is_ascii_digit()
}
