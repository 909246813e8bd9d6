//! Text and image in balance.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::flow;
use crate::template::view::{Document, Image};

pub(super) static TOO_MANY: Rule = Rule {
    id: "images/too-many",
    severity: Severity::Reject,
    what: "There are more images than a template may have.",
    why: "Mail that is mostly images is what spam filters distrust, and it loads slowly.",
    fix: "leave images out; backgrounds count once by their address, counting pixels count too",
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
        report.add(|| {
            Note::new(format!("{count} images, at most {most} are allowed"))
                .at(html.part, &image.span)
                .counted(count, most)
        });
    }
}

pub(super) static MANY: Rule = Rule {
    id: "images/many",
    severity: Severity::Info,
    what: "There are more images than advised.",
    why: "A few images load faster and look less like advertising.",
    fix: "keep the images that say something",
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
        report.add(|| Note::new(format!("{count} images, at most {most} are advised")).counted(count, most));
    }
}

fn content<'d>(html: &'d Document<'_>) -> impl Iterator<Item = &'d Image> {
    html.images.iter().filter(|image| image.is_content())
}

pub(super) static FULL_IMAGE: Rule = Rule {
    id: "images/full-image-template",
    severity: Severity::Reject,
    what: "There is an image and hardly any visible text, or images fill nearly the whole area.",
    why: "A mail of images alone says nothing where images are blocked, and cannot be reviewed.",
    fix: "write the message as text and let images go with it",
    bad: Example::body("<img src=\"all.png\" width=\"600\" height=\"900\" alt=\"The whole offer\">"),
    good: Example::body(
        "<img src=\"logo.png\" width=\"60\" height=\"20\" alt=\"Shop\"><p>Your parcel is at the post office and waits there for seven days.</p>",
    ),
    source: "rulebook 1.4",
    check: Check::Template(full_image),
};

fn full_image(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let Some(first) = content(html).next() else { return };
    let (characters, least) = (html.amount.characters, case.policy.min_characters_with_image);
    let most = case.policy.max_image_percent;
    let share = Share::of(html);
    if characters < least {
        report.add(|| {
            Note::new(format!("the template is all image: beside it are {characters} characters of visible text"))
                .at(html.part, &first.span)
                .counted(characters, least)
        });
    } else if share.is_above(most) {
        report.add(|| {
            let percent = share.percent();
            Note::new(format!("the template is all image: images take {percent} % of the area"))
                .at(html.part, &first.span)
                .counted(percent, most)
        });
    }
}

pub(super) static SHARE_HIGH: Rule = Rule {
    id: "images/share-high",
    severity: Severity::Warn,
    what: "Images take more of the area than text; much more is a warning, a little more good to know.",
    why: "Two parts image to eight parts text is advised: such mail is read even where images are blocked.",
    fix: "make the images smaller or write more text; the size of an image is that of its `width` and `height`",
    bad: Example::body(
        "<img src=\"a.png\" width=\"600\" height=\"400\" alt=\"Poster\"><p>Your parcel is at the post office and waits there for seven days.</p>",
    ),
    good: Example::body(
        "<img src=\"logo.png\" width=\"60\" height=\"20\" alt=\"Shop\"><p>Your parcel is at the post office and waits there for seven days.</p>",
    ),
    source: "rulebook 1.4",
    check: Check::Template(share_high),
};

fn share_high(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let share = Share::of(html);
    let (high, advised) = (case.policy.high_image_percent, case.policy.advised_image_percent);
    let (severity, limit) = if share.is_above(high) { (Severity::Warn, high) } else { (Severity::Info, advised) };
    if share.is_above(limit) {
        report.add_as(severity, || {
            let percent = share.percent();
            Note::new(format!("images take {percent} % of the area, {advised} % are advised")).counted(percent, limit)
        });
    }
}

/// How much of a mail's area its images take.
#[derive(Clone, Copy, Debug)]
struct Share {
    images: u64,
    all: u64,
}

/// The usual width of a mail in pixels; a wider image is scaled down to it.
const WIDTH: u64 = 600;
/// The area of a character of 16 px in square pixels; a Han, kana or Hangul character takes two.
const CHARACTER_AREA: u64 = 200;

impl Share {
    /// Only images of a known size count: of the others nothing is known.
    fn of(html: &Document<'_>) -> Self {
        let images = content(html).filter_map(area).fold(0_u64, u64::saturating_add);
        let wide = html.flow.text().chars().filter(|c| flow::is_han_kana_or_hangul(*c)).count();
        let text = html
            .amount
            .characters
            .saturating_add(u64::try_from(wide).unwrap_or(u64::MAX))
            .saturating_mul(CHARACTER_AREA);
        Self { images, all: images.saturating_add(text) }
    }

    fn is_above(self, percent: u64) -> bool {
        self.images.saturating_mul(100) > self.all.saturating_mul(percent)
    }

    fn percent(self) -> u64 {
        self.images.saturating_mul(100).checked_div(self.all).unwrap_or_default()
    }
}

fn area(image: &Image) -> Option<u64> {
    let (width, height) = (image.width?, image.height?);
    if width <= WIDTH {
        return Some(width.saturating_mul(height));
    }
    let scaled = height.saturating_mul(WIDTH).checked_div(width)?;
    Some(scaled.saturating_mul(WIDTH))
}

pub(super) static TEXT_IN_ALT: Rule = Rule {
    id: "images/text-in-alt",
    severity: Severity::Review,
    what: "The descriptions of the images hold more text than the mail itself.",
    why: "The message then stands in images, and its text where readers do not see it.",
    fix: "write the message as text; describe an image in a few words",
    bad: Example::body(
        "<p>Hello</p><img src=\"a.png\" alt=\"Everything in the shop is half price from Monday to Friday, and whoever orders two gets the third one free\">",
    ),
    good: Example::body("<p>Everything in the shop is half price this week.</p><img src=\"a.png\" alt=\"The shop\">"),
    source: "rulebook 1.4",
    check: Check::Template(text_in_alt),
};

/// Descriptions shorter than this in all are no message.
const ALT_CHARACTERS: u64 = 80;

fn text_in_alt(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let alts = html.images.iter().filter_map(|image| image.alt.as_deref().map(|alt| (image, flow::characters(alt))));
    let sum = alts.clone().fold(0_u64, |sum, (_, characters)| sum.saturating_add(characters));
    let limit = html.amount.characters.max(ALT_CHARACTERS);
    if sum > limit
        && let Some((image, _)) = alts.max_by_key(|(_, characters)| *characters)
    {
        report.add(|| {
            Note::new(format!("the descriptions of the images have {sum} characters, more than the visible text"))
                .at(html.part, &image.span)
                .counted(sum, limit)
        });
    }
}

pub(super) static MISSING_ALT: Rule = Rule {
    id: "images/missing-alt",
    severity: Severity::Warn,
    what: "An image has no `alt`.",
    why: "Where images are blocked or read aloud, nothing stands in its place.",
    fix: "describe the image in `alt`, or write `alt=\"\"` if it is only decoration",
    bad: Example::body("<img src=\"a.png\">").of(Kind::Trigger),
    good: Example::body("<img src=\"a.png\" alt=\"Our shop\">"),
    source: "WCAG 2.2, 1.1.1",
    check: Check::Template(missing_alt),
};

fn missing_alt(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    for image in content(html).filter(|image| image.alt.is_none()) {
        report.add(|| {
            let words = quote(html.words(&image.span));
            Note::new(format!("{words} has no `alt`")).at(html.part, &image.span)
        });
    }
}
