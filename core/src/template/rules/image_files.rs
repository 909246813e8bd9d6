//! Where images come from, of what kind and how large they are.

use crate::finding::Severity;
use crate::phrases::Phrase;
use crate::phrases::rules::elements::NOT_SHOWN;
use crate::phrases::rules::image_files as phrase;
use crate::phrases::rules::urls;
use crate::template::edit::{self, Mend};
use crate::template::findings::{Note, Report};
use crate::template::rules::{Case, Check, Example, Rule, report_first, report_first_mended};
use crate::template::view::Image;
use crate::template::view::url::{ELSE, without_query};

/// Reports the first image that fits, by its address.
fn report_images(
    case: &Case<'_>,
    report: &mut Report<'_>,
    severity: Severity,
    fits: impl Fn(&Image) -> bool,
    message: Phrase,
    mend: Mend,
) {
    let Some(html) = &case.html else { return };
    let images = case.images().filter(|(_, image)| fits(image)).map(|(_, image)| image.address.clone());
    report_first_mended(html, report, severity, images, message, mend);
}

/// Whether an address of an image, or one branch of it, begins with a scheme.
fn has_scheme(image: &Image, scheme: &str) -> bool {
    let begins = |address: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    image.source.split(ELSE).any(|address| begins(address.trim_start()))
}

pub(super) static NO_HTTPS: Rule = Rule {
    id: "images/no-https",
    severity: Severity::Warn,
    what: phrase::NO_HTTPS_WHAT,
    why: phrase::NO_HTTPS_WHY,
    fix: urls::NO_HTTPS_FIX,
    bad: Example::body("<img src=\"http://shop.example/logo.png\" width=\"60\" alt=\"Shop\">"),
    good: Example::body("<img src=\"https://shop.example/logo.png\" width=\"60\" alt=\"Shop\">"),
    source: "own",
    check: Check::Template(no_https),
};

fn no_https(case: &Case<'_>, report: &mut Report<'_>) {
    report_images(case, report, Severity::Warn, |image| has_scheme(image, "http:"), urls::NO_HTTPS, edit::encrypted);
}

pub(super) static DATA_URI: Rule = Rule {
    id: "images/data-uri",
    severity: Severity::Warn,
    what: phrase::DATA_URI_WHAT,
    why: phrase::DATA_URI_WHY,
    fix: phrase::DATA_URI_FIX,
    bad: Example::body("<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" width=\"60\" alt=\"Shop\">"),
    good: Example::body("<img src=\"https://shop.example/logo.gif\" width=\"60\" alt=\"Shop\">"),
    source: "caniemail.com, image-base64",
    check: Check::Template(data_uri),
};

fn data_uri(case: &Case<'_>, report: &mut Report<'_>) {
    report_images(case, report, Severity::Warn, |image| has_scheme(image, "data:"), phrase::DATA_URI, |_, _| None);
}

pub(super) static UNSUPPORTED_FORMAT: Rule = Rule {
    id: "images/unsupported-format",
    severity: Severity::Warn,
    what: phrase::FORMAT_WHAT,
    why: phrase::FORMAT_WHY,
    fix: phrase::FORMAT_FIX,
    bad: Example::body("<img src=\"https://shop.example/logo.svg\" width=\"60\" alt=\"Shop\">"),
    good: Example::body(
        "<picture><source srcset=\"logo.webp\"><img src=\"logo.png\" width=\"60\" alt=\"Shop\"></picture>",
    ),
    source: "caniemail.com, image-svg, image-webp, image-avif",
    check: Check::Template(unsupported_format),
};

fn unsupported_format(case: &Case<'_>, report: &mut Report<'_>) {
    let endings = &case.policy.markup.unsupported_image_endings;
    let fits = |image: &Image| {
        let is_unsupported = |address: &str| {
            let path = without_query(address).trim_end().to_ascii_lowercase();
            endings.iter().any(|ending| path.ends_with(ending.as_str()))
        };
        image.is_content() && !has_scheme(image, "data:") && image.source.split(ELSE).any(is_unsupported)
    };
    let Some(html) = &case.html else { return };
    let files = case.images().filter(|(_, image)| fits(image)).map(|(_, image)| image.address.clone());
    let drawings = html.scan.tags.iter().filter(|tag| html.tag_name(tag) == "svg").map(|tag| tag.span.clone());
    report_first(html, report, Severity::Warn, files.chain(drawings), NOT_SHOWN);
}

pub(super) static NO_DIMENSIONS: Rule = Rule {
    id: "images/no-dimensions",
    severity: Severity::Info,
    what: phrase::NO_DIMENSIONS_WHAT,
    why: phrase::NO_DIMENSIONS_WHY,
    fix: phrase::NO_DIMENSIONS_FIX,
    bad: Example::body("<img src=\"https://shop.example/logo.png\" alt=\"Shop\">"),
    good: Example::body("<img src=\"https://shop.example/logo.png\" width=\"60\" height=\"20\" alt=\"Shop\">"),
    source: "own",
    check: Check::Template(no_dimensions),
};

fn no_dimensions(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let images = html.images.iter().filter(|image| image.is_content() && !image.has_width);
    report_first(html, report, Severity::Info, images.map(|image| image.span.clone()), phrase::NO_DIMENSIONS);
}

pub(super) static TRACKING_PIXEL_EXTRA: Rule = Rule {
    id: "images/tracking-pixel-extra",
    severity: Severity::Info,
    what: phrase::PIXELS_WHAT,
    why: phrase::PIXELS_WHY,
    fix: phrase::PIXELS_FIX,
    bad: Example::body(
        "<img src=\"https://a.example/o.gif\" width=\"1\" height=\"1\" alt=\"\"><img src=\"https://b.example/o.gif\" width=\"1\" height=\"1\" alt=\"\">",
    ),
    good: Example::body("<img src=\"https://a.example/o.gif\" width=\"1\" height=\"1\" alt=\"\">"),
    source: "own",
    check: Check::Template(tracking_pixel_extra),
};

/// Sides of a pixel that counts openings.
const PIXEL: u64 = 2;

fn tracking_pixel_extra(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(html) = &case.html else { return };
    let most = case.policy.markup.max_pixels;
    let is_small = |side: Option<u64>| side.is_some_and(|side| side <= PIXEL);
    let pixels: Vec<_> = html.images.iter().filter(|image| is_small(image.width) && is_small(image.height)).collect();
    let count = u64::try_from(pixels.len()).unwrap_or(u64::MAX);
    let first_beyond = usize::try_from(most).ok().and_then(|most| pixels.get(most));
    if let Some(pixel) = first_beyond {
        report.add(|locale| {
            Note::new(phrase::PIXELS.say(locale, &[("count", &count)])).at(html.part, &pixel.span).counted(count, most)
        });
    }
}
