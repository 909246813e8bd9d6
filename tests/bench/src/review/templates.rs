//! Honest templates of a given size: tables, links, pictures, styles and variables, as shops and newsletters have them.

use super::texts::{LANGUAGES, Language};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sendright::template::review::ReviewTemplate;
use sendright::{Kind, Locale};
use std::fmt::Write;
use std::ops::RangeInclusive;

const SEED: u64 = 20_260_301;

/// Sentences of a paragraph.
type Sentences = RangeInclusive<u32>;

const FEW: Sentences = 3..=6;
const MANY: Sentences = 20..=40;

const HEAD: &str = r#"<!DOCTYPE html>
<html lang="$LANGUAGE" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>$SUBJECT</title>
<!--[if mso]><style>table, td { font-family: Arial, sans-serif !important; }</style><![endif]-->
<style>
  body { margin: 0; padding: 0; width: 100%; background: #f4f1ec; -webkit-text-size-adjust: 100%; }
  table { border-collapse: collapse; mso-table-lspace: 0; mso-table-rspace: 0; }
  img { border: 0; display: block; max-width: 100%; height: auto; -ms-interpolation-mode: bicubic; }
  a { color: #2f5d50; text-decoration: underline; }
  h1, h2, h3 { margin: 0 0 12px; font-family: Georgia, "Times New Roman", serif; font-weight: normal; color: #26332e; }
  .wrapper { width: 100%; background: #f4f1ec; padding: 24px 0; }
  .container { width: 600px; max-width: 100%; margin: 0 auto; background: #ffffff; }
  .section { padding: 16px 32px; font: 16px/1.6 Arial, Helvetica, sans-serif; color: #33403b; }
  .section p { margin: 0 0 14px; }
  .items { width: 100%; }
  .items th { text-align: left; font-size: 13px; color: #6b7a74; border-bottom: 1px solid #dcd6cb; padding: 6px 8px; }
  .items td { border-bottom: 1px solid #ece7de; padding: 8px; vertical-align: top; }
  .items td.number { text-align: right; white-space: nowrap; }
  .button { display: inline-block; padding: 12px 24px; background: #2f5d50; color: #ffffff !important; }
  .card { width: 48%; display: inline-block; vertical-align: top; }
  .footer { padding: 24px 32px; font: 13px/1.5 Arial, sans-serif; color: #6b7a74; }
  .preview { display: none; max-height: 0; overflow: hidden; }
  @media (max-width: 620px) {
    .container { width: 100% !important; }
    .section { padding: 16px !important; }
    .card { width: 100% !important; display: block !important; }
  }
</style>
</head>
<body>
<div class="preview">$PREVIEW</div>
<table role="presentation" class="wrapper" width="100%"><tr><td align="center">
<table role="presentation" class="container" width="600" cellpadding="0" cellspacing="0">
<tr><td class="section"><a href="https://willow.example/"><img src="https://willow.example/logo.png" width="180" height="48" alt="Willow"></a></td></tr>
<tr><td class="section"><p>$GREETING</p></td></tr>
"#;

const FOOT: &str = r#"<tr><td class="section"><p>$SIGNATURE</p></td></tr>
<tr><td class="footer"><p>$ADDRESS</p><p><a href="https://willow.example/unsubscribe?list=news">$UNSUBSCRIBE</a></p></td></tr>
</table>
</td></tr></table>
</body>
</html>
"#;

/// One template of each language, with at most so many bytes and little fewer; each `variant` has other words.
pub(super) fn of_each_language(bytes: usize, variant: u64) -> Vec<ReviewTemplate> {
    LANGUAGES.iter().map(|language| honest(language, bytes, variant)).collect()
}

/// A usual template in English.
pub(super) fn usual(bytes: usize) -> String {
    let [language, ..] = &LANGUAGES;
    html(language, bytes, 0, FEW)
}

/// A template in English with paragraphs so long that even of the largest size the review reads all elements.
pub(super) fn wordy(bytes: usize) -> String {
    let [language, ..] = &LANGUAGES;
    html(language, bytes, 0, MANY)
}

/// A question with nothing but a body.
pub(super) fn question(subject: &str, html: String) -> ReviewTemplate {
    ReviewTemplate { html: Some(html), ..ReviewTemplate::of(Kind::Marketing, subject, "") }
}

fn honest(language: &Language, bytes: usize, variant: u64) -> ReviewTemplate {
    let locale = Locale::ALL.into_iter().find(|(tag, _)| *tag == language.tag).map(|(_, locale)| locale);
    let html = html(language, bytes.saturating_sub(language.subject.len()), variant, FEW);
    ReviewTemplate { locale: locale.unwrap_or_default(), ..question(language.subject, html) }
}

fn html(language: &Language, bytes: usize, variant: u64, sentences: Sentences) -> String {
    let mut random = StdRng::seed_from_u64(SEED.wrapping_add(variant));
    let foot = filled(FOOT, language);
    let mut html = filled(HEAD, language);
    loop {
        let section = section(language, &sentences, &mut random);
        if html.len() + section.len() + foot.len() > bytes {
            break;
        }
        html.push_str(&section);
    }
    html + &foot
}

fn filled(text: &str, language: &Language) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;");
    text.replace("$LANGUAGE", language.tag)
        .replace("$SUBJECT", &escaped(language.subject))
        .replace("$PREVIEW", language.preview)
        .replace("$GREETING", language.greeting)
        .replace("$SIGNATURE", &escaped(language.signature))
        .replace("$ADDRESS", &escaped(language.address))
        .replace("$UNSUBSCRIBE", language.unsubscribe)
}

/// A row of the outer table.
fn section(language: &Language, sentences: &Sentences, random: &mut StdRng) -> String {
    let mut row = String::from("<tr><td class=\"section\" style=\"padding:16px 32px;\">");
    match random.random_range(0..10) {
        0 => items(&mut row, language, random),
        1 => picture(&mut row, language, random),
        2 => button(&mut row, language, random),
        3 => list(&mut row, language, random),
        4 => cards(&mut row, language, random),
        _ => story(&mut row, language, sentences, random),
    }
    row.push_str("</td></tr>\n");
    row
}

/// A heading and paragraphs of many words, as most of a mail is.
fn story(row: &mut String, language: &Language, sentences: &Sentences, random: &mut StdRng) {
    let _ = write!(row, "<h2 style=\"font-size:22px;line-height:1.3;\">{}</h2>", one_of(&language.headings, random));
    for _ in 0..random.random_range(1..=2) {
        let sentences: Vec<_> =
            (0..random.random_range(sentences.clone())).map(|_| sentence(language, random)).collect();
        let _ = write!(row, "<p style=\"margin:0 0 14px;color:#33403b;\">{}</p>", sentences.join(" "));
    }
}

fn items(row: &mut String, language: &Language, random: &mut StdRng) {
    let [name, number, price] = language.columns;
    let _ =
        write!(row, "<table class=\"items\" width=\"100%\"><tr><th>{name}</th><th>{number}</th><th>{price}</th></tr>");
    row.push_str("{{#each items}}<tr><td>{{name}}</td><td class=\"number\">{{count}}</td></tr>{{/each}}");
    for _ in 0..random.random_range(2..=4) {
        let (number, price) = (random.random_range(1..9), random.random_range(9..900));
        let item = one_of(&language.items, random);
        let _ = write!(
            row,
            "<tr><td style=\"color:#26332e;\">{item}</td><td class=\"number\">{number}</td>\
             <td class=\"number\" style=\"font-weight:bold;\">{price}.00</td></tr>"
        );
    }
    row.push_str("</table>");
}

fn picture(row: &mut String, language: &Language, random: &mut StdRng) {
    let (number, words) = (random.random_range(100..999), one_of(&language.pictures, random));
    let _ = write!(
        row,
        "<a href=\"https://willow.example/stories/{number}\"><img src=\"https://willow.example/pictures/{number}.jpg\" \
         width=\"536\" height=\"240\" alt=\"{words}\" style=\"width:100%;max-width:536px;\"></a><p>{}</p>",
        sentence(language, random)
    );
}

fn button(row: &mut String, language: &Language, random: &mut StdRng) {
    let (number, words) = (random.random_range(1000..9999), one_of(&language.buttons, random));
    let _ = write!(
        row,
        "<p>{}</p><a class=\"button\" href=\"https://willow.example/orders/{number}?from=mail&amp;lang={}\" \
         style=\"background:#2f5d50;color:#ffffff;border-radius:4px;\">{words}</a>",
        sentence(language, random),
        language.tag
    );
}

fn list(row: &mut String, language: &Language, random: &mut StdRng) {
    row.push_str("<ul style=\"margin:0 0 14px;padding-left:20px;\">");
    for _ in 0..random.random_range(3..=5) {
        let _ = write!(row, "<li>{}</li>", sentence(language, random));
    }
    row.push_str("</ul>");
}

fn cards(row: &mut String, language: &Language, random: &mut StdRng) {
    for _ in 0..2 {
        let (number, heading) = (random.random_range(100..999), one_of(&language.headings, random));
        let _ = write!(
            row,
            "<div class=\"card\" style=\"width:48%;\"><h3>{heading}</h3><p>{}</p>\
             <a href=\"https://willow.example/shop/{number}\">{}</a></div>",
            sentence(language, random),
            one_of(&language.buttons, random)
        );
    }
}

fn sentence(language: &Language, random: &mut StdRng) -> String {
    one_of(&language.sentences, random).replace('#', &random.random_range(2..90).to_string())
}

fn one_of<'a>(texts: &[&'a str], random: &mut StdRng) -> &'a str {
    texts.get(random.random_range(0..texts.len())).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::hostile;
    use super::{of_each_language, wordy};

    #[test]
    fn texts_have_nearly_the_size_that_was_asked_for() {
        for bytes in [15_000, 100_000] {
            for template in of_each_language(bytes, 1) {
                let size = template.subject.len() + template.html.unwrap_or_default().len();
                assert!((bytes * 4 / 5..=bytes).contains(&size), "{size} of {bytes}: {}", template.subject);
            }
        }
        let texts = hostile::of_each_kind(65_536).chain([("wordy", wordy(65_536))]);
        for (name, text) in texts {
            assert!((60_000..=65_536).contains(&text.len()), "{name}: {}", text.len());
        }
    }

    #[test]
    fn no_two_variants_are_alike_and_each_comes_out_again() {
        let [first, second] = [1, 2].map(|variant| of_each_language(15_000, variant));
        assert!(first.iter().zip(&second).all(|(one, other)| one.html != other.html));
        assert_eq!(first, of_each_language(15_000, 1));
    }
}
