//! Style sheets from elsewhere, styles that run code, fonts and colours.

use crate::asked::{each_is_found, found, none_is_found, of_html};

#[test]
fn style_sheets_from_elsewhere_are_found_where_they_are_loaded() {
    each_is_found(&[
        ("<style>@import url('a.css');</style>", "html/css-import", "warn", "@import url('a.css')"),
        (
            "<style>/* @import */@IMPORT \"//x.test/a\" screen ;p{}</style>",
            "html/css-import",
            "warn",
            "@IMPORT \"//x.test/a\" screen",
        ),
        ("<style><!-- @im\\70ort url(a.css); --></style>", "html/css-import", "warn", "@im\\70ort url(a.css)"),
        ("<style>p{color:red}@import 'a;b.css';p{}</style>", "html/css-import", "warn", "@import 'a;b.css'"),
        (
            "<style>@import url(https://fonts.googleapis.com/css?family=Lato);</style>",
            "html/css-import",
            "info",
            "@import url(https://fonts.googleapis.com/css?family=Lato)",
        ),
        (
            "<link href=a.css rel=' StyleSheet '>",
            "html/external-stylesheet",
            "warn",
            "<link href=a.css rel=' StyleSheet '>",
        ),
        (
            "<link rel='alternate stylesheet' href=//fonts.bunny.net/css>",
            "html/external-stylesheet",
            "info",
            "<link rel='alternate stylesheet' href=//fonts.bunny.net/css>",
        ),
        (
            "<link rel=stylesheet href=https://fonts.googleapis.com.evil.test/>",
            "html/external-stylesheet",
            "warn",
            "<link rel=stylesheet href=https://fonts.googleapis.com.evil.test/>",
        ),
    ]);
    none_is_found(&[
        ("<style>/* @import url(a.css); */ p { color: red }</style>", "html/css-import"),
        ("<style>p::before { content: '@import url(a.css);' }</style>", "html/css-import"),
        ("<!-- <style>@import url(a.css);</style> --><p>@import</p>", "html/css-import"),
        ("<link rel=icon href=a.css><a rel=stylesheet href=/>x</a>", "html/external-stylesheet"),
    ]);
}

#[test]
fn a_style_that_runs_code_is_refused_however_it_is_written() {
    each_is_found(&[
        ("<p style='width: expression(alert(1))'>", "html/css-import", "reject", "width: expression(alert(1))"),
        (
            "<style>p { width: EXPRESSION(alert(1)) }</style>",
            "html/css-import",
            "reject",
            "width: EXPRESSION(alert(1))",
        ),
        ("<p style='color:red;width:exp/**/ression(x)'>", "html/css-import", "reject", "width:exp/**/ression(x)"),
        ("<p style='width:\\65 xpression(x)'>", "html/css-import", "reject", "width:\\65 xpression(x)"),
        ("<p style='beh\\61vior:url(a.htc)'>", "html/css-import", "reject", "beh\\61vior:url(a.htc)"),
        (
            "<style>@media screen{p{-Moz-Binding:url(a.xml#b) !important}}</style>",
            "html/css-import",
            "reject",
            "-Moz-Binding:url(a.xml#b)",
        ),
    ]);
    none_is_found(&[
        ("<style>v\\:* { behavior: url(#default#VML); }</style>", "html/css-import"),
        ("<p style='scroll-behavior: smooth'>", "html/css-import"),
        ("<p style='background:url(/expression(1).png)'>", "html/css-import"),
        ("<style>p::after { content: 'expression(1)' }</style>", "html/css-import"),
        ("<p>behavior: url(a.htc)</p>", "html/css-import"),
    ]);
}

#[test]
fn decorative_type_is_found_in_text_that_is_seen() {
    let fonts = |count: usize| -> String {
        ["Arial", "'Georgia', serif", "Verdana", "\"Courier New\""][..count]
            .iter()
            .map(|font| format!("<p style='font-family:{}'>Hi</p>", font.replace('\'', "&#39;")))
            .collect()
    };
    let colours = |count: usize| -> String {
        ["#f00", "#0f0", "#00f", "#ff0", "#f0f", "#0aa", "#a50"][..count]
            .iter()
            .map(|colour| format!("<p style='color:{colour}'>Hi</p>"))
            .collect()
    };
    let rule = "html/decorative-font";
    for (count, is_found) in [(3, false), (4, true)] {
        assert_eq!(found(&of_html(&fonts(count)), rule).len(), usize::from(is_found), "{count} fonts");
    }
    for (count, is_found) in [(6, false), (7, true)] {
        let html = format!("<div style='background:#333'>{}</div>", colours(count));
        let found = found(&of_html(&html), rule);
        assert_eq!(found.len(), usize::from(is_found), "{count} colours: {found:?}");
    }
    each_is_found(&[
        ("<p style='font-family: \"Comic Sans MS\", Arial'> Hi you </p>", rule, "warn", "Hi you"),
        ("<p style='font:italic 700 12px/1.5 Papyrus'>Hi</p>", rule, "warn", "Hi"),
        ("<font face='Arial, Cursive'>Hi</font>", rule, "warn", "Hi"),
        ("<style>.a { font-family: fantasy }</style><b>No</b><div class=a><b>Hi</b></div>", rule, "warn", "Hi"),
    ]);
    none_is_found(&[
        ("<p style='font-family:Papyrus'></p><p hidden style='font-family:Papyrus'>Hi</p>", rule),
        ("<div style='font-family:Papyrus'><p style='font-family:Arial'>Hi</p></div>", rule),
        (&"<p style='font-family:Arial'>Hi</p>".repeat(9), rule),
        // Shades of grey are no colours.
        (
            "<div style='background:#cde'><p style='color:#111'>a<p style='color:#333'>b<p style='color:#444'>c<p style='color:#555'>d<p style='color:#51545e'>e<p style='color:#666'>f<p style='color:#777'>g<p style='color:#888'>h</div>",
            rule,
        ),
    ]);
}

#[test]
fn a_font_that_readers_may_lack_needs_another_behind_it() {
    let rule = "compat/web-font";
    each_is_found(&[
        ("<p style='font-family: Lato, Roboto;color:red'>Hi</p>", rule, "info", "font-family: Lato, Roboto"),
        ("<style>p { font: 12px / 1.5 'Open Sans' !important }</style>", rule, "info", "font: 12px / 1.5 'Open Sans'"),
        ("<font face='Lato'>Hi</font>", rule, "info", "face='Lato"),
    ]);
    none_is_found(&[
        ("<p style='font-family: Lato, Helvetica'>Hi</p>", rule),
        ("<p style='font-family: Lato, SANS-SERIF'>Hi</p>", rule),
        ("<p style='font: bold 12px/1.5 Lato, Arial'>Hi</p>", rule),
        (
            "<p style='font-family: &quot;ＭＳ Ｐゴシック&quot;'>Hi</p><p style='font-family:微软雅黑'>Hi</p><p style='font-family:\"맑은 고딕\"'>Hi</p>",
            rule,
        ),
        (
            "<p style='font-family: inherit'>Hi</p><p style='font: inherit'>Hi</p><p style='font-family: var(--f)'>Hi</p>",
            rule,
        ),
        ("<p style='font-family: {{font}}'>Hi</p>", rule),
        ("<style>@font-face { font-family: Lato; src: url(a.woff) }</style>", rule),
    ]);
}

#[test]
fn fixed_colours_are_found_where_nothing_is_said_of_dark_mode() {
    let rule = "compat/dark-mode";
    each_is_found(&[
        ("<html><body bgcolor='#FFFFFF' style='color:#000'>", rule, "info", "bgcolor='#FFFFFF'"),
        ("<body><p style='color : black'>", rule, "info", "color : black"),
        (
            "<head><style>p { background: rgb(255, 255, 255) }</style></head>",
            rule,
            "info",
            "background: rgb(255, 255, 255)",
        ),
        ("<body><p style='background:white url(a.png)'>", rule, "info", "background:white url(a.png)"),
    ]);
    none_is_found(&[
        ("<p style='color:#000'>", rule),
        ("<body style='color:#111;background:#fefefe'>", rule),
        ("<head><meta name='Color-Scheme' content='light dark'></head><body bgcolor=white>", rule),
        ("<head><meta name=supported-color-schemes content='light'></head><body bgcolor=white>", rule),
        ("<head><style>:root { color-scheme: light dark }</style></head><body bgcolor=white>", rule),
        (
            "<head><style>@media (prefers-color-scheme: dark) { p { color: red } }</style></head><body bgcolor=white>",
            rule,
        ),
    ]);
}
