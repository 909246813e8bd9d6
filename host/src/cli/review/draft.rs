//! A template in files: the question about it, and which file each part came from.

use super::super::print::Failure;
use super::super::source::read_text;
use super::About;
use sendright::PositionEncoding;
use sendright::finding::Part;
use sendright::template::review::{ReviewTemplate, Sender};
use serde::Serializer;
use std::path::{Component, Path, PathBuf};

/// A template that was read.
pub(in super::super) struct Draft {
    pub(in super::super) question: ReviewTemplate,
    /// The HTML's file, or that of a plain text alone.
    pub(super) main: String,
    /// The file of the text part beside the HTML.
    text: Option<String>,
}

impl Draft {
    pub(in super::super) fn read(file: &Path, subject: &str, about: &About) -> Result<Self, Failure> {
        if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) {
            let file = file.display();
            return Err(Failure::new(format!("`{file}` is a whole mail; give its HTML, and its text by --text")));
        }
        let main = read_text(file)?;
        let beside = about.text.as_deref().map(read_text).transpose()?;
        let is_text = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
        if is_text && beside.is_some() {
            return Err(Failure::new("the template is plain text already; give --text only beside an HTML file"));
        }
        let (html, text) = if is_text { (None, Some(main)) } else { (Some(main), beside) };
        let question = ReviewTemplate {
            kind: about.kind.into(),
            subject: subject.to_owned(),
            html,
            text,
            dialect: None,
            fragment: false,
            variables: None,
            sender: Some(Sender {
                domain: about.domain.clone(),
                link_domains: about.link_domain.clone(),
                ..Sender::default()
            }),
            history: Vec::new(),
            submitted_ms: None,
            locale: about.locale,
            position_encoding: PositionEncoding::Utf32,
        };
        let shown = |path: &Path| path.display().to_string();
        Ok(Self { question, main: shown(file), text: about.text.as_deref().map(shown) })
    }

    /// A part's text.
    pub(super) fn part(&self, part: Part) -> &str {
        match part {
            Part::Subject => &self.question.subject,
            Part::Html => self.question.html.as_deref().unwrap_or_default(),
            Part::Text => self.question.text.as_deref().unwrap_or_default(),
        }
    }

    /// The file that a part came from; the subject has none, and stands for the whole.
    pub(super) fn file(&self, part: Part) -> &str {
        match (part, &self.text) {
            (Part::Text, Some(file)) => file,
            _ => &self.main,
        }
    }

    /// The file that a part came from, as a code host names it.
    pub(super) fn place(&self, part: Part) -> String {
        place_of(self.file(part))
    }

    /// Whether the text part has a file of its own.
    pub(super) const fn has_text_file(&self) -> bool {
        self.text.is_some()
    }

    /// In JSON it is its file's name.
    pub(super) fn name<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.main)
    }
}

/// A path from the folder that the program was started in, where it lies there, however it was given; else from the root.
fn place_of(file: &str) -> String {
    let path = Path::new(file);
    let (Ok(folder), false) = (std::env::current_dir(), file == "-") else { return file.to_owned() };
    let whole = plain(&folder.join(path));
    let shown = whole.strip_prefix(plain(&folder)).unwrap_or(&whole);
    // Windows has its own signs between folders.
    shown.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}

/// A path without steps that lead nowhere or back.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for step in path.components() {
        match step {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            step => plain.push(step),
        }
    }
    plain
}
