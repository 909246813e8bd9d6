//! How much the words of a category weigh together: the policy's part of what content is judged by (rulebook 1.5).

use crate::template::content::Category;
use crate::template::document::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How words of content count.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContentPolicy {
    /// Most letters between a topic and an offer that speak of one thing: about two sentences.
    pub near_letters: u64,
    /// Most letters between a word and one that says it is meant otherwise.
    pub context_letters: u64,
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
    /// A topic near an offer.
    pub pair: Level,
    /// Two topics without an offer.
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
