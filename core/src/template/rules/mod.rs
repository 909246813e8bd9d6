//! The rules of the review: one table that names each. A rule is what it is about, why, what to do, an example of
//! each side, and its check.

mod advertising;
mod auth;
mod brands;
mod categories;
mod characters;
mod clients;
mod codes;
mod comments;
mod concealed;
mod content;
mod deception;
mod elements;
mod fonts;
mod greeting;
mod history;
mod hosts;
mod html;
mod image_files;
mod images;
mod leaving;
mod legibility;
mod link_text;
mod links;
mod media;
mod own;
mod parts;
mod placement;
mod pretence;
mod promotion;
mod purpose;
mod screens;
mod size;
mod spelling;
mod structure;
mod styles;
mod subject;
mod targets;
mod unsubscribe;
mod urls;
mod variables;

use crate::answer::Kind;
use crate::finding::{Part, Severity};
use crate::input;
use crate::json::Json;
use crate::locale::Locale;
use crate::phrases::Phrase;
use crate::phrases::rules::content as phrase;
use crate::policy::document::SubjectPolicy;
use crate::template::content::{Category, Reading};
use crate::template::document::TemplatePolicy;
use crate::template::edit::Mend;
use crate::template::findings::{Findings, Note, Report, quote};
use crate::template::glance::Glance;
use crate::template::review::ReviewTemplate;
use crate::template::topics::Topic;
use crate::template::view::{Document, Image, Standing};
use crate::template::words::OfRules;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use unsubscribe::WayOut;

/// A rule of the review.
pub(crate) struct Rule {
    /// `group/name`, stable across versions.
    pub(crate) id: &'static str,
    /// The severity unless a policy sets another; a rule may give single findings another one.
    pub(crate) severity: Severity,
    /// What it looks for.
    pub(crate) what: Phrase,
    /// Why that matters.
    pub(crate) why: Phrase,
    /// What to do about it.
    pub(crate) fix: Phrase,
    /// A template that it finds something in.
    pub(crate) bad: Example,
    /// A template that it finds nothing in.
    pub(crate) good: Example,
    /// Where the rule comes from.
    pub(crate) source: &'static str,
    pub(crate) check: Check,
}

/// How a rule looks.
pub(crate) enum Check {
    /// At a subject alone, so that it can be asked without a template too.
    Subject(fn(&Subject<'_>, &mut Report<'_>)),
    /// At a template, and at a part of one.
    Template(fn(&Case<'_>, &mut Report<'_>)),
    /// At all of a template together: a part of one says nothing of that, though the finding has a place.
    Whole(fn(&Case<'_>, &mut Report<'_>)),
}

/// A template that shows a rule.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Example {
    kind: Kind,
    subject: &'static str,
    subject_times: usize,
    html: &'static str,
    html_times: usize,
    /// Further fields of the question, in JSON.
    with: &'static str,
}

impl Example {
    /// A trigger mail, which needs no least length.
    pub(crate) const fn body(html: &'static str) -> Self {
        Self { kind: Kind::Trigger, subject: "Your account", subject_times: 1, html, html_times: 1, with: "{}" }
    }

    const fn subject(subject: &'static str) -> Self {
        Self { subject, ..Self::body("<p>You have a new message.</p>") }
    }

    const fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// The HTML so many times, one after the other.
    const fn times(self, html_times: usize) -> Self {
        Self { html_times, ..self }
    }

    /// The subject so many times, one after the other.
    const fn repeated(self, subject_times: usize) -> Self {
        Self { subject_times, ..self }
    }

    const fn with(self, with: &'static str) -> Self {
        Self { with, ..self }
    }
}

/// A subject under review.
pub(crate) struct Subject<'a> {
    pub(crate) document: Document<'a>,
    /// What its words say.
    pub(crate) reading: Reading,
    pub(crate) policy: &'a SubjectPolicy,
}

/// A template under review.
pub(crate) struct Case<'a> {
    pub(crate) question: &'a ReviewTemplate,
    pub(crate) policy: &'a TemplatePolicy,
    pub(crate) words: &'a OfRules,
    pub(crate) subject: Subject<'a>,
    pub(crate) html: Option<Document<'a>>,
    pub(crate) text: Option<Document<'a>>,
    /// What Outlook alone reads of the HTML.
    pub(crate) outlook: Option<Document<'a>>,
    pub(crate) bytes: u64,
    /// What the words of each part of the body say.
    pub(crate) readings: Vec<Reading>,
    /// What words say beyond these that not every reader sees: hidden ones, and those for Outlook alone.
    pub(crate) readings_beside: Vec<Reading>,
    /// How many different words of each line of business there are, the plainest first.
    pub(crate) words_of_topics: Vec<(Topic, u64)>,
    /// The links and variables to unsubscribe with, once a rule has asked.
    pub(crate) ways_out: OnceCell<Vec<WayOut>>,
    /// A glance at the text of the body in lower case, once a rule has asked.
    pub(crate) glance: OnceCell<Glance>,
    /// Why the body was not read, if it was not: how many template tags there are.
    pub(crate) too_many_tags: Option<u64>,
}

impl<'a> Case<'a> {
    /// The part that a reader sees: the HTML, or the text where there is none.
    pub(crate) fn body(&self) -> Option<&Document<'a>> {
        self.html.as_ref().or(self.text.as_ref())
    }

    /// A glance at the text of the body in lower case.
    pub(crate) fn glance(&self) -> Option<&Glance> {
        self.body().map(|body| self.glance.get_or_init(|| Glance::at(body.flow.lower())))
    }

    /// A part of the mail.
    pub(crate) fn part(&self, part: Part) -> Option<&Document<'a>> {
        match part {
            Part::Subject => Some(&self.subject.document),
            Part::Html => self.html.as_ref(),
            Part::Text => self.text.as_ref(),
        }
    }

    /// The parts of the body.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Document<'a>> {
        self.html.iter().chain(&self.text)
    }

    /// The HTML as all read it, and as Outlook alone does.
    pub(crate) fn markup(&self) -> impl Iterator<Item = &Document<'a>> {
        self.html.iter().chain(&self.outlook)
    }

    /// The images of the HTML, with those that Outlook alone shows.
    pub(crate) fn images(&self) -> impl Iterator<Item = (&Document<'a>, &Image)> {
        let images = self.markup().flat_map(|html| html.images.iter().map(move |image| (html, image)));
        images.filter(|(_, image)| image.standing == Standing::Own)
    }

    /// The lines of business that enough words tell, with how many do.
    pub(crate) fn topics(&self) -> impl Iterator<Item = (Topic, u64)> {
        let least = self.policy.topics.words;
        self.words_of_topics.iter().copied().filter(move |(_, words)| *words >= least)
    }

    /// What the words of the subject and of each part of the body say.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &Reading> {
        std::iter::once(&self.subject.reading).chain(&self.readings)
    }

    /// Whether a word of a category is mentioned anywhere.
    pub(crate) fn mentions(&self, category: Category) -> bool {
        self.readings().any(|reading| reading.mentions(category) > 0)
    }

    /// Whether the body was too large to be read in full; then rules about what is missing from it keep still.
    pub(crate) fn is_unread(&self) -> bool {
        let cut = self.markup().any(|html| html.scan.cut || html.styles.cut);
        cut || self.bytes > self.policy.max_bytes || self.too_many_tags.is_some()
    }

    /// Lets every rule look.
    pub(crate) fn findings(&self) -> Findings {
        let is_whole = !self.question.fragment;
        let mut findings = Findings::new(self.question.locale);
        if !is_whole {
            findings = findings.of_a_part();
        }
        for rule in RULES {
            findings.of(rule, &self.policy.severity, |report| match rule.check {
                Check::Template(check) => check(self, report),
                Check::Subject(check) if is_whole => check(&self.subject, report),
                Check::Whole(check) if is_whole => check(self, report),
                Check::Subject(_) | Check::Whole(_) => {}
            });
        }
        if is_whole {
            own::in_subject(&self.subject, &self.policy.pattern, &mut findings);
        }
        own::in_body(self, &mut findings);
        findings
    }
}

impl Subject<'_> {
    /// Lets the rules about subjects look.
    pub(crate) fn findings(&self, template: &TemplatePolicy, locale: Locale) -> Findings {
        let mut findings = Findings::new(locale);
        for rule in RULES {
            if let Check::Subject(check) = rule.check {
                findings.of(rule, &template.severity, |report| check(self, report));
            }
        }
        own::in_subject(self, &template.pattern, &mut findings);
        findings
    }
}

/// Every rule.
pub(crate) static RULES: &[&Rule] = &[
    &content::MIN_LENGTH,
    &content::UNREVIEWABLE,
    &purpose::UNCLEAR,
    &parts::TEXT_PART,
    &parts::LANGUAGE_MIX,
    &promotion::OVER_COMMERCIAL,
    &promotion::KIND_MISMATCH,
    &categories::PHISHING,
    &categories::PRIZE_DRAW,
    &categories::PORN,
    &categories::DRUGS,
    &categories::VIOLENCE,
    &categories::THREAT,
    &categories::GAMBLING,
    &categories::LOTTERY,
    &categories::CASHBACK,
    &categories::FLASH_SALE,
    &categories::LOAN,
    &categories::DEBT_COLLECTION,
    &categories::CLICK_FARMING,
    &categories::RELIGION,
    &categories::SUPERSTITION,
    &categories::SOCIAL_CONTACT,
    &categories::INVOICE_AGENCY,
    &categories::INVESTMENT_SCAM,
    &categories::JOB_SCAM,
    &categories::COUNTERFEIT,
    &categories::PLACEHOLDER_TEXT,
    &categories::PROFANITY,
    &history::NEW_KIND,
    &history::NEW_TOPIC,
    &variables::ALL_VARIABLE,
    &variables::RATIO,
    &variables::LONG_VARIABLE,
    &variables::WHOLE_PARAGRAPH,
    &variables::ADJACENT,
    &greeting::NO_FALLBACK,
    &variables::UNDECLARED,
    &placement::RAW_HTML,
    &placement::IN_SCRIPT_OR_STYLE,
    &placement::IN_TAG_NAME,
    &placement::SUBJECT_ALL_VARIABLE,
    &placement::SYNTAX,
    &images::TOO_MANY,
    &images::MANY,
    &images::FULL_IMAGE,
    &images::SHARE_HIGH,
    &images::TEXT_IN_ALT,
    &images::MISSING_ALT,
    &codes::QR_CODE,
    &image_files::NO_HTTPS,
    &image_files::NO_DIMENSIONS,
    &image_files::DATA_URI,
    &image_files::UNSUPPORTED_FORMAT,
    &image_files::TRACKING_PIXEL_EXTRA,
    &links::SHORTENER,
    &links::REDIRECT,
    &links::EXTERNAL_DOMAIN,
    &hosts::FREE_HOST,
    &urls::IP_HOST,
    &urls::DANGEROUS_SCHEME,
    &urls::USERINFO,
    &urls::ODD_PORT,
    &urls::PLACEHOLDER,
    &urls::NO_HTTPS,
    &urls::FILE_DOWNLOAD,
    &targets::BAD_URL,
    &link_text::MANY,
    &link_text::GENERIC,
    &urls::LINK_HOST,
    &urls::WHOLE_URL,
    &html::SCRIPT,
    &html::IFRAME,
    &html::FORM,
    &html::OBJECT_EMBED,
    &html::EVENT_HANDLER,
    &html::META_REFRESH,
    &html::BASE_HREF,
    &html::MALFORMED,
    &styles::CSS_IMPORT,
    &styles::EXTERNAL_STYLESHEET,
    &elements::NO_DOCTYPE,
    &elements::NONSTANDARD_ELEMENT,
    &elements::MARQUEE_BLINK,
    &elements::VIDEO_AUDIO,
    &fonts::DECORATIVE_FONT,
    &deception::LINK_TEXT_MISMATCH,
    &brands::PUNYCODE_HOST,
    &brands::BRAND_IN_SUBDOMAIN,
    &brands::BRAND_SENDER_MISMATCH,
    &characters::MIXED_SCRIPT,
    &characters::ZERO_WIDTH,
    &characters::BIDI_CONTROL,
    &spelling::SEPARATOR,
    &spelling::WORD_SPLIT_MARKUP,
    &spelling::MASKED_WORD,
    &spelling::JAMO_SPLIT,
    &spelling::HOMOPHONE,
    &concealed::ZERO_FONT,
    &concealed::SAME_COLOUR,
    &concealed::CSS_HIDDEN,
    &concealed::OFF_SCREEN,
    &comments::PAYLOAD,
    &pretence::FAKE_UI,
    &pretence::FAKE_REPLY,
    &unsubscribe::MISSING,
    &unsubscribe::NOT_VISIBLE,
    &leaving::NO_ONE_CLICK,
    &leaving::NEEDS_LOGIN,
    &leaving::BAD_TARGET,
    &leaving::MAILTO_ONLY,
    &leaving::IN_TRIGGER,
    &advertising::ADDRESS,
    &advertising::KOREAN_LABEL,
    &advertising::CHINESE_LABEL,
    &structure::LANG,
    &structure::TITLE,
    &structure::HEADING_ORDER,
    &structure::TABLE_ROLE,
    &link_text::EMPTY,
    &legibility::CONTRAST,
    &legibility::SMALL_TEXT,
    &subject::MISSING,
    &subject::TOO_LONG,
    &subject::LONG,
    &subject::NOT_UTF8,
    &subject::NEWLINE,
    &subject::ALL_CAPS,
    &subject::PUNCTUATION,
    &spelling::IN_SUBJECT,
    &promotion::SALESY_SUBJECT,
    &size::TOTAL,
    &size::GMAIL_CLIP,
    &size::LINE_LENGTH,
    &size::STYLE_BLOCK,
    &size::DEEP_NESTING,
    &auth::UNAUTHENTICATED,
    &auth::SPAM_RATE,
    &hosts::FROM_FREE_DOMAIN,
    &hosts::REPLY_TO_MISMATCH,
    &hosts::LINK_DOMAIN_UNALIGNED,
    &clients::UNSUPPORTED_CSS,
    &clients::OUTLOOK_BACKGROUND,
    &screens::DARK_MODE,
    &screens::VIEWPORT,
    &media::MEDIA_ONLY_LAYOUT,
    &fonts::WEB_FONT,
];

/// The ids of all rules.
pub(crate) fn ids() -> Vec<&'static str> {
    RULES.iter().map(|rule| rule.id).collect()
}

/// An example as it is handed in for review; large ones say how often a text stands in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shown {
    /// What the template is for.
    pub kind: Kind,
    /// Its subject.
    pub subject: String,
    /// How many times the subject's text stands in it, one after the other; once if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_times: Option<usize>,
    /// Its HTML.
    pub html: String,
    /// How many times the HTML's text stands in it, one after the other; once if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html_times: Option<usize>,
    /// Further fields of the question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, Json>,
}

impl From<Example> for Shown {
    fn from(example: Example) -> Self {
        let more_than_one = |times: usize| Some(times).filter(|times| *times > 1);
        Self {
            kind: example.kind,
            subject: example.subject.to_owned(),
            subject_times: more_than_one(example.subject_times),
            html: example.html.to_owned(),
            html_times: more_than_one(example.html_times),
            with: input::from_json(example.with).unwrap_or_default(),
        }
    }
}

/// Reports the first of some places, in words about `{words}`, and how many there are.
fn report_first(
    html: &Document<'_>,
    report: &mut Report<'_>,
    severity: Severity,
    places: impl Iterator<Item = Range<usize>>,
    message: Phrase,
) {
    report_first_mended(html, report, severity, places, message, |_, _| None);
}

/// The same, with what mends it.
fn report_first_mended(
    html: &Document<'_>,
    report: &mut Report<'_>,
    severity: Severity,
    mut places: impl Iterator<Item = Range<usize>>,
    message: Phrase,
    mend: Mend,
) {
    let Some(first) = places.next() else { return };
    report_one_of(html, report, severity, &first, places.count().saturating_add(1), message, mend);
}

// Compiled once, not for each way to find the places.
#[inline(never)]
fn report_one_of(
    html: &Document<'_>,
    report: &mut Report<'_>,
    severity: Severity,
    place: &Range<usize>,
    count: usize,
    message: Phrase,
    mend: Mend,
) {
    report.add_as(severity, |locale| {
        let words = quote(html.words(place));
        let note = Note::new(message.say(locale, &[("words", &words)])).at(html.part, place).of_places(count);
        note.mended_by(mend(html, place))
    });
}

fn kind_word(kind: Kind, locale: Locale) -> &'static str {
    let word = match kind {
        Kind::Marketing => phrase::MARKETING,
        Kind::Notification => phrase::NOTIFICATION,
        Kind::Transactional => phrase::TRANSACTIONAL,
        Kind::Trigger => phrase::TRIGGER,
        Kind::Test => phrase::TEST,
    };
    word.text(locale)
}
