//! Hosts and senders that pretend to be somebody known.

use crate::phrases::phrases;

phrases! {
    PUNYCODE_HOST_WHAT {
        en: "A link leads to a host with letters beyond ASCII; one that looks like a known name, or mixes scripts, rejects.",
        ja: "A link leads to a host with letters beyond ASCII; one that looks like a known name, or mixes scripts, rejects.",
        ko: "A link leads to a host with letters beyond ASCII; one that looks like a known name, or mixes scripts, rejects.",
        zh: "A link leads to a host with letters beyond ASCII; one that looks like a known name, or mixes scripts, rejects.",
    }
    PUNYCODE_HOST_WHY {
        en: "`xn--pypal-4ve.com` is shown as a name that looks like another.",
        ja: "`xn--pypal-4ve.com` is shown as a name that looks like another.",
        ko: "`xn--pypal-4ve.com` is shown as a name that looks like another.",
        zh: "`xn--pypal-4ve.com` is shown as a name that looks like another.",
    }
    PUNYCODE_HOST_FIX {
        en: "link to the ASCII name of the site, or declare the domain among the sender's link domains",
        ja: "link to the ASCII name of the site, or declare the domain among the sender's link domains",
        ko: "link to the ASCII name of the site, or declare the domain among the sender's link domains",
        zh: "link to the ASCII name of the site, or declare the domain among the sender's link domains",
    }
    PUNYCODE_HOST {
        en: "the host {host} is shown as {shown}",
        ja: "the host {host} is shown as {shown}",
        ko: "the host {host} is shown as {shown}",
        zh: "the host {host} is shown as {shown}",
    }
    BRAND_IN_SUBDOMAIN_WHAT {
        en: "A host begins with a known name, or with what looks like a whole domain, and belongs to somebody else.",
        ja: "A host begins with a known name, or with what looks like a whole domain, and belongs to somebody else.",
        ko: "A host begins with a known name, or with what looks like a whole domain, and belongs to somebody else.",
        zh: "A host begins with a known name, or with what looks like a whole domain, and belongs to somebody else.",
    }
    BRAND_IN_SUBDOMAIN_WHY {
        en: "Readers see how a host begins; who owns it stands at its end.",
        ja: "Readers see how a host begins; who owns it stands at its end.",
        ko: "Readers see how a host begins; who owns it stands at its end.",
        zh: "Readers see how a host begins; who owns it stands at its end.",
    }
    BRAND_IN_SUBDOMAIN_FIX {
        en: "link to the site of the name, or declare the domain among the sender's link domains",
        ja: "link to the site of the name, or declare the domain among the sender's link domains",
        ko: "link to the site of the name, or declare the domain among the sender's link domains",
        zh: "link to the site of the name, or declare the domain among the sender's link domains",
    }
    BRAND_IN_SUBDOMAIN {
        en: "the host {host} begins like {brand} and belongs to {owner}",
        ja: "the host {host} begins like {brand} and belongs to {owner}",
        ko: "the host {host} begins like {brand} and belongs to {owner}",
        zh: "the host {host} begins like {brand} and belongs to {owner}",
    }
    BRAND_SENDER_MISMATCH_WHAT {
        en: "The mail speaks in a known name, and a link leads to a site that is not the name's own.",
        ja: "The mail speaks in a known name, and a link leads to a site that is not the name's own.",
        ko: "The mail speaks in a known name, and a link leads to a site that is not the name's own.",
        zh: "The mail speaks in a known name, and a link leads to a site that is not the name's own.",
    }
    BRAND_SENDER_MISMATCH_WHY {
        en: "That is how phishing looks; a partner of the name is told from it by what the sender declares.",
        ja: "That is how phishing looks; a partner of the name is told from it by what the sender declares.",
        ko: "That is how phishing looks; a partner of the name is told from it by what the sender declares.",
        zh: "That is how phishing looks; a partner of the name is told from it by what the sender declares.",
    }
    BRAND_SENDER_MISMATCH_FIX {
        en: "name the brand among the sender's `brands`, and the sites among its `link_domains`",
        ja: "name the brand among the sender's `brands`, and the sites among its `link_domains`",
        ko: "name the brand among the sender's `brands`, and the sites among its `link_domains`",
        zh: "name the brand among the sender's `brands`, and the sites among its `link_domains`",
    }
    BRAND_SENDER_MISMATCH {
        en: "the mail speaks as {name}, and a link leads to {host}",
        ja: "the mail speaks as {name}, and a link leads to {host}",
        ko: "the mail speaks as {name}, and a link leads to {host}",
        zh: "the mail speaks as {name}, and a link leads to {host}",
    }
    LOOKS_WHOLE {
        en: "the host {host} begins like a whole domain and belongs to {owner}",
        ja: "the host {host} begins like a whole domain and belongs to {owner}",
        ko: "the host {host} begins like a whole domain and belongs to {owner}",
        zh: "the host {host} begins like a whole domain and belongs to {owner}",
    }
}
