//! The style sheets and inline styles of a mail: what they declare and where (CSS Syntax, level 3).

use crate::template::view::Document;
use crate::template::view::html::{Event, Piece, Scan, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// What the styles of a mail say, in the order of the source.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    pub(crate) at_rules: Vec<AtRule>,
    pub(crate) blocks: Vec<Block>,
    declarations: Vec<Declaration>,
    /// There are more statements than the limit; those behind it were not read.
    pub(crate) cut: bool,
}

/// As `@media …` or `@import …`.
#[derive(Debug)]
pub(crate) struct AtRule {
    pub(crate) name: Piece,
    /// What stands between its name and its block or its end.
    pub(crate) prelude: Piece,
    /// The innermost at-rule around it.
    within: Option<usize>,
}

/// Declarations that stand together.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) home: Home,
    /// The innermost at-rule around it.
    pub(crate) within: Option<usize>,
    declarations: Range<usize>,
}

/// Where declarations stand.
#[derive(Debug)]
pub(crate) enum Home {
    /// In the `style` of a tag.
    Tag(usize),
    /// Behind selectors.
    Selectors(Piece),
    /// In an at-rule itself, as in `@font-face`.
    AtRule,
}

/// `property: value`.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) property: Piece,
    /// Without `!important`.
    pub(crate) value: Piece,
    /// It had `!important`.
    pub(crate) is_important: bool,
    /// It reads as it is written.
    plain: bool,
}

impl Styles {
    /// Reads the styles of a document, up to `most` statements.
    pub(crate) fn read(scan: &Scan, most: usize) -> Self {
        let mut styles = Self::default();
        let mut events = scan.events.iter().peekable();
        while let Some(event) = events.next() {
            let Event::Open(index) = event else { continue };
            let Some(tag) = scan.tags.get(*index) else { continue };
            let attribute = scan.attributes(tag).iter().find(|attribute| scan.is(&attribute.name, "style"));
            if let Some(attribute) = attribute {
                let mut reader = Reader::new(&scan.text, &attribute.value, most, &mut styles);
                reader.block(Home::Tag(*index), None, b";");
            }
            if let Some(Event::Text(css)) = events.peek()
                && scan.is(&tag.name, "style")
                && is_css(scan, tag)
            {
                let media = scan.attributes(tag).iter().find(|attribute| scan.str(&attribute.name) == "media");
                // It holds as in an `@media` around the whole sheet.
                let around = media.map(|media| styles.open(media.name.clone(), media.value.clone(), None));
                Reader::new(&scan.text, css, most, &mut styles).sheet(around);
            }
        }
        styles
    }

    /// Adds an at-rule and gives its place.
    fn open(&mut self, name: Piece, prelude: Piece, within: Option<usize>) -> usize {
        self.at_rules.push(AtRule { name, prelude, within });
        self.at_rules.len().saturating_sub(1)
    }

    /// The declarations of a block.
    pub(crate) fn of(&self, block: &Block) -> &[Declaration] {
        self.declarations.get(block.declarations.clone()).unwrap_or_default()
    }

    /// Every declaration with its block.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = (&Block, &Declaration)> {
        self.blocks.iter().flat_map(|block| self.of(block).iter().map(move |declaration| (block, declaration)))
    }

    fn count(&self) -> usize {
        self.at_rules.len().saturating_add(self.blocks.len()).saturating_add(self.declarations.len())
    }
}

impl Document<'_> {
    /// A name in the styles, or a prelude, as a mail client reads it.
    pub(crate) fn css(&self, piece: &Piece) -> Cow<'_, str> {
        plain(self.scan.str(piece))
    }

    /// Selectors as they are written, without comments.
    pub(crate) fn css_selectors(&self, piece: &Piece) -> Cow<'_, str> {
        let written = self.scan.str(piece);
        let mut rest = written;
        let mut text = String::new();
        while let Some((before, comment)) = rest.split_once("/*") {
            text.push_str(before);
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
        }
        if text.is_empty() && rest.len() == written.len() {
            return Cow::Borrowed(written);
        }
        text.push_str(rest);
        Cow::Owned(text)
    }

    /// The property of a declaration as a mail client reads it.
    pub(crate) fn css_property(&self, declaration: &Declaration) -> Cow<'_, str> {
        let written = self.scan.str(&declaration.property);
        if declaration.plain { Cow::Borrowed(written) } else { plain(written) }
    }

    /// The value of a declaration as a mail client reads it, tokens stood in for.
    pub(crate) fn css_value(&self, declaration: &Declaration) -> Cow<'_, str> {
        match self.filled(&declaration.value) {
            Cow::Borrowed(css) if declaration.plain => Cow::Borrowed(css),
            Cow::Borrowed(css) => plain(css),
            Cow::Owned(css) => Cow::Owned(plain(&css).into_owned()),
        }
    }

    /// The value of a declaration as it is written, unless comments or escapes stand in it.
    pub(crate) fn css_written(&self, declaration: &Declaration) -> Cow<'_, str> {
        let written = self.scan.str(&declaration.value);
        if written.contains(['\\', '*']) { plain(written) } else { Cow::Borrowed(written) }
    }

    /// Whether a block holds in every window: it stands in no at-rule but media queries of `all` or `screen` without
    /// any condition.
    pub(crate) fn holds_always(&self, block: &Block) -> bool {
        let mut within = block.within;
        while let Some(rule) = within.and_then(|index| self.styles.at_rules.get(index)) {
            if self.css(&rule.name) != "media" || !is_unconditional(&self.css(&rule.prelude)) {
                return false;
            }
            within = rule.within;
        }
        true
    }

    /// Whether the value of a declaration may call a function.
    pub(crate) fn may_call(&self, declaration: &Declaration) -> bool {
        self.scan.str(&declaration.value).contains('(')
    }

    /// The at-rules of a name.
    pub(crate) fn at_rules<'d>(&'d self, name: &'d str) -> impl Iterator<Item = &'d AtRule> {
        self.styles.at_rules.iter().filter(move |rule| self.css(&rule.name) == name)
    }

    /// Where a declaration stands in the source.
    pub(crate) fn declared(&self, declaration: &Declaration) -> Range<usize> {
        self.scan.trace.source(&(declaration.property.start..declaration.value.end))
    }
}

/// Whether what a `style` holds is CSS, as far as its type tells.
fn is_css(scan: &Scan, tag: &Tag) -> bool {
    let kind = scan.attributes(tag).iter().find(|attribute| scan.is(&attribute.name, "type"));
    let kind = kind.map_or("", |kind| scan.str(&kind.value));
    kind.is_empty() || kind.eq_ignore_ascii_case("text/css")
}

/// Whether a list of media queries in lower case holds for every screen.
fn is_unconditional(queries: &str) -> bool {
    let is_any = |query: &str| {
        let query = query.trim();
        matches!(query.strip_prefix("only ").unwrap_or(query).trim(), "" | "all" | "screen")
    };
    queries.split(',').any(is_any)
}

/// At-rules with rules in their block.
fn holds_rules(name: &str) -> bool {
    matches!(
        name,
        "media" | "supports" | "layer" | "container" | "document" | "-moz-document" | "scope" | "starting-style"
    )
}

/// Bytes that may end, open or hide something; any that is sought is one of them.
#[expect(clippy::indexing_slicing, reason = "at compile time, and no byte lies beyond the table")]
const STRUCTURE: [bool; 256] = {
    let (mut table, mut bytes) = ([false; 256], b"\"'/\\()[]:;{}".as_slice());
    while let [byte, rest @ ..] = bytes {
        table[*byte as usize] = true;
        bytes = rest;
    }
    table
};

fn is_of_structure(byte: u8) -> bool {
    STRUCTURE.get(usize::from(byte)).copied().unwrap_or_default()
}

struct Reader<'r> {
    text: &'r str,
    at: usize,
    end: usize,
    most: usize,
    styles: &'r mut Styles,
}

impl<'r> Reader<'r> {
    fn new(text: &'r str, piece: &Piece, most: usize, styles: &'r mut Styles) -> Self {
        Self { text, at: piece.start, end: piece.end, most, styles }
    }

    /// A whole sheet, with the at-rule around it if there is one.
    fn sheet(&mut self, around: Option<usize>) {
        let mut within = Vec::new();
        while let Some(byte) = self.next_statement() {
            match byte {
                b'}' if within.pop().is_some() => self.pass(1),
                b'}' => self.skip_rule(),
                b'@' => self.at_rule(&mut within, around),
                _ => self.rule(within.last().copied().or(around)),
            }
        }
    }

    /// Where the next statement begins; none at the end or at the limit.
    fn next_statement(&mut self) -> Option<u8> {
        loop {
            match self.peek(0)? {
                b' ' | b'\t' | b'\n' | b'\r' | 0xc | b';' => {
                    let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
                    let is_between = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b';';
                    self.pass(rest.iter().take_while(is_between).count());
                }
                b'/' if self.peek(1) == Some(b'*') => self.comment(),
                b'<' if self.starts_with("<!--") => self.pass(4),
                b'-' if self.starts_with("-->") => self.pass(3),
                byte if byte == b'}' || self.styles.count() < self.most => return Some(byte),
                _ => {
                    self.styles.cut = true;
                    return None;
                }
            }
        }
    }

    fn at_rule(&mut self, within: &mut Vec<usize>, around: Option<usize>) {
        self.pass(1);
        let start = self.at;
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\\' | 0x80..);
        while self.peek(0).is_some_and(is_of_name) {
            self.pass(1);
        }
        let name = start..self.at;
        let stop = self.seek(b";{}");
        let word = plain(self.text.get(name.clone()).unwrap_or_default()).into_owned();
        let prelude = self.trimmed(name.end..self.at);
        let index = self.styles.open(name, prelude, within.last().copied().or(around));
        if stop != Some(b'{') {
            return;
        }
        self.pass(1);
        if holds_rules(&word) {
            within.push(index);
        } else if word.ends_with("keyframes") {
            self.skip_block();
        } else {
            self.block(Home::AtRule, Some(index), b";{}");
        }
    }

    /// A rule behind a `}` that ends nothing: no selector begins with one.
    fn skip_rule(&mut self) {
        self.pass(1);
        if self.seek(b"{") == Some(b'{') {
            self.pass(1);
            self.skip_block();
        }
    }

    fn rule(&mut self, within: Option<usize>) {
        let start = self.at;
        if self.seek(b";{}") == Some(b'{') {
            let selectors = self.trimmed(start..self.at);
            self.pass(1);
            self.block(Home::Selectors(selectors), within, b";{}");
        }
    }

    /// Declarations up to the end of their block, each up to one of `stops`.
    fn block(&mut self, home: Home, within: Option<usize>, stops: &[u8]) {
        let first = self.styles.declarations.len();
        while let Some(byte) = self.next_statement() {
            if byte == b'}' && stops.contains(&byte) {
                self.pass(1);
                break;
            }
            self.declaration(stops);
        }
        let declarations = first..self.styles.declarations.len();
        if !declarations.is_empty() {
            self.styles.blocks.push(Block { home, within, declarations });
        }
    }

    fn declaration(&mut self, stops: &[u8]) {
        let start = self.at;
        let mut colon = None;
        let stop = loop {
            match self.seek(if colon.is_none() { b":;{}" } else { stops }) {
                Some(b':') if colon.is_none() => {
                    colon = Some(self.at);
                    self.pass(1);
                }
                Some(stop) if stops.contains(&stop) => break Some(stop),
                Some(_) => self.pass(1),
                None => break None,
            }
        };
        if stop == Some(b'{') {
            // A rule within a rule: no mail client that we know of reads one.
            self.pass(1);
            return self.skip_block();
        }
        if let Some(colon) = colon {
            let property = self.trimmed(start..colon);
            let whole = self.trimmed(colon.saturating_add(1)..self.at);
            let value = self.without_importance(whole.clone());
            let is_important = value.end < whole.end;
            let plain = self.text.get(property.start..value.end).is_some_and(is_plain);
            self.styles.declarations.push(Declaration { property, value, is_important, plain });
        }
    }

    /// Moves behind the block whose `{` was just read.
    fn skip_block(&mut self) {
        let mut depth = 1_u32;
        while depth > 0
            && let Some(stop) = self.seek(b"{}")
        {
            depth = if stop == b'{' { depth.saturating_add(1) } else { depth.saturating_sub(1) };
            self.pass(1);
        }
    }

    /// Moves to the next of `stops` outside of comments, strings and brackets; none at the end.
    fn seek(&mut self, stops: &[u8]) -> Option<u8> {
        let mut depth = 0_u32;
        loop {
            let rest = self.text.as_bytes().get(self.at..self.end).unwrap_or_default();
            let Some(length) = rest.iter().position(|byte| is_of_structure(*byte)) else {
                self.at = self.end;
                return None;
            };
            self.pass(length);
            match self.peek(0)? {
                quote @ (b'"' | b'\'') => self.string(quote),
                b'/' if self.peek(1) == Some(b'*') => self.comment(),
                b'\\' => self.pass(2),
                b'(' if self.is_url() => self.url(),
                byte => {
                    if depth == 0 && stops.contains(&byte) {
                        return Some(byte);
                    }
                    match byte {
                        b'(' | b'[' => depth = depth.saturating_add(1),
                        b')' | b']' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    self.pass(1);
                }
            }
        }
    }

    /// A string ends at its quotation mark, or, left open, with its line.
    fn string(&mut self, quote: u8) {
        self.pass(1);
        while let Some(byte) = self.peek(0) {
            self.pass(if byte == b'\\' { 2 } else { 1 });
            if byte == quote || byte == b'\n' {
                return;
            }
        }
    }

    fn comment(&mut self) {
        let rest = self.text.get(self.at.saturating_add(2)..self.end).unwrap_or_default();
        self.at = rest.find("*/").map_or(self.end, |length| self.at.saturating_add(length).saturating_add(4));
    }

    /// Whether the `(` here is that of `url(` without a quotation mark.
    fn is_url(&self) -> bool {
        let before = self.at.checked_sub(3).and_then(|start| self.text.as_bytes().get(start..self.at));
        let mut inner = self.text.as_bytes().get(self.at.saturating_add(1)..self.end).unwrap_or_default().iter();
        before.is_some_and(|word| word.eq_ignore_ascii_case(b"url"))
            && !matches!(inner.find(|byte| !byte.is_ascii_whitespace()), Some(b'"' | b'\''))
    }

    fn url(&mut self) {
        while let Some(byte) = self.peek(0) {
            self.pass(if byte == b'\\' { 2 } else { 1 });
            if byte == b')' {
                return;
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        let at = self.at.saturating_add(ahead);
        self.text.as_bytes().get(at).copied().filter(|_| at < self.end)
    }

    fn starts_with(&self, word: &str) -> bool {
        self.text.get(self.at..self.end).is_some_and(|rest| rest.starts_with(word))
    }

    fn pass(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.end);
    }

    fn trimmed(&self, piece: Piece) -> Piece {
        let (bytes, Range { mut start, mut end }) = (self.text.as_bytes(), piece);
        while start < end && bytes.get(start).is_some_and(u8::is_ascii_whitespace) {
            start = start.saturating_add(1);
        }
        while start < end && end.checked_sub(1).and_then(|last| bytes.get(last)).is_some_and(u8::is_ascii_whitespace) {
            end = end.saturating_sub(1);
        }
        let is_sign = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
        if start == end || (is_sign(start) && is_sign(end.saturating_sub(1))) {
            return start..end;
        }
        // There may be white space beyond that of CSS.
        let text = self.text.get(start..end).unwrap_or_default();
        let start = start.saturating_add(text.len().saturating_sub(text.trim_start().len()));
        start..start.saturating_add(text.trim().len())
    }

    fn without_importance(&self, value: Piece) -> Piece {
        let text = self.text.get(value.clone()).unwrap_or_default();
        let word = text.len().checked_sub(IMPORTANT.len()).and_then(|start| text.split_at_checked(start));
        let before = word.filter(|(_, word)| word.eq_ignore_ascii_case(IMPORTANT)).map(|(before, _)| before.trim_end());
        match before.and_then(|before| before.strip_suffix('!')) {
            Some(before) => self.trimmed(value.start..value.start.saturating_add(before.len())),
            None => value,
        }
    }
}

/// What stands behind the `!` of a declaration that goes before others.
const IMPORTANT: &str = "important";

/// A piece of CSS in lower case, comments left out and escapes resolved, so that no spelling hides a word.
fn plain(css: &str) -> Cow<'_, str> {
    if is_plain(css) {
        return Cow::Borrowed(css);
    }
    if !css.contains(['\\', '*']) {
        return Cow::Owned(css.to_ascii_lowercase());
    }
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if let Some(escape) = rest.strip_prefix('\\') {
            let (c, after) = unescaped(escape);
            text.extend(c.map(|c| c.to_ascii_lowercase()));
            rest = after;
        } else {
            text.push(c.to_ascii_lowercase());
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Cow::Owned(text)
}

/// A piece of CSS in which comments or escapes stand, as a mail client reads it; any other as it is.
pub(crate) fn without_spelling(css: &str) -> Cow<'_, str> {
    if css.contains('\\') || css.contains("/*") { plain(css) } else { Cow::Borrowed(css) }
}

/// Whether a value as a mail client reads it calls a function: `name(`, at the beginning of a word.
pub(crate) fn calls(value: &str, name: &str) -> bool {
    value.match_indices(name).any(|(at, _)| {
        let (before, behind) = (value.get(..at).unwrap_or_default(), value.get(at.saturating_add(name.len())..));
        let begins = before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ','));
        begins && behind.is_some_and(|behind| behind.starts_with('('))
    })
}

/// Whether there is nothing to change: no capital, no escape, no comment.
fn is_plain(css: &str) -> bool {
    css.bytes().all(|byte| !byte.is_ascii_uppercase() && !matches!(byte, b'\\' | b'*'))
}

/// The character that the words behind a `\` stand for, and what follows.
fn unescaped(escape: &str) -> (Option<char>, &str) {
    let digits = escape.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    let (hex, after) = escape.split_at_checked(digits).unwrap_or(("", escape));
    if let Ok(code) = u32::from_str_radix(hex, 16) {
        let after = after.strip_prefix([' ', '\t', '\n', '\r', '\u{c}']).unwrap_or(after);
        return (char::from_u32(code).filter(|c| *c != '\0'), after);
    }
    let mut characters = escape.chars();
    (characters.next(), characters.as_str())
}
