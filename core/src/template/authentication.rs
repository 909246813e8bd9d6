//! What receivers say of the authentication of a sender's mails (RFC 8601).

use serde::{Deserialize, Serialize};

/// The results of a sender's mails, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportedAuthentication {
    /// SPF (RFC 7208).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spf: Option<AuthenticationResult>,
    /// DKIM (RFC 6376).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dkim: Option<AuthenticationResult>,
    /// DMARC (RFC 7489).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dmarc: Option<AuthenticationResult>,
    /// Whether the domain in From is that of SPF or DKIM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aligned: Option<bool>,
}

/// The result of one method (RFC 8601, 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum AuthenticationResult {
    /// There is nothing to check by.
    None,
    /// It passes.
    Pass,
    /// It fails.
    Fail,
    /// It probably fails.
    Softfail,
    /// The domain says nothing of it.
    Neutral,
    /// It passes, but not by the receiver's own policy.
    Policy,
    /// It could not be checked at that time.
    Temperror,
    /// It cannot be checked.
    Permerror,
}

impl AuthenticationResult {
    /// The word for a result that is not good enough. What could not be checked for a time says nothing.
    pub(crate) const fn fault(self) -> Option<&'static str> {
        match self {
            Self::Pass | Self::Temperror => None,
            Self::None => Some("none"),
            Self::Fail => Some("fail"),
            Self::Softfail => Some("softfail"),
            Self::Neutral => Some("neutral"),
            Self::Policy => Some("policy"),
            Self::Permerror => Some("permerror"),
        }
    }
}
