//! Forbidden words, spelt so that a search would miss them: one rule a way of hiding them.

use crate::finding::Severity;
use crate::template::content::Disguise;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::characters::{bidi_controls, unseen_within_words, words_of_many_scripts};
use crate::template::rules::{Case, Check, Example, Rule, Subject};
use std::ops::Range;

/// Declares the rule of each disguise.
macro_rules! rules {
    ($($name:ident { id: $id:literal, disguise: $disguise:ident, what: $what:literal, says: $says:literal,
        bad: $bad:literal, good: $good:literal, source: $source:literal $(,)? })+) => {
        $(pub(super) static $name: Rule = Rule {
            id: $id,
            severity: Severity::Review,
            what: $what,
            why: WHY,
            fix: FIX,
            bad: Example::body($bad),
            good: Example::body($good),
            source: $source,
            check: Check::Template(|case, report| check(case, Disguise::$disguise, $says, report)),
        };)+
    };
}

const WHY: &str = "Whoever hides a word from filters knows that it is not wanted.";
const FIX: &str = "write the word as it is usually written; if it is honest, the rest of the text shows that";

rules! {
    SEPARATOR {
        id: "deception/separator-in-word",
        disguise: Separator,
        what: "Signs or spaces stand between the letters of a forbidden word.",
        says: "has signs or spaces between its letters",
        bad: "<p>Welcome to our c.a.s.i.n.o</p>",
        good: "<p>Welcome to our shop, est. 1910 in a.m. hours</p>",
        source: "own",
    }
    WORD_SPLIT_MARKUP {
        id: "deception/word-split-markup",
        disguise: Markup,
        what: "Tags or comments stand between the letters of a forbidden word.",
        says: "is split by markup",
        bad: "<p>Welcome to our cas<!-- x -->ino</p>",
        good: "<p>Welcome to our <b>sh</b>op</p>",
        source: "SpamAssassin, OBFUSCATING_COMMENT",
    }
    MASKED_WORD {
        id: "deception/masked-word",
        disguise: Mask,
        what: "A sign stands in the place of a letter of a forbidden word.",
        says: "has a sign in the place of a letter",
        bad: "<p>Welcome to our cas*no</p>",
        good: "<p>Your card **** 1234 was charged</p>",
        source: "own",
    }
    JAMO_SPLIT {
        id: "deception/jamo-split",
        disguise: SplitSyllable,
        what: "A forbidden word in Hangul is written in single jamo.",
        says: "is written in single jamo",
        bad: "<p>\u{3137}\u{3157}\u{3142}\u{314f}\u{3131} 하세요</p>",
        good: "<p>\u{314b}\u{314b}\u{314b} 재미있네요</p>",
        source: "own",
    }
    HOMOPHONE {
        id: "deception/homophone",
        disguise: Homophone,
        what: "A forbidden word is written with digits, signs or words that look or sound like it.",
        says: "is written with what looks or sounds like it",
        bad: "<p>Welcome to our c4s1no</p>",
        good: "<p>Take the A4 to exit 51</p>",
        source: "own",
    }
}

fn check(case: &Case<'_>, disguise: Disguise, says: &str, report: &mut Report<'_>) {
    for reading in &case.readings {
        let Some(document) = case.part(reading.part) else { continue };
        for word in reading.hidden.iter().filter(|word| word.disguises.has(disguise)) {
            report.add(|| {
                let words = quote(document.words(&word.span));
                Note::new(format!("{words} {says}")).at(reading.part, &word.span)
            });
        }
    }
}

pub(super) static IN_SUBJECT: Rule = Rule {
    id: "subject/obfuscated",
    severity: Severity::Review,
    what: "The subject has a word that is spelt so that a search would miss it.",
    why: WHY,
    fix: "write the subject in plain letters",
    bad: Example::subject("Your pass\u{200b}word expires"),
    good: Example::subject("Your password expires"),
    source: "own",
    check: Check::Subject(in_subject),
};

fn in_subject(subject: &Subject<'_>, report: &mut Report<'_>) {
    let document = &subject.document;
    let mut spans: Vec<Range<usize>> = subject.reading.hidden.iter().map(|word| word.span.clone()).collect();
    spans.extend(unseen_within_words(document));
    spans.extend(bidi_controls(document).into_iter().map(|(span, _)| span));
    spans.extend(words_of_many_scripts(document.flow.text()).map(|word| document.flow.source(&word)));
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup_by(|next, before| next.start < before.end);
    for span in spans {
        report.add(|| {
            let words = quote(document.words(&span));
            Note::new(format!("{words} is spelt so that a search would miss it")).at(document.part, &span)
        });
    }
}
