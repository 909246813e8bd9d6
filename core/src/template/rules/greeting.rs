//! How a mail greets its reader.

use crate::finding::Severity;
use crate::phrases::rules::greeting as phrase;
use crate::template::dialect::has_fallback;
use crate::template::findings::{Note, Report, quote};
use crate::template::reader::ReaderPolicy;
use crate::template::rules::purpose::is_of_sender;
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::{Document, Place, Variable};
use std::collections::BTreeMap;

pub(super) static NO_FALLBACK: Rule = Rule {
    id: "variables/no-fallback",
    severity: Severity::Info,
    what: phrase::NO_FALLBACK_WHAT,
    why: phrase::NO_FALLBACK_WHY,
    fix: phrase::NO_FALLBACK_FIX,
    bad: Example::body("<p>Hi {{name}},</p><p>you have a new message.</p>"),
    good: Example::body("<p>Hi {{#if name}}{{name}}{{else}}there{{/if}},</p><p>you have a new message.</p>"),
    source: "own",
    check: Check::Template(no_fallback),
};

/// Bytes of text within which a mail greets.
const START: usize = 400;
/// Variables among which the name is.
const FEW: usize = 20;

fn no_fallback(case: &Case<'_>, report: &mut Report<'_>) {
    for document in std::iter::once(&case.subject.document).chain(case.body()) {
        let Some(variable) = greeted(document, &case.policy.reader) else { continue };
        let Some(token) = document.token(variable).filter(|_| !is_in_block(document, variable)) else { continue };
        if has_fallback(document.words(&token.span)) {
            continue;
        }
        report.add(|locale| {
            let name = quote(document.words(&token.span));
            let message = phrase::NO_FALLBACK.say(locale, &[("name", &name)]);
            Note::new(message).at(document.part, &token.span)
        });
    }
}

/// The first variable that is a name in a greeting.
fn greeted<'d>(document: &'d Document<'_>, policy: &ReaderPolicy) -> Option<&'d Variable> {
    let text = document.flow.text();
    let seen = || document.variables.iter().filter(|variable| variable.place == Place::Text);
    let ends = seen().skip(1).map(|next| next.after).chain([text.len()]);
    seen().zip(ends).take(FEW).take_while(|(variable, _)| variable.after <= START).find_map(|(variable, end)| {
        let TokenKind::Output { path, .. } = &document.token(variable)?.kind else { return None };
        let (before, behind) = (text.get(..variable.after)?, text.get(variable.after..end)?);
        is_greeted(path, before, behind, policy).then_some(variable)
    })
}

/// Whether a variable stands in a block, which shows it only where there is a name.
fn is_in_block(document: &Document<'_>, variable: &Variable) -> bool {
    let before = document.syntax.tokens.get(..variable.token).unwrap_or_default();
    let depth = before.iter().fold(0_usize, |depth, token| match token.kind {
        TokenKind::OpenBlock { .. } => depth.saturating_add(1),
        TokenKind::CloseBlock { .. } => depth.saturating_sub(1),
        _ => depth,
    });
    depth > 0
}

/// Whether a variable is the name of the one who is greeted, by the text before and behind it.
fn is_greeted(path: &str, before: &str, behind: &str, policy: &ReaderPolicy) -> bool {
    if is_of_sender(path) {
        return false;
    }
    let is_outside = |c: char| !c.is_alphanumeric();
    let before = before.trim_end_matches(is_outside).to_lowercase();
    let greets = |word: &String| {
        let rest = before.strip_suffix(word.as_str());
        rest.is_some_and(|rest| !word.is_ascii() || !rest.ends_with(char::is_alphanumeric))
    };
    let honours = |word: &String| behind.trim_start_matches(is_outside).starts_with(word.as_str());
    let is_first = before.is_empty() && behind.starts_with([',', '，', '、']) && path.to_lowercase().contains("name");
    let any =
        |words: &BTreeMap<String, Vec<String>>, fits: &dyn Fn(&String) -> bool| words.values().flatten().any(fits);
    any(&policy.greetings, &greets) || any(&policy.honorifics, &honours) || is_first
}
