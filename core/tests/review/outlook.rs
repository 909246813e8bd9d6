//! What conditional comments show to Outlook alone.

use crate::asked::of_html;
use serde_json::Value;

/// The rules that found something, each with the words it points at.
fn found<'h>(html: &'h str, answer: &Value) -> Vec<(String, &'h str)> {
    let words = |finding: &Value| {
        let at = |key: &str| finding["span"][key].as_u64().map(|at| usize::try_from(at).unwrap());
        at("start").zip(at("end")).map_or("", |(start, end)| &html[start..end])
    };
    let findings = answer["findings"].as_array().unwrap().iter();
    findings.map(|finding| (finding["rule"].as_str().unwrap().to_owned(), words(finding))).collect()
}

const SHOWN: &str = "<p>Ihre Bestellung ist da – schön.</p><a href='https://shop.test/a'>See your order</a>";

#[test]
fn what_is_for_outlook_is_judged_where_it_stands() {
    let table = [
        ("<a href='https://bit.ly/x'>Go</a>", "links/shortener", "https://bit.ly/x"),
        ("<a href='http://192.0.2.7/x'>Go</a>", "links/ip-host", "http://192.0.2.7/x"),
        ("<a href='java&#115;cript:x()'>Go</a>", "links/dangerous-scheme", "java&#115;cript:x()"),
        (
            "<v:roundrect href='https://bit.ly/x'><center>Go</center></v:roundrect>",
            "links/shortener",
            "https://bit.ly/x",
        ),
        ("<area href='https://a@bank.test/'>", "links/userinfo", "https://a@bank.test/"),
        ("<a href='https://{{host}}/x'>Go</a>", "variables/link-host", "https://{{host}}/x"),
        ("<p>See https://bit.ly/x now</p>", "links/shortener", "https://bit.ly/x"),
        ("<a href='https://shop.test/a'>www.bank.com</a>", "deception/link-text-mismatch", "www.bank.com"),
        ("<script>x()</script>", "html/script", "<script>"),
        ("<b onclick='x()'>Hi</b>", "html/event-handler", "onclick='x()'"),
        ("<form action=x>", "html/form", "<form action=x>"),
        ("<iframe src=x></iframe>", "html/iframe", "<iframe src=x>"),
        ("<style>p { width: expression(x()) }</style>", "html/css-import", "width: expression(x())"),
        ("<v:fill src='http://shop.test/a.png'/>", "images/no-https", "http://shop.test/a.png"),
        ("<v:image src='http://shop.test/a.png'/>", "images/no-https", "http://shop.test/a.png"),
        ("<v:image src='https://shop.test/qr.png'/>", "images/qr-code", "<v:image src='https://shop.test/qr.png'/>"),
        ("<p>Instant loan approval, bad credit OK.</p>", "content/loan", "Instant loan"),
        ("<p>Guaranteed <b>returns</b> of 30 % a month.</p>", "content/investment-scam", "Guaranteed <b>return"),
    ];
    for (content, rule, expected) in table {
        for (condition, end) in [("mso", "<![endif]-->"), ("(gte mso 9)|(IE)", " <![ENDIF] -->"), ("gte mso 9", "-->")]
        {
            let html = format!("{SHOWN}<!--[if {condition}]>{content}{end}");
            let answer = of_html(&html);
            let found = found(&html, &answer);
            let words = found.iter().find(|(id, _)| id == rule).map(|(_, words)| *words);
            assert!(words.is_some_and(|words| words.starts_with(expected)), "{html}: {found:?}");
        }
        let comment = format!("{SHOWN}<!-- {content} -->");
        assert_eq!(found(&comment, &of_html(&comment)), found(SHOWN, &of_html(SHOWN)), "{content}");
    }
}

#[test]
fn each_comment_stands_for_itself() {
    for before in
        ["<textarea>", "<noframes>", "<a title=\"", "<div style='display:none'>", "<!-- ", "<style>a{", "x <b"]
    {
        let html = format!(
            "{SHOWN}<!--[if mso]>{before}<![endif]--><!--[if mso]><a href='https://bit.ly/x'>Go</a> <p>Instant loan approval, bad credit OK.</p><![endif]-->"
        );
        let answer = of_html(&html);
        let found = found(&html, &answer);
        for rule in ["links/shortener", "content/loan"] {
            assert!(found.iter().any(|(id, _)| id == rule), "{rule} behind {before}: {found:?}");
        }
    }
}

#[test]
fn honest_markup_for_outlook_changes_nothing() {
    let table = [
        "<xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>",
        "<table role=presentation width=600><tr><td>",
        "</td></tr></table>",
        "<style>td { font-family: Arial, sans-serif !important; mso-line-height-rule: exactly }</style>",
        "<v:roundrect href='https://shop.test/a' arcsize='8%' fillcolor='#0055aa'><w:anchorlock/><center style='color:#ffffff'>See your order</center></v:roundrect>",
        "<v:rect fill=true stroke=false><v:fill type=tile src='https://shop.test/Sea.png'/><v:textbox inset='0,0,0,0'>",
        "<a href='https://shop.test/a'>See your order</a>",
        "<a href='{{url}}'>See {{name}}</a>",
        "<p>Get {{amount}} cashback</p>",
    ];
    let body = format!(
        "{SHOWN}<div style=\"background:url('https://shop.test/Sea.png')\">Hi <a href='{{{{url}}}}'>{{{{name}}}}</a> \
         Your statement: Get 3.20 cashback earned this month</div>"
    );
    let plain = of_html(&body);
    let rules = |answer: &Value| -> Vec<String> {
        answer["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].to_string()).collect()
    };
    let known = rules(&plain);
    for content in table {
        let answer = of_html(&format!("{body}<!--[if mso]>{content}<![endif]-->"));
        let found = rules(&answer);
        let times = |list: &[String], rule: &String| list.iter().filter(|other| *other == rule).count();
        assert!(found.iter().all(|rule| times(&found, rule) <= times(&known, rule)), "{content}: {found:?}");
        for count in ["characters", "text_units", "variables", "images", "links"] {
            assert_eq!(answer["stats"][count], plain["stats"][count], "{count} with {content}");
        }
    }
}
