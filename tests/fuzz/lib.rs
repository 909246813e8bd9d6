//! What the fuzz targets share: how an input is read, the policy that is asked, and what every answer has to keep.
//!
//! An input is some texts with a NUL between each two, so that a fuzzer changes any of them without knowing JSON.

use sendright::{Code, Error, Finding, Policy, PositionEncoding, Question, Span, answer_json};
use std::sync::LazyLock;

/// The units of positions.
pub const ENCODINGS: [PositionEncoding; 3] = [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32];

/// The policy that is asked.
pub static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").expect("a shipped policy loads"));

/// The texts of an input; those that it has not are empty. None if it is not UTF-8.
#[must_use]
pub fn texts<const COUNT: usize>(input: &[u8]) -> Option<[&str; COUNT]> {
    let mut rest = std::str::from_utf8(input).ok()?.splitn(COUNT, '\0');
    Some(std::array::from_fn(|_| rest.next().unwrap_or_default()))
}

/// A text that is there only if it is not empty.
#[must_use]
pub fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The typed answer, of which it is made sure that the door in JSON gives the same.
///
/// # Panics
/// The door's answer is no JSON or differs.
pub fn ask<'p, Q: Question>(policy: &'p Policy, question: &Q) -> Result<Q::Answer<'p>, Error> {
    let typed = question.answer(policy);
    let text = serde_json::to_string(question).expect("a question is JSON");
    let door: serde_json::Value =
        serde_json::from_str(&answer_json(policy, Q::NAME, &text)).expect("an answer is JSON");
    let expected = match &typed {
        Ok(answer) => {
            let mut expected = serde_json::to_value(answer).expect("an answer is JSON");
            expected["policy"] = policy.stamp().into();
            expected
        }
        Err(error) => {
            assert_told(error);
            serde_json::json!({ "error": error })
        }
    };
    assert_eq!(door, expected, "the door answers otherwise: {text}");
    typed
}

/// An error says what is wrong, in characters that can be shown.
///
/// # Panics
/// It does not.
pub fn assert_told(error: &Error) {
    assert!(!error.message.is_empty(), "{error:?}");
    assert_eq!(error.line.is_some(), error.column.is_some(), "{error:?}");
    assert!(error.line != Some(0) && error.column != Some(0), "{error:?}");
    assert!(error.code != Code::UnknownFunction, "{error:?}");
}

/// A span lies within its text, between characters.
///
/// # Panics
/// It does not.
pub fn assert_within(span: &Span, text: &str, encoding: PositionEncoding) {
    let length = match encoding {
        PositionEncoding::Utf8 => text.len(),
        PositionEncoding::Utf16 => text.encode_utf16().count(),
        PositionEncoding::Utf32 => text.chars().count(),
    };
    assert!(span.start <= span.end && span.end <= length, "{span:?} of {length}: {text:?}");
    assert!(span.line >= 1 && span.column >= 1, "{span:?}");
    if encoding == PositionEncoding::Utf8 {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} cuts a character: {text:?}");
    }
}

/// The findings without their spans, and those of what mends them, which differ by the unit of positions.
#[must_use]
pub fn placeless(findings: &[Finding]) -> Vec<Finding> {
    findings.iter().map(|finding| Finding { span: None, edit: None, ..finding.clone() }).collect()
}
