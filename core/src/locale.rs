//! The language of messages.

use crate::error::{Code, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A language that messages exist in; asked for by a BCP 47 tag (RFC 5646). What is not among them is English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// `en`
    #[default]
    English,
    /// `ja`
    Japanese,
    /// `ko`
    Korean,
    /// `zh`, in simplified characters.
    Chinese,
}

impl Locale {
    /// Every language with its tag.
    pub const ALL: [(&'static str, Self); 4] =
        [("en", Self::English), ("ja", Self::Japanese), ("ko", Self::Korean), ("zh", Self::Chinese)];

    /// The language of a tag, by its first subtag (RFC 4647 section 3.4).
    ///
    /// # Errors
    /// It is no language tag.
    pub fn from_tag(tag: &str) -> Result<Self, Error> {
        let is_subtag =
            |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if tag.len() > 64 || !tag.split('-').all(is_subtag) {
            let shown: String = tag.chars().take(64).filter(|c| !c.is_control()).collect();
            return Err(Error::new(Code::InvalidValue, "locale", format!("`{shown}` is no language tag"))
                .help("write it as `en`, `ja`, `ko` or `zh-Hans`"));
        }
        let language = tag.split('-').next().unwrap_or_default();
        let known = Self::ALL.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(language));
        Ok(known.map_or(Self::English, |(_, locale)| locale))
    }

    /// The language's tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::Chinese => "zh",
        }
    }

    /// Whether it is the language that is spoken where none is asked for.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    pub(crate) fn is_usual(&self) -> bool {
        *self == Self::English
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::from_tag(&tag).map_err(|error| D::Error::custom(format!("{}; {}", error.message, error.help)))
    }
}
