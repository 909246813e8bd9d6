//! Things that look like what they are not.

use crate::phrases::phrases;

phrases! {
    FAKE_UI_WHAT {
        en: "A link looks like an attachment, a captcha or a play button, and leads to another site.",
        ja: "A link looks like an attachment, a captcha or a play button, and leads to another site.",
        ko: "A link looks like an attachment, a captcha or a play button, and leads to another site.",
        zh: "A link looks like an attachment, a captcha or a play button, and leads to another site.",
    }
    FAKE_UI_WHY {
        en: "Readers click what their mail client would show them; phishing lives on that.",
        ja: "Readers click what their mail client would show them; phishing lives on that.",
        ko: "Readers click what their mail client would show them; phishing lives on that.",
        zh: "Readers click what their mail client would show them; phishing lives on that.",
    }
    FAKE_UI_FIX {
        en: "say in words where the link leads, or declare the site among the sender's link domains",
        ja: "say in words where the link leads, or declare the site among the sender's link domains",
        ko: "say in words where the link leads, or declare the site among the sender's link domains",
        zh: "say in words where the link leads, or declare the site among the sender's link domains",
    }
    FAKE_UI {
        en: "{shown} is no part of the mail client: the link leads to {host}",
        ja: "{shown} is no part of the mail client: the link leads to {host}",
        ko: "{shown} is no part of the mail client: the link leads to {host}",
        zh: "{shown} is no part of the mail client: the link leads to {host}",
    }
    FAKE_REPLY_WHAT {
        en: "The subject begins as that of a reply or a forwarded mail.",
        ja: "The subject begins as that of a reply or a forwarded mail.",
        ko: "The subject begins as that of a reply or a forwarded mail.",
        zh: "The subject begins as that of a reply or a forwarded mail.",
    }
    FAKE_REPLY_WHY {
        en: "A template answers nobody; readers feel deceived.",
        ja: "A template answers nobody; readers feel deceived.",
        ko: "A template answers nobody; readers feel deceived.",
        zh: "A template answers nobody; readers feel deceived.",
    }
    FAKE_REPLY_FIX {
        en: "leave the `Re:` out",
        ja: "leave the `Re:` out",
        ko: "leave the `Re:` out",
        zh: "leave the `Re:` out",
    }
    FAKE_REPLY {
        en: "{words} begins as a reply does",
        ja: "{words} begins as a reply does",
        ko: "{words} begins as a reply does",
        zh: "{words} begins as a reply does",
    }
}
