//! The template section of a policy document.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::template::calendar::Date;
use crate::template::dialect::Dialect;
use crate::template::gravity::ContentPolicy;
use crate::template::markup::MarkupPolicy;
use crate::template::own::{OwnWords, Pattern};
use crate::template::reader::{AdvertisingPolicy, BulkPolicy, ReaderPolicy};
use crate::template::score::Score;
use crate::template::topics::TopicPolicy;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most that [`TemplatePolicy::max_bytes`] may be, so that places in a template take few bytes themselves.
pub(crate) const MOST_BYTES: u64 = 1 << 30;

/// Limits and rules of templates.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TemplatePolicy {
    /// Least characters of visible text by kind (rulebook 1.2); a kind that is absent has no least.
    pub min_characters: BTreeMap<Kind, u64>,
    /// How templates write their variables and blocks where a question does not say (rulebook 1.3). Only Handlebars is
    /// filled here.
    pub dialect: Dialect,
    /// Whether values are escaped in the HTML part; `{{{raw}}}` never is.
    pub escape_html: bool,
    /// Most bytes of a filled template, all parts together (rulebook 2.2).
    pub max_rendered_bytes: u64,
    /// Most outputs, blocks and rounds of loops in filling a template, so that no data can keep it busy.
    pub max_render_steps: u64,
    /// Least text units beside a variable by kind; with fewer, a template is all variables (rulebook 1.3).
    pub min_units: BTreeMap<Kind, u64>,
    /// Text units that each visible output variable needs (rulebook 1.3).
    pub units_per_variable: u64,
    /// Length in characters of a variable that declares none, where others do.
    pub usual_variable_length: u64,
    /// Most images (rulebook 1.4).
    pub max_images: u64,
    /// Most images advised.
    pub advised_images: u64,
    /// Least characters of visible text beside an image; with fewer, a template is all image (rulebook 1.4).
    pub min_characters_with_image: u64,
    /// Largest share of images in the area, in percent; above, a template is all image.
    pub max_image_percent: u64,
    /// Share of images in the area above which there is a warning, in percent.
    pub high_image_percent: u64,
    /// Share of images in the area that is advised, in percent.
    pub advised_image_percent: u64,
    /// Characters that the descriptions of images may have in all beside less text; above, they are the message.
    pub alt_characters: u64,
    /// The usual width of a mail in pixels; a wider image is scaled down to it.
    pub mail_width: u64,
    /// The area of a character in square pixels, at 16 px; a Han, kana or Hangul character takes two.
    pub character_area: u64,
    /// Codes to be scanned.
    pub qr_code: QrCode,
    /// Text that is not seen.
    pub hidden_text: HiddenText,
    /// From when on a text is loud.
    pub loud: Loud,
    /// From when on a text says what it is for (rulebook 1.7).
    pub purpose: Purpose,
    /// Mistakes in the markup that are slips; above, a human has to look.
    pub most_slips: u64,
    /// Every web link is refused, as the service's documents literally say (rulebook 1.6).
    pub strict_links: bool,
    /// Most different sites beyond the declared ones; above, a human has to look.
    pub max_other_sites: u64,
    /// Hosts that shorten links.
    pub shorteners: Vec<String>,
    /// Schemes that run code or read files.
    pub dangerous_schemes: Vec<String>,
    /// Sites that stand in examples: a link to one was never filled in.
    pub placeholder_sites: Vec<String>,
    /// Names of query parameters that carry the target of a redirect.
    pub redirect_parameters: Vec<String>,
    /// Sites whose links carry the address that is shared.
    pub sharing_sites: Vec<String>,
    /// Endings of files that a mail should not link to.
    pub download_endings: Vec<String>,
    /// Endings of files that people attach to mail: a link that shows one and leads elsewhere only looks like it.
    pub attached_endings: Vec<String>,
    /// Hosts where anybody puts up pages and files without paying, and those that lie below them.
    pub free_hosts: Vec<String>,
    /// Domains where anybody has a mailbox.
    pub free_mail_domains: Vec<String>,
    /// Names that are often pretended to, in lower case, each with the domains that belong to it.
    pub brands: BTreeMap<String, Vec<String>>,
    /// Words of a link, its address or a variable that say it unsubscribes; lower case.
    pub unsubscribe_words: Vec<String>,
    /// Letters within which a way out follows the words that ask for a login.
    pub login_letters: u64,
    /// Most bytes of a template with all its parts (rulebook 2.2); at most 1 GiB.
    pub max_bytes: u64,
    /// Bytes of HTML above which Gmail cuts a mail off.
    pub clip_bytes: u64,
    /// Bytes of HTML from which on it is nearly so large.
    pub near_clip_bytes: u64,
    /// Most elements within each other.
    pub max_depth: u64,
    /// Most tags and stretches of text in the HTML part, and most template tags in a part.
    pub max_nodes: u64,
    /// The HTML and what mail clients make of it.
    pub markup: MarkupPolicy,
    /// Earlier templates from which on a new kind is unusual (rulebook 1.7).
    pub kinds_known_after: u64,
    /// From when on words tell a line of business, and a new one is unusual (rulebook 1.7).
    pub topics: TopicPolicy,
    /// Days besides Saturday and Sunday that are no business days (rulebook 1.9).
    pub holidays: Vec<Date>,
    /// Patterns of the policy's own, each a rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pattern: Vec<Pattern>,
    /// Words of the policy's own, beside the shipped ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<OwnWords>,
    /// How words of content count (rulebook 1.5).
    pub content: ContentPolicy,
    /// What readers need.
    pub reader: ReaderPolicy,
    /// What the law asks an advertisement to say.
    pub advertising: AdvertisingPolicy,
    /// What receivers ask of those who send much.
    pub bulk: BulkPolicy,
    /// How findings make a score and a verdict.
    pub score: Score,
    /// Severities that differ from the rules' own, by the rule's id.
    pub severity: BTreeMap<String, Level>,
}

impl TemplatePolicy {
    /// Whether a word in lower case is a name that is often pretended to.
    pub(crate) fn is_brand(&self, word: &str) -> bool {
        self.brands.contains_key(word)
    }
}

/// What a code to be scanned is known by, where its file and description do not name it (rulebook 1.5).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QrCode {
    /// Its shortest and longest side in pixels.
    pub sides: [u64; 2],
    /// Letters of text on either side of it that may ask to scan it.
    pub near_letters: u64,
}

/// How much text may be out of sight.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HiddenText {
    /// Most letters of a hidden opening, which mail clients show beside the subject, and of other text out of sight.
    pub preheader_letters: u64,
    /// Letters in the colour of their background from which on it is no accident.
    pub least_letters: u64,
}

/// How loud advertising may be (rulebook 1.8).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Loud {
    /// Loud phrases to so many `words` from which on a text is loud; a shorter text counts as so many.
    pub phrases: u64,
    /// The words that `phrases` is about.
    pub words: u64,
    /// Runs of exclamation marks from which on a text is loud.
    pub shouts: u64,
}

/// What a text has to have that says what it is for, or else the name of who writes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// So many sentences.
    pub sentences: u64,
    /// Text units that make a sentence.
    pub sentence_units: u64,
    /// Text units of a sentence that says by itself what it is for.
    pub full_sentence_units: u64,
}

/// What a policy makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The rule is not applied.
    Off,
    /// Good to know.
    Info,
    /// Should be mended.
    Warn,
    /// A human has to look.
    Review,
    /// Cannot be sent as it is.
    Reject,
}

impl Level {
    /// The severity; none if the rule is off.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warn => Some(Severity::Warn),
            Self::Review => Some(Severity::Review),
            Self::Reject => Some(Severity::Reject),
        }
    }
}
