//! The syntax of templates: the Handlebars subset of Amazon SES, as a flat list of tags.

use crate::phrases::{Phrase, Said, syntax as phrase};
use crate::suggest;
use crate::template::path::Path;
use memchr::memchr_iter;
use std::ops::Range;

/// The blocks there are.
pub(crate) const BLOCKS: [&str; 5] = ["if", "unless", "each", "with", "inline"];

/// How deep blocks may stand in each other.
pub(crate) const MOST_NESTED: usize = 100;

/// Mistakes that are told; nobody reads more.
pub(crate) const MOST_MISTAKES: usize = 100;

/// The tags of a template in order, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// The tags that could be read, in the order of the source, none overlapping another.
    pub(crate) tokens: Vec<Token>,
    /// The mistakes, in the order in which they were met.
    pub(crate) mistakes: Vec<Mistake>,
}

/// One tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its bytes in the source, braces included.
    pub(crate) span: Range<usize>,
    /// What it does.
    pub(crate) kind: TokenKind,
    /// Whether a `~` takes the white space before it away.
    pub(crate) trim_before: bool,
    /// Whether a `~` takes the white space after it away.
    pub(crate) trim_after: bool,
}

/// What a tag does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `{{path}}`; `{{{path}}}` and `{{&path}}` are raw.
    Output { path: String, raw: bool },
    /// `{{#if path}}` and the like; `{{#* inline "name"}}` has the argument `name`.
    OpenBlock { name: String, argument: String },
    /// `{{else}}` or `{{^}}`.
    Else,
    /// `{{else if path}}`: a block in the `else` of another, closed with it.
    ElseBlock { name: String, argument: String },
    /// `{{/if}}`.
    CloseBlock { name: String },
    /// `{{! … }}` or `{{!-- … --}}`.
    Comment,
    /// `{{> name}}`, or `{{> name path}}` with the data it is to have; an empty argument is the present data.
    Partial { name: String, argument: String },
    /// The backslash of `\{{`, which makes text of the braces.
    Escape,
}

/// Something that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Its bytes in the source.
    pub(crate) span: Range<usize>,
    /// What is wrong.
    pub(crate) what: Said,
}

/// Reads the tags of a template in one pass. Never fails: what cannot be read becomes a mistake.
pub(crate) fn parse(source: &str) -> Syntax {
    let mut reader = Reader { source, found: Syntax::default(), open: Vec::new() };
    let mut at = Some(0);
    while let Some(start) = at {
        at = reader.next(start);
        if !reader.is_shallow() {
            break;
        }
    }
    reader.finish();
    reader.found
}

/// A block that is not closed yet.
struct Open {
    name: String,
    span: Range<usize>,
    has_else: bool,
    /// How many `{{else if}}` stand in each other in it.
    chained: usize,
}

struct Reader<'a> {
    source: &'a str,
    found: Syntax,
    open: Vec<Open>,
}

/// A tag's text without braces, tildes and outer white space.
struct Tag<'a> {
    span: Range<usize>,
    body: &'a str,
    raw: bool,
    trim_before: bool,
    trim_after: bool,
}

/// The places of two signs of ASCII next to each other, none overlapping another: a search for one sign is quicker than
/// for two.
pub(super) fn pairs(text: &str, [first, second]: [u8; 2]) -> impl Iterator<Item = usize> {
    let mut reached = 0;
    memchr_iter(first, text.as_bytes()).filter(move |at| {
        let next = at.saturating_add(1);
        let is_pair = *at >= reached && text.as_bytes().get(next) == Some(&second);
        if is_pair {
            reached = next.saturating_add(1);
        }
        is_pair
    })
}

impl<'a> Reader<'a> {
    fn rest(&self, from: usize) -> &'a str {
        self.source.get(from..).unwrap_or_default()
    }

    fn mistake(&mut self, span: &Range<usize>, what: impl Into<Said>) {
        if self.found.mistakes.len() < MOST_MISTAKES {
            self.found.mistakes.push(Mistake { span: span.clone(), what: what.into() });
        }
    }

    /// Reads the first tag at or after a place; gives the place after it.
    fn next(&mut self, from: usize) -> Option<usize> {
        let start = from.saturating_add(pairs(self.rest(from), *b"{{").next()?);
        let backslashes = self.source.get(from..start)?.bytes().rev().take_while(|byte| *byte == b'\\').count();
        let escape = start.saturating_sub(1)..start;
        // Of two backslashes the first makes text of the second alone, as in Handlebars.
        if backslashes > 0 {
            let span = if backslashes == 1 { escape } else { start.saturating_sub(2)..start.saturating_sub(1) };
            self.push(span, TokenKind::Escape);
        }
        if backslashes == 1 {
            return Some(start.saturating_add(2));
        }
        if self.rest(start).starts_with("{{!--") || self.rest(start).starts_with("{{~!--") {
            return self.long_comment(start);
        }
        let Some(length) = pairs(self.rest(start), *b"}}").next() else {
            self.mistake(&(start..start.saturating_add(2)), Said::with(phrase::UNCLOSED, braces()));
            return None;
        };
        let close = start.saturating_add(length);
        if !self.rest(start).trim_start_matches(['{', '~']).starts_with('!')
            && let Some(inner) = self.nested_braces(start, close)
        {
            self.mistake(&(start..inner), Said::with(phrase::UNCLOSED_BEFORE_NEXT, braces()));
            return Some(inner);
        }
        Some(self.tag(start, close))
    }

    /// Whether the blocks are not too deep in each other; what comes after is not read otherwise.
    fn is_shallow(&mut self) -> bool {
        let depth = self.open.iter().fold(self.open.len(), |depth, open| depth.saturating_add(open.chained));
        if depth <= MOST_NESTED {
            return true;
        }
        if let Some(deepest) = std::mem::take(&mut self.open).pop() {
            self.mistake(&deepest.span, Said::with(phrase::TOO_DEEP, [("most", MOST_NESTED.to_string())]));
        }
        false
    }

    /// The last `{{` between an opening and its `}}`, if there is one: the first was never closed.
    fn nested_braces(&self, start: usize, close: usize) -> Option<usize> {
        let braces = self.rest(start).bytes().take_while(|byte| *byte == b'{').count();
        let from = start.saturating_add(braces);
        let inside = self.source.get(from..close)?;
        let last = inside.as_bytes().windows(2).rposition(|pair| pair == b"{{")?;
        // A run of braces belongs to one tag.
        let run = inside.get(..last)?.bytes().rev().take_while(|byte| *byte == b'{').count();
        Some(from.saturating_add(last.saturating_sub(run)))
    }

    fn long_comment(&mut self, start: usize) -> Option<usize> {
        let body = self.rest(start);
        let opening = body.find("!--").unwrap_or_default().saturating_add(3);
        // The closing dashes may be the opening ones, as in Handlebars.
        let dashes = opening.saturating_sub(2);
        let inside = body.get(dashes..).unwrap_or_default();
        let close = [("--}}", 4), ("--~}}", 5)]
            .into_iter()
            .filter_map(|(close, length)| inside.find(close).map(|at| (at, length)))
            .min();
        let Some((at, length)) = close else {
            let span = start..start.saturating_add(opening);
            self.mistake(&span, Said::with(phrase::OPEN_COMMENT, [("close", "--}}".to_owned())]));
            return None;
        };
        let end = start.saturating_add(dashes).saturating_add(at).saturating_add(length);
        self.found.tokens.push(Token {
            span: start..end,
            kind: TokenKind::Comment,
            trim_before: body.starts_with("{{~"),
            trim_after: length == 5,
        });
        Some(end)
    }

    /// Reads one tag from its `{{` and the place of its `}}`; gives the place after it.
    fn tag(&mut self, start: usize, close: usize) -> usize {
        let opening = self.rest(start);
        let braces = opening.bytes().take_while(|byte| *byte == b'{').count();
        if braces > 3 {
            let run = self.rest(close).bytes().take_while(|byte| *byte == b'}').count();
            let end = close.saturating_add(run.min(braces));
            self.mistake(&(start..end), phrase::TOO_MANY_BRACES);
            return end;
        }
        let inner = self.source.get(start.saturating_add(2)..close).unwrap_or_default();
        let (inner, trim_before) = without(inner.strip_prefix('~'), inner);
        let (inner, triple) = without(inner.strip_prefix('{'), inner);
        let (inner, trim_after) = without(inner.strip_suffix('~'), inner);
        let third = self.rest(close).starts_with("}}}");
        let (inner, closed_inside) = without(inner.strip_suffix('}').filter(|_| triple), inner);
        let end = close.saturating_add(if triple && third && !closed_inside { 3 } else { 2 });
        let span = start..end;
        // Where it trims, the third brace comes before the `~`; four braces close what only four open.
        if triple && !closed_inside && (!third || trim_after || self.rest(end).starts_with('}')) {
            self.mistake(&span, phrase::THIRD_BRACE);
            return end;
        }
        let body = inner.trim();
        // Handlebars takes three braces for the close of three, but for tags that it reads at once.
        let is_read_at_once = body.starts_with('!') || matches!(body, "else" | "^");
        if third && !triple && !trim_after && !is_read_at_once {
            self.mistake(&(start..end.saturating_add(1)), phrase::THIRD_BRACE_TOO_MANY);
        }
        self.read(Tag { span, body, raw: triple, trim_before, trim_after });
        end
    }

    fn read(&mut self, tag: Tag<'_>) {
        let kind = match self.kind(&tag) {
            Ok(kind) => kind,
            Err(what) => return self.mistake(&tag.span, what),
        };
        self.balance(&kind, &tag.span);
        let Tag { span, trim_before, trim_after, .. } = tag;
        self.found.tokens.push(Token { span, kind, trim_before, trim_after });
    }

    /// What a tag does; a block that cannot be read is opened all the same, so that its close is no second mistake.
    fn kind(&mut self, tag: &Tag<'_>) -> Result<TokenKind, Said> {
        let body = tag.body;
        let mut characters = body.chars();
        let sign = characters.next().ok_or(phrase::NO_NAME)?;
        let after = characters.as_str().trim();
        if tag.raw && "#/^>!&*".contains(sign) {
            return Err(Said::with(phrase::RAW_BLOCK, [("body", body.to_owned())]));
        }
        match sign {
            '!' => Ok(TokenKind::Comment),
            '#' => block(after).map(|(name, argument)| TokenKind::OpenBlock { name, argument }).inspect_err(|_| {
                let name = after.trim_start_matches('*').split_whitespace().next().unwrap_or_default().to_owned();
                self.open.push(Open { name, span: tag.span.clone(), has_else: false, chained: 0 });
            }),
            '/' => Ok(TokenKind::CloseBlock { name: after.to_owned() }),
            '^' if after.is_empty() => Ok(TokenKind::Else),
            '^' => Err(naming(phrase::CARET, after)),
            '>' => partial(after),
            '&' => output(after, true),
            _ if body == "else" => Ok(TokenKind::Else),
            _ => match body.strip_prefix("else").filter(|rest| rest.starts_with(char::is_whitespace)) {
                Some(rest) => block(rest.trim()).map(|(name, argument)| TokenKind::ElseBlock { name, argument }),
                None => output(body, tag.raw),
            },
        }
    }

    /// Keeps count of the open blocks.
    fn balance(&mut self, kind: &TokenKind, span: &Range<usize>) {
        match kind {
            TokenKind::OpenBlock { name, .. } => {
                self.open.push(Open { name: name.clone(), span: span.clone(), has_else: false, chained: 0 });
            }
            TokenKind::Else | TokenKind::ElseBlock { .. } => self.balance_else(kind, span),
            TokenKind::CloseBlock { name } => self.close(name, span),
            _ => {}
        }
    }

    fn balance_else(&mut self, kind: &TokenKind, span: &Range<usize>) {
        let what = match self.open.last_mut() {
            None => Said::with(phrase::ELSE_ALONE, [("tag", ELSE.to_owned())]),
            Some(open) if open.name == "inline" => phrase::ELSE_IN_PARTIAL.into(),
            Some(open) if open.has_else => {
                Said::with(phrase::ELSE_AGAIN, [("open", opening_tag(&open.name)), ("tag", ELSE.to_owned())])
            }
            Some(open) => {
                open.has_else = *kind == TokenKind::Else;
                open.chained = open.chained.saturating_add(usize::from(!open.has_else));
                return;
            }
        };
        self.mistake(span, what);
    }

    fn close(&mut self, name: &str, span: &Range<usize>) {
        match self.open.pop() {
            Some(open) if open.name == name => {}
            None => self.mistake(span, Said::with(phrase::CLOSES_NOTHING, [("close", closing_tag(name))])),
            Some(open) => {
                let values = [("close", closing_tag(name)), ("open", opening_tag(&open.name))];
                self.mistake(span, Said::with(phrase::CLOSES_ANOTHER, values));
                // A forgotten close above: the rest balances again from the block that this one names.
                match self.open.iter().rposition(|other| other.name == name) {
                    Some(at) => self.open.truncate(at),
                    None => self.open.push(open),
                }
            }
        }
    }

    fn push(&mut self, span: Range<usize>, kind: TokenKind) {
        self.found.tokens.push(Token { span, kind, trim_before: false, trim_after: false });
    }

    fn finish(&mut self) {
        for open in std::mem::take(&mut self.open) {
            let values = [("open", opening_tag(&open.name)), ("close", closing_tag(&open.name))];
            self.mistake(&open.span, Said::with(phrase::OPEN_BLOCK, values));
        }
    }
}

const ELSE: &str = "{{else}}";

fn braces() -> [(&'static str, String); 2] {
    [("open", "{{".to_owned()), ("close", "}}".to_owned())]
}

fn opening_tag(name: &str) -> String {
    format!("{{{{#{name}}}}}")
}

fn closing_tag(name: &str) -> String {
    format!("{{{{/{name}}}}}")
}

/// A phrase about one name.
fn naming(phrase: Phrase, name: &str) -> Said {
    Said::with(phrase, [("name", name.to_owned())])
}

fn without<'a>(stripped: Option<&'a str>, whole: &'a str) -> (&'a str, bool) {
    (stripped.unwrap_or(whole), stripped.is_some())
}

fn output(path: &str, raw: bool) -> Result<TokenKind, Said> {
    check_path(path)?;
    Ok(TokenKind::Output { path: path.to_owned(), raw })
}

/// The name and argument of `if path`, or of `* inline "name"`.
fn block(text: &str) -> Result<(String, String), Said> {
    let (text, decorator) = without(text.strip_prefix('*'), text);
    let text = text.trim();
    let (name, argument) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let argument = argument.trim();
    if !BLOCKS.contains(&name) {
        return Err(unknown_block(name));
    }
    if decorator != (name == "inline") {
        return Err(phrase::INLINE.into());
    }
    if decorator {
        return partial_name(argument).map(|argument| (name.to_owned(), argument));
    }
    if argument.is_empty() {
        return Err(naming(phrase::NO_ARGUMENT, name));
    }
    check_path(argument)?;
    Ok((name.to_owned(), argument.to_owned()))
}

fn unknown_block(name: &str) -> Said {
    match suggest::nearest(name, BLOCKS) {
        Some(nearest) => Said::with(phrase::NO_BLOCK_BUT, [("name", name.to_owned()), ("nearest", nearest.to_owned())]),
        None => Said::with(phrase::NO_BLOCK, [("name", name.to_owned()), ("known", suggest::list(&BLOCKS))]),
    }
}

fn partial(text: &str) -> Result<TokenKind, Said> {
    let (name, argument) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let argument = argument.trim();
    if !argument.is_empty() {
        check_path(argument)?;
    }
    Ok(TokenKind::Partial { name: partial_name(name)?, argument: argument.to_owned() })
}

fn partial_name(text: &str) -> Result<String, Said> {
    let quoted = ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
    let name = quoted.unwrap_or(text);
    if name.is_empty() || name.contains(['"', '\'', '=', '{', '}', '(', ')']) || name.contains(char::is_whitespace) {
        return Err(naming(phrase::PARTIAL_NAME, text));
    }
    Ok(name.to_owned())
}

fn check_path(path: &str) -> Result<(), Said> {
    let words: Vec<&str> = path.split_whitespace().take(2).collect();
    match words.as_slice() {
        [helper, _] if !path.contains('[') => Err(naming(phrase::FUNCTION, helper)),
        _ => Path::parse(path).map(|_| ()),
    }
}
