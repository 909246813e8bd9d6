//! A template as a tree of texts, outputs and blocks, with its white space settled.

use crate::template::path::Path;
use crate::template::syntax::{Syntax, Token, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// A stretch of a template, and the partials that are defined in it.
#[derive(Debug, Default)]
pub(super) struct Body<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) partials: BTreeMap<&'a str, Body<'a>>,
}

#[derive(Debug)]
pub(super) enum Node<'a> {
    Text(&'a str),
    Output(Variable<'a>, Form),
    Block(Block<'a>),
    Partial(Partial<'a>),
}

/// A variable and where it stands.
#[derive(Debug)]
pub(super) struct Variable<'a> {
    pub(super) path: Path,
    pub(super) written: &'a str,
    pub(super) span: Range<usize>,
}

/// How a value is put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Escaped,
    Raw,
}

#[derive(Debug)]
pub(super) struct Block<'a> {
    pub(super) kind: BlockKind,
    pub(super) variable: Variable<'a>,
    pub(super) body: Body<'a>,
    pub(super) inverse: Body<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    If,
    Unless,
    Each,
    With,
}

impl BlockKind {
    fn named(name: &str) -> Option<Self> {
        match name {
            "if" => Some(Self::If),
            "unless" => Some(Self::Unless),
            "each" => Some(Self::Each),
            "with" => Some(Self::With),
            _ => None,
        }
    }
}

/// `{{> name}}`
#[derive(Debug)]
pub(super) struct Partial<'a> {
    pub(super) name: &'a str,
    pub(super) argument: Option<Variable<'a>>,
    /// What each line of it is indented by, when it stands alone on its line.
    pub(super) indent: &'a str,
    pub(super) span: Range<usize>,
}

/// Builds the tree of a template whose syntax has no mistakes.
pub(super) fn build<'a>(source: &'a str, syntax: &'a Syntax) -> Body<'a> {
    let mut builder = Builder { stack: vec![Level::default()] };
    let tokens = &syntax.tokens;
    let mut gap = Gap { source, from: 0, after: None };
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index.saturating_add(1));
        let alone = Alone::of(source, index.checked_sub(1).and_then(|before| tokens.get(before)), token, next);
        let text = gap.until(token.span.start, token.trim_before);
        let blank = alone.map_or(text, |_| text.trim_end_matches([' ', '\t']));
        builder.text(blank);
        // What is trimmed away indents nothing.
        builder.token(token, alone.filter(|_| blank.len() < text.len()).unwrap_or_default());
        gap = Gap { source, from: token.span.end, after: Some((token.trim_after, alone.is_some())) };
    }
    builder.text(gap.until(source.len(), false));
    builder.finish()
}

/// The text between two tags.
struct Gap<'a> {
    source: &'a str,
    from: usize,
    /// Whether the tag before trims it, and whether that tag stands alone on its line.
    after: Option<(bool, bool)>,
}

impl<'a> Gap<'a> {
    fn until(&self, end: usize, trimmed: bool) -> &'a str {
        let mut text = self.source.get(self.from..end).unwrap_or_default();
        let (trimmed_before, alone_before) = self.after.unwrap_or_default();
        if trimmed_before {
            text = text.trim_start_matches(is_space);
        }
        if trimmed {
            text = text.trim_end_matches(is_space);
        }
        if alone_before {
            text = without_line_end(text);
        }
        text
    }
}

/// White space as JavaScript, and so Handlebars, has it.
fn is_space(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace() && c != '\u{85}'
}

fn without_line_end(text: &str) -> &str {
    let rest = text.trim_start_matches([' ', '\t']);
    rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest)
}

/// A tag that puts nothing out and stands alone on its line takes the line with it, as in Handlebars.
#[derive(Clone, Copy, Debug, Default)]
struct Alone<'a> {
    indent: &'a str,
}

impl<'a> Alone<'a> {
    fn of(source: &'a str, before: Option<&Token>, token: &Token, after: Option<&Token>) -> Option<Self> {
        if matches!(token.kind, TokenKind::Output { .. } | TokenKind::Escape) {
            return None;
        }
        let text = source.get(before.map_or(0, |token| token.span.end)..token.span.start)?;
        let blank = text.get(text.trim_end_matches(is_space).len()..)?;
        let starts_line = blank.contains('\n') || (before.is_none() && blank.len() == text.len());
        let rest = source.get(token.span.end..after.map_or(source.len(), |token| token.span.start))?;
        let spaces = rest.get(..rest.len().saturating_sub(rest.trim_start_matches(is_space).len()))?;
        let ends_line = spaces.contains('\n') || (after.is_none() && spaces.len() == rest.len());
        let indent = blank.get(blank.trim_end_matches([' ', '\t']).len()..)?;
        (starts_line && ends_line).then_some(Self { indent })
    }
}

/// A block that is being read.
#[derive(Default)]
struct Level<'a> {
    opened: Option<Opened<'a>>,
    body: Body<'a>,
    /// The body before `{{else}}`, once that was met.
    first: Option<Body<'a>>,
    /// Whether it stands in the `{{else}}` of the level below and closes with it.
    chained: bool,
}

enum Opened<'a> {
    Block(BlockKind, Variable<'a>),
    Inline(&'a str),
}

struct Builder<'a> {
    stack: Vec<Level<'a>>,
}

impl<'a> Builder<'a> {
    fn add(&mut self, node: Node<'a>) {
        if let Some(level) = self.stack.last_mut() {
            level.body.nodes.push(node);
        }
    }

    fn text(&mut self, text: &'a str) {
        if !text.is_empty() {
            self.add(Node::Text(text));
        }
    }

    fn token(&mut self, token: &'a Token, alone: Alone<'a>) {
        match &token.kind {
            TokenKind::Comment | TokenKind::Escape => {}
            TokenKind::Output { path, raw } => {
                let form = if *raw { Form::Raw } else { Form::Escaped };
                if let Some(variable) = variable(path, &token.span) {
                    self.add(Node::Output(variable, form));
                }
            }
            TokenKind::OpenBlock { name, argument } => self.open(name, argument, &token.span, false),
            TokenKind::Else => self.turn(),
            TokenKind::ElseBlock { name, argument } => {
                self.turn();
                self.open(name, argument, &token.span, true);
            }
            TokenKind::CloseBlock { .. } => self.close(),
            TokenKind::Partial { name, argument } => self.add(Node::Partial(Partial {
                name,
                argument: variable(argument, &token.span),
                indent: alone.indent,
                span: token.span.clone(),
            })),
        }
    }

    fn open(&mut self, name: &str, argument: &'a str, span: &Range<usize>, chained: bool) {
        let opened = match BlockKind::named(name) {
            Some(kind) => variable(argument, span).map(|variable| Opened::Block(kind, variable)),
            None => Some(Opened::Inline(argument)),
        };
        self.stack.push(Level { opened, chained, ..Level::default() });
    }

    fn turn(&mut self) {
        if let Some(level) = self.stack.last_mut() {
            level.first = Some(std::mem::take(&mut level.body));
        }
    }

    fn close(&mut self) {
        while self.stack.len() > 1 {
            let Some(level) = self.stack.pop() else { return };
            let chained = level.chained;
            self.place(level);
            if !chained {
                return;
            }
        }
    }

    fn place(&mut self, level: Level<'a>) {
        let (body, inverse) = match level.first {
            Some(first) => (first, level.body),
            None => (level.body, Body::default()),
        };
        match level.opened {
            Some(Opened::Block(kind, variable)) => self.add(Node::Block(Block { kind, variable, body, inverse })),
            Some(Opened::Inline(name)) => {
                if let Some(parent) = self.stack.last_mut() {
                    parent.body.partials.insert(name, body);
                }
            }
            None => {}
        }
    }

    fn finish(mut self) -> Body<'a> {
        while self.stack.len() > 1 {
            self.close();
        }
        self.stack.pop().unwrap_or_default().body
    }
}

fn variable<'a>(written: &'a str, span: &Range<usize>) -> Option<Variable<'a>> {
    let path = Path::parse(written).ok()?;
    Some(Variable { path, written, span: span.clone() })
}
