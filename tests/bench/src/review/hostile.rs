//! Texts made to keep a review busy: each repeats one thing until a size is reached.

/// A kind of text: its name, what is repeated, and what stands before.
struct Hostile {
    name: &'static str,
    before: &'static str,
    /// `~` stands for a number that differs from place to place.
    again: &'static str,
}

const fn repeated(name: &'static str, again: &'static str) -> Hostile {
    Hostile { name, before: "", again }
}

const KINDS: &[Hostile] = &[
    repeated("elements within each other", "<div>"),
    repeated("tables within each other", "<table><tr><td>x"),
    repeated("elements never opened", "</p></b></table>"),
    Hostile { name: "one element's attributes", before: "<a ", again: "a~=\"b\" " },
    Hostile { name: "one attribute without end", before: "<a href=\"https://", again: "a" },
    repeated("comments without end", "<!--"),
    repeated("outputs without end", "{{"),
    repeated("blocks never closed", "{{#if a~}}x"),
    repeated("blocks of other languages", "{% "),
    repeated("escapes", "&amp;&#x61;&lt;"),
    Hostile { name: "rules of a style sheet", before: "<p class=a1>x</p><style>", again: ".a~ p{color:#fff}" },
    repeated("elements that no rule matches", "<style>.a~ .b{top:0}</style><p class=\"a b~\">x</p>"),
    repeated("styles of elements", "<b style=\"color:#fff;background:rgb(255,255,255);font-size:1px\">x</b>"),
    repeated("hidden elements", "<i style=\"display:none\">hidden word ~</i>"),
    repeated("shortened links", "<a href=\"https://bit.ly/x~\">https://other~.example/</a>"),
    repeated("addresses in the text", "https://user@host~.example/%2e%2e/?url=https%3A%2F%2Fother.example "),
    repeated("pictures", "<img src=\"https://host~.example/a.png\" width=9 height=9>"),
    repeated("words of the rules", "loan casino bonus viagra apply now click here free prize "),
    repeated("words in disguise", "l\u{200b}o\u{200b}a\u{200b}n ca$in0 v1agra с\u{430}sino c.a.s.i.n.o "),
    repeated("hidden letters", "l*an f**k c_s_n_ "),
    repeated("one word", "a"),
    repeated("marks on one letter", "\u{301}"),
    repeated("joined signs", "👩\u{200d}👩\u{200d}"),
    repeated("words without spaces", "无抵押贷款立即申请赌场优惠"),
];

/// Every kind of text with at most so many bytes and little fewer.
pub(super) fn of_each_kind(bytes: usize) -> impl Iterator<Item = (&'static str, String)> {
    KINDS.iter().map(move |kind| (kind.name, kind.text(bytes)))
}

impl Hostile {
    fn text(&self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes);
        text.push_str(self.before);
        for number in 0_u32.. {
            let piece = self.again.replace('~', &number.to_string());
            if text.len() + piece.len() > bytes {
                break;
            }
            text.push_str(&piece);
        }
        text
    }
}
