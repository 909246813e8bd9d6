//! The shipped policies. A preset never changes under its name and version.

use crate::error::{Code, Error};
use crate::suggest;

const TENCENT_SES_2026_1: &str = include_str!("presets/tencent-ses@2026.1.toml");

pub(super) const NAMES: &[&str] = &["tencent-ses@2026.1"];

/// The text of a preset; without a version the newest.
pub(super) fn source(name: &str) -> Result<&'static str, Error> {
    match name {
        "tencent-ses" | "tencent-ses@2026.1" => Ok(TENCENT_SES_2026_1),
        _ => Err(Error::new(Code::UnknownPreset, "", format!("there is no preset `{name}`"))
            .help(suggest::did_you_mean(name, &["tencent-ses", "tencent-ses@2026.1"]))),
    }
}
