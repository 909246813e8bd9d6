//! Code points that make a text read otherwise than it is.

use crate::phrases::phrases;

phrases! {
    BIDI_CONTROL_WHAT {
        en: "A control character turns the direction of text that runs from left to right.",
        ja: "A control character turns the direction of text that runs from left to right.",
        ko: "A control character turns the direction of text that runs from left to right.",
        zh: "A control character turns the direction of text that runs from left to right.",
    }
    BIDI_CONTROL_WHY {
        en: "The text then reads otherwise than it is: `gpj.exe` can be shown as `exe.jpg`.",
        ja: "The text then reads otherwise than it is: `gpj.exe` can be shown as `exe.jpg`.",
        ko: "The text then reads otherwise than it is: `gpj.exe` can be shown as `exe.jpg`.",
        zh: "The text then reads otherwise than it is: `gpj.exe` can be shown as `exe.jpg`.",
    }
    BIDI_CONTROL_FIX {
        en: "take the control character out",
        ja: "take the control character out",
        ko: "take the control character out",
        zh: "take the control character out",
    }
    BIDI_CONTROL {
        en: "{words} turns the direction of the text",
        ja: "{words} turns the direction of the text",
        ko: "{words} turns the direction of the text",
        zh: "{words} turns the direction of the text",
    }
    ZERO_WIDTH_WHAT {
        en: "A code point that shows nothing stands within a word; in a word that is forbidden it rejects.",
        ja: "A code point that shows nothing stands within a word; in a word that is forbidden it rejects.",
        ko: "A code point that shows nothing stands within a word; in a word that is forbidden it rejects.",
        zh: "A code point that shows nothing stands within a word; in a word that is forbidden it rejects.",
    }
    ZERO_WIDTH_WHY {
        en: "A search then misses the word, and readers see it all the same.",
        ja: "A search then misses the word, and readers see it all the same.",
        ko: "A search then misses the word, and readers see it all the same.",
        zh: "A search then misses the word, and readers see it all the same.",
    }
    ZERO_WIDTH_FIX {
        en: "take the code point out; to let a long word break, use a hyphen or a space",
        ja: "take the code point out; to let a long word break, use a hyphen or a space",
        ko: "take the code point out; to let a long word break, use a hyphen or a space",
        zh: "take the code point out; to let a long word break, use a hyphen or a space",
    }
    ZERO_WIDTH {
        en: "{words} has a code point within it that shows nothing",
        ja: "{words} has a code point within it that shows nothing",
        ko: "{words} has a code point within it that shows nothing",
        zh: "{words} has a code point within it that shows nothing",
    }
    MIXED_SCRIPT_WHAT {
        en: "A word mixes Latin letters with Cyrillic, Greek or Armenian ones; a forbidden word or a protected name rejects.",
        ja: "A word mixes Latin letters with Cyrillic, Greek or Armenian ones; a forbidden word or a protected name rejects.",
        ko: "A word mixes Latin letters with Cyrillic, Greek or Armenian ones; a forbidden word or a protected name rejects.",
        zh: "A word mixes Latin letters with Cyrillic, Greek or Armenian ones; a forbidden word or a protected name rejects.",
    }
    MIXED_SCRIPT_WHY {
        en: "The letters look alike; readers see a word that a search does not find.",
        ja: "The letters look alike; readers see a word that a search does not find.",
        ko: "The letters look alike; readers see a word that a search does not find.",
        zh: "The letters look alike; readers see a word that a search does not find.",
    }
    MIXED_SCRIPT_FIX {
        en: "write the word in letters of one script",
        ja: "write the word in letters of one script",
        ko: "write the word in letters of one script",
        zh: "write the word in letters of one script",
    }
    MIXED_SCRIPT {
        en: "{words} mixes letters of several scripts",
        ja: "{words} mixes letters of several scripts",
        ko: "{words} mixes letters of several scripts",
        zh: "{words} mixes letters of several scripts",
    }
}
