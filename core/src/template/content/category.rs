//! What may not be written about, or only with a human's consent (rulebook 1.5).

/// Declares the categories, each with its file of words.
macro_rules! categories {
    ($($name:ident($file:literal)),+ $(,)?) => {
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

            /// The files of their words, in the same order.
            pub(crate) const WORDS: [&'static str; Self::ALL.len()] =
                [$(include_str!(concat!(env!("OUT_DIR"), "/data/lexicon/", $file, ".txt"))),+];
        }
    };
}

impl Category {
    /// Its words.
    pub(super) fn words(self) -> &'static str {
        Self::WORDS.get(self as usize).copied().unwrap_or_default()
    }

    /// Whether its words are evidence of something; those of the others are only counted.
    pub(crate) const fn is_weighed(self) -> bool {
        !matches!(self, Self::Hype | Self::Shared)
    }

    /// Whether it is content that a sender would hide.
    pub(crate) const fn is_forbidden(self) -> bool {
        !matches!(
            self,
            Self::PlaceholderText | Self::FlashSale | Self::Promotion | Self::Hype | Self::Profanity | Self::Shared
        )
    }
}

categories! {
    Phishing("phishing"),
    PrizeDraw("prize-draw"),
    Porn("porn"),
    Drugs("drugs"),
    Violence("violence"),
    Threat("threat"),
    Gambling("gambling"),
    Lottery("lottery"),
    Cashback("cashback"),
    FlashSale("flash-sale"),
    Loan("loan"),
    DebtCollection("debt-collection"),
    ClickFarming("click-farming"),
    Religion("religion"),
    Superstition("superstition"),
    SocialContact("social-contact"),
    InvoiceAgency("invoice-agency"),
    InvestmentScam("investment-scam"),
    JobScam("job-scam"),
    Counterfeit("counterfeit"),
    PlaceholderText("placeholder-text"),
    Promotion("promotion"),
    Hype("hype"),
    Profanity("profanity"),
    // What goes with any of them: ways to answer, to pay, to be hurried. It is nothing by itself.
    Shared("shared"),
}
