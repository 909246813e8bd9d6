//! Advertising: too loud, or under another name.

use crate::phrases::phrases;

phrases! {
    KIND_MISMATCH_WHAT {
        en: "A template that is declared as transactional, notification or trigger advertises.",
        ja: "A template that is declared as transactional, notification or trigger advertises.",
        ko: "A template that is declared as transactional, notification or trigger advertises.",
        zh: "A template that is declared as transactional, notification or trigger advertises.",
    }
    KIND_MISMATCH_WHY {
        en: "Readers of advertising have a right to unsubscribe, and mailbox providers sort it apart.",
        ja: "Readers of advertising have a right to unsubscribe, and mailbox providers sort it apart.",
        ko: "Readers of advertising have a right to unsubscribe, and mailbox providers sort it apart.",
        zh: "Readers of advertising have a right to unsubscribe, and mailbox providers sort it apart.",
    }
    KIND_MISMATCH_FIX {
        en: "hand it in as marketing, or take the offer out",
        ja: "hand it in as marketing, or take the offer out",
        ko: "hand it in as marketing, or take the offer out",
        zh: "hand it in as marketing, or take the offer out",
    }
    KIND_MISMATCH {
        en: "{words} advertises, and the template is declared as {kind}",
        ja: "{words} advertises, and the template is declared as {kind}",
        ko: "{words} advertises, and the template is declared as {kind}",
        zh: "{words} advertises, and the template is declared as {kind}",
    }
    OVER_COMMERCIAL_WHAT {
        en: "There are three loud phrases or more to a hundred words, or three runs of exclamation marks.",
        ja: "There are three loud phrases or more to a hundred words, or three runs of exclamation marks.",
        ko: "There are three loud phrases or more to a hundred words, or three runs of exclamation marks.",
        zh: "There are three loud phrases or more to a hundred words, or three runs of exclamation marks.",
    }
    OVER_COMMERCIAL_WHY {
        en: "Filters count such phrases, and readers tire of them.",
        ja: "Filters count such phrases, and readers tire of them.",
        ko: "Filters count such phrases, and readers tire of them.",
        zh: "Filters count such phrases, and readers tire of them.",
    }
    OVER_COMMERCIAL_FIX {
        en: "say what is offered, once and soberly",
        ja: "say what is offered, once and soberly",
        ko: "say what is offered, once and soberly",
        zh: "say what is offered, once and soberly",
    }
    OVER_COMMERCIAL {
        en: "there are {phrases} loud phrases",
        ja: "there are {phrases} loud phrases",
        ko: "there are {phrases} loud phrases",
        zh: "there are {phrases} loud phrases",
    }
    SALESY_SUBJECT_WHAT {
        en: "The subject has a loud phrase.",
        ja: "The subject has a loud phrase.",
        ko: "The subject has a loud phrase.",
        zh: "The subject has a loud phrase.",
    }
    SALESY_SUBJECT_WHY {
        en: "Filters count such phrases, and readers pass over them.",
        ja: "Filters count such phrases, and readers pass over them.",
        ko: "Filters count such phrases, and readers pass over them.",
        zh: "Filters count such phrases, and readers pass over them.",
    }
    SALESY_SUBJECT_FIX {
        en: "say in the subject what the mail is about",
        ja: "say in the subject what the mail is about",
        ko: "say in the subject what the mail is about",
        zh: "say in the subject what the mail is about",
    }
    SALESY_SUBJECT {
        en: "{words} has a loud phrase",
        ja: "{words} has a loud phrase",
        ko: "{words} has a loud phrase",
        zh: "{words} has a loud phrase",
    }
    SHOUTS {
        en: "there are {runs} runs of exclamation marks",
        ja: "there are {runs} runs of exclamation marks",
        ko: "there are {runs} runs of exclamation marks",
        zh: "there are {runs} runs of exclamation marks",
    }
}
