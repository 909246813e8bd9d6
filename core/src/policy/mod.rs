//! The policy: a document of thresholds, tables and words, compiled once and immutable from then on.

pub mod check;
pub mod compare;
pub mod condition;
mod coverage;
pub mod document;
pub mod duration;
mod extend;
mod load;
mod mend;
mod presets;
mod source;

pub use condition::Condition;
pub use document::Document;
pub use duration::Duration;

use crate::error::{Error, Errors};
use crate::reply::Replies;
use crate::reputation::Table;
use crate::template::content::Lexicon;
use crate::template::topics::Topics;
use crate::template::words::OfRules;
use std::sync::{Arc, OnceLock};

/// The JSON Schema of a document, by which editors complete and check it.
pub const SCHEMA: &str = include_str!("../../schema/sendright-1.json");

/// A loaded policy: an immutable handle, cheap to clone and to share.
///
/// Loading anew and swapping the handle is a hot reload; a document that does not load leaves the old
/// handle as it was.
#[derive(Clone, Debug)]
pub struct Policy(Arc<Compiled>);

#[derive(Debug)]
struct Compiled {
    document: Document,
    tests: Vec<check::PolicyTest>,
    own: coverage::Own,
    stamp: String,
    reputation: Table,
    /// These are made when they are first needed: most questions do without.
    replies: OnceLock<Replies>,
    lexicon: OnceLock<Lexicon>,
    topics: OnceLock<Topics>,
    words: OnceLock<OfRules>,
}

impl Policy {
    /// Loads a document in TOML, or in JSON if its first character is `{`.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn load(text: &str) -> Result<Self, Errors> {
        let load::Loaded { mut document, own } = load::read(text)?;
        // The tests are of the document, not of the policy: they change no answer and no digest.
        let tests = std::mem::take(&mut document.tests);
        let reputation = Table::compile(&document.reputation);
        let stamp = format!("{}@{}#{}", document.name, document.version, load::digest(&document)?);
        let (replies, lexicon, topics, words) = (OnceLock::new(), OnceLock::new(), OnceLock::new(), OnceLock::new());
        Ok(Self(Arc::new(Compiled { document, tests, own, stamp, reputation, replies, lexicon, topics, words })))
    }

    /// A shipped policy by name: `tencent-ses`, or with its version `tencent-ses@2026.1`.
    ///
    /// # Errors
    /// No preset has this name.
    pub fn preset(name: &str) -> Result<Self, Error> {
        Self::load(presets::source(name)?).map_err(|errors| errors.0.into_iter().next().unwrap_or_else(load::broken))
    }

    /// The names of the shipped policies, with their versions.
    #[must_use]
    pub fn presets() -> Vec<&'static str> {
        presets::names()
    }

    /// The document as it is in force, everything inherited filled in.
    #[inline]
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.0.document
    }

    /// `name@version#digest`; the digest is of the document in force, not of its spelling, and of the words that it judges by.
    #[must_use]
    pub fn stamp(&self) -> &str {
        &self.0.stamp
    }

    pub(crate) fn tests(&self) -> &[check::PolicyTest] {
        &self.0.tests
    }

    fn own(&self) -> &coverage::Own {
        &self.0.own
    }

    #[inline]
    pub(crate) fn reputation(&self) -> &Table {
        &self.0.reputation
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.0.lexicon.get_or_init(|| Lexicon::with(&self.0.document.template.words))
    }

    pub(crate) fn topics(&self) -> &Topics {
        self.0.topics.get_or_init(Topics::read)
    }

    pub(crate) fn words(&self) -> &OfRules {
        self.0.words.get_or_init(|| OfRules::of(&self.0.document.template))
    }

    pub(crate) fn replies(&self) -> &Replies {
        self.0.replies.get_or_init(|| Replies::compile(&self.0.document.reply))
    }
}

impl PartialEq for Policy {
    fn eq(&self, other: &Self) -> bool {
        self.stamp() == other.stamp()
    }
}

impl Eq for Policy {}
