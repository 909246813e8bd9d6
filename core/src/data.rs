//! What is compiled in beside a policy's document: the words of content, of single rules and of lines of business, the
//! letters that are read as others, and the public suffixes. They decide as the document does, so a policy's digest is of both.

use crate::site;
use crate::template::content::{Category, SIMPLIFIED};
use crate::template::{topics, words};

/// Changes with any letter of the data; made while compiling, so that loading a policy costs nothing more.
pub(crate) const DIGEST: u64 = {
    let mut digest = add_all(0, &Category::WORDS);
    let mut lists = words::ALL.as_slice();
    while let Some((list, rest)) = lists.split_first() {
        digest = add(digest, list.text());
        lists = rest;
    }
    digest = add(digest, SIMPLIFIED);
    digest = add(digest, topics::WORDS);
    add(digest, site::SUFFIXES)
};

const fn add_all(mut digest: u64, mut texts: &[&str]) -> u64 {
    while let Some((text, rest)) = texts.split_first() {
        digest = add(digest, text);
        texts = rest;
    }
    digest
}

/// Changes with any letter of a text.
pub(crate) fn digest(text: &str) -> u64 {
    add(0, text)
}

/// The digest of what came before and of a text behind it.
const fn add(before: u64, text: &str) -> u64 {
    let mut bytes = text.as_bytes();
    let mut digest = step(before, text.len() as u64);
    while let Some((word, rest)) = bytes.split_first_chunk() {
        digest = step(digest, u64::from_le_bytes(*word));
        bytes = rest;
    }
    while let Some((byte, rest)) = bytes.split_first() {
        digest = step(digest, *byte as u64);
        bytes = rest;
    }
    digest
}

/// Two words lead from one digest to two: neither the sum nor the product with an odd number loses anything.
const fn step(digest: u64, word: u64) -> u64 {
    (digest ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::{DIGEST, add, add_all};
    use std::path::Path;

    #[test]
    fn every_change_of_a_letter_changes_the_digest() {
        let text = "en topic: casino, roulette, 百家乐\n";
        let digest = add(7, text);
        let letters: Vec<char> = text.chars().collect();
        for at in 0..letters.len() {
            let (mut changed, mut without) = (letters.clone(), letters.clone());
            changed[at] = 'x';
            without.remove(at);
            for other in [changed, without].map(String::from_iter) {
                assert_ne!(add(7, &other), digest, "{other}");
            }
        }
        assert_ne!(add_all(0, &["ab", "c"]), add_all(0, &["a", "bc"]));
        assert_ne!(add_all(0, &["a", "b"]), add_all(0, &["b", "a"]));
    }

    #[test]
    fn the_digest_is_of_every_file_of_the_data() {
        let compiled_in = Path::new(env!("OUT_DIR")).join("data");
        let read = |file: String| std::fs::read_to_string(compiled_in.join(file)).unwrap();
        let lexicon =
            crate::template::content::Category::ALL.map(|category| read(format!("lexicon/{}.txt", category.name())));
        let words = crate::template::words::ALL.map(|list| read(format!("words/{}.txt", list.file())));
        let texts: Vec<String> = lexicon
            .into_iter()
            .chain(words)
            .chain(["simplified.txt", "topics.txt", "public-suffixes.txt"].map(|file| read(file.into())))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(add_all(0, &texts), DIGEST);
        let count = |folder: &Path| -> usize {
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.map(|path| if path.is_dir() { std::fs::read_dir(path).unwrap().count() } else { 1 }).sum()
        };
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        assert_eq!(count(&folder), texts.len(), "a file of the data is not in the digest");
    }
}
