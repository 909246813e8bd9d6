//! What HTML says of its elements: which are empty, which close others, which are never seen.

/// Elements without content.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose edges separate words.
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "br"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
    )
}

/// Elements that begin again wherever their end was not told (WHATWG 13.2.4.2: "formatting").
pub(crate) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Elements across whose edges no formatting goes on.
pub(crate) fn bounds_formatting(name: &str) -> bool {
    matches!(name, "applet" | "caption" | "marquee" | "object" | "td" | "template" | "th")
}

/// Elements that the end tag of an ordinary one does not end (WHATWG 13.2.4.2: "special").
pub(crate) fn is_special(name: &str) -> bool {
    let is_ordinary = matches!(name, "dialog" | "legend" | "optgroup" | "option");
    let is_of_blocks = is_block(name) || bounds_formatting(name) || holds_bare_text(name);
    (is_of_blocks && !is_ordinary) || matches!(name, "colgroup" | "noscript")
}

/// Elements whose text stands directly in them, whatever goes on around.
pub(crate) fn holds_bare_text(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "iframe"
            | "noembed"
            | "noframes"
            | "optgroup"
            | "option"
            | "script"
            | "select"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
    )
}

/// Whether the formatting around goes on in such an element, not only in its content.
pub(crate) fn goes_on_in(name: &str) -> bool {
    let is_replaced = matches!(name, "area" | "br" | "button" | "embed" | "img" | "input" | "select" | "wbr" | "xmp");
    is_replaced || matches!(name, "applet" | "marquee" | "object") || !(is_special(name) || is_void(name))
}

/// The level of a heading.
pub(crate) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit.saturating_sub(b'0')),
        _ => None,
    }
}

/// Elements whose content a mail never shows.
pub(crate) fn is_unseen(name: &str) -> bool {
    matches!(name, "head" | "title" | "style" | "script" | "template" | "iframe" | "noembed" | "noframes" | "datalist")
}

/// Elements that may stand in a head; any other ends it.
pub(crate) fn is_of_head(name: &str) -> bool {
    matches!(
        name,
        "title" | "style" | "script" | "template" | "noscript" | "base" | "basefont" | "bgsound" | "link" | "meta"
    )
}

/// Whether a start tag `opened` ends an open `inner` (WHATWG 13.2.6.4: implied end tags).
pub(crate) fn ends(opened: &str, inner: &str) -> bool {
    match inner {
        "p" => {
            is_block(opened) && !matches!(opened, "br" | "button" | "option" | "optgroup" | "select" | "body" | "html")
        }
        "li" => opened == "li",
        "dt" | "dd" => matches!(opened, "dt" | "dd"),
        "option" => matches!(opened, "option" | "optgroup"),
        "optgroup" => opened == "optgroup",
        "td" | "th" => matches!(opened, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(opened, "tr" | "tbody" | "thead" | "tfoot"),
        "tbody" | "thead" | "tfoot" => matches!(opened, "tbody" | "thead" | "tfoot"),
        "caption" | "colgroup" => is_of_table(opened) && opened != "col",
        "a" => opened == "a",
        "button" => opened == "button",
        _ => false,
    }
}

/// Elements of a table that hold others of its elements alone.
pub(crate) fn holds_rows_or_cells(name: &str) -> bool {
    matches!(name, "table" | "tbody" | "tfoot" | "thead" | "tr")
}

/// Elements that stand in tables alone.
pub(crate) fn is_of_table(name: &str) -> bool {
    matches!(name, "caption" | "col" | "colgroup" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

/// The element that is implied between an open `outer` and a start tag `opened` (WHATWG 13.2.6.4.9, "in table").
pub(crate) fn implied(outer: &str, opened: &str) -> Option<&'static str> {
    match (outer, opened) {
        ("table", "tr" | "td" | "th") => Some("tbody"),
        ("tbody" | "thead" | "tfoot", "td" | "th") => Some("tr"),
        ("table", "col") => Some("colgroup"),
        _ => None,
    }
}

/// Elements that an end tag does not reach across.
pub(crate) fn is_scope(name: &str, opened: &str) -> bool {
    match opened {
        "li" => matches!(name, "ul" | "ol" | "menu" | "table" | "td" | "th"),
        "dt" | "dd" => matches!(name, "dl" | "table" | "td" | "th"),
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => name == "table",
        _ => matches!(name, "table" | "td" | "th" | "caption" | "button" | "object" | "template" | "html"),
    }
}

/// Elements that the implied end of a start tag does not reach across.
pub(crate) fn keeps_open(name: &str, opened: &str) -> bool {
    match opened {
        "li" | "dt" | "dd" => is_special(name) && !matches!(name, "address" | "div" | "p"),
        _ => is_scope(name, opened),
    }
}

/// Elements that HTML has or had, and those by which Office adds to it.
pub(crate) fn is_standard(name: &str) -> bool {
    // Most tags are one of these.
    if matches!(name, "a" | "br" | "div" | "img" | "p" | "span" | "table" | "tbody" | "td" | "tr") {
        return true;
    }
    if let Some((space, _)) = name.split_once(':') {
        return matches!(space, "m" | "o" | "st1" | "v" | "w" | "x");
    }
    STANDARD.binary_search(&name).is_ok()
}

/// In the order of the alphabet.
const STANDARD: [&str; 142] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "ins",
    "kbd",
    "keygen",
    "label",
    "legend",
    "li",
    "link",
    "listing",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "plaintext",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "spacer",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xml",
    "xmp",
];
