//! What the sink answers to whom, as data.

use super::shorthand::shorthand;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Rules in order; the first that fits answers, and without one the sink accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script(Vec<Rule>);

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Whom it is for: an address in which `*` stands for any characters; case does not matter.
    pub pattern: String,
    /// The step it answers.
    pub step: Step,
    /// What happens.
    pub action: Action,
    /// How often for one address before the sink goes on to later rules; always without it.
    pub times: Option<u32>,
}

/// A step of the session that can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The greeting; for `*` alone, as nobody is named yet.
    Connect,
    /// EHLO, not HELO; for `*` alone.
    Ehlo,
    /// STARTTLS; for `*` alone.
    Tls,
    /// MAIL; the pattern is compared with the sender.
    Mail,
    /// RCPT.
    Rcpt,
    /// The command DATA; for a message to any fitting recipient.
    Data,
    /// The whole message after its final dot; for a message to any fitting recipient.
    Message,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Answers with this reply; 421 closes the connection after it.
    Reply {
        /// 200 to 599.
        code: u16,
        /// As `5.1.1`.
        enhanced: Option<String>,
        /// Line feeds make a reply of several lines.
        text: String,
    },
    /// Closes the connection without a word.
    Close,
}

/// A script that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct ScriptError {
    /// Where, as `reply 2, column 14`.
    pub place: String,
    /// What is wrong and what is wanted.
    pub message: String,
}

const STEPS: [(&str, Step); 7] = [
    ("connect", Step::Connect),
    ("ehlo", Step::Ehlo),
    ("tls", Step::Tls),
    ("mail", Step::Mail),
    ("rcpt", Step::Rcpt),
    ("data", Step::Data),
    ("message", Step::Message),
];

impl Step {
    pub(super) fn named(name: &str) -> Option<Self> {
        STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| *step)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    reply: Vec<toml::Spanned<FileRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileRule {
    to: String,
    stage: Step,
    code: Option<u16>,
    enhanced: Option<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    close: bool,
    times: Option<u32>,
}

impl Script {
    /// Reads a TOML file of tables `[[reply]]` with `to`, `stage`, `code` (or `close = true`) and perhaps `enhanced`,
    /// `text` and `times`.
    pub fn from_toml(text: &str) -> Result<Self, ScriptError> {
        let file: File = toml::from_str(text).map_err(|error| ScriptError {
            place: error.span().map_or_else(String::new, |span| line_of(text, span.start)),
            message: error.message().to_owned(),
        })?;
        let rules = file.reply.into_iter().map(|rule| {
            let place = line_of(text, rule.span().start);
            rule.into_inner().rule().map_err(|message| ScriptError { place, message })
        });
        rules.collect::<Result<_, _>>().map(Self)
    }

    /// Reads replies of the form `PATTERN => STAGE CODE [ENHANCED] TEXT [xN]` or `PATTERN => STAGE close [xN]`.
    pub fn from_replies<S: AsRef<str>>(replies: &[S]) -> Result<Self, ScriptError> {
        let rules = replies.iter().enumerate().map(|(index, reply)| {
            parse(reply.as_ref()).map_err(|(column, message)| ScriptError {
                place: format!("reply {}, column {}", index + 1, column + 1),
                message,
            })
        });
        rules.collect::<Result<_, _>>().map(Self)
    }

    /// These rules and then those of `later`.
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        self.0.extend(later.0);
        self
    }
}

impl FileRule {
    fn rule(self) -> Result<Rule, String> {
        let action = match (self.close, self.code) {
            (true, None) if self.text.is_empty() && self.enhanced.is_none() => Action::Close,
            (true, _) => return Err("`close` says nothing, so it takes no `code`, `enhanced` or `text`".to_owned()),
            (false, None) => return Err("give a `code`, as 550, or `close = true`".to_owned()),
            (false, Some(code)) => Action::Reply { code, enhanced: self.enhanced, text: self.text },
        };
        Rule { pattern: self.to, step: self.stage, action, times: self.times }.checked()
    }
}

impl Rule {
    fn checked(self) -> Result<Self, String> {
        if matches!(self.step, Step::Connect | Step::Ehlo | Step::Tls) && self.pattern != "*" {
            return Err(format!(
                "nobody is named yet at this stage, so the pattern must be `*`, not `{}`",
                self.pattern
            ));
        }
        if self.times == Some(0) {
            return Err("a rule that answers 0 times says nothing".to_owned());
        }
        if let Action::Reply { code, enhanced, text } = &self.action {
            if !(200..=599).contains(code) {
                return Err(format!("`{code}` is no reply code; they are 200 to 599"));
            }
            if let Some(enhanced) = enhanced.as_deref().filter(|given| !is_enhanced(given, *code)) {
                return Err(format!(
                    "`{enhanced}` is no enhanced code for {code}; write `{}.1.1` or the like",
                    code / 100
                ));
            }
            if text.contains(|c: char| c.is_control() && c != '\n') {
                return Err("the text has a control character".to_owned());
            }
        }
        Ok(self)
    }

    fn fits(&self, subject: &str) -> bool {
        glob(&self.pattern.to_lowercase(), &subject.to_lowercase())
    }
}

/// Whether `text` is an enhanced code of the reply code's class (RFC 2034).
pub(super) fn is_enhanced(text: &str, code: u16) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts[0] == (code / 100).to_string() && parts.iter().all(|part| number(part))
}

/// The rule, or the byte at which it goes wrong and why.
fn parse(text: &str) -> Result<Rule, (usize, String)> {
    let form = "write `PATTERN => STAGE CODE [ENHANCED] TEXT [xN]`, as `*@slow.example => rcpt 451 4.2.1 later x2`";
    let (pattern, rest) = text.split_once("=>").ok_or_else(|| (0, format!("there is no `=>`; {form}")))?;
    let pattern = pattern.trim();
    if pattern.is_empty() || pattern.contains(char::is_whitespace) {
        return Err((0, format!("the pattern before `=>` must be one word; {form}")));
    }
    let at = |part: &str| part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let (stage, rest) = word(rest);
    let step = Step::named(stage).ok_or_else(|| {
        let known: Vec<_> = STEPS.iter().map(|(name, _)| format!("`{name}`")).collect();
        (at(stage), format!("`{stage}` is no stage; known: {}", known.join(", ")))
    })?;
    let (rest, times) = split_times(rest).map_err(|(part, message)| (at(part), message))?;
    let (first, rest) = word(rest);
    let action = if first == "close" {
        if !rest.trim().is_empty() {
            return Err((at(rest.trim()), "nothing but `xN` may follow `close`".to_owned()));
        }
        Action::Close
    } else {
        let code = first.parse().map_err(|_| (at(first), format!("`{first}` is neither a reply code nor `close`")))?;
        let (second, after) = word(rest);
        let looks_enhanced = second.split('.').count() == 3 && second.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let (enhanced, words) = if looks_enhanced { (Some(second.to_owned()), after) } else { (None, rest) };
        Action::Reply { code, enhanced, text: words.trim().replace("\\n", "\n") }
    };
    Rule { pattern: pattern.to_owned(), step, action, times }.checked().map_err(|message| (at(first), message))
}

fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Takes ` xN` off the end.
fn split_times(text: &str) -> Result<(&str, Option<u32>), (&str, String)> {
    let text = text.trim_end();
    let (before, last) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let Some(digits) =
        last.strip_prefix('x').filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    else {
        return Ok((text, None));
    };
    digits.parse().map(|times| (before, Some(times))).map_err(|_| (last, format!("`{last}` is too many times")))
}

fn line_of(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    format!("line {}, column {column}", before.matches('\n').count() + 1)
}

fn glob(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// A script with what it has said so far.
pub(super) struct Prompter {
    script: Script,
    said: Mutex<HashMap<(usize, String), u32>>,
}

/// Addresses whose answers are counted; further ones are answered as if all had been said.
const COUNTED: usize = 1_000_000;

/// The place of shorthand rules among the rules.
const SHORTHAND: usize = usize::MAX;

impl Prompter {
    pub(super) fn new(script: Script) -> Self {
        Self { script, said: Mutex::default() }
    }

    /// What to do at `step` for these addresses, if anything but accept; there are none before MAIL. An error says why
    /// an address cannot be read.
    pub(super) fn action(&self, step: Step, subjects: &[String]) -> Result<Option<Action>, String> {
        let nobody = [String::new()];
        let subjects = if subjects.is_empty() { &nobody } else { subjects };
        for (index, rule) in self.script.0.iter().enumerate().filter(|(_, rule)| rule.step == step) {
            let mut fitting = subjects.iter().filter(|subject| rule.fits(subject));
            if let Some(action) = fitting.find_map(|subject| self.take(index, rule, subject)) {
                return Ok(Some(action));
            }
        }
        if matches!(step, Step::Rcpt | Step::Data | Step::Message) {
            for subject in subjects {
                let Some(rule) = shorthand(subject)?.filter(|rule| rule.step == step) else { continue };
                if let Some(action) = self.take(SHORTHAND, &rule, subject) {
                    return Ok(Some(action));
                }
            }
        }
        Ok(None)
    }

    fn take(&self, index: usize, rule: &Rule, subject: &str) -> Option<Action> {
        if let Some(times) = rule.times {
            let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
            let key = (index, subject.to_lowercase());
            if said.len() >= COUNTED && !said.contains_key(&key) {
                return None;
            }
            let count = said.entry(key).or_default();
            if *count >= times {
                return None;
            }
            *count += 1;
        }
        Some(rule.action.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_read_as_they_are_written() {
        let reply = |code, enhanced: Option<&str>, text: &str| Action::Reply {
            code,
            enhanced: enhanced.map(str::to_owned),
            text: text.to_owned(),
        };
        let table = [
            ("*@a.example => rcpt 550 5.1.1 No such user", Step::Rcpt, reply(550, Some("5.1.1"), "No such user"), None),
            ("bob@a.example=>data 451 later x2", Step::Data, reply(451, None, "later"), Some(2)),
            ("* => connect 421", Step::Connect, reply(421, None, ""), None),
            ("* => message close x1", Step::Message, Action::Close, Some(1)),
            (r"* => ehlo 502 one\ntwo", Step::Ehlo, reply(502, None, "one\ntwo"), None),
            ("* => mail 452 4.3.1 full x3", Step::Mail, reply(452, Some("4.3.1"), "full"), Some(3)),
        ];
        for (text, step, action, times) in table {
            let script = Script::from_replies(&[text]).unwrap_or_else(|error| panic!("{text}: {error}"));
            let rule = &script.0[0];
            assert_eq!((rule.step, &rule.action, rule.times), (step, &action, times), "{text}");
        }
    }

    #[test]
    fn replies_that_cannot_be_read_are_named_with_their_place() {
        let table = [
            ("rcpt 550", "reply 1, column 1: there is no `=>`"),
            (" => rcpt 550", "the pattern before `=>` must be one word"),
            ("*@a => recpt 550", "reply 1, column 8: `recpt` is no stage"),
            ("*@a => rcpt five", "reply 1, column 13: `five` is neither"),
            ("*@a => rcpt 600 no", "`600` is no reply code"),
            ("*@a => rcpt 550 4.1.1 no", "`4.1.1` is no enhanced code for 550"),
            ("*@a => connect 421", "the pattern must be `*`"),
            ("* => rcpt 451 no x0", "0 times"),
            ("* => rcpt close now", "nothing but `xN`"),
        ];
        for (text, words) in table {
            let error = Script::from_replies(&[text]).expect_err(text).to_string();
            assert!(error.contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn a_file_says_the_same_as_replies_and_names_the_line_of_a_mistake() {
        let file = "[[reply]]\nto = \"*@a.example\"\nstage = \"rcpt\"\ncode = 451\nenhanced = \"4.2.1\"\ntext = \"later\"\ntimes = 2\n";
        let same = Script::from_replies(&["*@a.example => rcpt 451 4.2.1 later x2"]);
        assert_eq!(Script::from_toml(file), same);
        let table = [
            (file.replace("stage", "stge"), "line 3, column 1: unknown field `stge`"),
            (file.replace("rcpt", "recpt"), "line 3, column 9: unknown variant `recpt`"),
            (file.replace("code = 451\n", ""), "line 1, column 1: give a `code`"),
        ];
        for (text, words) in table {
            let error = Script::from_toml(&text).expect_err(&text).to_string();
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn stars_stand_for_any_characters() {
        let fits = [("*", ""), ("*@a.b", "x@a.b"), ("x*y*z", "x1y2z"), ("a*a", "aa"), ("ab", "ab")];
        let not = [("*@a.b", "x@a.c"), ("a*a", "a"), ("x*y*z", "xzy"), ("ab", "abc"), ("a*b*b", "ab")];
        assert!(fits.iter().all(|(pattern, text)| glob(pattern, text)));
        assert!(!not.iter().any(|(pattern, text)| glob(pattern, text)));
    }
}
