//! What may not be written about, or only with a human's consent (rulebook 1.5).

use crate::finding::Severity;

/// Declares the categories: each with its file of words, and how grave a strong word, a topic with an offer, and topics
/// alone are.
macro_rules! categories {
    ($($name:ident($file:literal, $strong:ident, $pair:ident, $alone:expr)),+ $(,)?) => {
        /// A kind of content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Category {
            $(#[doc = $file] $name),+
        }

        impl Category {
            pub(crate) const ALL: [Self; [$($file),+].len()] = [$(Self::$name),+];

            /// Its name in ids and documents.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $file),+
                }
            }

            /// Its words.
            pub(super) const fn words(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../../data/lexicon/", $file, ".txt"))),+
                }
            }

            /// How grave a word is that says all by itself.
            pub(super) const fn strong(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$strong),+
                }
            }

            /// How grave a topic is that stands near an offer.
            pub(super) const fn pair(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$pair),+
                }
            }

            /// How grave two topics are without an offer.
            pub(super) const fn alone(self) -> Option<Severity> {
                match self {
                    $(Self::$name => $alone),+
                }
            }
        }
    };
}

impl Category {
    /// Whether it is content that a sender would hide.
    pub(crate) const fn is_forbidden(self) -> bool {
        !matches!(
            self,
            Self::PlaceholderText | Self::FlashSale | Self::Promotion | Self::Hype | Self::Profanity | Self::Shared
        )
    }
}

const HUMAN: Option<Severity> = Some(Severity::Review);

categories! {
    Phishing("phishing", Reject, Reject, None),
    PrizeDraw("prize-draw", Reject, Review, None),
    Porn("porn", Reject, Reject, HUMAN),
    Drugs("drugs", Reject, Reject, HUMAN),
    Violence("violence", Reject, Reject, HUMAN),
    Threat("threat", Reject, Reject, None),
    Gambling("gambling", Reject, Reject, HUMAN),
    Lottery("lottery", Reject, Reject, HUMAN),
    Cashback("cashback", Review, Review, None),
    FlashSale("flash-sale", Review, Review, None),
    Loan("loan", Reject, Reject, HUMAN),
    DebtCollection("debt-collection", Review, Review, None),
    ClickFarming("click-farming", Reject, Reject, None),
    Religion("religion", Review, Review, None),
    Superstition("superstition", Review, Review, None),
    SocialContact("social-contact", Reject, Reject, None),
    InvoiceAgency("invoice-agency", Reject, Reject, None),
    InvestmentScam("investment-scam", Review, Review, None),
    JobScam("job-scam", Review, Review, None),
    Counterfeit("counterfeit", Review, Review, None),
    PlaceholderText("placeholder-text", Review, Review, None),
    Promotion("promotion", Review, Review, None),
    Hype("hype", Info, Info, None),
    Profanity("profanity", Warn, Warn, None),
    // What goes with any of them: ways to answer, to pay, to be hurried. It is nothing by itself.
    Shared("shared", Info, Info, None),
}
