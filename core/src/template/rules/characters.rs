//! Code points that make a text read otherwise than it is.

use crate::ascii;
use crate::finding::{Part, Severity};
use crate::order;
use crate::phrases::Phrase;
use crate::phrases::rules::characters as phrase;
use crate::template::content::{Disguise, skeleton};
use crate::template::edit::{Change, Mend};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::syntax::TokenKind;
use crate::template::view::Document;
use crate::template::view::amount::is_han_kana_or_hangul;
use crate::template::view::css::Declaration;
use crate::template::view::flow::{self, Dropped};
use crate::template::view::html::Tag;
use std::ops::Range;

/// What the readers of a document see otherwise than a machine does, with how grave it is.
type Place = (Range<usize>, Severity);

/// Words that are looked at: a text in which there are more has been told of often enough.
const MOST_WORDS: usize = 1_000;

const WITHOUT: Mend = |document, span| Some(Change::without(document, span.clone()));
/// What is written as character references stays.
const WITHOUT_UNSEEN: Mend =
    |document, span| Change::of_words(document, span, |words| words.chars().filter(|c| !is_unseen(*c)).collect());

/// Reports each place of the body.
fn report_places(
    case: &Case<'_>,
    report: &mut Report<'_>,
    find: fn(&Case<'_>, &Document<'_>) -> Vec<Place>,
    message: Phrase,
    mend: Mend,
) {
    for document in case.parts() {
        for (span, severity) in find(case, document) {
            report.add_as(severity, |locale| {
                let words = quote(document.words(&span));
                let note = Note::new(message.say(locale, &[("words", &words)])).at(document.part, &span);
                note.mended_by(mend(document, &span))
            });
        }
    }
}

pub(super) static BIDI_CONTROL: Rule = Rule {
    id: "deception/bidi-control",
    severity: Severity::Review,
    what: phrase::BIDI_CONTROL_WHAT,
    why: phrase::BIDI_CONTROL_WHY,
    fix: phrase::BIDI_CONTROL_FIX,
    bad: Example::body("<p>Your file: photo\u{202e}gpj.exe</p>"),
    good: Example::body("<p>Your file: photo.jpg</p>"),
    source: "UTS #39; CVE-2021-42574",
    check: Check::Template(bidi_control),
};

fn bidi_control(case: &Case<'_>, report: &mut Report<'_>) {
    report_places(case, report, |_, document| bidi_controls(document), phrase::BIDI_CONTROL, WITHOUT);
    for html in case.markup() {
        for span in overrides(html) {
            report.add(|locale| {
                let words = quote(html.words(&span));
                Note::new(phrase::BIDI_CONTROL.say(locale, &[("words", &words)])).at(html.part, &span)
            });
        }
    }
}

/// Markup that has a text read from its end, as an override among the code points has.
fn overrides(html: &Document<'_>) -> Vec<Range<usize>> {
    let is_override =
        |tag: &&Tag| html.tag_name(tag) == "bdo" && html.value_of(tag, "dir").trim().eq_ignore_ascii_case("rtl");
    let tags = html.scan.tags.iter().filter(is_override).map(|tag| tag.span.clone());
    let styles = html.styles.blocks.iter().filter_map(|block| {
        let declarations = html.styles.of(block);
        let says = |name: &str, values: &[&str]| {
            let said = |of: &&Declaration| html.css_property(of) == name && values.contains(&html.css_value(of).trim());
            declarations.iter().find(said)
        };
        says("direction", &["rtl"])?;
        says("unicode-bidi", &["bidi-override", "isolate-override"]).map(|declaration| html.declared(declaration))
    });
    tags.chain(styles).collect()
}

/// The mark that turns nothing in text which runs from left to right, as that around telephone numbers.
const LEFT_TO_RIGHT: char = '\u{200e}';

/// Code points that turn the direction of a text for no good reason: overrides always; all others unless letters that
/// run from right to left stand in their block, or a variable stands beside them.
pub(super) fn bidi_controls(document: &Document<'_>) -> Vec<Place> {
    let mut last: Option<(Range<usize>, bool)> = None;
    let mut is_bidirectional = |at: usize| {
        let block = block(document, at, last.as_ref().map(|(block, _)| block));
        let known = last.as_ref().filter(|(other, _)| *other == block).map(|(_, known)| *known);
        let text = if document.part == Part::Html { document.flow.text() } else { document.source };
        let found = known.unwrap_or_else(|| text.get(block.clone()).unwrap_or_default().contains(runs_from_right));
        last = Some((block, found));
        found
    };
    let turning = document.flow.dropped().iter().filter(|dropped| flow::turns(dropped.c) && dropped.c != LEFT_TO_RIGHT);
    let unwanted = turning.filter(|dropped| {
        is_override(dropped.c)
            || (!is_filler(document, dropped)
                && !stands_by_a_variable(document, &dropped.span)
                && !is_bidirectional(dropped.span.start))
    });
    unwanted.map(|dropped| (dropped.span.clone(), Severity::Review)).collect()
}

/// The block that a place of the source lies in: a range of the visible text; of plain text a line of its source, which
/// is not looked for again where it is the last one.
fn block(document: &Document<'_>, at: usize, last: Option<&Range<usize>>) -> Range<usize> {
    if document.part == Part::Html {
        return document.flow.block(at);
    }
    if let Some(line) = last.filter(|line| line.contains(&at)) {
        return line.clone();
    }
    let (before, behind) = document.source.split_at_checked(at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |line| line.saturating_add(1));
    start..behind.find('\n').map_or(document.source.len(), |end| at.saturating_add(end))
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

/// Hebrew, Arabic and the other scripts of the blocks that Unicode keeps for this direction.
fn runs_from_right(c: char) -> bool {
    let is_of_script = matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    is_of_script && !flow::is_ignorable(c)
}

/// Whether it is a mark that touches no character, as the filling behind an opening text has it.
fn is_filler(document: &Document<'_>, dropped: &Dropped) -> bool {
    let is_mark = matches!(dropped.c, '\u{61c}' | '\u{200e}' | '\u{200f}');
    // White space between it and the text before stands as one space in the text.
    let next = dropped.at.saturating_add(usize::from(dropped.is_apart && dropped.at > 0));
    let touches_next = document.flow.source(&(next..next.saturating_add(1))).start == dropped.span.end;
    is_mark && (dropped.is_apart || dropped.at == 0) && !touches_next
}

/// Whether the value of a variable, which may run either way, stands directly beside a place.
fn stands_by_a_variable(document: &Document<'_>, span: &Range<usize>) -> bool {
    let tokens = &document.syntax.tokens;
    let next = tokens.partition_point(|token| token.span.start < span.end);
    let before = next.checked_sub(1).and_then(|before| tokens.get(before)).filter(|token| token.span.end == span.start);
    let behind = tokens.get(next).filter(|token| token.span.start == span.end);
    before.into_iter().chain(behind).any(|token| matches!(token.kind, TokenKind::Output { .. }))
}

pub(super) static ZERO_WIDTH: Rule = Rule {
    id: "deception/zero-width-in-word",
    severity: Severity::Review,
    what: phrase::ZERO_WIDTH_WHAT,
    why: phrase::ZERO_WIDTH_WHY,
    fix: phrase::ZERO_WIDTH_FIX,
    bad: Example::body("<p>Your pass\u{200b}word expires</p>"),
    good: Example::body("<p>\u{200b}Your password expires</p>"),
    source: "SpamAssassin, UNICODE_OBFU_ZW",
    check: Check::Template(zero_width),
};

fn zero_width(case: &Case<'_>, report: &mut Report<'_>) {
    report_places(case, report, words_with_unseen, phrase::ZERO_WIDTH, WITHOUT_UNSEEN);
}

fn words_with_unseen(case: &Case<'_>, document: &Document<'_>) -> Vec<Place> {
    let forbidden = hidden_by(case, document, Disguise::Unseen);
    let words = unseen_within_words(document).into_iter().map(|word| {
        let is_forbidden = forbidden.iter().any(|span| span.start < word.end && word.start < span.end);
        (word, if is_forbidden { Severity::Reject } else { Severity::Review })
    });
    words.collect()
}

/// Where words are that are hidden in a way.
fn hidden_by(case: &Case<'_>, document: &Document<'_>, disguise: Disguise) -> Vec<Range<usize>> {
    let readings = case.readings().filter(|reading| reading.part == document.part);
    let hidden = readings.flat_map(|reading| &reading.hidden).filter(|word| word.disguises.has(disguise));
    hidden.map(|word| word.span.clone()).take(MOST_WORDS).collect()
}

/// The words that something unseen stands in, each once.
pub(super) fn unseen_within_words(document: &Document<'_>) -> Vec<Range<usize>> {
    let text = document.flow.text();
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && needs_no_joiner(c));
    let within = |at: usize, next: usize| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(next..).unwrap_or_default());
        is_letter(before.chars().next_back()) && is_letter(after.chars().next())
    };
    let dropped = document.flow.dropped().iter().filter(|dropped| !dropped.is_apart && is_unseen(dropped.c));
    let dropped = dropped
        .filter(|dropped| {
            within(dropped.at, dropped.at) && (dropped.c != SOFT_HYPHEN || splits_letters(text, dropped.at))
        })
        .map(|dropped| word_at(text, dropped.at));
    let kept = flow::odd(text).filter(|(_, c)| is_unseen(*c));
    let kept = kept.filter(|(at, c)| within(*at, at.saturating_add(c.len_utf8()))).map(|(at, _)| word_at(text, at));
    let mut words = order::by_number(dropped.chain(kept.take(MOST_WORDS)).collect(), |word| word.start);
    words.dedup();
    words.iter().take(MOST_WORDS).map(|word| document.flow.source(word)).collect()
}

const SOFT_HYPHEN: char = '\u{ad}';

fn is_unseen(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
        | '\u{e0020}'..='\u{e007f}')
}

/// Whether letters of its script are written without joiners between them.
fn needs_no_joiner(c: char) -> bool {
    c <= '\u{58f}' || matches!(c, '\u{1e00}'..='\u{1fff}' | '\u{ff21}'..='\u{ff5a}') || is_han_kana_or_hangul(c)
}

/// Whether a soft hyphen stands so that a single letter would be cut off, where no honest hyphen does.
fn splits_letters(text: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !is_letter(before.chars().rev().nth(1)) || !is_letter(after.chars().nth(1))
}

/// The word around a place, by white space; of scripts without spaces a few letters.
fn word_at(text: &str, at: usize) -> Range<usize> {
    const FEW: usize = 24;
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let belongs = |c: &(usize, char)| !c.1.is_whitespace() && !c.1.is_ascii_punctuation();
    let start = before.char_indices().rev().take(FEW).take_while(belongs).last().map_or(at, |(start, _)| start);
    let last = after.char_indices().take(FEW).take_while(belongs).last();
    start..last.map_or(at, |(end, c)| at.saturating_add(end).saturating_add(c.len_utf8()))
}

pub(super) static MIXED_SCRIPT: Rule = Rule {
    id: "deception/mixed-script-word",
    severity: Severity::Review,
    what: phrase::MIXED_SCRIPT_WHAT,
    why: phrase::MIXED_SCRIPT_WHY,
    fix: phrase::MIXED_SCRIPT_FIX,
    bad: Example::body("<p>Your \u{440}assword expires</p>"),
    good: Example::body("<p>Your password expires</p>"),
    source: "UTS #39",
    check: Check::Template(mixed_script),
};

fn mixed_script(case: &Case<'_>, report: &mut Report<'_>) {
    report_places(case, report, mixed_words, phrase::MIXED_SCRIPT, |_, _| None);
}

fn mixed_words(case: &Case<'_>, document: &Document<'_>) -> Vec<Place> {
    let forbidden = hidden_by(case, document, Disguise::LookAlike);
    let words = words_of_many_scripts(document.flow.text()).map(|word| {
        let text = document.flow.text().get(word.clone()).unwrap_or_default();
        let span = document.flow.source(&word);
        let is_forbidden = forbidden.iter().any(|hidden| hidden.start < span.end && span.start < hidden.end);
        let is_grave = is_forbidden || case.policy.is_brand(&skeleton(text));
        (span, if is_grave { Severity::Reject } else { Severity::Review })
    });
    words.take(MOST_WORDS).collect()
}

/// Words of three letters or more that mix Latin with a script that looks like it.
pub(super) fn words_of_many_scripts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_like = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{531}'..='\u{58f}');
    let is_latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}');
    // The first bytes of these letters, which most texts have none of.
    let has_like = ascii::before(text.as_bytes(), |byte| matches!(byte, 0xcd..=0xd6)) < text.len();
    let text = if has_like { text } else { "" };
    words(text).filter(move |range| {
        let word = text.get(range.clone()).unwrap_or_default();
        !word.is_ascii()
            && word.chars().filter(|c| c.is_alphabetic()).nth(2).is_some()
            && word.chars().any(is_like)
            && word.chars().any(is_latin)
    })
}

/// Runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest.saturating_add(tail.find(char::is_alphanumeric)?);
        let word = text.get(start..)?;
        let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        rest = start.saturating_add(length);
        Some(start..rest)
    })
}
