//! Subject lines (rulebook 2.1).

use crate::door::Question;
use crate::error::Error;
use crate::finding::{Finding, PositionEncoding, Verdict};
use crate::locale::Locale;
use crate::policy::Policy;
use crate::template::review::findings_of_subject;
use crate::template::rules::Subject;
use serde::{Deserialize, Serialize};

/// May this subject line be sent (rulebook 2.1)?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckSubject {
    /// The subject line, before any encoding for the wire.
    pub subject: String,
    /// The language of messages (BCP 47).
    #[serde(default, skip_serializing_if = "Locale::is_usual")]
    pub locale: Locale,
    /// The unit of positions in the answer.
    #[serde(default)]
    pub position_encoding: PositionEncoding,
}

/// The verdict on a subject line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectAnswer {
    /// Whether it may be sent.
    pub verdict: Verdict,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// What was counted.
    pub stats: SubjectStats,
}

/// What was counted in a subject line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectStats {
    /// Unicode scalar values.
    pub characters: u64,
    /// Bytes of UTF-8.
    pub bytes: u64,
}

impl Question for CheckSubject {
    const NAME: &'static str = "check_subject";
    type Answer<'p> = SubjectAnswer;

    fn answer(&self, policy: &Policy) -> Result<SubjectAnswer, Error> {
        let subject = Subject::read(&self.subject, policy.document().template.dialect, policy);
        let (verdict, findings) = findings_of_subject(&subject, policy, self.locale, self.position_encoding);
        let stats = SubjectStats {
            characters: u64::try_from(self.subject.chars().count()).unwrap_or(u64::MAX),
            bytes: u64::try_from(self.subject.len()).unwrap_or(u64::MAX),
        };
        Ok(SubjectAnswer { verdict, findings, stats })
    }
}
