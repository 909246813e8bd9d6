//! The language of messages, as an option.

use sendright::Locale;

/// The language of a BCP 47 tag, for clap.
pub(super) fn of_tag(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).map_err(|error| error.to_string())
}
