//! Advice in the template's own dialect: it is written in Handlebars.

use super::Dialect;

/// What advice shows in Handlebars, and the same in Jinja, Go, ERB, Mailchimp and a final mail; what holds another
/// stands before it.
const SPELLINGS: [(&str, [&str; 5]); 4] = [
    (
        "{{#if name}}{{name}}{{else}}…{{/if}}",
        [
            "{{ name|default('…') }}",
            "{{or .Name \"…\"}}",
            "<%= name || '…' %>",
            "*|IF:NAME|**|NAME|**|ELSE:|*…*|END:IF|*",
            "…",
        ],
    ),
    (
        "{{#if name}}…{{/if}}",
        ["{% if name %}…{% endif %}", "{{if .Name}}…{{end}}", "<% if name %>…<% end %>", "*|IF:NAME|*…*|END:IF|*", "…"],
    ),
    ("{{name}}", ["{{ name }}", "{{.Name}}", "<%= name %>", "*|NAME|*", "…"]),
    (
        "{{unsubscribe_url}}",
        ["{{ unsubscribe_url }}", "{{.UnsubscribeURL}}", "<%= unsubscribe_url %>", "*|UNSUB|*", "https://…"],
    ),
];

impl Dialect {
    /// Advice as the dialect writes it.
    pub(crate) fn spell(self, advice: &str) -> String {
        let place = match self {
            Self::Handlebars => return advice.to_owned(),
            Self::Jinja => 0,
            Self::Go => 1,
            Self::Erb => 2,
            Self::Mailchimp => 3,
            Self::Literal => 4,
        };
        let mut advice = advice.to_owned();
        for (handlebars, others) in SPELLINGS {
            if let Some(own) = others.get(place).filter(|_| advice.contains(handlebars)) {
                advice = advice.replace(handlebars, own);
            }
        }
        advice
    }
}
