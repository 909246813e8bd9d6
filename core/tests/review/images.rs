//! Images and pixels.

use crate::asked::{each_is_found, found, none_is_found, of_html, words};
use serde_json::json;

#[test]
fn images_are_found_by_their_address() {
    each_is_found(&[
        ("<img src=' HTTP://a.test/a.png'>", "images/no-https", "warn", " HTTP://a.test/a.png"),
        (
            "<img src=\"{{#if a}}https://a.test/{{else}}http://a.test/{{/if}}\">",
            "images/no-https",
            "warn",
            "{{#if a}}https://a.test/{{else}}http://a.test/{{/if}}",
        ),
        ("<table background='http://a.test/a.png'><tr><td>Hi", "images/no-https", "warn", "http://a.test/a.png"),
        (
            "<p style='background:url(http://a.test/a.png)'>Hi",
            "images/no-https",
            "warn",
            "background:url(http://a.test/a.png)",
        ),
        ("<img src='data:image/png;base64,AAAA'>", "images/data-uri", "warn", "data:image/png;base64,AAAA"),
        ("<img src=&#100;ata:image/png,x>", "images/data-uri", "warn", "&#100;ata:image/png,x"),
        (
            "<img src='https://a.test/a.WebP?v=1' width=9>",
            "images/unsupported-format",
            "warn",
            "https://a.test/a.WebP?v=1",
        ),
        ("<p>Hi</p><svg width=9><path/></svg>", "images/unsupported-format", "warn", "<svg width=9>"),
        ("<p>Hi</p><img src=a.png height=20>", "images/no-dimensions", "info", "<img src=a.png height=20>"),
    ]);
    none_is_found(&[
        (
            "<img src='https://a.test/a.png'><img src='{{url}}'><img src=a.png><a href='http://a.test/'>x</a>",
            "images/no-https",
        ),
        ("<a href='data:text/html,x'>x</a>", "images/data-uri"),
        (
            "<picture><source srcset=a.avif type='image/avif'><img src=a.png width=9></picture>",
            "images/unsupported-format",
        ),
        ("<img src='https://a.test/svg?x=a.svg' width=9><a href=a.svg>x</a>", "images/unsupported-format"),
        (
            "<img src=a width=9><img src=a style='width:50%'><img src=a width='100%'><img src=a height=1 alt=''>",
            "images/no-dimensions",
        ),
        ("<style>img { width: 20px }</style><img src=a>", "images/no-dimensions"),
    ]);
}

#[test]
fn a_second_pixel_is_one_too_many() {
    let pixel = |side: &str| format!("<img src=https://a.test/{side} {side} alt=''>");
    let rule = "images/tracking-pixel-extra";
    let html = [pixel("width=1 height=1"), pixel("width=2 height=0 hidden")].concat();
    let found_two = found(&of_html(&html), rule);
    assert_eq!(words(&html, &found_two[0]), pixel("width=2 height=0 hidden"));
    assert_eq!((&found_two[0]["observed"], &found_two[0]["limit"]), (&json!(2), &json!(1)));
    none_is_found(&[
        (&pixel("width=1 height=1"), rule),
        (&[pixel("width=1 height=1"), pixel("width=1 height=20"), pixel("width=3 height=1")].concat(), rule),
    ]);
}
