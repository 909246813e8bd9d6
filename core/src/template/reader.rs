//! What a template owes its readers and those who deliver it: the numbers and words of those rules.

use crate::template::own::Expression;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What readers need to read a template and to find their way in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReaderPolicy {
    /// Least contrast of text with its background in tenths: 45 is 4.5 : 1 (WCAG 2.2, 1.4.3).
    pub min_contrast_tenths: u64,
    /// The same of large text.
    pub min_large_contrast_tenths: u64,
    /// Points from which on text is large.
    pub large_points: u64,
    /// Points from which on bold text is large.
    pub large_bold_points: u64,
    /// Pixels below which text is small.
    pub min_text_pixels: u64,
    /// Share of small text in the visible text in percent; above, it is the body that is small.
    pub max_small_text_percent: u64,
    /// Different targets of links, by host and path; above, there is a warning.
    pub max_link_targets: u64,
    /// Different targets up to which the share of link text does not matter.
    pub few_link_targets: u64,
    /// Share of link text in the visible text in percent; above, there is a warning.
    pub max_link_text_percent: u64,
    /// Texts of links that do not say where they lead, by language; in lower case, without punctuation around them.
    pub generic_link_texts: BTreeMap<String, Vec<String>>,
    /// Variables in a row with nothing but punctuation between; above, there is a warning.
    pub max_adjacent_variables: u64,
    /// Words before the name in a greeting, by language, in lower case.
    pub greetings: BTreeMap<String, Vec<String>>,
    /// Words behind the name in a greeting, by language.
    pub honorifics: BTreeMap<String, Vec<String>>,
    /// Least share in percent of the words of HTML and text part that both have.
    pub min_common_words_percent: u64,
}

/// What the law asks an advertisement to say.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdvertisingPolicy {
    /// Words of companies and postal addresses, by language; those of Latin letters are whole words, as they are
    /// capitalised (CAN-SPAM, 16 CFR 316; Japan's law on specified electronic mail; Korea's network act, article 50).
    pub company_words: BTreeMap<String, Vec<String>>,
    /// Expressions that find a postal address without such a word, by country.
    pub address_patterns: BTreeMap<String, Vec<Expression>>,
    /// Parts of the names of variables that hold a company or a postal address; in lower case.
    pub company_variables: Vec<String>,
    /// What the subject of a Korean advertisement begins with (Korea's network act, article 50).
    pub korean_labels: Vec<String>,
    /// What the subject of a Chinese advertisement begins with, brackets aside (China's measures for e-mail services,
    /// article 13).
    pub chinese_labels: Vec<String>,
}

/// What receivers ask of those who send much (Gmail's, Yahoo's and Microsoft's sender guidelines).
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BulkPolicy {
    /// Messages a day above which marketing has to be authenticated.
    pub daily_volume: u64,
    /// Mails in a million that readers call spam, from which on there is a reminder: 1 000 is 0.1 %.
    pub advised_spam_ppm: u64,
    /// The same, from which on there is a warning.
    pub max_spam_ppm: u64,
}
