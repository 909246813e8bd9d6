//! Reviews: every finding has its place, whatever the unit of positions, and the verdict is that of the findings.
//!
//! An input is kind, subject, HTML and text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendright::finding::Part;
use sendright::template::review::{Review, ReviewTemplate};
use sendright::{Severity, Verdict};
use sendright_fuzz::{ENCODINGS, POLICY, ask, assert_within, given, placeless, texts};

fuzz_target!(|input: &[u8]| {
    let Some([kind, subject, html, text]) = texts(input) else { return };
    let question = serde_json::json!({ "kind": kind, "subject": subject, "html": given(html), "text": given(text) });
    let Ok(question) = serde_json::from_value::<ReviewTemplate>(question) else { return };
    let reviews = ENCODINGS.map(|encoding| review(&ReviewTemplate { position_encoding: encoding, ..question.clone() }));
    let [Some(first), others @ ..] = &reviews else {
        return assert!(reviews.iter().all(Option::is_none) && question.html.is_none() && question.text.is_none());
    };
    for other in others.iter().flatten() {
        assert_eq!(placeless(&other.findings), placeless(&first.findings));
        assert_eq!((other.verdict, other.score, other.stats), (first.verdict, first.score, first.stats));
    }
});

fn review(question: &ReviewTemplate) -> Option<Review> {
    let review = ask(&POLICY, question).ok()?;
    let rejects = review.findings.iter().any(|finding| finding.severity == Severity::Reject);
    assert_eq!(rejects, review.verdict == Verdict::Reject, "{:?}", review.findings);
    assert!(review.score <= 100);
    for finding in &review.findings {
        assert!(!finding.message.is_empty() && !finding.rule.is_empty(), "{finding:?}");
        for span in finding.span.iter().chain(finding.edit.iter().map(|edit| &edit.span)) {
            let text = match span.part {
                Part::Subject => Some(question.subject.as_str()),
                Part::Html => question.html.as_deref(),
                Part::Text => question.text.as_deref(),
            };
            assert_within(span, text.expect("the part was given"), question.position_encoding);
        }
    }
    Some(review)
}
