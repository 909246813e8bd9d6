//! How much the words of a category weigh together: the policy's part of what content is judged by (rulebook 1.5).

use crate::template::content::Category;
use crate::template::document::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How words of content count.
///
/// Each word has a weight; those of the different words that stand near each other are added up, and those of words that
/// say that all is meant otherwise are taken off.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContentPolicy {
    /// Most letters between words that speak of one thing: about three sentences.
    pub near_letters: u64,
    /// Most letters between words and one that says they are meant otherwise.
    pub context_letters: u64,
    /// The same for a word of any category, such as a warning of frauds, that stands behind them: a warning says first what
    /// it is, and the footer below any offer may warn too.
    pub context_letters_behind: u64,
    /// The most that such words take off together: a text full of them can still be what it says it is not.
    pub max_context_weight: u32,
    /// The weight from which on words of two roles ask for a human.
    pub review_weight: u32,
    /// The weight from which on words of a category are as grave as `gravity` says.
    pub reject_weight: u32,
    /// How grave the words of each category are; a category is the `gambling` of the rule `content/gambling`.
    pub gravity: BTreeMap<String, Gravity>,
}

/// How grave words of a category are, by what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gravity {
    /// A word that says all by itself.
    pub strong: Level,
    /// A topic with words of another role.
    pub pair: Level,
    /// Topics without any other.
    #[serde(default = "off", skip_serializing_if = "is_off")]
    pub alone: Level,
}

impl ContentPolicy {
    /// How grave the words of a category are; a loaded policy has each.
    pub(crate) fn of(&self, category: Category) -> Gravity {
        self.gravity.get(category.name()).copied().unwrap_or(Gravity::OFF)
    }
}

impl Gravity {
    const OFF: Self = Self { strong: Level::Off, pair: Level::Off, alone: Level::Off };
}

const fn off() -> Level {
    Level::Off
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_off(level: &Level) -> bool {
    *level == Level::Off
}
