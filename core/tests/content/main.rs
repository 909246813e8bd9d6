//! What a template is about: caught in five languages however it is written, and honest mail left alone.

mod catalogue;
mod categories;
mod disguises;
mod honest;
mod sentences;

use sendright::template::review::{Review, ReviewTemplate};
use sendright::{Kind, Policy, Question};

fn review(subject: &str, html: &str) -> Review {
    let policy = Policy::preset("tencent-ses").unwrap();
    ReviewTemplate::of(Kind::Trigger, subject, html).answer(&policy).unwrap()
}

/// The content rules that find something.
fn found(html: &str) -> Vec<String> {
    let categories = review("News", html).findings.into_iter().map(|finding| finding.rule);
    categories.filter(|rule| rule.starts_with("content/") && rule != "content/min-length").collect()
}
