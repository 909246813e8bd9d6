//! How well the way out works.

use crate::phrases::phrases;

phrases! {
    NO_ONE_CLICK_WHAT {
        en: "A marketing template's sender does not declare the headers to unsubscribe with one click.",
        ja: "A marketing template's sender does not declare the headers to unsubscribe with one click.",
        ko: "A marketing template's sender does not declare the headers to unsubscribe with one click.",
        zh: "A marketing template's sender does not declare the headers to unsubscribe with one click.",
    }
    NO_ONE_CLICK_WHY {
        en: "Gmail and Yahoo ask them of everybody who sends much.",
        ja: "Gmail and Yahoo ask them of everybody who sends much.",
        ko: "Gmail and Yahoo ask them of everybody who sends much.",
        zh: "Gmail and Yahoo ask them of everybody who sends much.",
    }
    NO_ONE_CLICK_FIX {
        en: "send `List-Unsubscribe` and `List-Unsubscribe-Post`, and declare `one_click_unsubscribe` for the sender",
        ja: "send `List-Unsubscribe` and `List-Unsubscribe-Post`, and declare `one_click_unsubscribe` for the sender",
        ko: "send `List-Unsubscribe` and `List-Unsubscribe-Post`, and declare `one_click_unsubscribe` for the sender",
        zh: "send `List-Unsubscribe` and `List-Unsubscribe-Post`, and declare `one_click_unsubscribe` for the sender",
    }
    NO_ONE_CLICK {
        en: "the sender does not declare the headers to unsubscribe with one click",
        ja: "the sender does not declare the headers to unsubscribe with one click",
        ko: "the sender does not declare the headers to unsubscribe with one click",
        zh: "the sender does not declare the headers to unsubscribe with one click",
    }
    NEEDS_LOGIN_WHAT {
        en: "Readers have to log in to unsubscribe.",
        ja: "Readers have to log in to unsubscribe.",
        ko: "Readers have to log in to unsubscribe.",
        zh: "Readers have to log in to unsubscribe.",
    }
    NEEDS_LOGIN_WHY {
        en: "The law asks for no more than an address and a single page.",
        ja: "The law asks for no more than an address and a single page.",
        ko: "The law asks for no more than an address and a single page.",
        zh: "The law asks for no more than an address and a single page.",
    }
    NEEDS_LOGIN_FIX {
        en: "let the link unsubscribe without a login",
        ja: "let the link unsubscribe without a login",
        ko: "let the link unsubscribe without a login",
        zh: "let the link unsubscribe without a login",
    }
    NEEDS_LOGIN {
        en: "{words} asks for a login first",
        ja: "{words} asks for a login first",
        ko: "{words} asks for a login first",
        zh: "{words} asks for a login first",
    }
    BAD_TARGET_WHAT {
        en: "The link to unsubscribe leads to a link shortener or an IP address.",
        ja: "The link to unsubscribe leads to a link shortener or an IP address.",
        ko: "The link to unsubscribe leads to a link shortener or an IP address.",
        zh: "The link to unsubscribe leads to a link shortener or an IP address.",
    }
    BAD_TARGET_WHY {
        en: "Readers cannot trust such a way out, and call the mail spam instead.",
        ja: "Readers cannot trust such a way out, and call the mail spam instead.",
        ko: "Readers cannot trust such a way out, and call the mail spam instead.",
        zh: "Readers cannot trust such a way out, and call the mail spam instead.",
    }
    BAD_TARGET_FIX {
        en: "link to a page of your own site, or to the platform's",
        ja: "link to a page of your own site, or to the platform's",
        ko: "link to a page of your own site, or to the platform's",
        zh: "link to a page of your own site, or to the platform's",
    }
    MAILTO_ONLY_WHAT {
        en: "The only way to unsubscribe is to write a mail.",
        ja: "The only way to unsubscribe is to write a mail.",
        ko: "The only way to unsubscribe is to write a mail.",
        zh: "The only way to unsubscribe is to write a mail.",
    }
    MAILTO_ONLY_WHY {
        en: "Readers expect a link that does it with a click or two.",
        ja: "Readers expect a link that does it with a click or two.",
        ko: "Readers expect a link that does it with a click or two.",
        zh: "Readers expect a link that does it with a click or two.",
    }
    MAILTO_ONLY_FIX {
        en: "add a link to a page",
        ja: "add a link to a page",
        ko: "add a link to a page",
        zh: "add a link to a page",
    }
    MAILTO_ONLY {
        en: "{words} is the only way to unsubscribe",
        ja: "{words} is the only way to unsubscribe",
        ko: "{words} is the only way to unsubscribe",
        zh: "{words} is the only way to unsubscribe",
    }
    IN_TRIGGER_WHAT {
        en: "A trigger or transactional template has a link to unsubscribe.",
        ja: "A trigger or transactional template has a link to unsubscribe.",
        ko: "A trigger or transactional template has a link to unsubscribe.",
        zh: "A trigger or transactional template has a link to unsubscribe.",
    }
    IN_TRIGGER_WHY {
        en: "Who unsubscribes from such mail may miss what was asked for; it does no other harm.",
        ja: "Who unsubscribes from such mail may miss what was asked for; it does no other harm.",
        ko: "Who unsubscribes from such mail may miss what was asked for; it does no other harm.",
        zh: "Who unsubscribes from such mail may miss what was asked for; it does no other harm.",
    }
    IN_TRIGGER_FIX {
        en: "leave the link out, or hand the template in as marketing",
        ja: "leave the link out, or hand the template in as marketing",
        ko: "leave the link out, or hand the template in as marketing",
        zh: "leave the link out, or hand the template in as marketing",
    }
    IN_TRIGGER {
        en: "mail of this kind needs no link to unsubscribe",
        ja: "mail of this kind needs no link to unsubscribe",
        ko: "mail of this kind needs no link to unsubscribe",
        zh: "mail of this kind needs no link to unsubscribe",
    }
    TO_AN_ADDRESS {
        en: "the link to unsubscribe, {words}, leads to an IP address",
        ja: "the link to unsubscribe, {words}, leads to an IP address",
        ko: "the link to unsubscribe, {words}, leads to an IP address",
        zh: "the link to unsubscribe, {words}, leads to an IP address",
    }
    THROUGH_A_SHORTENER {
        en: "the link to unsubscribe, {words}, leads through a link shortener",
        ja: "the link to unsubscribe, {words}, leads through a link shortener",
        ko: "the link to unsubscribe, {words}, leads through a link shortener",
        zh: "the link to unsubscribe, {words}, leads through a link shortener",
    }
}
