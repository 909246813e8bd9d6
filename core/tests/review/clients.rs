//! What mail clients and narrow screens make of a template.

use crate::asked::{ask, ask_with, each_is_found, found, none_is_found, of_html, trigger};
use sendright::Policy;
use serde_json::{Value, json};

#[test]
fn css_that_a_chosen_client_ignores_is_found_with_the_clients() {
    let rule = "compat/unsupported-css";
    each_is_found(&[
        ("<p style='color:red;display : GRID !important'>", rule, "info", "display : GRID"),
        ("<style>.a > b { position: absolute }</style>", rule, "info", "position: absolute"),
        ("<p style='width:calc(100% - 2px)'>", rule, "info", "width:calc(100% - 2px)"),
        ("<p style='transform:none'>", rule, "info", "transform:none"),
        ("<p style='float:left'></p><p style='float:right'></p>", rule, "info", "float:left"),
        ("<p style='display:flex;display:block'>", rule, "info", "display:flex"),
    ]);
    none_is_found(&[
        ("<p style='display:inline-block;position:relative;color:rgb(1,2,3)'>", rule),
        (
            "<style>@media (max-width:9px) { p { display: flex } } @supports (display:grid) { p { display: grid } }</style>",
            rule,
        ),
        // What a client falls back to.
        ("<p style='display:block;display:flex;width:50%;width:calc(50% - 1px)'>", rule),
        ("<p style='background-color:#fff;background:linear-gradient(red,blue)'>", rule),
        ("<!--[if !mso]><style>p{display:grid}</style><![endif]--><p>display:grid</p>", rule),
        ("<p style='background:-webkit-linear-gradient(red,blue)'>", rule),
        ("<style>/* p{display:grid} */ p::after{content:'display:grid'}</style>", rule),
    ]);
    let answer = of_html("<p style='display:inline-flex'>");
    assert_eq!(found(&answer, rule)[0]["message"], "`display:inline-flex` does nothing in Outlook for Windows, Yahoo");
    let three = of_html("<p style='display:grid;float:left'></p><p style='gap:1px;display:flex'></p>");
    assert_eq!(found(&three, rule).len(), 3);
}

#[test]
fn a_policy_chooses_its_clients_and_adds_what_they_ignore() {
    let mine = |markup: &str| {
        let text = format!(
            "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template.markup]\n{markup}\n"
        );
        Policy::load(&text)
    };
    let rule = "compat/unsupported-css";
    let grid = "<p style='display:grid'>";
    let apple = mine("clients = [\"Apple Mail\"]").unwrap();
    assert!(found(&ask_with(&apple, &trigger(grid)), rule).is_empty());
    let fixed = found(&ask_with(&apple, &trigger("<p style='position:fixed'>")), rule);
    assert_eq!(fixed[0]["message"], "`position:fixed` does nothing in Apple Mail");
    let own = mine("clients = [\"Pigeon\"]\nunsupported_css = { \"color\" = [\"Pigeon\"] }").unwrap();
    assert_eq!(
        found(&ask_with(&own, &trigger("<p style='color:red'>")), rule)[0]["message"],
        "`color:red` does nothing in Pigeon"
    );
    let error = mine("clients = [\"Gmail\", \"Gmial\"]").unwrap_err().to_string();
    assert_eq!(
        error,
        "line 5, column 21: template.markup.clients[1]: `unsupported_css` says nothing of a mail client `Gmial`; did you mean `Gmail`?"
    );
}

#[test]
fn a_background_image_needs_vml_for_outlook() {
    let rule = "compat/outlook-background";
    each_is_found(&[
        (
            "<td style='color:red;background:#fff url(a.png) no-repeat'>",
            rule,
            "info",
            "background:#fff url(a.png) no-repeat",
        ),
        ("<style>.a{background-image:URL('a.png')}</style>", rule, "info", "background-image:URL('a.png')"),
        ("<!-- <v:fill> --><p style='background:url(a.png)'>", rule, "info", "background:url(a.png)"),
    ]);
    none_is_found(&[
        (
            "<!--[if gte mso 9]><v:rect><v:fill src='a.png'/></v:rect><![endif]--><p style='background:url(a.png)'>",
            rule,
        ),
        ("<v:rect><v:fill src='a.png'/></v:rect><p style='background:url(a.png)'>", rule),
        ("<p style='background:#fff'><b style='background-image:none'>", rule),
        ("<style>@media (max-width:9px) { p { background: url(a.png) } }</style>", rule),
    ]);
}

#[test]
fn a_viewport_is_asked_of_a_whole_document() {
    let rule = "compat/viewport";
    each_is_found(&[("<!doctype html><html><head><meta name=x></head>", rule, "info", "<html>")]);
    none_is_found(&[("<head><META name=' ViewPort ' content='width=device-width'></head>", rule), ("<p>Hi</p>", rule)]);
}

#[test]
fn content_that_only_a_media_query_shows_is_found() {
    let rule = "compat/media-only-layout";
    let query = "<style>@media (max-width:480px) { .m { display: block !important } }</style>";
    let hidden = format!("<style>.m, .n {{ display: none }}</style>{query}");
    each_is_found(&[
        (&format!("{hidden}<p class='a m'>Code 17</p>"), rule, "warn", "<p class='a m'>"),
        (
            &format!("{query}<div class=m style='display:none'><p><img src=a></p></div>"),
            rule,
            "warn",
            "<div class=m style='display:none'>",
        ),
        (
            "<style>#m{max-height:0} @media screen and (max-width:9px){ td #m, b { max-height: none } }</style><p id=m>Hi",
            rule,
            "warn",
            "<p id=m>",
        ),
        (
            "<style>.m{display:none} @media (max-width:9px){ *[class~=\"m\"] { display: block } }</style><p class=m>Hi",
            rule,
            "warn",
            "<p class=m>",
        ),
    ]);
    none_is_found(&[
        (&format!("{query}<p class=m>Hi</p>"), rule),
        (&format!("{hidden}<p class=m></p><p class=n>Hi</p>"), rule),
        // Each reader sees one of the two.
        (
            "<style>.m{display:none} @media (max-width:9px){ .m{display:block} .w{display:none} }</style><p class=m>a</p><p class=w>b</p>",
            rule,
        ),
        (
            "<style>.m{display:none} @media (prefers-color-scheme:dark){ .m{display:block} }</style><p class=m>a</p>",
            rule,
        ),
        ("<style>.m{display:none} @media print{ .m{display:block} }</style><p class=m>a</p>", rule),
    ]);
}

#[test]
fn clients_are_named_in_the_language_of_the_answer() {
    let html = "<div style='display:grid'><p>Your order has shipped</p></div>";
    for (locale, expected) in [
        ("en", "Outlook for Windows"),
        ("ja", "Windows 版 Outlook"),
        ("ko", "Windows용 Outlook"),
        ("zh-CN", "Windows 版 Outlook"),
    ] {
        let question = json!({ "kind": "trigger", "subject": "Your account", "html": html, "locale": locale });
        let answer: Value = ask(&question);
        let message = found(&answer, "compat/unsupported-css")[0]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(expected), "{message}");
    }
}
