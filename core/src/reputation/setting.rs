//! A level and a daily quota set by hand (rulebook 3.1).

use super::quota;
use crate::answer::Reason;
use crate::door::Question;
use crate::error::{Code, Error};
use crate::locale::Locale;
use crate::phrases::{Phrase, reputation as phrase};
use crate::policy::{Document, Policy};
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// May somebody put a sender domain at a level, or give it a daily quota by hand (rulebook 3.1)?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckLevel {
    /// The level that it stands at now, from 1.
    pub level_now: u32,
    /// The level that it is to stand at, from 1.
    pub level: u32,
    /// The messages a day that it is to have; those of the level if not given. A level above the table needs them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_quota: Option<u64>,
    /// The language of the messages.
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
}

/// Whether a level can be set by hand, and what it brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelAnswer {
    /// Whether it can be set.
    pub ok: bool,
    /// The messages a day that it would have.
    pub daily_quota: u64,
    /// Why it cannot be set; empty if it can.
    pub reasons: Vec<Reason>,
}

impl Question for CheckLevel {
    const NAME: &'static str = "check_level";
    type Answer<'p> = LevelAnswer;

    fn answer(&self, policy: &Policy) -> Result<LevelAnswer, Error> {
        let document = policy.document();
        if self.level_now == 0 {
            return Err(Error::new(Code::InvalidValue, "level_now", "levels are counted from 1"));
        }
        let daily_quota = quota(document, self.level, self.daily_quota)?;
        let reasons: Vec<Reason> =
            [self.above_table(document), self.below_level(document)].into_iter().flatten().collect();
        Ok(LevelAnswer { ok: reasons.is_empty(), daily_quota, reasons })
    }
}

impl CheckLevel {
    /// The table is climbed to its end before a level above it is set.
    fn above_table(&self, document: &Document) -> Option<Reason> {
        let top = document.top_level();
        (self.level > top && self.level_now < top)
            .then(|| self.reason("level-above-table", phrase::ABOVE_TABLE, self.level_now.into(), top.into()))
    }

    /// A quota below that of its level would be gone with the next upgrade, which is when it is needed.
    fn below_level(&self, document: &Document) -> Option<Reason> {
        let least = document.level_quota(self.level.min(document.top_level()))?;
        self.daily_quota
            .filter(|by_hand| *by_hand < least)
            .map(|by_hand| self.reason("quota-below-level", phrase::BELOW_LEVEL, by_hand, least))
    }

    fn reason(&self, rule: &str, phrase: Phrase, observed: u64, limit: u64) -> Reason {
        let values: [(&str, &dyn Display); 3] = [("observed", &observed), ("limit", &limit), ("level", &self.level)];
        let message = phrase.say(self.locale, &values);
        Reason { rule: rule.into(), message, observed: Some(observed), limit: Some(limit) }
    }
}
