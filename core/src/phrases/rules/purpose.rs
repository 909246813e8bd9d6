//! Whether a template says who writes and what for.

use crate::phrases::phrases;

phrases! {
    UNCLEAR_WHAT {
        en: "The template has fewer than two sentences and names nobody who sends it.",
        ja: "The template has fewer than two sentences and names nobody who sends it.",
        ko: "The template has fewer than two sentences and names nobody who sends it.",
        zh: "The template has fewer than two sentences and names nobody who sends it.",
    }
    UNCLEAR_WHY {
        en: "The fixed text has to make the meaning and the use clear.",
        ja: "The fixed text has to make the meaning and the use clear.",
        ko: "The fixed text has to make the meaning and the use clear.",
        zh: "The fixed text has to make the meaning and the use clear.",
    }
    UNCLEAR_FIX {
        en: "say who writes and what for, in a sentence or two",
        ja: "say who writes and what for, in a sentence or two",
        ko: "say who writes and what for, in a sentence or two",
        zh: "say who writes and what for, in a sentence or two",
    }
    UNCLEAR {
        en: "the template says neither who writes nor what for",
        ja: "the template says neither who writes nor what for",
        ko: "the template says neither who writes nor what for",
        zh: "the template says neither who writes nor what for",
    }
}
