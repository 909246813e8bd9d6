//! What the rules of the review look for and say: a file for each of theirs.

pub(crate) mod categories;
pub(crate) mod content;
pub(crate) mod deception;
pub(crate) mod history;
pub(crate) mod html;
pub(crate) mod images;
pub(crate) mod links;
pub(crate) mod placement;
pub(crate) mod size;
pub(crate) mod subject;
pub(crate) mod unsubscribe;
pub(crate) mod urls;
pub(crate) mod variables;

/// By which their completeness is tested.
#[cfg(test)]
pub(super) const ALL: &[&[(&str, crate::phrases::Phrase)]] = &[
    categories::ALL,
    content::ALL,
    deception::ALL,
    history::ALL,
    html::ALL,
    images::ALL,
    links::ALL,
    placement::ALL,
    size::ALL,
    subject::ALL,
    unsubscribe::ALL,
    urls::ALL,
    variables::ALL,
];
