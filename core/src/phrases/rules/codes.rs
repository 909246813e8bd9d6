//! Codes to be scanned.

use crate::phrases::phrases;

phrases! {
    QR_CODE_WHAT {
        en: "There is an image of a QR code.",
        ja: "There is an image of a QR code.",
        ko: "There is an image of a QR code.",
        zh: "There is an image of a QR code.",
    }
    QR_CODE_WHY {
        en: "Nobody can see where it leads, so a human has to look.",
        ja: "Nobody can see where it leads, so a human has to look.",
        ko: "Nobody can see where it leads, so a human has to look.",
        zh: "Nobody can see where it leads, so a human has to look.",
    }
    QR_CODE_FIX {
        en: "link to the page instead",
        ja: "link to the page instead",
        ko: "link to the page instead",
        zh: "link to the page instead",
    }
    QR_CODE {
        en: "{words} is a QR code",
        ja: "{words} is a QR code",
        ko: "{words} is a QR code",
        zh: "{words} is a QR code",
    }
}
