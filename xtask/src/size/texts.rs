//! The texts in the data: files that the core includes, and phrases by language.

use super::map::Map;
use super::module::Module;
use crate::place;
use anyhow::{Context, Result};
use memchr::memmem;
use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Folders and files of the core that it includes.
const FILES: [(&str, &str); 5] = [
    ("data: public suffix list", "core/data/public-suffixes.txt"),
    ("data: words of the content rules", "core/data/lexicon"),
    ("data: traditional letters", "core/data/simplified.txt"),
    ("data: presets", "core/src/policy/presets"),
    ("data: JSON schema", "core/schema"),
];

/// The languages of phrases, as the phrases name them.
const LANGUAGES: [(&str, &str); 4] = [("en", "English"), ("ja", "Japanese"), ("ko", "Korean"), ("zh", "Chinese")];

/// Shorter texts may stand anywhere by chance.
const SHORTEST: usize = 6;

/// Gives each text that stands in the data to its kind.
pub(super) fn claim(map: &mut Map<'_>, module: &Module) -> Result<()> {
    for (name, path) in FILES {
        for file in files(&place::root().join(path))? {
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            claim_text(map, module, name, &as_included(&file, &text)?);
        }
    }
    for (name, text) in phrases()? {
        claim_text(map, module, &name, &text);
    }
    Ok(())
}

/// The core includes its presets as JSON, and what it reads by lines without remarks.
fn as_included(file: &Path, text: &str) -> Result<String> {
    if file.extension().is_some_and(|ending| ending == "toml") {
        return Ok(toml::from_str::<serde_json::Value>(text)?.to_string());
    }
    Ok(text.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect())
}

/// Gives the first place of a text that is nobody's yet.
fn claim_text(map: &mut Map<'_>, module: &Module, name: &str, text: &str) {
    if text.len() < SHORTEST {
        return;
    }
    let owner = map.owner(name);
    let found = module.data.iter().find_map(|segment| free_place(map, segment, text));
    if let Some(range) = found {
        map.give(range, owner);
    }
}

fn free_place(map: &Map<'_>, segment: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let bytes = map.bytes().get(segment.clone())?;
    let places = memmem::find_iter(bytes, text).map(|at| segment.start + at..segment.start + at + text.len());
    places.into_iter().find(|range| map.is_free(range.clone()))
}

/// The texts of the phrases, longest first, so that none takes a piece of another; the rest of the core's texts last.
fn phrases() -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    let sources = files(&place::root().join("core/src"))?;
    for file in sources.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
        let source = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let tokens: TokenStream =
            source.parse().map_err(|error| anyhow::anyhow!("cannot read {}: {error}", file.display()))?;
        texts(tokens, &mut found);
    }
    found.sort_by_key(|(language, text): &(Option<&str>, String)| (language.is_none(), usize::MAX - text.len()));
    let name = |language: Option<&str>| match language {
        Some(language) => format!("data: phrases, {language}"),
        None => "data: other texts in the core".to_owned(),
    };
    Ok(found.into_iter().map(|(language, text)| (name(language), text)).collect())
}

/// Every text of a source, with its language if it is a phrase's.
fn texts(tokens: TokenStream, found: &mut Vec<(Option<&'static str>, String)>) {
    let (mut language, mut is_named) = (None, false);
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                language = LANGUAGES.iter().find(|(key, _)| name == key).map(|(_, language)| *language);
                is_named = false;
            }
            TokenTree::Punct(sign) => is_named = sign.as_char() == ':',
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push((language.filter(|_| is_named), text.value()));
                }
                (language, is_named) = (None, false);
            }
            TokenTree::Group(group) => {
                texts(group.stream(), found);
                (language, is_named) = (None, false);
            }
        }
    }
}

/// A file, or every file below a folder.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        found.extend(files(&entry?.path())?);
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn a_phrase_is_told_from_other_texts_by_the_language_before_it() {
        let source =
            r#"phrases! { A { en: "it is", zh: "是\u{4e00}" } } const B: &str = "en"; fn en() -> &str { r"c" }"#;
        let mut found = Vec::new();
        texts(source.parse().unwrap(), &mut found);
        let expected = [(Some("English"), "it is"), (Some("Chinese"), "是一"), (None, "en"), (None, "c")];
        assert_eq!(found, expected.map(|(language, text)| (language, text.to_owned())));
    }
}
