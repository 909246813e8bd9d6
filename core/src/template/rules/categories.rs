//! What a template is about (rulebook 1.5): one rule a category, all by the same evidence.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::template::content::Category;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};

/// Declares the rule of each category.
macro_rules! rules {
    ($($name:ident { id: $id:literal, category: $category:ident, severity: $severity:ident, what: $what:literal,
        fix: $fix:literal, bad: $bad:literal, good: $good:literal $(,)? })+) => {
        $(pub(super) static $name: Rule = Rule {
            id: $id,
            severity: Severity::$severity,
            what: $what,
            why: WHY,
            fix: $fix,
            bad: Example::body($bad).of(Kind::Trigger),
            good: Example::body($good).of(Kind::Trigger),
            source: "rulebook 1.5",
            check: Check::Template(|case, report| check(case, Category::$category, report)),
        };)+
    };
}

const WHY: &str = "The service does not send such content, or only after a human has looked.";

rules! {
    PHISHING {
        id: "content/phishing",
        category: Phishing,
        severity: Reject,
        what: "Credentials are asked for under a threat.",
        fix: "ask readers to log in on your site as usual, without a threat, and never for a password",
        bad: "<p>Your mailbox has been limited. Verify your account within 24 hours.</p>",
        good: "<p>We will never ask you to verify your account by mail. Your account has been limited only if our site says so.</p>",
    }
    PRIZE_DRAW {
        id: "content/prize-draw",
        category: PrizeDraw,
        severity: Reject,
        what: "A prize draw: one that costs money is refused, a free one asks for a human.",
        fix: "tell of a result, not of a chance; a draw that costs money is not sent",
        bad: "<p>Top up to enter the lucky draw today.</p>",
        good: "<p>The winners have been announced on our site.</p>",
    }
    PORN {
        id: "content/porn",
        category: Porn,
        severity: Reject,
        what: "Pornography, or meetings for sex.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Free porn and live sex cams.</p>",
        good: "<p>This clinic offers advice on sexual health.</p>",
    }
    DRUGS {
        id: "content/drugs",
        category: Drugs,
        severity: Reject,
        what: "A drug for sale, or a medicine that needs a prescription without one.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Buy Viagra, no prescription needed.</p>",
        good: "<p>Your prescription is ready at our pharmacy.</p>",
    }
    VIOLENCE {
        id: "content/violence",
        category: Violence,
        severity: Reject,
        what: "Weapons for sale, or a call to violence.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Firearms for sale, no background check.</p>",
        good: "<p>The museum shows a firearm of 1710.</p>",
    }
    THREAT {
        id: "content/threat",
        category: Threat,
        severity: Reject,
        what: "A threat to a person or to data, with a demand.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>I hacked your device. Send Bitcoin to this address.</p>",
        good: "<p>Make a backup: ransomware protection begins there.</p>",
    }
    GAMBLING {
        id: "content/gambling",
        category: Gambling,
        severity: Reject,
        what: "A game of chance for money, with an offer.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Our online casino has a bonus for you.</p>",
        good: "<p>We meet for planning poker at ten.</p>",
    }
    LOTTERY {
        id: "content/lottery",
        category: Lottery,
        severity: Reject,
        what: "Lottery tickets, or what will be drawn, for sale.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Buy lottery tickets online now.</p>",
        good: "<p>The hall was built with a grant of the lottery fund.</p>",
    }
    CASHBACK {
        id: "content/cashback",
        category: Cashback,
        severity: Review,
        what: "Money back as a lure.",
        fix: "name the price after the rebate instead",
        bad: "<p>Get up to 20 % cashback, join now.</p>",
        good: "<p>Your statement: cashback earned this month is 3.20.</p>",
    }
    FLASH_SALE {
        id: "content/flash-sale",
        category: FlashSale,
        severity: Review,
        what: "A sale against the clock.",
        fix: "name the days on which the price holds",
        bad: "<p>Flash sale: two hours.</p>",
        good: "<p>Our summer prices hold until 31 August.</p>",
    }
    LOAN {
        id: "content/loan",
        category: Loan,
        severity: Reject,
        what: "Credit is offered.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Instant loan approval, bad credit OK.</p>",
        good: "<p>Your loan balance and the date of your next payment are below.</p>",
    }
    DEBT_COLLECTION {
        id: "content/debt-collection",
        category: DebtCollection,
        severity: Review,
        what: "A third party demands repayment under a threat.",
        fix: "remind of an own bill without a threat",
        bad: "<p>We are a debt collection agency.</p>",
        good: "<p>Invoice 17 is due on Friday.</p>",
    }
    CLICK_FARMING {
        id: "content/click-farming",
        category: ClickFarming,
        severity: Reject,
        what: "Reviews, orders or likes for pay.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Get paid to review products.</p>",
        good: "<p>How do you like your order? Write a review.</p>",
    }
    RELIGION {
        id: "content/religion",
        category: Religion,
        severity: Review,
        what: "A call to convert, or a rite for money.",
        fix: "write about an event or a service of your community",
        bad: "<p>Repent and be saved before it is too late.</p>",
        good: "<p>St Mary's church invites you to its summer concert.</p>",
    }
    SUPERSTITION {
        id: "content/superstition",
        category: Superstition,
        severity: Review,
        what: "Fortunes, curses or charms for sale.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Your free psychic reading is waiting.</p>",
        good: "<p>The exhibition shows amulets of Egypt.</p>",
    }
    SOCIAL_CONTACT {
        id: "content/social-contact",
        category: SocialContact,
        severity: Reject,
        what: "A call to add somebody, or to join a group, on a messenger.",
        fix: "name your site or your help desk instead",
        bad: "<p>Join our Telegram group today.</p>",
        good: "<p>Questions? Answer this mail or see our help pages.</p>",
    }
    INVOICE_AGENCY {
        id: "content/invoice-agency",
        category: InvoiceAgency,
        severity: Reject,
        what: "Invoices are made out for others.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>代开发票，电话联系。</p>",
        good: "<p>您的电子发票已开具，请查收。</p>",
    }
    INVESTMENT_SCAM {
        id: "content/investment-scam",
        category: InvestmentScam,
        severity: Review,
        what: "A gain is promised that no honest broker promises.",
        fix: "say what the risk is, and promise nothing",
        bad: "<p>Guaranteed returns of 30 % a month.</p>",
        good: "<p>Past performance is no guide to the future.</p>",
    }
    JOB_SCAM {
        id: "content/job-scam",
        category: JobScam,
        severity: Review,
        what: "Easy money for work at home.",
        fix: "name the employer, the work and the pay",
        bad: "<p>Work from home and earn more today.</p>",
        good: "<p>We have received your application for the post of clerk.</p>",
    }
    COUNTERFEIT {
        id: "content/counterfeit",
        category: Counterfeit,
        severity: Review,
        what: "Copies of brands or of papers for sale.",
        fix: "such mail is not sent; if yours is honest, write what it is about in plain words",
        bad: "<p>Replica watches at low prices.</p>",
        good: "<p>Beware of counterfeit replica watches: how to tell them.</p>",
    }
    PLACEHOLDER_TEXT {
        id: "content/placeholder-text",
        category: PlaceholderText,
        severity: Review,
        what: "Text that stands in for what nobody has written yet.",
        fix: "write the text",
        bad: "<p>Lorem ipsum dolor sit amet.</p>",
        good: "<p>Your order has shipped.</p>",
    }
    PROFANITY {
        id: "content/profanity",
        category: Profanity,
        severity: Warn,
        what: "Swearing.",
        fix: "say it without the word",
        bad: "<p>No more bullshit.</p>",
        good: "<p>No more excuses.</p>",
    }
}

fn check(case: &Case<'_>, category: Category, report: &mut Report<'_>) {
    let evidence = case.readings().flat_map(|reading| reading.evidence.iter().map(|evidence| (reading.part, evidence)));
    for (part, evidence) in evidence.filter(|(_, evidence)| evidence.category == category) {
        let Some(document) = case.part(part) else { continue };
        let name = report.id().rsplit('/').next().unwrap_or_default().replace('-', " ");
        report.add_as(evidence.severity, || {
            let words: Vec<String> = evidence.words.iter().map(|range| quote(document.words(range))).collect();
            let written = if evidence.disguised { ", written so that a search would miss it" } else { "" };
            let note = Note::new(format!("{} reads as {name}{written}", words.join(" with ")));
            match evidence.words.first() {
                Some(range) => note.at(part, range),
                None => note,
            }
        });
    }
}
