//! The review of a template (rulebook 1).

use crate::answer::Kind;
use crate::ascii;
use crate::day;
use crate::door::Question;
use crate::error::{Code, Error};
use crate::finding::{Finding, Part, PositionEncoding, Verdict};
use crate::locale::Locale;
use crate::policy::Policy;
use crate::template::authentication::ReportedAuthentication;
use crate::template::calendar;
use crate::template::content::Reading;
use crate::template::dialect::Dialect;
use crate::template::document::TemplatePolicy;
use crate::template::rules::{Case, Subject};
use crate::template::topics::Topic;
use crate::template::view::{Bounds, Document};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// May this template be used (rulebook 1)?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewTemplate {
    /// What the template is for.
    pub kind: Kind,
    /// The subject line.
    pub subject: String,
    /// The HTML part; this or `text` is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// The plain text part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How the template writes its variables and blocks; the policy's way if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<Dialect>,
    /// Whether this is a part of a template, as a partial or a layout: only what stands in it is told and weighed, not its
    /// subject, nor what the whole may have elsewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fragment: bool,
    /// The variables that the data will have, by name; not given, nothing is known of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variables: Option<BTreeMap<String, DeclaredVariable>>,
    /// Who sends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
    /// The account's earlier templates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<EarlierTemplate>,
    /// When the template was handed in, in Unix milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_ms: Option<u64>,
    /// The language of messages (BCP 47).
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
    /// The unit of positions in the answer.
    #[serde(default)]
    pub position_encoding: PositionEncoding,
}

/// What is known of a variable's values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeclaredVariable {
    /// Most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
}

/// The sender of a template's mails.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The sender domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Further domains that links may lead to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub link_domains: Vec<String>,
    /// Domains that count clicks and send readers on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracking_domains: Vec<String>,
    /// Names that the sender goes by: those that are often pretended to are then no pretence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<String>,
    /// The sending platform adds a link to unsubscribe by itself.
    #[serde(default)]
    pub platform_appends_unsubscribe: bool,
    /// The mails go out with `List-Unsubscribe` and `List-Unsubscribe-Post` (RFC 2369, RFC 8058).
    #[serde(default)]
    pub one_click_unsubscribe: bool,
    /// Where replies go: the address or its domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// How receivers find the mails authenticated; what is not given is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authentication: Option<ReportedAuthentication>,
    /// Messages a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_volume: Option<u64>,
    /// Mails in a million that readers call spam: 1 000 is 0.1 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spam_rate_ppm: Option<u64>,
}

/// An earlier template of the same account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EarlierTemplate {
    /// What it was for.
    pub kind: Kind,
    /// Its lines of business, as the answer to its review told them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
}

/// The verdict on a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    /// Whether it may be used.
    pub verdict: Verdict,
    /// 0 to 100: 85 is 8.5 points of 10.
    pub score: u64,
    /// What is wrong with it, the weightiest first.
    pub findings: Vec<Finding>,
    /// What was counted.
    pub stats: ReviewStats,
    /// Its lines of business, the plainest first; handed in with later templates, they are what the account is known for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// Until when a human has decided, in Unix milliseconds; given if `submitted_ms` was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_ms: Option<u64>,
}

/// What was counted in a template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewStats {
    /// Characters of visible text (rulebook 1.2).
    pub characters: u64,
    /// Units of visible text (rulebook 1.3).
    pub text_units: u64,
    /// Output variables in visible text.
    pub variables: u64,
    /// Images of all kinds.
    pub images: u64,
    /// Images that show something.
    pub content_images: u64,
    /// Links, in all parts.
    pub links: u64,
    /// Bytes of subject, HTML and text together.
    pub bytes: u64,
}

impl Question for ReviewTemplate {
    const NAME: &'static str = "review_template";
    type Answer<'p> = Review;

    fn answer(&self, policy: &Policy) -> Result<Review, Error> {
        self.check()?;
        let document = policy.document();
        let case = self.case(policy);
        let findings = case.findings();
        let (score, verdict) = document.template.score.judge(&findings.tallies);
        let texts = [
            (Part::Subject, self.subject.as_str()),
            (Part::Html, self.html.as_deref().unwrap_or_default()),
            (Part::Text, self.text.as_deref().unwrap_or_default()),
        ];
        let due_ms = self.submitted_ms.and_then(|submitted| {
            calendar::due_ms(submitted, document.day.utc_offset_minutes, &document.template.holidays)
        });
        let stats = case.stats();
        let topics = case.topics().map(|(topic, _)| topic).collect();
        let findings = findings.list(&texts, self.position_encoding, self.dialect(&document.template));
        Ok(Review { verdict, score, findings, stats, topics, due_ms })
    }
}

const MILLION: u64 = 1_000_000;

impl ReviewTemplate {
    /// The question about HTML of which nothing else is known; what is, stands before `..ReviewTemplate::of(…)`.
    #[must_use]
    pub fn of(kind: Kind, subject: &str, html: &str) -> Self {
        Self {
            kind,
            subject: subject.to_owned(),
            html: Some(html.to_owned()),
            text: None,
            dialect: None,
            fragment: false,
            variables: None,
            sender: None,
            history: Vec::new(),
            submitted_ms: None,
            locale: Locale::default(),
            position_encoding: PositionEncoding::default(),
        }
    }

    pub(crate) fn dialect(&self, policy: &TemplatePolicy) -> Dialect {
        self.dialect.unwrap_or(policy.dialect)
    }

    fn check(&self) -> Result<(), Error> {
        if self.html.is_none() && self.text.is_none() {
            return Err(Error::new(
                Code::MissingField,
                "html",
                "a template needs `html` or `text`, and this one has neither",
            ));
        }
        if let Some(rate) = self.sender.as_ref().and_then(|sender| sender.spam_rate_ppm).filter(|rate| *rate > MILLION)
        {
            let message = format!("`{rate}` is no share of a million");
            return Err(Error::new(Code::InvalidValue, "sender.spam_rate_ppm", message));
        }
        self.submitted_ms.map_or(Ok(()), |ms| day::check("submitted_ms", ms))
    }

    fn case<'a>(&'a self, policy: &'a Policy) -> Case<'a> {
        let template = &policy.document().template;
        let html = self.html.as_deref().filter(|html| !html.trim().is_empty());
        let text = self.text.as_deref().filter(|text| !text.trim().is_empty());
        let parts = [Some(self.subject.as_str()), self.html.as_deref(), self.text.as_deref()];
        let bytes = parts.into_iter().flatten().fold(0_usize, |sum, part| sum.saturating_add(part.len()));
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let most_nodes = usize::try_from(template.max_nodes).unwrap_or(usize::MAX);
        let fits = bytes <= template.max_bytes;
        // A text has fewer tags than bytes.
        let may_have_many = |part: &&str| fits && part.len() > most_nodes;
        let tags = [html, text].into_iter().flatten().filter(may_have_many).map(count_tags).max().unwrap_or_default();
        let is_read = fits && tags <= most_nodes;
        let bounds = Bounds {
            depth: usize::try_from(template.max_depth).unwrap_or(usize::MAX),
            nodes: most_nodes,
            is_part: self.fragment,
        };
        let dialect = self.dialect(template);
        let mut subject = Subject::read(&self.subject, dialect, policy);
        let html = html.filter(|_| is_read).map(|html| Document::html(html, dialect.parse(html), bounds));
        let text = text.filter(|_| is_read).map(|text| Document::plain(Part::Text, text, dialect.parse(text)));
        let outlook = html.as_ref().and_then(|html| html.for_outlook(bounds));
        let parts = html.iter().chain(&text);
        let words_of_topics = policy.topics().of([&subject.document].into_iter().chain(parts.clone()));
        let readings: Vec<Reading> =
            parts.map(|part| Reading::of(policy.lexicon(), &template.content, part, Some(&subject.reading))).collect();
        subject.reading.explain(&readings, &template.content);
        let readings_beside = readings_beside(policy, html.as_ref(), outlook.as_ref(), &readings);
        let too_many_tags = u64::try_from(tags).ok().filter(|_| tags > most_nodes);
        Case {
            question: self,
            policy: template,
            words: policy.words(),
            subject,
            html,
            text,
            outlook,
            bytes,
            readings,
            readings_beside,
            words_of_topics,
            ways_out: OnceCell::new(),
            glance: OnceCell::new(),
            too_many_tags,
        }
    }
}

impl<'a> Subject<'a> {
    /// Reads a subject; one too long to be sent is read up to where it is.
    pub(crate) fn read(subject: &'a str, dialect: Dialect, policy: &'a Policy) -> Self {
        let limits = &policy.document().subject;
        // A variable's name may be longer than its value, so the source gets some room.
        let most = usize::try_from(limits.max_characters).unwrap_or(usize::MAX).saturating_mul(4);
        let end = subject.char_indices().nth(most).map_or(subject.len(), |(at, _)| at);
        let syntax = dialect.parse(subject.get(..end).unwrap_or_default());
        let document = Document::plain(Part::Subject, subject, syntax);
        let reading = Reading::of(policy.lexicon(), &policy.document().template.content, &document, None);
        Self { reading, document, policy: limits }
    }
}

impl Case<'_> {
    fn stats(&self) -> ReviewStats {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let mut stats = ReviewStats { bytes: self.bytes, ..ReviewStats::default() };
        stats.links = count(self.parts().map(|part| part.links.len()).fold(0, usize::saturating_add));
        if let Some(body) = self.body() {
            stats.characters = body.amount.characters;
            stats.text_units = body.amount.units;
            stats.variables = count(body.visible_variables().count());
            stats.images = count(body.images.len());
            stats.content_images = count(body.images.iter().filter(|image| image.is_content()).count());
        }
        stats
    }
}

/// What words that not every reader sees say, beyond what the HTML says to all.
fn readings_beside(
    policy: &Policy,
    html: Option<&Document<'_>>,
    outlook: Option<&Document<'_>>,
    readings: &[Reading],
) -> Vec<Reading> {
    let (Some(html), Some(known)) = (html, readings.first()) else { return Vec::new() };
    let content = &policy.document().template.content;
    let hidden = Reading::of_unseen(policy.lexicon(), content, html);
    let for_outlook = outlook.map(|outlook| Reading::of(policy.lexicon(), content, outlook, None));
    std::iter::once(hidden).chain(for_outlook).map(|reading| reading.beyond(known, html)).collect()
}

fn count_tags(source: &str) -> usize {
    let is = |byte: u8, sign: u8| byte == sign;
    let opens = |first: u8, second: u8| {
        (is(first, b'{') & (is(second, b'{') | is(second, b'%')))
            | (is(first, b'<') & is(second, b'%'))
            | (is(first, b'*') & is(second, b'|'))
    };
    ascii::count_pairs(source.as_bytes(), opens)
}

/// The tags of a subject that is checked alone.
pub(crate) fn findings_of_subject(
    subject: &Subject<'_>,
    policy: &Policy,
    locale: Locale,
    encoding: PositionEncoding,
) -> (Verdict, Vec<Finding>) {
    let template = &policy.document().template;
    let findings = subject.findings(template, locale);
    let (_, verdict) = template.score.judge(&findings.tallies);
    (verdict, findings.list(&[(Part::Subject, subject.document.source)], encoding, template.dialect))
}
