//! What the rules of the review look for and say: a file for each of theirs.

pub(crate) mod advertising;
pub(crate) mod auth;
pub(crate) mod brands;
pub(crate) mod categories;
pub(crate) mod characters;
pub(crate) mod clients;
pub(crate) mod codes;
pub(crate) mod comments;
pub(crate) mod concealed;
pub(crate) mod content;
pub(crate) mod deception;
pub(crate) mod elements;
pub(crate) mod fonts;
pub(crate) mod greeting;
pub(crate) mod history;
pub(crate) mod hosts;
pub(crate) mod html;
pub(crate) mod image_files;
pub(crate) mod images;
pub(crate) mod leaving;
pub(crate) mod legibility;
pub(crate) mod link_text;
pub(crate) mod links;
pub(crate) mod media;
pub(crate) mod own;
pub(crate) mod parts;
pub(crate) mod placement;
pub(crate) mod pretence;
pub(crate) mod promotion;
pub(crate) mod purpose;
pub(crate) mod screens;
pub(crate) mod size;
pub(crate) mod spelling;
pub(crate) mod structure;
pub(crate) mod styles;
pub(crate) mod subject;
pub(crate) mod targets;
pub(crate) mod unsubscribe;
pub(crate) mod urls;
pub(crate) mod variables;

/// By which their completeness is tested.
#[cfg(test)]
pub(super) const ALL: &[&[(&str, crate::phrases::Phrase)]] = &[
    advertising::ALL,
    auth::ALL,
    brands::ALL,
    categories::ALL,
    characters::ALL,
    clients::ALL,
    codes::ALL,
    comments::ALL,
    concealed::ALL,
    content::ALL,
    deception::ALL,
    elements::ALL,
    fonts::ALL,
    greeting::ALL,
    history::ALL,
    hosts::ALL,
    html::ALL,
    image_files::ALL,
    images::ALL,
    leaving::ALL,
    legibility::ALL,
    link_text::ALL,
    links::ALL,
    media::ALL,
    own::ALL,
    parts::ALL,
    placement::ALL,
    pretence::ALL,
    promotion::ALL,
    purpose::ALL,
    screens::ALL,
    size::ALL,
    spelling::ALL,
    styles::ALL,
    structure::ALL,
    subject::ALL,
    targets::ALL,
    unsubscribe::ALL,
    urls::ALL,
    variables::ALL,
];
