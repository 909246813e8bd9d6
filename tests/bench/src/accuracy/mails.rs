//! Mails and templates from a file: a JSON object a line, packed with gzip or not.

use anyhow::{Context, Result, ensure};
use flate2::read::MultiGzDecoder;
use sendright::Kind;
use sendright::template::dialect::Dialect;
use serde::Deserialize;
use std::fs;
use std::io::Read;
use std::path::Path;

#[derive(Deserialize)]
pub(super) struct Mail {
    pub(super) id: String,
    pub(super) label: Label,
    #[serde(default = "unknown")]
    pub(super) lang: String,
    /// What it seems to be for, where that is known.
    #[serde(default)]
    pub(super) kind_guess: Option<Kind>,
    /// What its variables are written in, where that is known.
    #[serde(default)]
    pub(super) dialect: Option<Dialect>,
    /// Where it comes from, as a repository and a path in it.
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) path: Option<String>,
    #[serde(default)]
    pub(super) subject: Option<String>,
    #[serde(default)]
    pub(super) html: Option<String>,
    #[serde(default)]
    pub(super) text: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Label {
    Ham,
    Spam,
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// Reads a file; what has neither HTML nor text is left out.
pub(super) fn read(file: &Path) -> Result<Vec<Mail>> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut text = String::new();
        MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
        text
    } else {
        String::from_utf8(bytes)?
    };
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let mails = lines.map(|(line, number)| {
        serde_json::from_str(line).with_context(|| format!("line {number} of {} is no mail", file.display()))
    });
    let mut mails = mails.collect::<Result<Vec<Mail>>>()?;
    mails.retain(|mail| mail.has_html() || mail.text.as_deref().is_some_and(|text| !text.trim().is_empty()));
    ensure!(!mails.is_empty(), "there are no mails in {}", file.display());
    Ok(mails)
}

impl Mail {
    /// Where it comes from, or else its number.
    pub(super) fn name(&self) -> String {
        match (&self.source, &self.path) {
            (Some(source), Some(path)) => format!("{source}: {path}"),
            _ => self.id.clone(),
        }
    }

    pub(super) fn has_html(&self) -> bool {
        self.html.as_deref().is_some_and(|html| !html.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, read};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    const LINES: &str = r#"{"id":"a","label":"ham","lang":"ja","kind_guess":"trigger","subject":"x","html":"<p>y</p>","text":null}
{"id":"b","label":"spam","subject":null,"html":null,"text":"z"}

{"id":"c","label":"spam","subject":"nothing in it","html":" ","text":""}
"#;

    #[test]
    fn mails_are_read_packed_or_not_and_those_without_a_body_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(LINES.as_bytes()).unwrap();
        for (name, bytes) in [("plain", LINES.as_bytes().to_vec()), ("packed", packed.finish().unwrap())] {
            let file = folder.path().join(name);
            std::fs::write(&file, bytes).unwrap();
            let mails = read(&file).unwrap();
            let [a, b] = &mails[..] else { panic!("{} mails in the {name} file", mails.len()) };
            assert_eq!((&*a.id, &*a.lang, a.has_html()), ("a", "ja", true));
            assert_eq!((&*b.id, &*b.lang, b.has_html()), ("b", "unknown", false));
            assert!(a.label == Label::Ham && b.label == Label::Spam);
        }
    }

    #[test]
    fn a_line_that_is_no_mail_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mails");
        std::fs::write(&file, "{\"id\":\"a\",\"label\":\"ham\",\"text\":\"x\"}\n{\"id\":\"b\"}\n").unwrap();
        let Err(error) = read(&file) else { panic!("a mail without a label is read") };
        assert!(error.to_string().contains("line 2"), "{error}");
    }
}
