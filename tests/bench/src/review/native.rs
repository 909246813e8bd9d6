//! The review in native Rust.

use super::Set;
use crate::rounds::Subject;
use anyhow::{Result, ensure};
use sendright::template::review::{Review, ReviewTemplate};
use sendright::{Policy, Question, Verdict};
use std::hint::black_box;

/// The review as a value.
pub(super) fn reviewed<'a>(policy: &'a Policy, templates: &'a [ReviewTemplate]) -> Result<Subject<'a>> {
    Subject::new("Rust", templates.len(), move || {
        for template in templates {
            black_box(black_box(template).answer(policy)?);
        }
        Ok(())
    })
}

/// Question and answer in JSON.
pub(super) fn json<'a>(policy: &'a Policy, questions: &'a [String]) -> Result<Subject<'a>> {
    Subject::new("Rust: JSON door", questions.len(), move || {
        for question in questions {
            black_box(sendright::answer_json(policy, ReviewTemplate::NAME, black_box(question)));
        }
        Ok(())
    })
}

/// Checks that the templates are what they should be: read in full, and nothing to refuse.
pub(super) fn check(policy: &Policy, set: &Set) -> Result<()> {
    for template in &set.templates {
        let review = template.answer(policy)?;
        ensure!(is_read(&review), "a template is too large to be read in full");
        ensure!(review.verdict != Verdict::Reject, "an honest template is refused: {:?}", review.findings.first());
    }
    Ok(())
}

/// Whether no limit kept the review from the end of a template.
pub(super) fn is_read(review: &Review) -> bool {
    !review.findings.iter().any(|finding| matches!(&*finding.rule, "size/total" | "size/deep-nesting"))
}
