//! Text and image in balance.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::images as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::amount::{Amount, characters};
use crate::template::view::{Document, Image};

pub(super) static TOO_MANY: Rule = Rule {
    id: "images/too-many",
    severity: Severity::Reject,
    what: phrase::TOO_MANY_WHAT,
    why: phrase::TOO_MANY_WHY,
    fix: phrase::TOO_MANY_FIX,
    bad: Example::body("<img src=\"a.png\" alt=\"\">").times(51),
    good: Example::body("<img src=\"a.png\" alt=\"\">").times(50),
    source: "rulebook 1.4",
    check: Check::Template(too_many),
};

fn too_many(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let most = case.policy.max_images;
    let count = u64::try_from(html.images.len()).unwrap_or(u64::MAX);
    let first_beyond = usize::try_from(most).ok().and_then(|most| html.images.get(most));
    if let Some(image) = first_beyond {
        report.add(|locale| {
            Note::new(phrase::TOO_MANY.say(locale, &[("count", &count), ("most", &most)]))
                .at(html.part, &image.span)
                .counted(count, most)
        });
    }
}

pub(super) static MANY: Rule = Rule {
    id: "images/many",
    severity: Severity::Info,
    what: phrase::MANY_WHAT,
    why: phrase::MANY_WHY,
    fix: phrase::MANY_FIX,
    bad: Example::body("<img src=\"a.png\" alt=\"\">").times(4),
    good: Example::body("<img src=\"a.png\" alt=\"\">").times(3),
    source: "rulebook 1.4",
    check: Check::Template(many),
};

fn many(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let most = case.policy.advised_images;
    let count = u64::try_from(content(html).count()).unwrap_or(u64::MAX);
    if count > most {
        report.add(|locale| {
            Note::new(phrase::MANY.say(locale, &[("count", &count), ("most", &most)])).counted(count, most)
        });
    }
}

fn content<'d>(html: &'d Document<'_>) -> impl Iterator<Item = &'d Image> {
    html.images.iter().filter(|image| image.is_content())
}

pub(super) static FULL_IMAGE: Rule = Rule {
    id: "images/full-image-template",
    severity: Severity::Reject,
    what: phrase::FULL_IMAGE_WHAT,
    why: phrase::FULL_IMAGE_WHY,
    fix: phrase::FULL_IMAGE_FIX,
    bad: Example::body("<img src=\"all.png\" width=\"600\" height=\"900\" alt=\"The whole offer\">"),
    good: Example::body(
        "<img src=\"logo.png\" width=\"60\" height=\"20\" alt=\"Shop\"><p>Your parcel is at the post office and waits there for seven days.</p>",
    ),
    source: "rulebook 1.4",
    check: Check::Whole(full_image),
};

fn full_image(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let Some(first) = content(html).next() else { return };
    let (characters, least) = (html.amount.characters, case.policy.min_characters_with_image);
    let most = case.policy.max_image_percent;
    let share = Share::of(case, html);
    if characters < least {
        report.add(|locale| {
            Note::new(phrase::HARDLY_ANY_TEXT.say(locale, &[("characters", &characters)]))
                .at(html.part, &first.span)
                .counted(characters, least)
        });
    } else if share.is_above(most) {
        report.add(|locale| {
            let percent = share.percent();
            Note::new(phrase::ALL_AREA.say(locale, &[("percent", &percent)]))
                .at(html.part, &first.span)
                .counted(percent, most)
        });
    }
}

pub(super) static SHARE_HIGH: Rule = Rule {
    id: "images/share-high",
    severity: Severity::Warn,
    what: phrase::SHARE_HIGH_WHAT,
    why: phrase::SHARE_HIGH_WHY,
    fix: phrase::SHARE_HIGH_FIX,
    bad: Example::body(
        "<img src=\"a.png\" width=\"600\" height=\"400\" alt=\"Poster\"><p>Your parcel is at the post office and waits there for seven days.</p>",
    ),
    good: Example::body(
        "<img src=\"logo.png\" width=\"60\" height=\"20\" alt=\"Shop\"><p>Your parcel is at the post office and waits there for seven days.</p>",
    ),
    source: "rulebook 1.4",
    check: Check::Whole(share_high),
};

fn share_high(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let share = Share::of(case, html);
    let (high, advised) = (case.policy.high_image_percent, case.policy.advised_image_percent);
    let (severity, limit) = if share.is_above(high) { (Severity::Warn, high) } else { (Severity::Info, advised) };
    if share.is_above(limit) {
        report.add_as(severity, |locale| {
            let percent = share.percent();
            let message = phrase::SHARE_HIGH.say(locale, &[("percent", &percent), ("advised", &advised)]);
            Note::new(message).counted(percent, limit)
        });
    }
}

/// How much of a mail's area its images take.
#[derive(Clone, Copy, Debug)]
struct Share {
    images: u64,
    all: u64,
}

impl Share {
    /// Only images of a known size count: of the others nothing is known.
    fn of(case: &Case<'_>, html: &Document<'_>) -> Self {
        let width = case.policy.mail_width;
        let images = content(html).filter_map(|image| area(image, width)).fold(0_u64, u64::saturating_add);
        let Amount { characters, wide, .. } = html.amount;
        let text = characters.saturating_add(wide).saturating_mul(case.policy.character_area);
        Self { images, all: images.saturating_add(text) }
    }

    fn is_above(self, percent: u64) -> bool {
        self.images.saturating_mul(100) > self.all.saturating_mul(percent)
    }

    fn percent(self) -> u64 {
        self.images.saturating_mul(100).checked_div(self.all).unwrap_or_default()
    }
}

/// The area of an image; one wider than the mail is scaled down to it.
fn area(image: &Image, mail_width: u64) -> Option<u64> {
    let (width, height) = (image.width?, image.height?);
    if width <= mail_width {
        return Some(width.saturating_mul(height));
    }
    let scaled = height.saturating_mul(mail_width).checked_div(width)?;
    Some(scaled.saturating_mul(mail_width))
}

pub(super) static TEXT_IN_ALT: Rule = Rule {
    id: "images/text-in-alt",
    severity: Severity::Review,
    what: phrase::TEXT_IN_ALT_WHAT,
    why: phrase::TEXT_IN_ALT_WHY,
    fix: phrase::TEXT_IN_ALT_FIX,
    bad: Example::body(
        "<p>Hello</p><img src=\"a.png\" alt=\"Everything in the shop is half price from Monday to Friday, and whoever orders two gets the third one free\">",
    ),
    good: Example::body("<p>Everything in the shop is half price this week.</p><img src=\"a.png\" alt=\"The shop\">"),
    source: "rulebook 1.4",
    check: Check::Template(text_in_alt),
};

fn text_in_alt(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let alts = html.images.iter().filter_map(|image| image.alt.as_deref().map(|alt| (image, characters(alt))));
    let sum = alts.clone().fold(0_u64, |sum, (_, characters)| sum.saturating_add(characters));
    let limit = html.amount.characters.max(case.policy.alt_characters);
    if sum > limit
        && let Some((image, _)) = alts.max_by_key(|(_, characters)| *characters)
    {
        report.add(|locale| {
            Note::new(phrase::TEXT_IN_ALT.say(locale, &[("sum", &sum)])).at(html.part, &image.span).counted(sum, limit)
        });
    }
}

pub(super) static MISSING_ALT: Rule = Rule {
    id: "images/missing-alt",
    severity: Severity::Warn,
    what: phrase::MISSING_ALT_WHAT,
    why: phrase::MISSING_ALT_WHY,
    fix: phrase::MISSING_ALT_FIX,
    bad: Example::body("<img src=\"a.png\">").of(Kind::Trigger),
    good: Example::body("<img src=\"a.png\" alt=\"Our shop\">"),
    source: "WCAG 2.2, 1.1.1",
    check: Check::Template(missing_alt),
};

fn missing_alt(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for image in content(html).filter(|image| image.alt.is_none()) {
        report.add(|locale| {
            let words = quote(html.words(&image.span));
            Note::new(phrase::MISSING_ALT.say(locale, &[("words", &words)])).at(html.part, &image.span)
        });
    }
}
