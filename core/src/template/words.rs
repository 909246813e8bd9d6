//! Short lists of words that single rules look for, as data.

use crate::template::document::TemplatePolicy;
use crate::template::sought::Sought;

/// The words of a file in `core/data/words`: a line is `en before: your, dear`, the language and what the words are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    #[cfg(test)]
    file: &'static str,
    text: &'static str,
}

/// Declares the files, and the list of them all.
macro_rules! files {
    ($($(#[$about:meta])* $name:ident($file:literal)),+ $(,)?) => {
        $($(#[$about])* pub(crate) const $name: Words = Words {
            #[cfg(test)]
            file: $file,
            text: include_str!(concat!(env!("OUT_DIR"), "/data/words/", $file, ".txt")),
        };)+

        pub(crate) const ALL: [Words; [$($file),+].len()] = [$($name),+];
    };
}

files! {
    /// What a text says that speaks for a known name.
    SPEAKS_AS("speaks-as"),
    /// What names a company.
    COMPANY("company"),
    /// What asks for a login.
    LOGIN("login"),
    /// What speaks of a code to be scanned.
    CODE("code"),
    /// What is made to look like something else.
    PRETENCE("pretence"),
    /// What variables are called.
    VARIABLES("variables"),
    /// The ends of hosts.
    TOP_LEVELS("top-levels"),
}

impl Words {
    pub(crate) const fn text(self) -> &'static str {
        self.text
    }

    #[cfg(test)]
    pub(crate) const fn file(self) -> &'static str {
        self.file
    }

    /// The words that are one thing, in every language.
    pub(crate) fn of(self, role: &str) -> impl Iterator<Item = &'static str> {
        let lists = self.lines().filter(move |(head, _)| head.split_once(' ').is_some_and(|(_, known)| known == role));
        lists.flat_map(|(_, words)| words.split(", "))
    }

    fn lines(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text.lines().filter_map(|line| line.split_once(": "))
    }
}

/// Words that rules seek in every template, made ready once for a policy.
#[derive(Debug)]
pub(crate) struct OfRules {
    /// What says that a link or a variable unsubscribes.
    pub(crate) ways_out: Sought<'static>,
    /// What a captcha and a player say.
    pub(crate) controls: Sought<'static>,
    /// What names a company or an address, each with the small letters that it stands in a text in small letters with; none
    /// where they depend on what stands beside them.
    pub(crate) company: Vec<(String, String)>,
}

impl OfRules {
    pub(crate) fn of(policy: &TemplatePolicy) -> Self {
        let with_lower =
            |word: &String| (word.clone(), if word.contains('Σ') { String::new() } else { word.to_lowercase() });
        Self {
            company: policy.advertising.company_words.values().flatten().map(with_lower).collect(),
            ways_out: Sought::of(policy.unsubscribe_words.iter().cloned()),
            controls: Sought::of(PRETENCE.of("control")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_of_the_files_is_read_and_no_word_stands_twice() {
        for words in ALL {
            let file = words.file;
            let lines = words.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
            assert_eq!(words.lines().count(), lines, "{file}");
            for (head, list) in words.lines() {
                let (language, role) = head.split_once(' ').unwrap();
                assert!(language.len() <= 3 && !role.contains(' '), "{file}: {head}");
                for word in list.split(", ") {
                    assert!(!word.is_empty() && word == word.trim() && word == word.to_lowercase(), "{file}: `{word}`");
                    assert!(words.of(role).any(|known| known == word), "{file}: {word}");
                }
                let of_role: Vec<&str> = words.of(role).collect();
                assert_eq!(of_role.iter().collect::<BTreeSet<_>>().len(), of_role.len(), "{file}: {role}");
            }
        }
    }
}
