//! Making the changes that leave nothing to choose.

use super::super::print::Failure;
use super::{Draft, Reviewed};
use crate::engine::Engine;
use sendright::finding::{Edit, Part};
use sendright::template::review::{Review, ReviewTemplate};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Makes one change after the other, as long as the policy finds that it mends what it should, and writes the files;
/// tells how many changes there were.
pub(super) fn mend(engine: &Engine, draft: &mut Draft) -> Result<usize, Failure> {
    let mut review = engine.ask(&draft.question)?.answer;
    let mut changes = 0;
    while let Some((changed, after)) = better(engine, &draft.question, &review)? {
        (draft.question, review) = (changed, after);
        changes += 1;
    }
    if changes > 0 {
        draft.write()?;
    }
    Ok(changes)
}

/// How many of the findings `--fix` would mend, on a line of its own; nothing if it was given.
pub(super) fn hint(reviewed: &[Reviewed]) -> String {
    let not_tried = reviewed.iter().filter(|reviewed| reviewed.changes.is_none() && reviewed.draft.main != "-");
    let findings = not_tried.flat_map(|reviewed| &reviewed.answered.answer.findings);
    match findings.filter(|finding| finding.edit.as_ref().is_some_and(|edit| edit.span.part != Part::Subject)).count() {
        0 => String::new(),
        1 => "1 of the findings can be mended by `--fix`\n".to_owned(),
        count => format!("{count} of the findings can be mended by `--fix`\n"),
    }
}

/// The template with the first change that leaves less to mend, and its review.
fn better(
    engine: &Engine,
    question: &ReviewTemplate,
    review: &Review,
) -> Result<Option<(ReviewTemplate, Review)>, Failure> {
    for finding in &review.findings {
        let Some(changed) = finding.edit.as_ref().and_then(|edit| with(question, edit)) else { continue };
        let after = engine.ask(&changed)?.answer;
        let is_mended = times(&after, Some(&finding.rule)) < times(review, Some(&finding.rule));
        if is_mended && times(&after, None) < times(review, None) && after.score >= review.score {
            return Ok(Some((changed, after)));
        }
    }
    Ok(None)
}

/// The template with a change in one of its files; the subject is in none.
fn with(question: &ReviewTemplate, edit: &Edit) -> Option<ReviewTemplate> {
    let mut changed = question.clone();
    let text = match edit.span.part {
        Part::Subject => return None,
        Part::Html => changed.html.as_mut()?,
        Part::Text => changed.text.as_mut()?,
    };
    let at = |characters: usize| text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    let range = at(edit.span.start)..at(edit.span.end);
    text.replace_range(range, &edit.new_text);
    Some(changed)
}

/// How often a rule, or any, found something.
fn times(review: &Review, rule: Option<&str>) -> u64 {
    let findings = review.findings.iter().filter(|finding| rule.is_none_or(|rule| finding.rule == rule));
    findings.map(|finding| finding.count.unwrap_or(1)).sum()
}

impl Draft {
    /// Writes the parts to the files that they came from.
    fn write(&self) -> Result<(), Failure> {
        for (part, text) in [(Part::Html, &self.question.html), (Part::Text, &self.question.text)] {
            let Some(text) = text else { continue };
            let file = Path::new(self.file(part));
            write(file, text)
                .map_err(|error| Failure::new(format!("`{}` cannot be written: {error}", file.display())))?;
        }
        Ok(())
    }
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes a file anew, all of it or nothing; what is there already stays as it is.
fn write(file: &Path, text: &str) -> io::Result<()> {
    // Where the name stands for another file, that one is written.
    let file = fs::canonicalize(file)?;
    let before = fs::read(&file)?;
    // A byte order mark is no part of the text, and stays.
    let (mark, rest) = before.split_at(if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 });
    if rest == text.as_bytes() {
        return Ok(());
    }
    let mut beside = NamedTempFile::new_in(file.parent().unwrap_or(Path::new(".")))?;
    beside.write_all(mark)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().set_permissions(fs::metadata(&file)?.permissions())?;
    beside.as_file().sync_all()?;
    beside.persist(&file)?;
    Ok(())
}
