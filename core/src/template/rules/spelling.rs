//! Forbidden words, spelt so that a search would miss them: one rule a way of hiding them.

use crate::finding::Severity;
use crate::order;
use crate::phrases::Phrase;
use crate::phrases::rules::spelling as phrase;
use crate::template::content::Disguise;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::characters::{bidi_controls, unseen_within_words, words_of_many_scripts};
use crate::template::rules::{Case, Check, Example, Rule, Subject};
use std::ops::Range;

/// Declares the rule of each disguise.
macro_rules! rules {
    ($($name:ident { id: $id:literal, disguise: $disguise:ident, what: $what:ident, says: $says:ident,
        bad: $bad:literal, good: $good:literal, source: $source:literal $(,)? })+) => {
        $(pub(super) static $name: Rule = Rule {
            id: $id,
            severity: Severity::Review,
            what: phrase::$what,
            why: phrase::WHY,
            fix: phrase::FIX,
            bad: Example::body($bad),
            good: Example::body($good),
            source: $source,
            check: Check::Template(|case, report| check(case, Disguise::$disguise, phrase::$says, report)),
        };)+
    };
}

rules! {
    SEPARATOR {
        id: "deception/separator-in-word",
        disguise: Separator,
        what: SEPARATOR_WHAT,
        says: SEPARATOR,
        bad: "<p>Welcome to our c.a.s.i.n.o</p>",
        good: "<p>Welcome to our shop, est. 1910 in a.m. hours</p>",
        source: "own",
    }
    WORD_SPLIT_MARKUP {
        id: "deception/word-split-markup",
        disguise: Markup,
        what: WORD_SPLIT_MARKUP_WHAT,
        says: WORD_SPLIT_MARKUP,
        bad: "<p>Welcome to our cas<!-- x -->ino</p>",
        good: "<p>Welcome to our <b>sh</b>op</p>",
        source: "SpamAssassin, OBFUSCATING_COMMENT",
    }
    MASKED_WORD {
        id: "deception/masked-word",
        disguise: Mask,
        what: MASKED_WORD_WHAT,
        says: MASKED_WORD,
        bad: "<p>Welcome to our cas*no</p>",
        good: "<p>Your card **** 1234 was charged</p>",
        source: "own",
    }
    JAMO_SPLIT {
        id: "deception/jamo-split",
        disguise: SplitSyllable,
        what: JAMO_SPLIT_WHAT,
        says: JAMO_SPLIT,
        bad: "<p>\u{3137}\u{3157}\u{3142}\u{314f}\u{3131} 하세요</p>",
        good: "<p>\u{314b}\u{314b}\u{314b} 재미있네요</p>",
        source: "own",
    }
    HOMOPHONE {
        id: "deception/homophone",
        disguise: Homophone,
        what: HOMOPHONE_WHAT,
        says: HOMOPHONE,
        bad: "<p>Welcome to our c4s1no</p>",
        good: "<p>Take the A4 to exit 51</p>",
        source: "own",
    }
}

fn check(case: &Case<'_>, disguise: Disguise, says: Phrase, report: &mut Report<'_>) {
    for reading in &case.readings {
        let Some(document) = case.part(reading.part) else { continue };
        for word in reading.hidden.iter().filter(|word| word.disguises.has(disguise)) {
            report.add(|locale| {
                let words = quote(document.words(&word.span));
                Note::new(says.say(locale, &[("words", &words)])).at(reading.part, &word.span)
            });
        }
    }
}

pub(super) static IN_SUBJECT: Rule = Rule {
    id: "subject/obfuscated",
    severity: Severity::Review,
    what: phrase::IN_SUBJECT_WHAT,
    why: phrase::WHY,
    fix: phrase::IN_SUBJECT_FIX,
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
    let mut spans = order::by_number(order::by_number(spans, |span| span.end), |span| span.start);
    spans.dedup_by(|next, before| next.start < before.end);
    for span in spans {
        report.add(|locale| {
            let words = quote(document.words(&span));
            Note::new(phrase::IN_SUBJECT.say(locale, &[("words", &words)])).at(document.part, &span)
        });
    }
}
