//! Forbidden words, spelt so that a search would miss them: one rule a way of hiding them.

use crate::phrases::phrases;

phrases! {
    WHY {
        en: "Whoever hides a word from filters knows that it is not wanted.",
        ja: "Whoever hides a word from filters knows that it is not wanted.",
        ko: "Whoever hides a word from filters knows that it is not wanted.",
        zh: "Whoever hides a word from filters knows that it is not wanted.",
    }
    FIX {
        en: "write the word as it is usually written; if it is honest, the rest of the text shows that",
        ja: "write the word as it is usually written; if it is honest, the rest of the text shows that",
        ko: "write the word as it is usually written; if it is honest, the rest of the text shows that",
        zh: "write the word as it is usually written; if it is honest, the rest of the text shows that",
    }
    IN_SUBJECT_WHAT {
        en: "The subject has a word that is spelt so that a search would miss it.",
        ja: "The subject has a word that is spelt so that a search would miss it.",
        ko: "The subject has a word that is spelt so that a search would miss it.",
        zh: "The subject has a word that is spelt so that a search would miss it.",
    }
    IN_SUBJECT_FIX {
        en: "write the subject in plain letters",
        ja: "write the subject in plain letters",
        ko: "write the subject in plain letters",
        zh: "write the subject in plain letters",
    }
    IN_SUBJECT {
        en: "{words} is spelt so that a search would miss it",
        ja: "{words} is spelt so that a search would miss it",
        ko: "{words} is spelt so that a search would miss it",
        zh: "{words} is spelt so that a search would miss it",
    }
    SEPARATOR_WHAT {
        en: "Signs or spaces stand between the letters of a forbidden word.",
        ja: "Signs or spaces stand between the letters of a forbidden word.",
        ko: "Signs or spaces stand between the letters of a forbidden word.",
        zh: "Signs or spaces stand between the letters of a forbidden word.",
    }
    SEPARATOR {
        en: "{words} has signs or spaces between its letters",
        ja: "{words} has signs or spaces between its letters",
        ko: "{words} has signs or spaces between its letters",
        zh: "{words} has signs or spaces between its letters",
    }
    WORD_SPLIT_MARKUP_WHAT {
        en: "Tags or comments stand between the letters of a forbidden word.",
        ja: "Tags or comments stand between the letters of a forbidden word.",
        ko: "Tags or comments stand between the letters of a forbidden word.",
        zh: "Tags or comments stand between the letters of a forbidden word.",
    }
    WORD_SPLIT_MARKUP {
        en: "{words} is split by markup",
        ja: "{words} is split by markup",
        ko: "{words} is split by markup",
        zh: "{words} is split by markup",
    }
    MASKED_WORD_WHAT {
        en: "A sign stands in the place of a letter of a forbidden word.",
        ja: "A sign stands in the place of a letter of a forbidden word.",
        ko: "A sign stands in the place of a letter of a forbidden word.",
        zh: "A sign stands in the place of a letter of a forbidden word.",
    }
    MASKED_WORD {
        en: "{words} has a sign in the place of a letter",
        ja: "{words} has a sign in the place of a letter",
        ko: "{words} has a sign in the place of a letter",
        zh: "{words} has a sign in the place of a letter",
    }
    JAMO_SPLIT_WHAT {
        en: "A forbidden word in Hangul is written in single jamo.",
        ja: "A forbidden word in Hangul is written in single jamo.",
        ko: "A forbidden word in Hangul is written in single jamo.",
        zh: "A forbidden word in Hangul is written in single jamo.",
    }
    JAMO_SPLIT {
        en: "{words} is written in single jamo",
        ja: "{words} is written in single jamo",
        ko: "{words} is written in single jamo",
        zh: "{words} is written in single jamo",
    }
    HOMOPHONE_WHAT {
        en: "A forbidden word is written with digits, signs or words that look or sound like it.",
        ja: "A forbidden word is written with digits, signs or words that look or sound like it.",
        ko: "A forbidden word is written with digits, signs or words that look or sound like it.",
        zh: "A forbidden word is written with digits, signs or words that look or sound like it.",
    }
    HOMOPHONE {
        en: "{words} is written with what looks or sounds like it",
        ja: "{words} is written with what looks or sounds like it",
        ko: "{words} is written with what looks or sounds like it",
        zh: "{words} is written with what looks or sounds like it",
    }
}
