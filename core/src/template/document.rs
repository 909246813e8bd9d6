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
    /// Whether values are escaped in the HTML part; `{{{raw}}}` never is.
    pub escape_html: bool,
    /// Most bytes of a filled template, all parts together (rulebook 2.2).
    pub max_rendered_bytes: u64,
    /// Most outputs, blocks and rounds of loops in filling a template, so that no data can keep it busy.
    pub max_render_steps: u64,
}
