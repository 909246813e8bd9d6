//! What each dialect's tags are read as.

use super::Dialect;
use crate::locale::Locale;
use crate::template::syntax::{Syntax, TokenKind};
use proptest::prelude::*;

/// The tags of a source in short, and what stands between them.
fn read(dialect: Dialect, source: &str) -> String {
    let mut said = String::new();
    let mut from = 0;
    for token in dialect.parse(source).tokens {
        said.push_str(source.get(from..token.span.start).unwrap());
        said.push_str(&match token.kind {
            TokenKind::Output { path, raw } => format!("‹{}{path}›", if raw { "!" } else { "" }),
            TokenKind::OpenBlock { argument, .. } => format!("‹+{argument}›"),
            TokenKind::Else => "‹/›".to_owned(),
            TokenKind::ElseBlock { argument, .. } => format!("‹/{argument}›"),
            TokenKind::CloseBlock { .. } => "‹-›".to_owned(),
            TokenKind::Comment => "‹›".to_owned(),
            TokenKind::Partial { .. } => "‹>›".to_owned(),
            TokenKind::Escape => "‹\\›".to_owned(),
        });
        from = token.span.end;
    }
    said.push_str(source.get(from..).unwrap());
    said
}

fn mistakes(dialect: Dialect, source: &str) -> Vec<String> {
    dialect.parse(source).mistakes.iter().map(|mistake| mistake.what.say(Locale::English)).collect()
}

fn check(dialect: Dialect, table: &[(&str, &str)]) {
    for (source, expected) in table {
        assert_eq!(read(dialect, source), *expected, "{source}");
        assert_eq!(mistakes(dialect, source), [""; 0], "{source}");
    }
}

#[test]
fn tags_of_jinja_twig_django_and_liquid_are_read() {
    check(
        Dialect::Jinja,
        &[
            ("Hi {{ name }}", "Hi ‹name›"),
            ("Hi {{name|title}},", "Hi ‹name›,"),
            ("{{ user.first_name|default:\"friend\" }}", "‹user.first_name›"),
            ("{{ order.total | money_with_currency }}", "‹order.total›"),
            ("{{- item.price -}}", "‹item.price›"),
            ("{{~ item.price ~}}", "‹item.price›"),
            (
                "{{ url('unsubscribe', {'id': user.id, 'a': {'b': 1}}) }}.",
                "‹url('unsubscribe', {'id': user.id, 'a': {'b': 1}})›.",
            ),
            ("{{ a is defined ? a : 'x' }}", "‹a is defined ? a : 'x'›"),
            ("{{ 'yes' if user.is_active else 'no' }}", "‹'yes' if user.is_active else 'no'›"),
            ("{{ first ~ ' ' ~ last }}", "‹first ~ ' ' ~ last›"),
            ("{{ a || b }}", "‹a || b›"),
            ("{{ \"}}\" ~ a }}", "‹\"}}\" ~ a›"),
            ("{{ user's }} and {{ it's }}", "‹user's› and ‹it's›"),
            ("{{ body|safe }}{{ body|raw }}", "‹!body›‹!body›"),
            ("{% autoescape off %}{{ a }}{% endautoescape %}{{ b }}", "‹+off›‹!a›‹-›‹b›"),
            ("{% if user.vip and not x %}A{% elif y %}B{% else %}C{% endif %}", "‹+user.vip and not x›A‹/y›B‹/›C‹-›"),
            ("{%- if a -%}A{%- endif -%}", "‹+a›A‹-›"),
            (
                "{% for item in order.items %}{{ item.name }} {{ loop.index }}{% else %}-{% endfor %}",
                "‹+order.items›‹this.item.name› ‹this.loop.index›‹/›-‹-›",
            ),
            (
                "{% for k, v in data.items() %}{{ v }}{% empty %}none{% endfor %}{{ w }}",
                "‹+data.items()›‹this.v›‹/›none‹-›‹w›",
            ),
            ("{% set total = a + b %}{{ total }}", "‹›‹this.total›"),
            ("{% set text %}Hello{% endset %}", "‹+text›Hello‹-›"),
            ("{% assign x = order.name | upcase %}{{ x }}", "‹›‹this.x›"),
            ("{% capture x %}a{% endcapture %}", "‹+x›a‹-›"),
            ("{% unless a %}b{% endunless %}", "‹+a›b‹-›"),
            ("{% case a %}{% when 'x' %}b{% else %}c{% endcase %}", "‹+a›‹/'x'›b‹/›c‹-›"),
            ("{% extends \"base.html\" %}{% block body %}a{% endblock body %}", "‹›‹+body›a‹-›"),
            ("{% block title 'Hi' %}{% block subject page.title %}", "‹block title 'Hi'›‹block subject page.title›"),
            ("{% include 'footer.html' with context %}", "‹>›"),
            ("{% load i18n static %}{% trans \"Hello there\" %}", "‹›‹›Hello there‹›"),
            ("{% trans 'mail.hello' %}", "‹trans 'mail.hello'›"),
            ("{% trans %}Hello {{ name }}{% endtrans %}", "‹+›Hello ‹name›‹-›"),
            (
                "{% blocktrans with n=user.name %}Hello {{ n }}{% plural %}Hi{% endblocktrans %}",
                "‹+with n=user.name›Hello ‹this.n›‹/›Hi‹-›",
            ),
            (
                "{{ _('Your order') }} {{ 'Your order'|trans }} {{ 'order.key'|trans }}",
                "‹›Your order‹› ‹›Your order‹› ‹'order.key'›",
            ),
            ("<a href=\"{{ site }}{% url 'account' user.pk %}\">", "<a href=\"‹site›‹url 'account' user.pk›\">"),
            ("{% url 'home' as home %}{{ home }}", "‹›‹this.home›"),
            ("{% comment %}{{ a }}{% if %}{% endcomment %}b", "‹›b"),
            ("{% raw %}{{ a }}{% endraw %}", "‹›{{ a }}‹›"),
            ("{% verbatim %}{{ a }}{% endverbatim %}", "‹›{{ a }}‹›"),
            ("a{# {{ b }} {% if %} #}c{#d#}", "a‹›c‹›"),
            ("<style>@media all{#main{color:red}}</style>", "<style>@media all{#main{color:red}}</style>"),
            ("{% cache 500 x %}a{% endcache %}{% apply upper %}b{% endapply %}", "‹+500 x›a‹-›‹+upper›b‹-›"),
            ("{% mine x %}{% other y %}z{% endother %}", "‹mine x›‹+y›z‹-›"),
            ("{% macro row(a, b='') %}{{ a }}{{ b }}{% endmacro %}", "‹+row(a, b='')›‹this.a›‹this.b›‹-›"),
            ("{% from 'm.html' import button %}{{ button(a) }}", "‹›‹this.button(a)›"),
            ("100 % {a} {} {{{ a }}}", "100 % {a} {} ‹{ a }›"),
        ],
    );
}

#[test]
fn tags_of_go_are_read() {
    check(
        Dialect::Go,
        &[
            ("Hi {{.Name}}", "Hi ‹Name›"),
            ("{{ .User.FirstName }}", "‹User.FirstName›"),
            ("a {{- .Name -}} b", "a ‹Name› b"),
            ("{{.}}", "‹this›"),
            ("{{if .Vip}}A{{else if .New}}B{{else}}C{{end}}", "‹+Vip›A‹/New›B‹/›C‹-›"),
            ("{{- if and .A (eq .B \"x}}\") -}}A{{- end }}", "‹+A›A‹-›"),
            (
                "{{range .Items}}{{.Name}} {{$.Shop}}{{else}}-{{end}}{{.Name}}",
                "‹+Items›‹this.Name› ‹Shop›‹/›-‹-›‹Name›",
            ),
            ("{{range $i, $e := .Items}}{{$i}}: {{$e.Name}}{{end}}", "‹+this.i›‹this.i›: ‹this.e.Name›‹-›"),
            ("{{with .User}}{{.Name}}{{end}}", "‹+User›‹this.Name›‹-›"),
            ("{{/* a {{ b */}}c{{- /* d */ -}}", "‹›c‹›"),
            ("{{ $total := .Total }}{{ $total }}", "‹›‹this.total›"),
            ("{{ $total = add $total 1 }}", "‹›"),
            ("{{ printf \"%s x\" .Name | html }}", "‹Name›"),
            ("{{ .Body | safeHTML }}", "‹!Body›"),
            ("{{ define \"mail\" }}Hello{{ end }}{{ template \"mail\" . }}", "‹+›Hello‹-›‹>›"),
            ("{{block \"title\" .}}T{{end}}", "‹+›T‹-›"),
            (
                "{{ \"Hello there\" }} {{ T \"Hello there\" }} {{ T \"key\" }}",
                "‹›Hello there‹› ‹›Hello there‹› ‹T \"key\"›",
            ),
            ("{{ `{{ a }}` }}", "‹›{{ a }}‹›"),
            ("{{ `}}` }}", "‹›}}‹›"),
            ("{{range .Items}}{{break}}{{end}}", "‹+Items›‹›‹-›"),
        ],
    );
}

#[test]
fn tags_of_erb_and_ejs_are_read() {
    check(
        Dialect::Erb,
        &[
            ("Hi <%= @user.name %>", "Hi ‹user.name›"),
            (
                "<%= h @user.name %><%= raw(@body) %><%== body %><%= body.html_safe %>",
                "‹user.name›‹!body›‹!body›‹!body.html_safe›",
            ),
            ("<% if @user.vip? %>A<% elsif b %>B<% else %>C<% end %>", "‹+›A‹/›B‹/›C‹-›"),
            ("<%- if a -%>A<%- end -%>", "‹+›A‹-›"),
            ("<% unless a %>b<% end %>", "‹+›b‹-›"),
            ("<% @items.each do |item| %><%= item.name %><% end %><%= other %>", "‹+›‹this.item.name›‹-›‹other›"),
            ("<% @items.each { |item| %><%= item.name %><% } %>", "‹+›‹this.item.name›‹-›"),
            ("<% while x do %>a<% end %>", "‹+›a‹-›"),
            ("<% case a %><% when 1 %>b<% else %>c<% end %>", "‹+›‹/›b‹/›c‹-›"),
            ("<% x = 1 if y %><% z = {a: 1} %>", "‹›‹›"),
            ("<% if a then b = 1 end %>", "‹›"),
            (
                "<%= link_to 'Home', root_url %><%= link_to root_url do %>Home<% end %>",
                "‹link_to 'Home', root_url›‹+›Home‹-›",
            ),
            ("<%= form_with model: @a do |f| %>x<% end %>", "‹+›x‹-›"),
            ("<%= yield %><%= render 'footer' %>", "‹>›‹>›"),
            ("<% include header.ejs %><%# <%= a %>", "‹>›‹›"),
            ("<%= 'new' if fresh %><% x = \"a\" unless b %>", "‹'new' if fresh›‹›"),
            ("<%\n  # if it's so\n  a = 1 # end\n%>b", "‹›b"),
            ("<% unless list.each do |a| %><%= a %><% end.any? %>none<% end %>", "‹+›‹this.a›‹-›none‹-›"),
            ("<% if (a) {\n // don't } else\n %>b<% } %>", "‹+›b‹-›"),
            ("<%\nif a\n  b = 1\nelse\n  b = { c: if d then 1 end }\nend\n%>x", "‹›x"),
            ("<% if (a) { b() } else { c() } %>x<% if (d) { %>e<% } %>", "‹›x‹+›e‹-›"),
            ("<% def row(a) %><%= a %><% end %>", "‹+›‹this.a›‹-›"),
            ("<%# <b> if %>a<%% b", "‹›a<%‹\\› b"),
            ("<% if (user) { %>A<% } else if (b) { %>B<% } else { %>C<% } %>", "‹+›A‹/›B‹/›C‹-›"),
            ("<% items.forEach(function(item) { %><%= item.name %><% }) %>", "‹+›‹this.item.name›‹-›"),
            ("<% for (const a of b) { %><%- a.html %><% } %>", "‹+›‹!this.a.html›‹-›"),
            ("<% items.forEach(item => { -%>a<% }); -%>", "‹+›a‹-›"),
            ("<%- include('header', {title: 'x'}) %><%_ let a = 1 _%>", "‹>›‹›"),
            ("<%= t('mail.hello') %><%= _('Hello there') %>", "‹t('mail.hello')›‹›Hello there‹›"),
        ],
    );
}

#[test]
fn tags_of_mailchimp_are_read() {
    check(
        Dialect::Mailchimp,
        &[
            ("Hi *|FNAME|*,", "Hi ‹FNAME›,"),
            ("*|IF:FNAME|*Hi *|FNAME|**|ELSE:|*Hello*|END:IF|*", "‹+FNAME›Hi ‹FNAME›‹/›Hello‹-›"),
            ("*|IF:AGE >= 18|*a*|ELSEIF:AGE >= 6|*b*|END:IF|*", "‹+AGE›a‹/AGE›b‹-›"),
            ("*|IFNOT:FNAME|*a*|END:IF|*", "‹+FNAME›a‹-›"),
            ("*|INTERESTED:News:Weekly|*a*|ELSE:|*b*|END:INTERESTED|*", "‹+News›a‹/›b‹-›"),
            (
                "*|FEEDBLOCK:https://a.example/rss|**|FEEDITEMS:[$count=5]|**|FEEDITEM:TITLE|**|END:FEEDITEMS|**|END:FEEDBLOCK|*",
                "‹+https›‹+›‹this.FEEDITEM:TITLE›‹-›‹-›",
            ),
            (
                "*|LIST:COMPANY|* *|HTML:LIST_ADDRESS_HTML|* *|DATE:d/m/y|*",
                "‹this.LIST:COMPANY› ‹this.list_address› ‹this.DATE:d/m/y›",
            ),
            ("<a href=\"*|UNSUB|*\">", "<a href=\"‹this.UNSUB›\">"),
            ("5 *| 6 |* 7, *|* {color: red}", "5 *| 6 |* 7, *|* {color: red}"),
        ],
    );
}

#[test]
fn mistakes_are_told_as_the_dialect_writes_it() {
    for (dialect, source, expected) in [
        (Dialect::Jinja, "{{ name }", "this `{{` is never closed by `}}`"),
        (Dialect::Jinja, "{{ name } and {{ other }}", "this `{{` is not closed by `}}` before the next one"),
        (Dialect::Jinja, "{% if a }b{% endif %}", "this `{%` is not closed by `%}` before the next one"),
        (Dialect::Jinja, "{% if a %}b{% endif }{{ c }}", "this `{%` is not closed by `%}` before the next one"),
        (Dialect::Go, "{{if .A}b{{end}}", "this `{{` is not closed by `}}` before the next one"),
        (Dialect::Go, "{{if .A}}b{{end}{{.C}}", "this `{{` is not closed by `}}` before the next one"),
        (Dialect::Jinja, "{% if a %}b", "`{% if a %}` is never closed by `{% endif %}`"),
        (Dialect::Jinja, "b{% endif %}", "`{% endif %}` closes no block"),
        (Dialect::Jinja, "{% if a %}{% for b in c %}{% endif %}", "`{% endif %}` cannot close `{% for b in c %}`"),
        (Dialect::Jinja, "a{% else %}b", "this `{% else %}` stands in no block"),
        (Dialect::Jinja, "{% if a %}{% else %}{% else %}{% endif %}", "`{% if a %}` has its last `{% else %}` already"),
        (Dialect::Jinja, "a {# b", "this comment is never closed by `#}`"),
        (Dialect::Jinja, "{{ first name }}", "`first name` has a space in a name"),
        (Dialect::Jinja, "{{ }}", "there is no name between the braces"),
        (Dialect::Go, "{{if .A}}b", "`{{if .A}}` is never closed by `{{end}}`"),
        (Dialect::Go, "b{{end}}", "`{{end}}` closes no block"),
        (Dialect::Go, "{{.Name}", "this `{{` is never closed by `}}`"),
        (Dialect::Go, "{{/* a }}", "this comment is never closed by `*/}}`"),
        (Dialect::Go, "{{else}}", "this `{{else}}` stands in no block"),
        (Dialect::Go, "{{ .Name! }}", "the name in `.Name!` has a `!`, which no name may have"),
        (Dialect::Erb, "<%= name", "this `<%` is never closed by `%>`"),
        (Dialect::Erb, "<% if a %>b", "`<% if a %>` is never closed by `<% end %>`"),
        (Dialect::Erb, "<% if (a) { %>b", "`<% if (a) { %>` is never closed by `<% } %>`"),
        (Dialect::Erb, "b<% end %>", "`<% end %>` closes no block"),
        (Dialect::Erb, "b<% } %>", "`<% } %>` closes no block"),
        (Dialect::Mailchimp, "*|FNAME *", "this `*|` is never closed by `|*`"),
        (Dialect::Mailchimp, "*|IF:A|*b", "`*|IF:A|*` is never closed by `*|END:IF|*`"),
        (Dialect::Mailchimp, "b*|END:IF|*", "`*|END:IF|*` closes no block"),
    ] {
        assert_eq!(mistakes(dialect, source), [expected], "{source}");
    }
}

#[test]
fn blocks_that_stand_too_deep_in_each_other_end_the_reading() {
    for (dialect, open) in [
        (Dialect::Jinja, "{% if a %}"),
        (Dialect::Go, "{{if .A}}"),
        (Dialect::Erb, "<% if a %>"),
        (Dialect::Mailchimp, "*|IF:A|*"),
    ] {
        assert_eq!(mistakes(dialect, &open.repeat(50_000)), ["blocks stand in each other more than 100 deep"]);
    }
}

#[test]
fn a_tag_tells_what_dialect_it_is_of() {
    for (tag, dialect) in [
        ("{% if a %}", Some(Dialect::Jinja)),
        ("{{ a|upper }}", Some(Dialect::Jinja)),
        ("{{ f(x) }}", Some(Dialect::Jinja)),
        ("{{.Name}}", Some(Dialect::Go)),
        ("{{ if .A }}", Some(Dialect::Go)),
        ("{{ printf \"%s\" .Name }}", Some(Dialect::Go)),
        ("{{end}}", Some(Dialect::Go)),
        ("{{ $a }}", Some(Dialect::Go)),
        ("<%= a %>", Some(Dialect::Erb)),
        ("*|FNAME|*", Some(Dialect::Mailchimp)),
        ("{{#iff a}}", None),
        ("{{first name}}", None),
        ("{{}}", None),
    ] {
        assert_eq!(Dialect::of_tag(tag), dialect, "{tag}");
    }
}

const DIALECTS: [Dialect; 6] =
    [Dialect::Handlebars, Dialect::Jinja, Dialect::Go, Dialect::Erb, Dialect::Mailchimp, Dialect::Literal];

/// The pieces that tags are made of, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{{",
        "}}",
        "{",
        "}",
        "{%",
        "%}",
        "{#",
        "#}",
        "<%",
        "%>",
        "<%%",
        "<%#",
        "=",
        "-",
        "~",
        "_",
        "*|",
        "|*",
        "IF:",
        "END:IF",
        "ELSE:",
        "FNAME",
        "if ",
        "else",
        "end",
        "endif",
        "for a in b",
        "endfor",
        "range .X",
        "/*",
        "*/",
        "set x",
        "endset",
        "comment",
        "endcomment",
        "raw",
        "endraw",
        "trans ",
        "endtrans",
        "\"",
        "'",
        "`",
        "\\",
        "(",
        ")",
        "|",
        "||",
        " ",
        "\n",
        ".",
        "$",
        "@",
        ":",
        "name",
        "名前",
        "é",
        "\u{1f600}",
        "do |x|",
        "//",
        "# ",
        "block b",
        "endblock",
        " as ",
        "!",
        "<b>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_sound(source: &str, Syntax { tokens, mistakes }: &Syntax) {
    let mut reached = 0;
    for token in tokens {
        assert!(token.span.start >= reached, "{tokens:?} overlap in {source:?}");
        assert!(source.get(token.span.clone()).is_some(), "{:?} is no part of {source:?}", token.span);
        reached = token.span.end;
    }
    for mistake in mistakes {
        assert!(source.get(mistake.span.clone()).is_some(), "{:?} is no part of {source:?}", mistake.span);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read_into_tags_that_do_not_overlap(source in prop_oneof![pieces(), any::<String>()]) {
        for dialect in DIALECTS {
            is_sound(&source, &dialect.parse(&source));
            Dialect::of_tag(&source);
        }
    }
}

#[test]
fn the_time_to_read_grows_with_the_length_of_a_hostile_text() {
    for dialect in DIALECTS {
        for piece in [
            "{{",
            "{%",
            "{#",
            "<%",
            "*|A",
            "{{\"",
            "{% comment %}",
            "{{ '",
            "{{a ",
            "{{ \\\"",
            "{{/*",
            "{% raw %}x{% endraw",
            "{% if",
            "{% a 'b",
            "{{ a | b",
            "<% \"",
            "<%# ",
            "*|IF:a|*",
            "{% endx %}{% x %}",
            "\"\\",
            "{{ a b c",
            "{{ (((",
            "{# a\n",
            "{#a ",
        ] {
            let text = piece.repeat(300_000 / piece.len());
            let started = std::time::Instant::now();
            let tokens = dialect.parse(&text).tokens.len();
            let taken = started.elapsed();
            assert!(taken.as_secs() < 3, "{}: `{piece}` took {taken:?} for {tokens} tags", dialect.name());
        }
    }
}
