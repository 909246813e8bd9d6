//! A template is filled as Handlebars fills it, and what does not fit is named with its place.

use proptest::prelude::*;
use sendright::template::data::Data;
use sendright::template::render::{Fault, RenderError, RenderTemplate, Rendering};
use sendright::{Policy, PositionEncoding, Question, answer_json};
use serde_json::{Value, json};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("tencent-ses").expect("a preset loads"));

fn data(value: &Value) -> Data {
    serde_json::from_value(value.clone()).expect("JSON is data")
}

fn render(html: &str, value: &Value) -> Rendering {
    let question = RenderTemplate { html: Some(html.into()), data: data(value), ..RenderTemplate::default() };
    question.answer(&POLICY).expect("it is a question")
}

fn filled(html: &str, value: &Value) -> String {
    let answer = render(html, value);
    assert_eq!(answer.errors, [], "{html}");
    answer.html.expect("there is an HTML part")
}

fn error(html: &str, value: &Value) -> RenderError {
    let answer = render(html, value);
    assert_eq!(answer.html, None, "{html}");
    assert_eq!(answer.errors.len(), 1, "{html}: {:?}", answer.errors);
    answer.errors.into_iter().next().expect("there is one")
}

#[test]
fn each_form_of_the_syntax_puts_out_what_handlebars_documents() {
    let order = json!({
        "name": "Ada", "count": 2, "price": 9.5, "paid": true, "open": false, "none": null, "empty": "", "zero": 0,
        "nobody": [], "customer": {"first": "Ada", "last name": "L"},
        "items": [{"name": "tea", "tags": ["a", "b"]}, {"name": "milk", "tags": []}],
        "stock": {"tea": 3, "milk": 0}, "order-id": "x-1", "名前": "花子",
    });
    let table = [
        ("Hello {{name}}", "Hello Ada"),
        ("{{ name }}|{{count}}|{{price}}|{{paid}}|{{open}}|{{none}}|{{empty}}", "Ada|2|9.5|true|false||"),
        ("{{customer.first}} {{customer.[last name]}} {{order-id}} {{名前}}", "Ada L x-1 花子"),
        ("{{items.[1].name}} {{items.0.name}} {{items.length}}", "milk tea 2"),
        ("{{#if paid}}yes{{else}}no{{/if}}{{#if open}}yes{{else}}no{{/if}}", "yesno"),
        ("{{#if absent}}yes{{else}}no{{/if}}{{#if zero}}1{{/if}}{{#if nobody}}2{{/if}}{{#if empty}}3{{/if}}", "no"),
        ("{{#if open}}a{{else if paid}}b{{else}}c{{/if}}{{#if open}}a{{else if zero}}b{{else}}c{{/if}}", "bc"),
        ("{{#unless open}}shut{{/unless}}{{#unless paid}}due{{else}}paid{{/unless}}", "shutpaid"),
        (
            "{{#each items}}{{@index}}{{name}}{{#if @first}}<{{/if}}{{#unless @last}},{{/unless}}{{/each}}",
            "0tea<,1milk",
        ),
        ("{{#each items}}{{#each tags}}{{../name}}{{this}}{{@../index}} {{/each}}{{/each}}", "teaa0 teab0 "),
        ("{{#each nobody}}x{{else}}nothing{{/each}}{{#each absent}}x{{/each}}", "nothing"),
        ("{{#each stock}}{{@key}}={{this}};{{/each}}", "milk=0;tea=3;"),
        ("{{#with customer}}{{first}} of {{../name}} {{@root.count}}{{/with}}", "Ada of Ada 2"),
        ("{{#with absent}}x{{else}}none{{/with}}{{#with customer}}{{this.first}}{{./first}}{{/with}}", "noneAdaAda"),
        ("a{{! one }}b{{!-- two }} {{x}} --}}c", "abc"),
        ("a  {{~name~}}  b {{~#if paid~}} c {{~/if~}} d", "aAdabcd"),
        (r"\{{name}} \\{{name}}", r"{{name}} \Ada"),
        (r#"{{#* inline "full"}}{{first}}!{{/inline}}{{#with customer}}{{> full}}{{/with}}"#, "Ada!"),
        (
            r#"{{#*inline "p"}}[{{name}}]{{/inline}}{{#each items}}{{> p}}{{/each}}{{> p items.[0]}}"#,
            "[tea][milk][tea]",
        ),
        (
            "<ul>\n  {{#each items}}\n  <li>{{name}}</li>\n  {{/each}}\n</ul>",
            "<ul>\n  <li>tea</li>\n  <li>milk</li>\n</ul>",
        ),
        ("{{#if paid}}\r\nyes\r\n{{else}}\r\nno\r\n{{/if}}\r\nend", "yes\r\nend"),
        ("{{#* inline \"p\"}}\na\nb\n{{/inline}}\n<p>\n  {{> p}}\n</p>", "<p>\n  a\n  b\n</p>"),
        ("body { color: {{name}} } }} }", "body { color: Ada } }} }"),
        ("", ""),
    ];
    for (template, expected) in table {
        assert_eq!(filled(template, &order), expected, "{template}");
    }
}

#[test]
fn an_object_is_gone_through_in_the_order_of_javascript() {
    let text = r#"{"o": {"b": 1, "10": 2, "a": 3, "2": 4, "02": 5, "b": 6}}"#;
    let question = RenderTemplate {
        subject: "{{#each o}}{{@index}}{{@key}}={{this}}{{#unless @last}} {{/unless}}{{/each}}".into(),
        data: serde_json::from_str(text).unwrap(),
        ..RenderTemplate::default()
    };
    assert_eq!(question.answer(&POLICY).unwrap().subject.unwrap(), "02=4 110=2 2b=6 3a=3 402=5");
}

#[test]
fn values_cannot_bring_html_into_the_html_part_and_stay_as_they_are_elsewhere() {
    let evil = r#"<a href='x' onclick=`y`>"&"#;
    let question = RenderTemplate {
        subject: "{{v}}".into(),
        html: Some("{{v}} {{{v}}} {{&v}} {{~{v}~}}".into()),
        text: Some("{{v}}".into()),
        data: data(&json!({"v": evil})),
        ..RenderTemplate::default()
    };
    let answer = question.answer(&POLICY).unwrap();
    let escaped = "&lt;a href&#x3D;&#x27;x&#x27; onclick&#x3D;&#x60;y&#x60;&gt;&quot;&amp;";
    assert_eq!(answer.html.unwrap(), format!("{escaped} {evil} {evil}{evil}"));
    assert_eq!(answer.text.unwrap(), evil);
    assert_eq!(answer.subject.unwrap(), evil);

    let plain = "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\nescape_html = false\n";
    let answer = question.answer(&Policy::load(plain).unwrap()).unwrap();
    assert_eq!(answer.html.unwrap(), format!("{evil} {evil} {evil}{evil}"));
}

#[test]
fn no_value_gives_a_link_a_scheme_that_runs_code() {
    let links = [
        "<a href=\"{{u}}\">x</a>",
        "<a href='{{u}}'>x</a>",
        "<a class=b HREF = {{u}}>x</a>",
        "<a\nhref=\"\n  {{{u}}}\">x</a>",
        "<form action=\"{{u}}\"></form>",
        "<svg><a xlink:href=\"{{u}}\"></a></svg>",
        "<a {{#if u}}href=\"{{/if}}{{u}}\">x</a>",
    ];
    let bad =
        ["javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "\u{1}vbscript:x", "data:text/html,x"];
    for html in links {
        // A line break ends a value without quotes.
        for value in bad.into_iter().filter(|value| !html.contains("= {{") || !value.contains('\n')) {
            let error = error(html, &json!({ "u": value }));
            assert_eq!((error.code, error.name.as_str()), (Fault::DangerousScheme, "u"), "{html} with {value:?}");
        }
        for value in ["https://shop.example/?q=javascript:x", "/a", "mailto:a@shop.example", "note: javascript:x", ""] {
            filled(html, &json!({ "u": value }));
        }
    }
    for html in [
        "<p>{{u}}</p>",
        "<a href=\"https://shop.example/?q={{u}}\">x</a>",
        "<p title=\"{{u}}\">",
        "href= {{{u}}}</p>",
        "<p>action={{u}}</p>",
        "<p title='>'>action={{u}}</p>",
        "<!-- href={{u}} -->",
        "<!DOCTYPE html><p>href={{u}}",
        "<a href=\"javascript:{{u}}\">x</a>",
        "<img src=\"{{u}}\">",
        "<meta name=description content=\"0;url={{u}}\">",
        "<a href=\"{{u}}",
    ] {
        assert_eq!(render(html, &json!({ "u": "javascript:alert(1)" })).errors, [], "{html}");
    }
    let text =
        RenderTemplate { text: Some("href={{u}}".into()), data: data(&json!({"u": "file:x"})), ..Default::default() };
    assert_eq!(text.answer(&POLICY).unwrap().errors, []);
    let allowing = Policy::load(
        "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\ndangerous_schemes = []\n",
    );
    let question =
        RenderTemplate { html: Some(links[0].into()), data: data(&json!({"u": "file:x"})), ..Default::default() };
    assert_eq!(question.answer(&allowing.unwrap()).unwrap().errors, []);
}

#[test]
fn the_scheme_of_a_link_is_that_which_a_mail_client_reads() {
    let script =
        json!({ "a": "java", "b": "script", "c": "javascript:x", "d": "script:x", "l": ["java", "script:", "x"] });
    for (html, name) in [
        ("<a href=\"{{b}}:alert(1)\">", None),
        ("<a href=\"{{a}}{{b}}:alert(1)\">", Some("a")),
        ("<a href=\"{{a}}{{d}}\">", Some("a")),
        ("<a href=\"java{{d}}\">", Some("d")),
        ("<a href=\"{{#each l}}{{this}}{{/each}}\">", Some("this")),
        ("<a href=\"&#32;{{c}}\">", Some("c")),
        ("<a href=\"&#x9;{{c}}\">", Some("c")),
        ("<a href=\"\u{1}{{c}}\">", Some("c")),
        ("<a title='a>b' href={{c}}>", Some("c")),
        ("<a title='<' alt='>' href='{{c}}'>", Some("c")),
        ("<a href=x title='{{c}}' href2=y>", None),
        ("<a href=https://a.test/?{{c}}&x=y>", None),
        ("<!--[if mso]><a href='{{c}}'>x</a><![endif]-->", Some("c")),
        ("<!-- don't --><a href='{{c}}'>x</a>", Some("c")),
        ("<p>don't {{a}} < {{b}}</p><a href='{{c}}'>x</a>", Some("c")),
        ("<iframe src='{{c}}'>", Some("c")),
        ("<object data='{{c}}'>", Some("c")),
        ("<meta http-equiv=Refresh content=\"0; URL='{{c}}'\">", Some("c")),
        ("{{#* inline \"p\"}}\n{{c}}\n{{/inline}}\n<a href='\n  {{> p}}\n'>x</a>", Some("c")),
    ] {
        let found = render(html, &script).errors;
        let names: Vec<_> = found.iter().map(|error| (error.code, error.name.as_str())).collect();
        assert_eq!(names, name.map(|name| (Fault::DangerousScheme, name)).into_iter().collect::<Vec<_>>(), "{html}");
    }
    let far = "<a href='{{w}}{{c}}' class='{{c}}'>";
    assert_eq!(error(far, &json!({ "w": " ".repeat(100_000), "c": "javascript:x" })).name, "w");
    // What is put out as it stands may bring references, quotes and tags of its own.
    for (html, value) in [
        ("<a href=\"{{{v}}}\">", "&#106;avascript:x"),
        ("<a href=\"{{&v}}\">", "javascript&colon;x"),
        ("<a href={{{v}}}>", "\"java&NewLine;script:x\""),
        ("<p>{{{v}}}</p>", "<a href='javascript:x'>y</a>"),
    ] {
        assert_eq!(error(html, &json!({ "v": value })).code, Fault::DangerousScheme, "{html} with {value}");
        filled(
            &html.replace("{{{v}}}", "{{v}}").replace("{{&v}}", "{{v}}"),
            &json!({ "v": value.replace("javascript:", "") }),
        );
    }
}

#[test]
fn a_number_that_cannot_be_kept_exactly_is_an_error_where_it_is_printed() {
    for number in ["1e16", "9007199254740992.0", "-9223372036854775809", "100000000000000000000"] {
        let question = |html: &str| RenderTemplate {
            html: Some(html.into()),
            data: Data::Text(format!("{{\"n\":{number}}}")),
            ..RenderTemplate::default()
        };
        let printed = question("<p>{{n}}</p>").answer(&POLICY).unwrap().errors;
        assert_eq!(
            printed.first().map(|error| (error.code, error.name.as_str())),
            Some((Fault::WrongType, "n")),
            "{number}"
        );
        let asked = question("<p>{{#if n}}yes{{/if}}</p>").answer(&POLICY).unwrap();
        assert_eq!(asked.html.as_deref(), Some("<p>yes</p>"), "{number}");
    }
}

#[test]
fn a_line_break_or_control_character_never_enters_the_subject() {
    let subject = |template: &str, value: Value| {
        let question =
            RenderTemplate { subject: template.into(), data: data(&json!({"v": value})), ..RenderTemplate::default() };
        let answer = question.answer(&POLICY).unwrap();
        (answer.subject, answer.errors.first().map(|error| (error.code, error.name.clone())))
    };
    let newline = |name: &str| (None, Some((Fault::NewlineInSubject, name.to_owned())));
    assert_eq!(subject("Hi {{v}}", json!("a\r\nBcc: x@example.com")), newline("v"));
    assert_eq!(subject("Hi {{{v}}}", json!("a\nb")), newline("v"));
    assert_eq!(subject("Hi {{&v}}", json!("a\rb")), newline("v"));
    assert_eq!(subject("Hi {{#each v}}{{@key}}{{/each}}", json!({"a\nb": 1})), newline("@key"));
    assert_eq!(subject("Hi\r\nBcc: {{v}}", json!("a")), newline("subject"));
    assert_eq!(subject("Hi {{v}}", json!("a\0b")), (None, Some((Fault::ControlInSubject, "v".to_owned()))));
    assert_eq!(subject("Hi {{v}}", json!("tab\there, 你好")), (Some("Hi tab\there, 你好".to_owned()), None));
}

#[test]
fn what_does_not_fit_is_named_with_its_place() {
    let some = json!({"name": "Ada", "list": ["a"], "obj": {"x": 1}, "text": "t", "n": 1});
    let table = [
        ("{{nmae}}", Fault::MissingVariable, "nmae", "{{nmae}}", "did you mean `name`?"),
        ("Hi {{obj.long}}", Fault::MissingVariable, "obj.long", "{{obj.long}}", ""),
        ("{{#each list}}{{missing}}{{/each}}", Fault::MissingVariable, "missing", "{{missing}}", ""),
        ("{{../name}}", Fault::MissingVariable, "../name", "{{../name}}", ""),
        ("{{name.first}}", Fault::MissingVariable, "name.first", "{{name.first}}", ""),
        ("{{@index}}", Fault::MissingVariable, "@index", "{{@index}}", ""),
        (
            "{{list}}",
            Fault::WrongType,
            "list",
            "{{list}}",
            "name one of its values, or go through them with `{{#each}}`",
        ),
        (
            "{{{obj}}}",
            Fault::WrongType,
            "obj",
            "{{{obj}}}",
            "name one of its values, or go through them with `{{#each}}`",
        ),
        ("a{{#each text}}x{{/each}}", Fault::WrongType, "text", "{{#each text}}", ""),
        (
            "{{> nothing}}",
            Fault::UnknownPartial,
            "nothing",
            "{{> nothing}}",
            "define it before with `{{#* inline \"nothing\"}} … {{/inline}}`",
        ),
    ];
    for (template, code, name, place, help) in table {
        let error = error(template, &some);
        let span = error.span.unwrap();
        let found = (error.code, error.name.as_str(), &template[span.start..span.end], error.help.as_str());
        assert_eq!(found, (code, name, place, help), "{template}");
    }
}

#[test]
fn a_mistake_in_the_syntax_is_told_with_its_place() {
    let table = [
        ("a {{}} b", "{{}}", "there is no name between the braces"),
        ("a {{ b", "{{", "this `{{` is never closed by `}}`"),
        ("{{a {{name}}", "{{a ", "this `{{` is not closed by `}}` before the next one"),
        ("{{{name}}", "{{{name}}", "a tag that opens with `{{{` closes with `}}}`"),
        ("{{{{name}}}}", "{{{{name}}}}", "two braces or three make a tag, not more"),
        ("{{#iff name}}x{{/iff}}", "{{#iff name}}", "there is no block `iff`; did you mean `if`?"),
        ("{{#if}}x{{/if}}", "{{#if}}", "`{{#if}}` needs a variable: `{{#if variable}}`"),
        ("{{#if name}}x", "{{#if name}}", "`{{#if}}` is never closed by `{{/if}}`"),
        ("x{{/if}}", "{{/if}}", "`{{/if}}` closes no block"),
        ("{{#if name}}x{{/each}}{{/if}}", "{{/each}}", "`{{/each}}` cannot close `{{#if}}`"),
        ("x{{else}}", "{{else}}", "this `{{else}}` stands in no block"),
        ("{{#if name}}{{else}}{{else}}{{/if}}", "{{else}}", "`{{#if}}` has its last `{{else}}` already"),
        (
            "{{upper name}}",
            "{{upper name}}",
            "`upper` with something behind it would call a function, and there are none; a tag has one variable",
        ),
        ("{{a..b}}", "{{a..b}}", "`a..b` has a dot with no name beside it"),
        ("{{a[0}}", "{{a[0}}", "the name in `a[0` has a `[`, which no name may have"),
        (
            "{{@random}}",
            "{{@random}}",
            "`@random` is not known; there are `@index`, `@key`, `@first`, `@last` and `@root`",
        ),
        ("{{!-- x }}", "{{!--", "this comment is never closed by `--}}`"),
        ("{{^name}}x", "{{^name}}", "`{{^name}}` is not known; write `{{#unless name}}`"),
        ("{{#inline \"x\"}}{{/inline}}", "{{#inline \"x\"}}", "an inline partial is written `{{#* inline \"name\"}}`"),
        ("{{> }}", "{{> }}", "`` is no name of a partial; write it as `\"name\"`"),
    ];
    for (template, place, message) in table {
        let error = error(template, &json!({"name": 1}));
        let span = error.span.unwrap();
        assert_eq!((error.code, &template[span.start..span.end]), (Fault::Syntax, place), "{template}");
        assert_eq!(error.message, message, "{template}");
    }
}

#[test]
fn places_are_counted_in_the_callers_unit() {
    for (encoding, start, column) in
        [(PositionEncoding::Utf8, 11, 6), (PositionEncoding::Utf16, 6, 4), (PositionEncoding::Utf32, 5, 3)]
    {
        let question = RenderTemplate {
            html: Some("é你\n\u{1f600} {{x}}".into()),
            position_encoding: encoding,
            ..RenderTemplate::default()
        };
        let span = question.answer(&POLICY).unwrap().errors[0].span.unwrap();
        let length = "{{x}}".len();
        assert_eq!((span.start, span.end, span.line, span.column), (start, start + length, 2, column));
    }
}

#[test]
fn data_that_nothing_speaks_of_is_listed() {
    let table = [
        ("{{a}}", vec!["b", "c"]),
        ("{{#if no}}{{a}}{{else}}{{b}}{{/if}}", vec!["c"]),
        ("{{#each c}}{{a}}{{../b}}{{/each}}", vec!["a"]),
        ("{{#each c}}{{#with x}}{{../../a}}{{@root.b}}{{/with}}{{/each}}", vec![]),
        ("{{#each this}}{{@key}}{{/each}}", vec![]),
        ("plain", vec!["a", "b", "c"]),
    ];
    for (template, unused) in table {
        assert_eq!(render(template, &json!({"a": 1, "b": 2, "c": []})).unused, unused, "{template}");
    }
}

#[test]
fn data_may_be_handed_in_as_text_and_has_to_be_an_object() {
    let ask = |data: Value| -> Value {
        let question = json!({"subject": "{{x}}", "data": data}).to_string();
        serde_json::from_str(&answer_json(&POLICY, "render_template", &question)).unwrap()
    };
    assert_eq!(ask(json!(r#"{"x": "y"}"#))["subject"], "y");
    // Whole numbers keep all their digits; others print as the shortest decimal, alike in every language.
    assert_eq!(ask(json!(r#"{"x": 18446744073709551615}"#))["subject"], "18446744073709551615");
    assert_eq!(ask(json!(r#"{"x": 1.50}"#))["subject"], "1.5");
    assert_eq!(ask(json!(r#"{"x": 1.0}"#))["subject"], "1");
    assert_eq!(ask(json!(r#"{"x": -0.0}"#))["subject"], "0");
    let codes = [
        (json!("{"), "invalid-json"),
        (json!(""), "invalid-json"),
        (json!(r#"{"x": 123456789012345678901234567890}"#), "wrong-type"),
        (json!("[]"), "wrong-type"),
        (json!([]), "wrong-type"),
        (json!(7), "wrong-type"),
        (json!(null), "wrong-type"),
        (json!("{}"), "missing-variable"),
        (json!({}), "missing-variable"),
    ];
    for (data, code) in codes {
        let answer = ask(data.clone());
        assert_eq!(answer["errors"][0]["code"], code, "{data}");
        assert_eq!(answer.get("subject"), None, "{data}");
    }
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(120), "]".repeat(120));
    assert_eq!(ask(json!(deep))["errors"][0]["code"], "invalid-json");
}

#[test]
fn loops_partials_and_output_are_bounded() {
    let many: Vec<u32> = (0..2_000).collect();
    let nested = "{{#each l}}{{#each ../l}}{{#each ../../l}}{{/each}}{{/each}}{{/each}}";
    assert_eq!(error(nested, &json!({"l": many})).code, Fault::TooManySteps);
    let wide = format!("{{{{#each l}}}}{}{{{{/each}}}}", "x".repeat(5_000));
    assert_eq!(error(&wide, &json!({"l": many})).code, Fault::TooLarge);
    let endless = r#"{{#* inline "p"}}{{> p}}{{/inline}}{{> p}}"#;
    assert_eq!(error(endless, &json!({})).code, Fault::TooDeep);
    let bomb = r#"{{#* inline "a"}}{{> a}}{{> a}}{{/inline}}{{> a}}"#;
    assert_eq!(error(bomb, &json!({})).code, Fault::TooDeep);
    let doubling = (1..40).fold(String::new(), |text, i| {
        text + &format!(r#"{{{{#* inline "p{i}"}}}}{{{{> p{0}}}}}{{{{> p{0}}}}}{{{{/inline}}}}"#, i - 1)
    });
    let doubling = format!(r#"{{{{#* inline "p0"}}}}{{{{/inline}}}}{doubling}{{{{> p30}}}}"#);
    assert_eq!(error(&doubling, &json!({})).code, Fault::TooManySteps);
    let deep = format!("{}x{}", "{{#if a}}".repeat(100_000), "{{/if}}".repeat(100_000));
    assert_eq!(error(&deep, &json!({"a": 1})).code, Fault::Syntax);
    let chain = format!("{{{{#if a}}}}{}{{{{/if}}}}", "{{else if a}}".repeat(100_000));
    assert_eq!(error(&chain, &json!({})).code, Fault::Syntax);
    let indented =
        format!("{{{{#* inline \"p\"}}}}\n{}{{{{/inline}}}}\n{}{{{{> p}}}}\n", "\n".repeat(10_000), " ".repeat(10_000));
    assert_eq!(error(&indented, &json!({})).code, Fault::TooLarge);
}

/// A quadratic reader would need hours for these.
#[test]
fn hostile_templates_are_read_to_the_end_with_a_bounded_list_of_mistakes() {
    for piece in
        ["{{", "{{{", "{{a", "{{!--", "{{{a}}", "{{#if a}}", "{{/if}}", "{{}}", "\\{{", "{{#if", "{{a}}{{", "{{ {{ }}"]
    {
        let answer = render(&piece.repeat(1_000_000 / piece.len()), &json!({}));
        assert!((usize::from(piece != "\\{{")..=20).contains(&answer.errors.len()), "{piece}: {}", answer.errors.len());
    }
}

/// The cases are written by `handlebars/generate.cjs` with handlebars.js itself, white space and all.
#[test]
fn the_subset_comes_out_as_handlebars_js_puts_it_out() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("handlebars/cases.json")).unwrap();
    assert_eq!(cases.len(), 500);
    let mut different = Vec::new();
    for case in &cases {
        let (template, text) = (case["template"].as_str().unwrap(), case["data"].as_str().unwrap());
        let question =
            RenderTemplate { html: Some(template.into()), data: Data::Text(text.into()), ..RenderTemplate::default() };
        let answer = question.answer(&POLICY).unwrap();
        if answer.html.as_deref() != case["expected"].as_str() {
            different.push(format!("{case}\n  {answer:?}"));
        }
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

/// Writes a template of the subset, on one line, from a tape of choices, with names that lead somewhere where they stand.
struct Writer<'t> {
    tape: std::slice::Iter<'t, u8>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Root,
    Item,
    Word,
    Customer,
}

impl Writer<'_> {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::from(*self.tape.next().unwrap_or(&0)) % from.len()]
    }

    fn template(&mut self, place: Place, depth: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.tape.next().map_or(0, |byte| byte % 5) {
            text += &self.piece(place, depth);
        }
        text
    }

    fn value(&mut self, place: Place) -> &'static str {
        match place {
            Place::Root => {
                self.pick(&["name", "count", "yes", "no", "customer.first", "items.[0].name", "none", "this.name"])
            }
            Place::Item => {
                self.pick(&["name", "this.name", "../name", "@index", "price", "@first", "@last", "@root.name"])
            }
            Place::Word => self.pick(&["this", "@index", "../name", "@root.count"]),
            Place::Customer => self.pick(&["first", "this.first", "../name", "./last"]),
        }
    }

    fn piece(&mut self, place: Place, depth: usize) -> String {
        let choice = self.tape.next().map_or(0, |byte| byte % if depth == 0 { 5 } else { 10 });
        match choice {
            0 | 1 => self.pick(&["a", "<b>&", "x", "a b", "你"]).to_owned(),
            2 => format!("{{{{{}}}}}", self.value(place)),
            3 => format!("{{{{{{{}}}}}}}", self.value(place)),
            4 => "{{! note }}".to_owned(),
            5 | 6 => {
                let block = self.pick(&["if", "unless"]);
                let (name, inside) = (self.value(place), self.template(place, depth - 1));
                let other = if choice == 5 {
                    format!("{{{{else}}}}{}", self.template(place, depth - 1))
                } else {
                    String::new()
                };
                format!("{{{{#{block} {name}}}}}{inside}{other}{{{{/{block}}}}}")
            }
            7 if place == Place::Root => {
                format!("{{{{#each items}}}}{}{{{{/each}}}}", self.template(Place::Item, depth - 1))
            }
            8 if place == Place::Root => {
                format!("{{{{#each words}}}}{}{{{{/each}}}}", self.template(Place::Word, depth - 1))
            }
            9 if place == Place::Root => {
                format!("{{{{#with customer}}}}{}{{{{/with}}}}", self.template(Place::Customer, depth - 1))
            }
            _ => self.pick(&["{{! x }}", "y", " . "]).to_owned(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_subset_comes_out_as_handlebars_puts_it_out(
        tape in prop::collection::vec(any::<u8>(), 0..200),
        name in "[a-z<&'\"=` ]{0,6}",
        count in -3i64..4,
        yes in any::<bool>(),
        names in prop::collection::vec("[a-z<]{0,3}", 1..4),
        words in prop::collection::vec("[a-z ]{0,3}", 0..4),
    ) {
        let items: Vec<Value> = names.iter().map(|name| json!({"name": name, "price": name.len()})).collect();
        let value = json!({
            "name": name, "count": count, "yes": yes, "no": !yes, "none": null, "items": items, "words": words,
            "customer": {"first": name, "last": "x"},
        });
        let template = Writer { tape: tape.iter() }.template(Place::Root, 4);
        let mut handlebars = handlebars::Handlebars::new();
        handlebars.set_strict_mode(false);
        let expected = handlebars.render_template(&template, &value).unwrap();
        prop_assert_eq!(filled(&template, &value), expected, "{:?}", template);
    }

    #[test]
    fn no_template_and_no_data_make_it_panic(
        subject in any::<String>(),
        html in r#"(\{\{|\}\}|\{|~|#if |#each |/if|/each|else|\^|>|\* inline "p"|!--|--|a|\.|\[|\]|@|\\| |\n|é){0,40}"#,
        data in any::<String>(),
    ) {
        let question = RenderTemplate {
            subject,
            html: Some(html.clone()),
            text: Some(html),
            data: Data::Text(data),
            ..RenderTemplate::default()
        };
        question.answer(&POLICY).unwrap();
        let question = RenderTemplate { data: serde_json::from_str(r#"{"a":[{"a":1}]}"#).unwrap(), ..question };
        let answer = question.answer(&POLICY).unwrap();
        for span in answer.errors.iter().filter_map(|error| error.span) {
            prop_assert!(span.start <= span.end);
        }
    }
}
