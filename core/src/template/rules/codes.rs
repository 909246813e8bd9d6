//! Codes to be scanned.

use crate::answer::Kind;
use crate::finding::Severity;
use crate::phrases::rules::codes as phrase;
use crate::template::findings::{Note, Report, quote};
use crate::template::rules::{Case, Check, Example, Rule};
use crate::template::view::Image;
use crate::template::view::url::without_query;
use crate::template::words::CODE;

pub(super) static QR_CODE: Rule = Rule {
    id: "images/qr-code",
    severity: Severity::Review,
    what: phrase::QR_CODE_WHAT,
    why: phrase::QR_CODE_WHY,
    fix: phrase::QR_CODE_FIX,
    bad: Example::body("<p>Scan to join</p><img src=\"qrcode.png\" alt=\"QR code\">"),
    good: Example::body("<p>See you on board</p><img src=\"qr.png\" alt=\"QR code of your boarding pass\">"),
    source: "rulebook 1.5",
    check: Check::Template(qr_code),
};

fn qr_code(case: &Case<'_>, report: &mut Report<'_>) {
    let names: Vec<&str> = CODE.of("name").collect();
    for (html, image) in case.images().filter(|(_, image)| image.is_content()) {
        let text = html.flow.text();
        let alt = image.alt.as_deref().unwrap_or_default().to_lowercase();
        let is_named = names.iter().any(|name| alt.contains(name)) || alt == "qr" || is_file_of_code(&image.source);
        let is_code = is_named || (is_square(case, image) && is_called(case, text, image.after));
        if is_code && !is_ticket(case, &alt) {
            report.add(|locale| {
                let words = quote(html.words(&image.span));
                Note::new(phrase::QR_CODE.say(locale, &[("words", &words)])).at(html.part, &image.span)
            });
        }
    }
}

/// Whether a code is described as what its holder shows to others.
fn is_ticket(case: &Case<'_>, alt: &str) -> bool {
    case.question.kind != Kind::Marketing && CODE.of("ticket").any(|ticket| alt.contains(ticket))
}

fn is_square(case: &Case<'_>, image: &Image) -> bool {
    let [least, most] = case.policy.qr_code.sides;
    image.width.is_some_and(|width| (least..=most).contains(&width)) && image.width == image.height
}

/// Whether the name of a file has `qr` as a word in it.
fn is_file_of_code(source: &str) -> bool {
    let path = without_query(source);
    let file = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    file.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "qr" | "qrcode"))
}

/// Whether the text beside a place asks to scan something.
fn is_called(case: &Case<'_>, text: &str, at: usize) -> bool {
    let near = usize::try_from(case.policy.qr_code.near_letters).unwrap_or(usize::MAX);
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let from = before.char_indices().rev().nth(near).map_or(0, |(from, _)| from);
    let end = behind.char_indices().nth(near).map_or(behind.len(), |(end, _)| end);
    let beside = [before.get(from..), behind.get(..end)].into_iter().flatten().collect::<String>().to_lowercase();
    let is_word = |word: &str| beside.split(|c: char| !c.is_alphanumeric()).any(|other| other == word);
    CODE.of("call").any(|call| if call.is_ascii() { is_word(call) } else { beside.contains(call) })
}
