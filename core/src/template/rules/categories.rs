//! What a template is about (rulebook 1.5): one rule a category, all by the same evidence.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::locale::Locale;
use crate::phrases::Phrase;
use crate::phrases::rules::categories as phrase;
use crate::template::content::{Category, Evidence};
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};

/// Declares the rule of each category.
macro_rules! rules {
    ($($name:ident { id: $id:literal, category: $category:ident, severity: $severity:ident, what: $what:ident,
        fix: $fix:ident, bad: $bad:literal, good: $good:literal $(,)? })+) => {
        $(pub(super) static $name: Rule = Rule {
            id: $id,
            severity: Severity::$severity,
            what: phrase::$what,
            why: phrase::WHY,
            fix: phrase::$fix,
            bad: Example::body($bad).of(Kind::Trigger),
            good: Example::body($good).of(Kind::Trigger),
            source: "rulebook 1.5",
            check: Check::Template(|case, report| check(case, Category::$category, phrase::$name, report)),
        };)+
    };
}

rules! {
    PHISHING {
        id: "content/phishing",
        category: Phishing,
        severity: Reject,
        what: PHISHING_WHAT,
        fix: PHISHING_FIX,
        bad: "<p>Your mailbox has been limited. Verify your account within 24 hours.</p>",
        good: "<p>We will never ask you to verify your account by mail. Your account has been limited only if our site says so.</p>",
    }
    PRIZE_DRAW {
        id: "content/prize-draw",
        category: PrizeDraw,
        severity: Reject,
        what: PRIZE_DRAW_WHAT,
        fix: PRIZE_DRAW_FIX,
        bad: "<p>Top up to enter the lucky draw today.</p>",
        good: "<p>The winners have been announced on our site.</p>",
    }
    PORN {
        id: "content/porn",
        category: Porn,
        severity: Reject,
        what: PORN_WHAT,
        fix: HONEST,
        bad: "<p>Free porn and live sex cams.</p>",
        good: "<p>This clinic offers advice on sexual health.</p>",
    }
    DRUGS {
        id: "content/drugs",
        category: Drugs,
        severity: Reject,
        what: DRUGS_WHAT,
        fix: HONEST,
        bad: "<p>Buy Viagra, no prescription needed.</p>",
        good: "<p>Your prescription is ready at our pharmacy.</p>",
    }
    VIOLENCE {
        id: "content/violence",
        category: Violence,
        severity: Reject,
        what: VIOLENCE_WHAT,
        fix: HONEST,
        bad: "<p>Firearms for sale, no background check.</p>",
        good: "<p>The museum shows a firearm of 1710.</p>",
    }
    THREAT {
        id: "content/threat",
        category: Threat,
        severity: Reject,
        what: THREAT_WHAT,
        fix: HONEST,
        bad: "<p>I hacked your device. Send Bitcoin to this address.</p>",
        good: "<p>Make a backup: ransomware protection begins there.</p>",
    }
    GAMBLING {
        id: "content/gambling",
        category: Gambling,
        severity: Reject,
        what: GAMBLING_WHAT,
        fix: HONEST,
        bad: "<p>Our online casino has a bonus for you.</p>",
        good: "<p>We meet for planning poker at ten.</p>",
    }
    LOTTERY {
        id: "content/lottery",
        category: Lottery,
        severity: Reject,
        what: LOTTERY_WHAT,
        fix: HONEST,
        bad: "<p>Buy lottery tickets online now.</p>",
        good: "<p>The hall was built with a grant of the lottery fund.</p>",
    }
    CASHBACK {
        id: "content/cashback",
        category: Cashback,
        severity: Review,
        what: CASHBACK_WHAT,
        fix: CASHBACK_FIX,
        bad: "<p>Get up to 20 % cashback, join now.</p>",
        good: "<p>Your statement: cashback earned this month is 3.20.</p>",
    }
    FLASH_SALE {
        id: "content/flash-sale",
        category: FlashSale,
        severity: Review,
        what: FLASH_SALE_WHAT,
        fix: FLASH_SALE_FIX,
        bad: "<p>Flash sale: two hours.</p>",
        good: "<p>Our summer prices hold until 31 August.</p>",
    }
    LOAN {
        id: "content/loan",
        category: Loan,
        severity: Reject,
        what: LOAN_WHAT,
        fix: HONEST,
        bad: "<p>Instant loan approval, bad credit OK.</p>",
        good: "<p>Your loan balance and the date of your next payment are below.</p>",
    }
    DEBT_COLLECTION {
        id: "content/debt-collection",
        category: DebtCollection,
        severity: Review,
        what: DEBT_COLLECTION_WHAT,
        fix: DEBT_COLLECTION_FIX,
        bad: "<p>We are a debt collection agency.</p>",
        good: "<p>Invoice 17 is due on Friday.</p>",
    }
    CLICK_FARMING {
        id: "content/click-farming",
        category: ClickFarming,
        severity: Reject,
        what: CLICK_FARMING_WHAT,
        fix: HONEST,
        bad: "<p>Get paid to review products.</p>",
        good: "<p>How do you like your order? Write a review.</p>",
    }
    RELIGION {
        id: "content/religion",
        category: Religion,
        severity: Review,
        what: RELIGION_WHAT,
        fix: RELIGION_FIX,
        bad: "<p>Repent and be saved before it is too late.</p>",
        good: "<p>St Mary's church invites you to its summer concert.</p>",
    }
    SUPERSTITION {
        id: "content/superstition",
        category: Superstition,
        severity: Review,
        what: SUPERSTITION_WHAT,
        fix: HONEST,
        bad: "<p>Your free psychic reading is waiting.</p>",
        good: "<p>The exhibition shows amulets of Egypt.</p>",
    }
    SOCIAL_CONTACT {
        id: "content/social-contact",
        category: SocialContact,
        severity: Reject,
        what: SOCIAL_CONTACT_WHAT,
        fix: SOCIAL_CONTACT_FIX,
        bad: "<p>Join our Telegram group today.</p>",
        good: "<p>Questions? Answer this mail or see our help pages.</p>",
    }
    INVOICE_AGENCY {
        id: "content/invoice-agency",
        category: InvoiceAgency,
        severity: Reject,
        what: INVOICE_AGENCY_WHAT,
        fix: HONEST,
        bad: "<p>代开发票，电话联系。</p>",
        good: "<p>您的电子发票已开具，请查收。</p>",
    }
    INVESTMENT_SCAM {
        id: "content/investment-scam",
        category: InvestmentScam,
        severity: Review,
        what: INVESTMENT_SCAM_WHAT,
        fix: INVESTMENT_SCAM_FIX,
        bad: "<p>Guaranteed returns of 30 % a month.</p>",
        good: "<p>Past performance is no guide to the future.</p>",
    }
    JOB_SCAM {
        id: "content/job-scam",
        category: JobScam,
        severity: Review,
        what: JOB_SCAM_WHAT,
        fix: JOB_SCAM_FIX,
        bad: "<p>Work from home and earn more today.</p>",
        good: "<p>We have received your application for the post of clerk.</p>",
    }
    COUNTERFEIT {
        id: "content/counterfeit",
        category: Counterfeit,
        severity: Review,
        what: COUNTERFEIT_WHAT,
        fix: HONEST,
        bad: "<p>Replica watches at low prices.</p>",
        good: "<p>Beware of counterfeit replica watches: how to tell them.</p>",
    }
    PLACEHOLDER_TEXT {
        id: "content/placeholder-text",
        category: PlaceholderText,
        severity: Review,
        what: PLACEHOLDER_TEXT_WHAT,
        fix: PLACEHOLDER_TEXT_FIX,
        bad: "<p>Lorem ipsum dolor sit amet.</p>",
        good: "<p>Your order has shipped.</p>",
    }
    PROFANITY {
        id: "content/profanity",
        category: Profanity,
        severity: Warn,
        what: PROFANITY_WHAT,
        fix: PROFANITY_FIX,
        bad: "<p>No more bullshit.</p>",
        good: "<p>No more excuses.</p>",
    }
}

fn check(case: &Case<'_>, category: Category, name: Phrase, report: &mut Report<'_>) {
    let readings = case.readings().chain(&case.readings_beside);
    let evidence = readings.flat_map(|reading| reading.evidence.iter().map(|evidence| (reading.part, evidence)));
    // A trial of the service may stand without words of its own.
    let is_trial = category == Category::PlaceholderText && case.question.kind == Kind::Test;
    for (part, evidence) in evidence.filter(|(_, evidence)| evidence.category == category) {
        report.add_as(if is_trial { Severity::Info } else { evidence.severity }, |locale| {
            let words = words_of(evidence, case, locale);
            let message = if evidence.disguised { phrase::DISGUISED } else { phrase::READS_AS };
            let note = Note::new(message.say(locale, &[("words", &words), ("category", &name.text(locale))]));
            let place = evidence.words.iter().find(|(of, _)| *of == part).or(evidence.words.first());
            match place {
                Some((part, span)) => note.at(*part, span),
                None => note,
            }
        });
    }
}

/// The words of an evidence, as they stand in the mail.
pub(super) fn words_of(evidence: &Evidence, case: &Case<'_>, locale: Locale) -> String {
    let words = evidence.words.iter();
    let words = words.filter_map(|(part, span)| case.part(*part).map(|document| quote(document.words(span))));
    let join = |first: String, second| phrase::TWO_WORDS.say(locale, &[("first", &first), ("second", &second)]);
    words.reduce(join).unwrap_or_default()
}
