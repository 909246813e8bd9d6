//! Text that filters read and readers do not see.

use crate::phrases::phrases;

phrases! {
    ZERO_FONT_WHAT {
        en: "There is text of a size that nobody can read.",
        ja: "There is text of a size that nobody can read.",
        ko: "There is text of a size that nobody can read.",
        zh: "There is text of a size that nobody can read.",
    }
    ZERO_FONT_WHY {
        en: "Such text is put in for filters; readers do not see it. A preheader at the top is no such text.",
        ja: "Such text is put in for filters; readers do not see it. A preheader at the top is no such text.",
        ko: "Such text is put in for filters; readers do not see it. A preheader at the top is no such text.",
        zh: "Such text is put in for filters; readers do not see it. A preheader at the top is no such text.",
    }
    ZERO_FONT_FIX {
        en: "take the text out, or show it",
        ja: "take the text out, or show it",
        ko: "take the text out, or show it",
        zh: "take the text out, or show it",
    }
    ZERO_FONT {
        en: "{words} cannot be seen: {letters} letters of a size near zero",
        ja: "{words} cannot be seen: {letters} letters of a size near zero",
        ko: "{words} cannot be seen: {letters} letters of a size near zero",
        zh: "{words} cannot be seen: {letters} letters of a size near zero",
    }
    SAME_COLOUR_WHAT {
        en: "There is text in the colour of its background.",
        ja: "There is text in the colour of its background.",
        ko: "There is text in the colour of its background.",
        zh: "There is text in the colour of its background.",
    }
    SAME_COLOUR_WHY {
        en: "Such text is put in for filters; readers do not see it.",
        ja: "Such text is put in for filters; readers do not see it.",
        ko: "Such text is put in for filters; readers do not see it.",
        zh: "Such text is put in for filters; readers do not see it.",
    }
    SAME_COLOUR_FIX {
        en: "take the text out, or give it a colour that can be read",
        ja: "take the text out, or give it a colour that can be read",
        ko: "take the text out, or give it a colour that can be read",
        zh: "take the text out, or give it a colour that can be read",
    }
    SAME_COLOUR {
        en: "{words} cannot be seen: {letters} letters in the colour of their background",
        ja: "{words} cannot be seen: {letters} letters in the colour of their background",
        ko: "{words} cannot be seen: {letters} letters in the colour of their background",
        zh: "{words} cannot be seen: {letters} letters in the colour of their background",
    }
    CSS_HIDDEN_WHAT {
        en: "Much text is hidden by its style.",
        ja: "Much text is hidden by its style.",
        ko: "Much text is hidden by its style.",
        zh: "Much text is hidden by its style.",
    }
    CSS_HIDDEN_WHY {
        en: "What was reviewed is then not what is read. A short hidden opening, a preheader, is usual and allowed.",
        ja: "What was reviewed is then not what is read. A short hidden opening, a preheader, is usual and allowed.",
        ko: "What was reviewed is then not what is read. A short hidden opening, a preheader, is usual and allowed.",
        zh: "What was reviewed is then not what is read. A short hidden opening, a preheader, is usual and allowed.",
    }
    CSS_HIDDEN_FIX {
        en: "take the hidden text out; a preheader stands first and has at most 250 letters",
        ja: "take the hidden text out; a preheader stands first and has at most 250 letters",
        ko: "take the hidden text out; a preheader stands first and has at most 250 letters",
        zh: "take the hidden text out; a preheader stands first and has at most 250 letters",
    }
    CSS_HIDDEN {
        en: "{letters} letters are hidden by their style, as {words}",
        ja: "{letters} letters are hidden by their style, as {words}",
        ko: "{letters} letters are hidden by their style, as {words}",
        zh: "{letters} letters are hidden by their style, as {words}",
    }
    OFF_SCREEN_WHAT {
        en: "There is text outside the window.",
        ja: "There is text outside the window.",
        ko: "There is text outside the window.",
        zh: "There is text outside the window.",
    }
    OFF_SCREEN_FIX {
        en: "take the text out, or leave it where it can be seen",
        ja: "take the text out, or leave it where it can be seen",
        ko: "take the text out, or leave it where it can be seen",
        zh: "take the text out, or leave it where it can be seen",
    }
    OFF_SCREEN {
        en: "{words} cannot be seen: {letters} letters outside the window",
        ja: "{words} cannot be seen: {letters} letters outside the window",
        ko: "{words} cannot be seen: {letters} letters outside the window",
        zh: "{words} cannot be seen: {letters} letters outside the window",
    }
}
