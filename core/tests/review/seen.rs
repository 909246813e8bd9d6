//! What is seen of markup, however broken it is: as Chromium shows it, which `tests/node` asks the same.

use crate::asked::of_html;

#[test]
fn text_is_seen_where_browsers_show_it() {
    let rows: Vec<(String, String)> = serde_json::from_str(include_str!("seen.json")).unwrap();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(html, text)| {
            let (counted, shown) = (of_html(html)["stats"]["characters"].clone(), text.chars().count());
            (counted != shown).then(|| format!("{html}: {counted} of {text:?}"))
        })
        .collect();
    assert!(rows.len() > 200 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn markup_that_formats_again_and_again_is_read_in_bounded_time() {
    let fonts: String = (0..40).map(|at| format!("<font size={at}>")).collect();
    for html in [
        format!("{fonts}{}", "<p>a</p>".repeat(9_000)),
        format!("<font>{}{}", "<div>".repeat(200), "<font>a</font>".repeat(9_000)),
        format!("<div>{}</div>", "<b><p>a</b>".repeat(9_000)),
        "<font color=red><center>a</font>b".repeat(9_000),
        format!("<font style='{}'>{}", "x:y;".repeat(200_000), "<p>a</p>".repeat(9_000)),
        "<table><font><tr><td><b>a".repeat(4_000),
        "<a href=https://shop.example/><p>a</p></div>".repeat(6_000),
    ] {
        assert!(of_html(&html)["stats"]["characters"].as_u64().unwrap() > 0);
    }
}

#[test]
fn a_link_that_goes_on_is_one_link_with_all_its_text() {
    for html in [
        "<a href=https://shop.example/>one<p>two</p></a>three",
        "<strong><a href=https://shop.example/>one</strong> two</a>three",
        "<p><a href=https://shop.example/>one</p><p>two</a>three</p>",
    ] {
        let answer = of_html(html);
        assert_eq!(answer["stats"]["links"], 1, "{html}: {answer}");
    }
    let named = "<p><a href='https://other.example/'></p><p>shop.example</a></p>";
    let answer = of_html(named);
    let finding = answer["findings"].as_array().unwrap().iter().find(|of| of["rule"] == "deception/link-text-mismatch");
    assert!(finding.is_some(), "{answer}");
}
