//! Templates in the dialects of other systems, reviewed as what they are.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

fn ask(policy: &Policy, question: &Value) -> Value {
    serde_json::from_str(&answer_json(policy, "review_template", question.to_string())).unwrap()
}

fn tencent() -> &'static Policy {
    static POLICY: std::sync::LazyLock<Policy> = std::sync::LazyLock::new(|| Policy::preset("tencent-ses").unwrap());
    &POLICY
}

fn review(dialect: &str, subject: &str, html: &str) -> Value {
    ask(tencent(), &json!({ "kind": "notification", "subject": subject, "html": html, "dialect": dialect }))
}

fn rules(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

fn finding<'a>(answer: &'a Value, rule: &str) -> Option<&'a Value> {
    answer["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == rule)
}

/// Mails as systems of each dialect send them: the dialect, the subject, the HTML, and its visible variables.
const MAILS: [(&str, &str, &str, u64); 8] = [
    (
        "jinja",
        "Your order {{ order.number }}",
        // Django
        r#"{% load i18n %}{% comment %} Sent by tasks.py {% endcomment %}<!doctype html><html lang="en"><body>
        <p>{% blocktrans with name=user.first_name %}Dear {{ name }},{% endblocktrans %}</p>
        <p>{% trans "Thank you for your order. We have packed the goods listed below and hand them to the carrier." %}</p>
        <table>{% for item in order.items.all %}<tr><td>{{ item.quantity }} × {{ item.title|truncatechars:40 }}</td></tr>{% empty %}<tr><td>Nothing</td></tr>{% endfor %}</table>
        {% if order.note %}<p>You wrote: {{ order.note|linebreaksbr }}</p>{% endif %}
        <p>You can follow the parcel <a href="{{ site_url }}{% url 'orders:detail' order.pk %}">on the page of your order</a> at any time, and answer this mail if something is missing.</p></body></html>"#,
        4,
    ),
    (
        "jinja",
        "{{ shop.name }}: order {{ name }} confirmed",
        // Liquid
        r#"<!doctype html><html lang="en"><body>{% assign delivery = order.shipping_address %}{% capture greeting %}Hello{% endcapture %}
        <p>Thank you for your purchase! We are getting your order ready to be shipped and will notify you when it has been sent.</p>
        {% for line in line_items %}<p>{{ line.title | escape }} costs {{ line.final_price | money }}</p>{% endfor %}
        {% if delivery and delivery.city != blank %}<p>It goes to {{ delivery.city }} by the usual carrier.</p>{% elsif has_pickup %}<p>Pick it up in our store.</p>{% endif %}
        {% unless custom_message == blank %}<p>{{ custom_message }}</p>{% endunless %}<p>If you have questions, reply to this email and we are glad to help you.</p></body></html>"#,
        4,
    ),
    (
        "jinja",
        "Ihre Bestellung",
        // Twig
        r#"{% extends "mail/base.html.twig" %}{# Sent by OrderMailer #}{% block body %}{% set customer = order.customer %}
        <p>Guten Tag {{ customer.title|default('')|trans }} {{ customer.lastName }},</p>
        <p>vielen Dank für Ihre Bestellung vom {{ order.date|date('d.m.Y') }}. Sobald die Ware unser Lager verlassen hat, erhalten Sie eine weitere Nachricht mit der Nummer der Sendung.</p>
        <p><a href="{{ url('order_show', {id: order.id, _locale: 'de'}) }}">Bestellung ansehen</a></p>
        {% include 'mail/footer.html.twig' with {'shop': shop} only %}{% endblock %}"#,
        3,
    ),
    (
        "go",
        "[{{.SiteName}}] New answer",
        r#"{{define "mail"}}<!doctype html><html lang="en"><body>{{- /* the notice of a new answer */ -}}
        <p>Hello {{.User.Name}}, somebody has answered the question that you asked last week in our forum.</p>
        {{range $i, $answer := .Answers}}<p>{{$answer.Author | html}} wrote: {{$answer.Summary}}</p>{{else}}<p>The answer was taken back in the meantime.</p>{{end}}
        {{with .Moderator}}<p>It was looked through by {{.Name}} before it was published on our page.</p>{{end}}
        <p><a href="{{.BaseURL}}/questions/{{.Question.ID}}">Read the whole answer</a> and mark it as the right one if it has helped you.</p></body></html>{{end}}{{template "mail" .}}"#,
        4,
    ),
    (
        "erb",
        "Welcome, <%= @user.name %>",
        // ERB
        r#"<!doctype html><html lang="en"><body><%# Sent by UserMailer %><p>Hello <%= @user.name.presence || "there" %>, your account has been opened today and is ready to be used.</p>
        <% if @user.invited_by.present? %><p>You were invited by <%= @user.invited_by.name %>, who will be glad to hear from you soon.</p><% else %><p>Tell your friends about us if you like what you see here.</p><% end %>
        <ul><% @steps.each do |step| %><li>Next, please do this when you have time: <%= step.title %></li><% end %></ul>
        <p><%= link_to account_url(@user) do %>Open your account<% end %> and change your password whenever you wish to.</p></body></html>"#,
        3,
    ),
    (
        "erb",
        "Your invoice",
        // EJS
        r#"<%- include('header', { title: 'Invoice' }) %><p>Hello <%= user.name %>, the invoice for the last month is ready and can be seen on your page.</p>
        <% if (items.length > 0) { %><table><% items.forEach(function (item) { %><tr><td>The part of <%= item.label %> comes to <%= item.amount.toFixed(2) %> euros in all</td></tr><% }); %></table><% } else { %><p>There is nothing to pay for the last month.</p><% } %>
        <p><a href="<%= baseUrl %>/invoices/<%= id %>">Open the invoice</a> to see it with every detail, or to keep it for your files.</p><%- include('footer') %>"#,
        3,
    ),
    (
        "mailchimp",
        "News for *|FNAME|*",
        r#"<!doctype html><html lang="en"><body>*|IF:FNAME|*<p>Dear *|FNAME|*,</p>*|ELSE:|*<p>Dear reader,</p>*|END:IF|*
        <p>our workshop has a new oven since Monday, so that we bake bread of rye and of spelt on every day of the week now.</p>
        *|INTERESTED:Courses:Baking|*<p>The next course in baking begins in May, and there are four places left in it.</p>*|END:INTERESTED|*
        <p>*|LIST:COMPANY|*, *|LIST:ADDRESS|*. <a href="*|UNSUB|*">Unsubscribe</a> whenever you like.</p></body></html>"#,
        3,
    ),
    (
        "handlebars",
        "Order {{number}}",
        "<p>Hello {{name}}, your order has left our house today and should be with you by Friday.</p>",
        1,
    ),
];

#[test]
fn a_declared_template_is_read_for_its_variables_and_has_no_mistake() {
    for (dialect, subject, html, variables) in MAILS {
        let answer = review(dialect, subject, html);
        assert_eq!(finding(&answer, "variables/syntax"), None, "{html}");
        assert_eq!(answer["stats"]["variables"], variables, "{html}: {answer}");
        assert_ne!(answer["verdict"], "reject", "{html}: {answer}");
    }
}

#[test]
fn the_policy_says_the_dialect_where_the_question_does_not() {
    let text = "extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template]\ndialect = \"go\"\n";
    let policy = Policy::load(text).unwrap();
    let question =
        json!({ "kind": "trigger", "subject": "Hello", "html": "<p>Hello, your code is {{.Code}} today.</p>" });
    let answer = ask(&policy, &question);
    assert_eq!(finding(&answer, "variables/syntax"), None);
    assert_eq!(answer["stats"]["variables"], 1);
    assert!(finding(&ask(tencent(), &question), "variables/syntax").is_some());
    let mut other = question.clone();
    other["dialect"] = json!("handlebars");
    assert!(finding(&ask(&policy, &other), "variables/syntax").is_some(), "the question goes before");
    let error = &ask(tencent(), &json!({ "kind": "trigger", "subject": "a", "html": "b", "dialect": "jnja" }))["error"];
    assert_eq!((&error["code"], &error["path"]), (&json!("invalid-value"), &json!("dialect")), "{error}");
}

#[test]
fn what_is_not_declared_asks_for_a_human_and_names_the_dialect() {
    for (html, dialect) in [
        ("{% if a %}<p>Hello, your order has shipped.</p>{% endif %}", "jinja"),
        ("<p>Hello {{ name|title }}, your order has shipped.</p>", "jinja"),
        ("<p>Hello {{.Name}}, your order has shipped.</p>", "go"),
        ("{{if .Name}}<p>Hello, your order has shipped.</p>", "go"),
        ("<p>Hello <%= name %>, your order has shipped.</p>", "erb"),
    ] {
        let answer = review("handlebars", "Your order", html);
        let found = finding(&answer, "variables/syntax").unwrap();
        assert_eq!(found["severity"], "review", "{html}");
        let help = found["help"].as_str().unwrap();
        assert!(help.contains(&format!("`{dialect}`")), "{html}: {help}");
        assert_eq!(found["dialect"], dialect, "{html}: {found}");
        let declared = review(dialect, "Your order", html);
        assert_eq!(
            declared["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "variables/syntax"),
            html.contains("{{if"),
            "{html}"
        );
    }
}

#[test]
fn a_mistake_in_a_declared_template_rejects_it_at_its_place() {
    for (dialect, html, message) in [
        ("jinja", "<p>Hello</p>{% if a %}<p>b</p>", "`{% if a %}` is never closed by `{% endif %}`"),
        ("go", "<p>Hello {{.Name}</p>", "this `{{` is never closed by `}}`"),
        ("erb", "<p>Hello</p><% end %>", "`<% end %>` closes no block"),
        ("mailchimp", "<p>Hello</p>*|IF:A|*", "`*|IF:A|*` is never closed by `*|END:IF|*`"),
    ] {
        let answer = review(dialect, "Your order", html);
        let found = finding(&answer, "variables/syntax").unwrap();
        assert_eq!(found["severity"], "reject", "{html}");
        assert!(found["message"].as_str().unwrap().ends_with(message), "{html}: {found}");
        assert!(found["span"].is_object() && found["dialect"].is_null(), "{found}");
    }
}

#[test]
fn variables_of_each_dialect_are_masked_in_links_and_tags() {
    for (dialect, output, open, close) in [
        ("jinja", "{{ a.b|urlencode }}", "{% if a > 1 %}", "{% endif %}"),
        ("go", "{{ .A | urlquery }}", "{{if gt .A 1}}", "{{end}}"),
        ("erb", "<%= a.b %>", "<% if a > 1 %>", "<% end %>"),
        ("mailchimp", "*|A|*", "*|IF:A > 1|*", "*|END:IF|*"),
    ] {
        let html = format!(
            "<p {open}class=\"x\"{close}>Hello, your order has left our house today and is with you by Friday.</p>\
            <p><a href=\"https://shop.example/{output}\">Open the order</a> <a href=\"{output}\">See</a></p>"
        );
        let answer = review(dialect, "Your order", &html);
        for rule in
            ["html/malformed", "links/bad-url", "links/placeholder", "variables/in-tag-name", "variables/syntax"]
        {
            assert_eq!(finding(&answer, rule), None, "{html}");
        }
        assert_eq!(answer["stats"]["variables"], 0, "{html}");
        assert_eq!(answer["stats"]["links"], 2, "{html}");
    }
}

#[test]
fn a_text_that_is_written_out_in_a_tag_is_text() {
    let offer = "Win big at our online casino, claim your free bonus and play the slots now";
    for (dialect, html) in [
        ("jinja", format!("<p>{{{{ \"{offer}\" }}}}</p>")),
        ("jinja", format!("<p>{{% trans \"{offer}\" %}}</p>")),
        ("go", format!("<p>{{{{ \"{offer}\" }}}}</p>")),
        ("erb", format!("<p><%= \"{offer}\" %></p>")),
    ] {
        let answer = review(dialect, "Hello", &html);
        assert!(rules(&answer).contains(&"content/gambling"), "{html}: {answer}");
    }
}

#[test]
fn raw_outputs_and_missing_fallbacks_are_found_in_each_dialect() {
    for (dialect, plain, raw, with_fallback) in [
        ("jinja", "{{ first_name }}", "{{ note|safe }}", "{{ first_name|default:\"friend\" }}"),
        ("go", "{{ .FirstName }}", "{{ .Note | safeHTML }}", "{{ or .FirstName \"friend\" }}"),
        ("erb", "<%= @first_name %>", "<%== @note %>", "<%= @first_name || \"friend\" %>"),
    ] {
        let mail = |name: &str, note: &str| {
            review(
                dialect,
                "Your order",
                &format!("<p>Dear {name},</p><p>Your order has left our house today: {note}</p>"),
            )
        };
        let answer = mail(plain, raw);
        assert!(finding(&answer, "variables/raw-html").is_some(), "{dialect}: {answer}");
        assert!(finding(&answer, "variables/no-fallback").is_some(), "{dialect}: {answer}");
        let answer = mail(with_fallback, plain);
        assert!(finding(&answer, "variables/raw-html").is_none(), "{dialect}: {answer}");
        assert!(finding(&answer, "variables/no-fallback").is_none(), "{dialect}: {answer}");
    }
}

#[test]
fn declared_variables_are_looked_for_in_expressions_too() {
    let ask = |dialect: &str, html: &str, names: &[&str]| {
        let variables: serde_json::Map<String, Value> =
            names.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
        let question = json!({ "kind": "trigger", "subject": "Your order", "html": html, "dialect": dialect, "variables": variables });
        let answer = ask(tencent(), &question);
        let of_rule = |finding: &&Value| finding["rule"] == "variables/undeclared";
        answer["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(of_rule)
            .map(|f| f["message"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for (dialect, html, names) in [
        (
            "jinja",
            "{% if user and not hidden %}{{ user.name|default(nick) }}{% for i in items %}{{ i.x }}{{ loop.index }}{% endfor %}{% endif %}",
            &["user", "hidden", "nick", "items"][..],
        ),
        (
            "go",
            "{{if and .User (not .Hidden)}}{{.User.Name}}{{range .Items}}{{.X}}{{$.Shop}}{{end}}{{end}}",
            &["User", "Hidden", "Items", "Shop"],
        ),
        (
            "erb",
            "<% if @user && !hidden %><%= @user.name %><% items.each do |i| %><%= i.x %><% end %><% end %>",
            &["user", "hidden", "items"],
        ),
        ("mailchimp", "*|IF:VIP|**|FNAME|**|END:IF|* *|LIST:COMPANY|* *|UNSUB|*", &["VIP", "FNAME"]),
    ] {
        assert_eq!(ask(dialect, html, names), [""; 0], "{html}");
        let all_but_one = ask(dialect, html, &[names, &["never"]].concat());
        assert!(matches!(all_but_one.as_slice(), [one] if one.contains("never")), "{all_but_one:?}");
    }
    assert_eq!(ask("jinja", "Dear {{ nmae }}", &["name"]).len(), 2);
    assert_eq!(ask("go", "Dear {{ .Nmae }}", &["Name"]).len(), 2);
}

#[test]
fn the_address_that_mailchimp_writes_itself_is_no_raw_variable() {
    let body = "Our shop opens on Monday at nine, with new lamps and chairs for the whole house.";
    let answer = |tag: &str| review("mailchimp", "News", &format!("<p>{body}</p><p>{tag}</p>"));
    assert_eq!(answer("*|HTML:LIST_ADDRESS_HTML|*")["verdict"], "approve");
    assert!(finding(&answer("*|HTML:BIO|*"), "variables/raw-html").is_some());
}
