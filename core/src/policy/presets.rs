//! The shipped policies. A preset never changes under its name and version.

use crate::error::{Code, Error};
use crate::suggest;

/// A preset's name and its text in JSON.
macro_rules! preset {
    ($name:literal) => {
        ($name, include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json")))
    };
}

/// Every preset with its text; of one name the newest stands first.
const PRESETS: &[(&str, &str)] =
    &[preset!("tencent-ses@2026.1"), preset!("amazon-ses@2026.1"), preset!("bulk-sender@2026.1")];

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

/// Whether a text is that of a preset.
pub(super) fn is_shipped(text: &str) -> bool {
    PRESETS.iter().any(|(_, shipped)| *shipped == text)
}
