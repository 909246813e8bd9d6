//! Words and types as Python writes them.

use super::model::Kind;

/// Names that Python keeps for itself, of those that a field may have.
const KEPT: [&str; 6] = ["class", "from", "global", "import", "pass", "with"];

/// Most characters in a line of documentation.
const WIDTH: usize = 110;

/// The attribute of a field.
pub(super) fn attribute(key: &str) -> String {
    if KEPT.contains(&key) { format!("{key}_") } else { key.to_owned() }
}

/// A text as a literal: JSON's is one of Python's.
pub(super) fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The type of an attribute of an answer.
pub(super) fn told(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Day => "str".into(),
        Kind::Number | Kind::Time => "int".into(),
        Kind::Truth => "bool".into(),
        Kind::Anything => "Any".into(),
        Kind::Words(name) | Kind::Class(name) => name.clone(),
        Kind::List(kind) => format!("tuple[{}, ...]", told(kind)),
        Kind::Map(kind) => format!("Mapping[str, {}]", told(kind)),
        Kind::Maybe(kind) => format!("{} | None", told(kind)),
    }
}

/// The type of a field of a question.
pub(super) fn asked(kind: &Kind) -> String {
    match kind {
        Kind::Day => "Day".into(),
        Kind::Time => "Time".into(),
        Kind::List(kind) => format!("Sequence[{}]", asked(kind)),
        Kind::Map(kind) => format!("Mapping[str, {}]", asked(kind)),
        Kind::Maybe(kind) => format!("{} | None", asked(kind)),
        other => told(other),
    }
}

/// What stands for a field that an answer leaves out.
pub(super) fn absent(kind: &Kind) -> &'static str {
    match kind {
        Kind::List(_) => "()",
        Kind::Text => "\"\"",
        Kind::Truth => "False",
        Kind::Map(_) => "{}",
        _ => "None",
    }
}

/// Paragraphs and items of lists in lines of a width, each after the first indented.
pub(super) fn wrapped(text: &str, indent: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        // An item of a list is indented below its star, else it would end there.
        let indent = format!("{indent}{}", if paragraph.starts_with("* ") { "  " } else { "" });
        let mut lines = vec![String::new()];
        for word in paragraph.split_whitespace() {
            if let Some(line) = lines.last_mut() {
                if line.is_empty() {
                    line.push_str(word);
                } else if indent.len() + line.chars().count() + word.chars().count() < WIDTH {
                    line.extend([" ", word]);
                } else {
                    lines.push(word.to_owned());
                }
            }
        }
        lines.join(&format!("\n{indent}"))
    });
    paragraphs.collect::<Vec<_>>().join(&format!("\n\n{indent}"))
}

/// A documentation string; its text may hold quotes and backslashes.
pub(super) fn docstring(text: &str, indent: &str) -> String {
    let text = text.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    let text = wrapped(&text, indent);
    let end = if text.contains('\n') { format!("\n{indent}") } else { String::new() };
    let end = if text.ends_with('"') && end.is_empty() { " ".to_owned() } else { end };
    format!("{indent}\"\"\"{text}{end}\"\"\"\n")
}
