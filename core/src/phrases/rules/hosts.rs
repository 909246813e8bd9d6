//! Hosts and mailboxes that anybody can have.

use crate::phrases::phrases;

phrases! {
    FREE_HOST_WHAT {
        en: "A mail about an account links to a form or a page that anybody can put up for nothing.",
        ja: "A mail about an account links to a form or a page that anybody can put up for nothing.",
        ko: "A mail about an account links to a form or a page that anybody can put up for nothing.",
        zh: "A mail about an account links to a form or a page that anybody can put up for nothing.",
    }
    FREE_HOST_WHY {
        en: "No honest service asks for credentials there; phishing does.",
        ja: "No honest service asks for credentials there; phishing does.",
        ko: "No honest service asks for credentials there; phishing does.",
        zh: "No honest service asks for credentials there; phishing does.",
    }
    FREE_HOST_FIX {
        en: "link to your own site, or declare the host among the sender's link domains",
        ja: "link to your own site, or declare the host among the sender's link domains",
        ko: "link to your own site, or declare the host among the sender's link domains",
        zh: "link to your own site, or declare the host among the sender's link domains",
    }
    FREE_HOST {
        en: "the mail speaks of an account, and anybody can have a page on {host}",
        ja: "the mail speaks of an account, and anybody can have a page on {host}",
        ko: "the mail speaks of an account, and anybody can have a page on {host}",
        zh: "the mail speaks of an account, and anybody can have a page on {host}",
    }
    FROM_FREE_DOMAIN_WHAT {
        en: "The sender domain is one where anybody has a mailbox.",
        ja: "The sender domain is one where anybody has a mailbox.",
        ko: "The sender domain is one where anybody has a mailbox.",
        zh: "The sender domain is one where anybody has a mailbox.",
    }
    FROM_FREE_DOMAIN_WHY {
        en: "Its owner asks receivers to refuse mail that others send in its name (DMARC).",
        ja: "Its owner asks receivers to refuse mail that others send in its name (DMARC).",
        ko: "Its owner asks receivers to refuse mail that others send in its name (DMARC).",
        zh: "Its owner asks receivers to refuse mail that others send in its name (DMARC).",
    }
    FROM_FREE_DOMAIN_FIX {
        en: "send from a domain of your own",
        ja: "send from a domain of your own",
        ko: "send from a domain of your own",
        zh: "send from a domain of your own",
    }
    FROM_FREE_DOMAIN {
        en: "anybody can have a mailbox at {domain}",
        ja: "anybody can have a mailbox at {domain}",
        ko: "anybody can have a mailbox at {domain}",
        zh: "anybody can have a mailbox at {domain}",
    }
    REPLY_TO_MISMATCH_WHAT {
        en: "Replies go to another site than the sender's, or to a mailbox that anybody can have.",
        ja: "Replies go to another site than the sender's, or to a mailbox that anybody can have.",
        ko: "Replies go to another site than the sender's, or to a mailbox that anybody can have.",
        zh: "Replies go to another site than the sender's, or to a mailbox that anybody can have.",
    }
    REPLY_TO_MISMATCH_WHY {
        en: "Filters distrust mail whose answers go elsewhere.",
        ja: "Filters distrust mail whose answers go elsewhere.",
        ko: "Filters distrust mail whose answers go elsewhere.",
        zh: "Filters distrust mail whose answers go elsewhere.",
    }
    REPLY_TO_MISMATCH_FIX {
        en: "take replies at the sender domain",
        ja: "take replies at the sender domain",
        ko: "take replies at the sender domain",
        zh: "take replies at the sender domain",
    }
    REPLY_TO_MISMATCH {
        en: "replies go to {address}, which is not of the sender domain",
        ja: "replies go to {address}, which is not of the sender domain",
        ko: "replies go to {address}, which is not of the sender domain",
        zh: "replies go to {address}, which is not of the sender domain",
    }
    LINK_DOMAIN_UNALIGNED_WHAT {
        en: "No link leads to the sender domain.",
        ja: "No link leads to the sender domain.",
        ko: "No link leads to the sender domain.",
        zh: "No link leads to the sender domain.",
    }
    LINK_DOMAIN_UNALIGNED_WHY {
        en: "Readers and filters know a sender by its domain.",
        ja: "Readers and filters know a sender by its domain.",
        ko: "Readers and filters know a sender by its domain.",
        zh: "Readers and filters know a sender by its domain.",
    }
    LINK_DOMAIN_UNALIGNED_FIX {
        en: "link to a page of the sender domain too",
        ja: "link to a page of the sender domain too",
        ko: "link to a page of the sender domain too",
        zh: "link to a page of the sender domain too",
    }
    LINK_DOMAIN_UNALIGNED {
        en: "no link leads to {domain}",
        ja: "no link leads to {domain}",
        ko: "no link leads to {domain}",
        zh: "no link leads to {domain}",
    }
}
