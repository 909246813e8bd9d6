//! What CSS does to text: inline styles and the simple selectors of `<style>` (rulebook 1.2).

use crate::template::view::colour::Colour;
use crate::template::view::font;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A colour that is set: known, or out of our reach (an image, a gradient, a variable).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    Known(Colour),
    Unknown,
}

/// A length in CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// Thousandths of a pixel.
    Px(i64),
    /// Thousandths of the inherited font size.
    Em(i64),
}

/// The declarations that decide whether text can be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) display_none: Option<bool>,
    pub(crate) invisible: Option<bool>,
    pub(crate) transparent: Option<bool>,
    pub(crate) font_size: Option<Length>,
    /// The list of fonts as written, the beginning of a long one.
    pub(crate) fonts: Option<Rc<str>>,
    pub(crate) bold: Option<bool>,
    pub(crate) max_height: Option<Length>,
    pub(crate) height: Option<Length>,
    pub(crate) width: Option<Length>,
    pub(crate) clips: Option<bool>,
    pub(crate) off_screen: Option<bool>,
    pub(crate) colour: Option<Paint>,
    pub(crate) background: Option<Paint>,
    /// The URL of a background image.
    pub(crate) image: Option<String>,
}

/// Characters of a list of fonts that are kept.
const MOST_OF_A_LIST: usize = 256;
/// Farther than this beyond the edge nothing is seen.
const OFF_SCREEN: i64 = -500_000;

impl Look {
    /// Reads `property: value; …` over what is already set.
    pub(crate) fn read(&mut self, declarations: &str) {
        for (property, value, _) in split(declarations) {
            self.set(&property, value);
        }
    }

    fn set(&mut self, property: &str, value: &str) {
        let is = |word: &str| value.eq_ignore_ascii_case(word);
        match property {
            "display" => self.display_none = Some(is("none")),
            "visibility" => self.invisible = Some(is("hidden") || is("collapse")),
            "opacity" => self.transparent = Some(thousandths(value.trim_end_matches('%')) == Some(0)),
            "font-size" => self.font_size = font::size(value).or(self.font_size),
            "font-weight" => self.bold = font::is_bold(value).or(self.bold),
            "font" => {
                self.font_size = font_size(value).or(self.font_size);
                self.bold = font::shorthand_is_bold(value).or(self.bold);
                self.set_fonts(fonts_of(value).unwrap_or_default());
            }
            "font-family" => self.set_fonts(value),
            "max-height" => self.max_height = length(value),
            "height" => self.height = length(value),
            "width" => self.width = length(value),
            "overflow" | "overflow-y" => self.clips = Some(is("hidden")),
            "text-indent" | "left" | "right" | "top" | "margin-left" | "margin-top" => {
                if matches!(length(value), Some(Length::Px(px)) if px <= OFF_SCREEN) {
                    self.off_screen = Some(true);
                }
            }
            "color" => self.colour = paint(value).or(self.colour),
            "background-color" => self.background = paint(value).or(self.background),
            "background" | "background-image" => self.set_background(value, property == "background"),
            _ => {}
        }
    }

    pub(crate) fn set_fonts(&mut self, list: &str) {
        let end = list.char_indices().nth(MOST_OF_A_LIST).map_or(list.len(), |(end, _)| end);
        if !list.is_empty() && !is_css_wide(list) {
            self.fonts = list.get(..end).map(Rc::from);
        }
    }

    fn set_background(&mut self, value: &str, shorthand: bool) {
        let lower = value.to_ascii_lowercase();
        if let Some((_, rest)) = lower.split_once("url(") {
            let url = rest.split(')').next().unwrap_or_default();
            self.image = Some(url.trim_matches(['"', '\'', ' ']).to_owned());
        }
        if lower.contains("url(") || lower.contains("gradient(") {
            self.background = Some(Paint::Unknown);
        } else if shorthand {
            let colour = lower.split_whitespace().find_map(Colour::parse).or_else(|| Colour::parse(&lower));
            self.background = colour.map(Paint::Known).or(self.background);
        }
    }

    /// Lays `over` on top.
    pub(crate) fn cover(&mut self, over: &Self) {
        fn take<T: Clone>(below: &mut Option<T>, over: Option<&T>) {
            if let Some(value) = over {
                *below = Some(value.clone());
            }
        }
        take(&mut self.display_none, over.display_none.as_ref());
        take(&mut self.invisible, over.invisible.as_ref());
        take(&mut self.transparent, over.transparent.as_ref());
        take(&mut self.font_size, over.font_size.as_ref());
        take(&mut self.fonts, over.fonts.as_ref());
        take(&mut self.bold, over.bold.as_ref());
        take(&mut self.max_height, over.max_height.as_ref());
        take(&mut self.height, over.height.as_ref());
        take(&mut self.width, over.width.as_ref());
        take(&mut self.clips, over.clips.as_ref());
        take(&mut self.off_screen, over.off_screen.as_ref());
        take(&mut self.colour, over.colour.as_ref());
        take(&mut self.background, over.background.as_ref());
        take(&mut self.image, over.image.as_ref());
    }
}

/// Each declaration as lower-case property, value without `!important`, and whether it had it.
fn split(declarations: &str) -> impl Iterator<Item = (String, &str, bool)> {
    let mut depth = 0_u32;
    declarations
        .split(move |c| {
            match c {
                '(' => depth = depth.saturating_add(1),
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ';' && depth == 0
        })
        .filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            let (value, important) = match value.split_once('!') {
                Some((value, _)) => (value, true),
                None => (value, false),
            };
            Some((property.trim().to_ascii_lowercase(), value.trim(), important))
        })
}

/// Keywords by which any property takes its value from elsewhere.
pub(crate) fn is_css_wide(value: &str) -> bool {
    ["inherit", "initial", "unset", "revert"].iter().any(|word| word.eq_ignore_ascii_case(value))
}

fn paint(value: &str) -> Option<Paint> {
    match value.to_ascii_lowercase().as_str() {
        "inherit" | "initial" | "unset" | "transparent" | "currentcolor" => None,
        value => Some(Colour::parse(value).map_or(Paint::Unknown, Paint::Known)),
    }
}

/// The size in the shorthand `font: bold 0/0 a`.
fn font_size(value: &str) -> Option<Length> {
    value.split_whitespace().filter_map(|word| word.split('/').next()).find_map(|word| match font::size(word) {
        // A bare number other than 0 is a weight.
        Some(Length::Px(px)) if px != 0 && word.bytes().all(|byte| byte.is_ascii_digit()) => None,
        found => found,
    })
}

/// The list of fonts in the shorthand: what follows the size and the height of a line.
pub(crate) fn fonts_of(font: &str) -> Option<&str> {
    let mut rest = font;
    while let Some((word, tail)) = rest.trim_start().split_once(char::is_whitespace) {
        if !is_font_size(word) {
            rest = tail;
            continue;
        }
        let tail = tail.trim_start();
        let height = if word.ends_with('/') { Some(tail) } else { tail.strip_prefix('/').map(str::trim_start) };
        return match height {
            Some(height) => height.split_once(char::is_whitespace).map(|(_, fonts)| fonts.trim_start()),
            None => Some(tail),
        };
    }
    None
}

fn is_font_size(word: &str) -> bool {
    const NAMED: [&str; 9] =
        ["xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"];
    let size = word.split('/').next().unwrap_or_default();
    // A bare number other than 0 is a weight.
    let is_number = size.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_weight = size != "0" && size.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && !is_weight) || NAMED.iter().any(|named| named.eq_ignore_ascii_case(size))
}

pub(crate) fn length(text: &str) -> Option<Length> {
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    let number = thousandths(text.strip_suffix(unit)?)?;
    match unit.trim().to_ascii_lowercase().as_str() {
        "px" | "" => Some(Length::Px(number)),
        "pt" => Some(Length::Px(number.saturating_mul(4).checked_div(3)?)),
        "em" => Some(Length::Em(number)),
        "rem" => Some(Length::Px(number.saturating_mul(16))),
        "%" => Some(Length::Em(number.checked_div(100)?)),
        _ if number == 0 => Some(Length::Px(0)),
        _ => None,
    }
}

/// A decimal number in thousandths, further decimals cut.
fn thousandths(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && decimals.is_empty() {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let decimals: String = decimals.chars().chain("000".chars()).take(3).collect();
    let thousandths = whole.saturating_mul(1000).saturating_add(decimals.parse().ok()?);
    Some(thousandths.saturating_mul(sign))
}

/// What a selector's last word asks for; a rule's place in the cascade.
#[derive(Clone, Debug)]
struct StyleRule {
    tag: String,
    id: String,
    classes: Vec<String>,
    weight: (bool, usize, usize, usize),
    look: Look,
}

/// The simple rules of all `<style>` blocks: a tag, an id, classes, or these together.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    rules: Vec<StyleRule>,
    by_class: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<String, Vec<usize>>,
    by_tag: BTreeMap<String, Vec<usize>>,
    /// Selectors we do not follow set colours, so that only inline ones are certain.
    pub(crate) colours_elsewhere: bool,
}

const MOST_RULES: usize = 2_000;
const MOST_SELECTORS: usize = 64;
const MOST_OF_A_KEY: usize = 64;
const MOST_CLASSES: usize = 16;

impl Sheet {
    /// Reads the content of a `<style>`; what stands in `@media` and its like does not hold everywhere and is passed over.
    pub(crate) fn read(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        while let Some((head, tail)) = rest.split_once('{') {
            let head = head.rsplit([';', '}']).next().unwrap_or_default();
            let head = head.trim().trim_start_matches("<!--").trim();
            if head.starts_with('@') {
                self.colours_elsewhere |= head.starts_with("@import");
                rest = after_block(tail);
                continue;
            }
            let (body, tail) = tail.split_once('}').unwrap_or((tail, ""));
            self.add(head, body);
            rest = tail;
        }
    }

    fn add(&mut self, selectors: &str, body: &str) {
        let mut plain = Look::default();
        let mut important = Look::default();
        for (property, value, is_important) in split(body) {
            if is_important { &mut important } else { &mut plain }.set(&property, value);
        }
        for (look, is_important) in [(plain, false), (important, true)] {
            if look == Look::default() {
                continue;
            }
            for selector in selectors.split(',').take(MOST_SELECTORS) {
                if self.rules.len() >= MOST_RULES {
                    return;
                }
                match StyleRule::parse(selector.trim(), look.clone(), is_important, self.rules.len()) {
                    Some(rule) => self.insert(rule),
                    None => self.colours_elsewhere |= look.colour.is_some() || look.background.is_some(),
                }
            }
        }
    }

    fn insert(&mut self, rule: StyleRule) {
        let index = self.rules.len();
        let (list, key) = if !rule.id.is_empty() {
            (&mut self.by_id, rule.id.clone())
        } else if let Some(class) = rule.classes.first() {
            (&mut self.by_class, class.clone())
        } else {
            (&mut self.by_tag, rule.tag.clone())
        };
        let same = list.entry(key).or_default();
        // A sheet that says one thing so often is no style; the guard keeps the work linear.
        if same.len() < MOST_OF_A_KEY {
            same.push(index);
        }
        self.rules.push(rule);
    }

    /// The look of an element, inline style included.
    pub(crate) fn look(&self, tag: &str, id: &str, class: &str, inline: &str) -> Look {
        let mut look = Look::default();
        if !self.rules.is_empty() {
            let mut classes: Vec<&str> = class.split_ascii_whitespace().take(MOST_CLASSES).collect();
            classes.sort_unstable();
            classes.dedup();
            let mut found: Vec<&StyleRule> = ["*", tag]
                .iter()
                .filter_map(|tag| self.by_tag.get(*tag))
                .chain(classes.iter().filter_map(|class| self.by_class.get(*class)))
                .chain(self.by_id.get(id))
                .flatten()
                .filter_map(|index| self.rules.get(*index))
                .filter(|rule| rule.fits(tag, id, &classes))
                .collect();
            found.sort_by_key(|rule| rule.weight);
            let important = found.partition_point(|rule| !rule.weight.0);
            found.iter().take(important).for_each(|rule| look.cover(&rule.look));
            look.read(inline);
            found.iter().skip(important).for_each(|rule| look.cover(&rule.look));
        } else if !inline.is_empty() {
            look.read(inline);
        }
        look
    }
}

impl StyleRule {
    fn parse(selector: &str, look: Look, important: bool, order: usize) -> Option<Self> {
        let simple = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#' | '*');
        if selector.is_empty() || !selector.chars().all(simple) {
            return None;
        }
        let mut rule =
            Self { tag: String::new(), id: String::new(), classes: Vec::new(), weight: (false, 0, 0, 0), look };
        let mut rest = selector;
        while !rest.is_empty() {
            let end =
                rest.char_indices().skip(1).find(|(_, c)| matches!(c, '.' | '#')).map_or(rest.len(), |(at, _)| at);
            let (word, tail) = rest.split_at_checked(end)?;
            match (word.strip_prefix('.'), word.strip_prefix('#')) {
                (Some(class), _) => rule.classes.push(class.to_owned()),
                (_, Some(id)) => id.clone_into(&mut rule.id),
                _ => rule.tag = word.to_ascii_lowercase(),
            }
            rest = tail;
        }
        let (id, tag) = (usize::from(!rule.id.is_empty()), usize::from(!matches!(rule.tag.as_str(), "" | "*")));
        // An id outweighs all classes that a selector of ours can have, a class all tags.
        rule.weight = (important, id.saturating_mul(1000).saturating_add(rule.classes.len()), tag, order);
        Some(rule)
    }

    fn fits(&self, tag: &str, id: &str, classes: &[&str]) -> bool {
        (matches!(self.tag.as_str(), "" | "*") || self.tag == tag)
            && (self.id.is_empty() || self.id == id)
            && self.classes.iter().all(|class| classes.contains(&class.as_str()))
    }
}

fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

/// What follows the block whose `{` was just read.
fn after_block(text: &str) -> &str {
    let mut depth = 1_u32;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth = depth.saturating_add(1),
            b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return text.get(at.saturating_add(1)..).unwrap_or_default();
        }
    }
    ""
}
