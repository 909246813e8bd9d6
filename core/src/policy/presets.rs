//! The shipped policies. A preset never changes under its name and version.

use crate::error::{Code, Error};
use crate::suggest;

/// Every preset with its text; of one name the newest stands first.
const PRESETS: &[(&str, &str)] = &[
    ("tencent-ses@2026.1", include_str!("presets/tencent-ses@2026.1.toml")),
    ("amazon-ses@2026.1", include_str!("presets/amazon-ses@2026.1.toml")),
    ("bulk-sender@2026.1", include_str!("presets/bulk-sender@2026.1.toml")),
];

/// The names with their versions.
pub(super) fn names() -> Vec<&'static str> {
    PRESETS.iter().map(|(name, _)| *name).collect()
}

/// The text of a preset; without a version the newest.
pub(super) fn source(name: &str) -> Result<&'static str, Error> {
    let is_asked = |known: &str| known == name || known.split('@').next() == Some(name);
    PRESETS.iter().find(|(known, _)| is_asked(known)).map(|(_, text)| *text).ok_or_else(|| {
        let plain = PRESETS.iter().filter_map(|(known, _)| known.split('@').next());
        let known: Vec<&str> = plain.chain(names()).collect();
        Error::new(Code::UnknownPreset, "", format!("there is no preset `{name}`"))
            .help(suggest::did_you_mean(name, &known))
    })
}
