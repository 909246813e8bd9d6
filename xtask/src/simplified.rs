//! The traditional letters in common use and those that the words of the lexicon have, from the tables of `OpenCC`.

use crate::place;
use anyhow::{Context, Result};
use encoding_rs::BIG5;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const ABOUT: &str = "\
# Traditional letters, each before the simplified one that stands for it: those of the first level of Big5, and those that
# words of the lexicon have in either form. From TSCharacters.txt of OpenCC, Apache License 2.0; written by
# `cargo xtask simplified FILE`.
";

/// Letters on a line.
const A_LINE: usize = 60;

/// Writes the file anew from `TSCharacters.txt` of `OpenCC`.
pub(crate) fn write(table: &Path) -> Result<()> {
    let table = fs::read_to_string(table).with_context(|| format!("cannot read {}", table.display()))?;
    let (letters, pairs) = (letters()?, pairs(&table));
    let needed = pairs.iter().filter(|(from, to)| is_common(**from) || letters.contains(from) || letters.contains(to));
    let needed: Vec<char> = needed.flat_map(|(from, to)| [*from, *to]).collect();
    let lines = needed.chunks(A_LINE).map(|line| line.iter().collect::<String>() + "\n");
    let file = place::root().join("core/data/simplified.txt");
    fs::write(&file, ABOUT.to_owned() + &lines.collect::<String>())
        .with_context(|| format!("cannot write {}", file.display()))
}

/// The letters of the Chinese words.
fn letters() -> Result<BTreeSet<char>> {
    let mut letters = BTreeSet::new();
    for entry in fs::read_dir(place::root().join("core/data/lexicon"))? {
        let text = fs::read_to_string(entry?.path())?;
        let mut is_chinese = false;
        for line in text.lines() {
            is_chinese = if line.starts_with(' ') { is_chinese } else { line.starts_with("zh ") };
            letters.extend(line.chars().filter(|c| is_chinese && is_han(*c)));
        }
    }
    Ok(letters)
}

/// Each letter of the table that differs from the first one that may stand for it.
fn pairs(table: &str) -> BTreeMap<char, char> {
    let pair = |line: &str| {
        let (from, to) = line.split_once('\t')?;
        Some((from.chars().next()?, to.chars().next()?))
    };
    table.lines().filter_map(pair).filter(|(from, to)| from != to && is_han(*from) && is_han(*to)).collect()
}

/// Whether a letter is of the first level of Big5, that of the 5,401 in common use.
fn is_common(c: char) -> bool {
    let mut letter = [0; 4];
    let (bytes, _, fails) = BIG5.encode(c.encode_utf8(&mut letter));
    !fails && matches!(*bytes, [first, second] if (0xa440..=0xc67e).contains(&u16::from_be_bytes([first, second])))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
