//! Writing JSON as people and broken programs write it.

use super::draw::Draw;
use super::{text, value};
use serde_json::Value;
use std::fmt::Write;

/// Pieces that no tree of values holds, with a space between each two.
const ODD: &str = r#"-0 -0.0 1.0 1e0 1E+2 5e-324 1e308 1e400 0.1 3.7 01 +1 .5 1. 0x10 NaN Infinity 18446744073709551616
    -9223372036854775809 99999999999999999999999999999999 "\ud800" "\udc00\ud800" "\ud83d\ude00" "\u0000" "\x" 'single'"#;

/// How a value is written.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    /// Fields in any order, with space between them, and characters as escapes.
    pub(super) loose: bool,
    /// A piece somewhere that no tree of values holds: an odd number, a field twice, lists in lists.
    pub(super) odd: bool,
}

/// A value as text.
pub(super) fn write(tree: &Value, style: Style, draw: &mut Draw) -> String {
    let mut writer =
        Writer { style, out: String::new(), odd_in: if style.odd { 1 + draw.below(8) } else { usize::MAX } };
    writer.value(tree, draw);
    writer.out
}

/// Breaks a text that was JSON: cut off, a character too many or too few.
pub(super) fn break_up(text: &mut String, draw: &mut Draw) {
    match draw.below(4) {
        0 => text.truncate(draw.place(text)),
        1 => text.insert_str(draw.place(text), text::special(draw)),
        2 => {
            let at = draw.place(text);
            if at < text.len() {
                text.remove(at);
            }
        }
        _ => text.replace_range(draw.stretch(text), ""),
    }
}

struct Writer {
    style: Style,
    out: String,
    /// After so many values comes the odd one.
    odd_in: usize,
}

impl Writer {
    fn value(&mut self, value: &Value, draw: &mut Draw) {
        self.odd_in = self.odd_in.saturating_sub(1);
        if self.odd_in == 0 {
            self.odd_in = usize::MAX;
            self.odd(value, draw);
            return;
        }
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                if self.style.loose {
                    let by = draw.below(fields.len());
                    fields.rotate_left(by);
                }
                self.list('{', '}', &fields, draw, |writer, (key, value), draw| {
                    writer.text(key, draw);
                    writer.out.push(':');
                    writer.value(value, draw);
                });
            }
            Value::Array(items) => self.list('[', ']', items, draw, Self::value),
            Value::String(text) => self.text(text, draw),
            other => self.out.push_str(&other.to_string()),
        }
    }

    fn list<T>(
        &mut self,
        open: char,
        close: char,
        items: &[T],
        draw: &mut Draw,
        mut each: impl FnMut(&mut Self, &T, &mut Draw),
    ) {
        self.out.push(open);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            if self.style.loose && draw.once_in(8) {
                self.out.push_str(draw.one(&[" ", "\n", "\r\n", "\t"]).unwrap_or(&""));
            }
            each(self, item, draw);
        }
        self.out.push(close);
    }

    fn text(&mut self, text: &str, draw: &mut Draw) {
        if self.style.loose && draw.once_in(8) {
            let escaped = text.encode_utf16().fold(String::new(), |mut out, unit| {
                let written = write!(out, "\\u{unit:04x}");
                debug_assert!(written.is_ok(), "a text takes every character");
                out
            });
            self.out.push_str(&format!("\"{escaped}\""));
        } else {
            self.out.push_str(&Value::from(text).to_string());
        }
    }

    fn odd(&mut self, value: &Value, draw: &mut Draw) {
        match (value, draw.below(4)) {
            (Value::Object(fields), 0..=1) if !fields.is_empty() => {
                let again = fields.iter().nth(draw.below(fields.len()));
                let (key, first) = again.map(|(key, value)| (key.clone(), value.clone())).unwrap_or_default();
                let other = if draw.once_in(2) { first } else { value::any(draw) };
                self.value(value, draw);
                self.out.pop();
                self.out.push_str(&format!(",{}:{other}}}", Value::from(key)));
            }
            (_, 2) => {
                let depth = draw.below(300);
                let (open, close) = if draw.once_in(2) { ("[", "]") } else { (r#"{"a":"#, "}") };
                self.out.push_str(&format!("{}1{}", open.repeat(depth), close.repeat(depth)));
            }
            _ => {
                let pieces: Vec<&str> = ODD.split_whitespace().collect();
                self.out.push_str(draw.one(&pieces).unwrap_or(&""));
            }
        }
    }
}
