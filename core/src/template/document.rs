//! The template section of a policy document.

use crate::answer::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Limits and rules of templates.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplatePolicy {
    /// Least characters of visible text by kind (rulebook 1.2); a kind that is absent has no least.
    pub min_characters: BTreeMap<Kind, u64>,
}
