//! Whether the parts of a mail belong together.

use crate::answer::Kind;
use crate::finding::{Part, Severity};
use crate::phrases::rules::parts as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Document;
use crate::template::view::amount::is_han_kana_or_hangul;
use crate::template::view::script::Script;
use crate::template::view::segment::segments;
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) static TEXT_PART: Rule = Rule {
    id: "content/text-part-mismatch",
    severity: Severity::Warn,
    what: phrase::TEXT_PART_WHAT,
    why: phrase::TEXT_PART_WHY,
    fix: phrase::TEXT_PART_FIX,
    bad: Example::body("<p>Your order has shipped and arrives on Friday.</p>")
        .with(r#"{"text":"Cheap watches for everybody, today only"}"#),
    good: Example::body("<p>Your order has shipped and arrives on Friday.</p>")
        .with(r#"{"text":"Your order has shipped and arrives on Friday."}"#),
    source: "SpamAssassin, MPART_ALT_DIFF",
    check: Check::Template(text_part),
};

fn text_part(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = case.html.as_ref().filter(|_| !case.is_unread()) else { return };
    let Some(text) = &case.text else {
        if matches!(case.question.kind, Kind::Marketing | Kind::Notification) {
            // Many services write the text part themselves.
            report.add_as(Severity::Info, |locale| Note::new(phrase::NO_TEXT.text(locale)));
        }
        return;
    };
    let least = case.policy.reader.min_common_words_percent;
    let (of_html, of_text) = (words(html), words(text));
    let common = of_text.keys().filter(|word| of_html.contains_key(*word)).count();
    // What is all filled in later may say the same.
    if of_text.is_empty() && !text.variables.is_empty() {
        return;
    }
    let all = of_html.len().max(of_text.len());
    if of_html.is_empty() || common.saturating_mul(100) >= all.saturating_mul(usize::try_from(least).unwrap_or(100)) {
        return;
    }
    let percent = common.saturating_mul(100).checked_div(all).and_then(|share| u64::try_from(share).ok());
    let first_other =
        of_text.iter().filter(|(word, _)| !of_html.contains_key(*word)).map(|(_, at)| at).min_by_key(|at| at.start);
    report.add(|locale| {
        let percent = percent.unwrap_or_default();
        let message = phrase::MISMATCH.say(locale, &[("percent", &percent), ("least", &least)]);
        let note = Note::new(message).counted(percent, least);
        first_other.map_or(note.clone(), |at| note.at(Part::Text, &text.flow.source(at)))
    });
}

/// Words of a part that are looked at.
const MOST_WORDS: usize = 20_000;

/// The different words of a part (UAX #29), each with its first place: Han, kana and Hangul by two characters, which say
/// more than one. Addresses that are written out are no words.
fn words(document: &Document<'_>) -> BTreeMap<String, Range<usize>> {
    let text = document.flow.text();
    let mut found = BTreeMap::new();
    let mut addresses = document.links.iter().filter(|link| link.is_bare).map(|link| &link.text).peekable();
    // A character that waits for the one behind it, and whether it is part of a pair already.
    let mut waiting: Option<(Range<usize>, bool)> = None;
    for (start, word) in segments(text).take(MOST_WORDS) {
        while addresses.next_if(|address| address.end <= start).is_some() {}
        let is_address = addresses.peek().is_some_and(|address| address.start <= start);
        if is_address || !word.contains(char::is_alphanumeric) {
            settle(&mut found, text, waiting.take());
            continue;
        }
        if !word.starts_with(is_han_kana_or_hangul) {
            settle(&mut found, text, waiting.take());
            found.entry(word.to_lowercase()).or_insert(start..start.saturating_add(word.len()));
            continue;
        }
        for (at, c) in word.char_indices() {
            let here = start.saturating_add(at)..start.saturating_add(at).saturating_add(c.len_utf8());
            let before = waiting.take();
            if let Some((before, _)) = &before {
                let pair = before.start..here.end;
                found.entry(text.get(pair.clone()).unwrap_or_default().to_owned()).or_insert(pair);
            }
            waiting = Some((here, before.is_some()));
        }
    }
    settle(&mut found, text, waiting);
    found
}

/// Takes a character without a neighbour as a word of its own.
fn settle(found: &mut BTreeMap<String, Range<usize>>, text: &str, waiting: Option<(Range<usize>, bool)>) {
    if let Some((at, false)) = waiting {
        found.entry(text.get(at.clone()).unwrap_or_default().to_owned()).or_insert(at);
    }
}

pub(super) static LANGUAGE_MIX: Rule = Rule {
    id: "content/language-mix",
    severity: Severity::Info,
    what: phrase::LANGUAGE_MIX_WHAT,
    why: phrase::LANGUAGE_MIX_WHY,
    fix: phrase::LANGUAGE_MIX_FIX,
    bad: Example::subject("您的订单已发货"),
    good: Example::subject("Your order has shipped"),
    source: "own",
    check: Check::Template(language_mix),
};

/// Letters of a body that show what it is written in.
const FEW_LETTERS: u64 = 12;
/// A script of less than so many percent is not what a text is written in.
const HARDLY_ANY: u64 = 10;

fn language_mix(case: &Case<'_>, report: &mut Report<'_>) {
    let (subject, Some(body)) = (&case.subject.document, case.body()) else { return };
    // A single word is often a name, which is written alike in every language.
    if subject.amount.units < 2 {
        return;
    }
    let (in_subject, in_body) = (subject.flow.scripts(), body.flow.scripts());
    let (Some(of_subject), Some(of_body)) = (in_subject.main(), in_body.main()) else { return };
    let is_chinese_beside_japanese = (of_subject, of_body) == (Script::Kana, Script::Han);
    let differ = of_subject != of_body
        && (of_subject, of_body) != (Script::Han, Script::Kana)
        && in_body.has_less(of_subject, HARDLY_ANY)
        && (is_chinese_beside_japanese || in_subject.has_less(of_body, HARDLY_ANY));
    if differ && in_body.total() >= FEW_LETTERS {
        report.add(|locale| {
            let words = quote(subject.source);
            Note::new(phrase::LANGUAGE_MIX.say(locale, &[("words", &words)]))
                .at(subject.part, &(0..subject.source.len()))
        });
    }
}
