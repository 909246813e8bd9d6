//! Rendering: within its limits, and where a limit is not met the limit changes nothing.
//!
//! An input is subject, HTML, text and data.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sendright::Policy;
use sendright::finding::Part;
use sendright::template::data::Data;
use sendright::template::render::{Fault, RenderTemplate, Rendering};
use sendright_fuzz::{ENCODINGS, POLICY, ask, assert_within, given, texts};
use std::sync::LazyLock;

static NARROW: LazyLock<Policy> = LazyLock::new(|| {
    let text = "extends = \"tencent-ses@2026.1\"\nname = \"narrow\"\nversion = \"1\"\n\
        [template]\nmax_rendered_bytes = 500\nmax_render_steps = 100\n";
    Policy::load(text).expect("it is a policy")
});

fuzz_target!(|input: &[u8]| {
    let Some([subject, html, text, data]) = texts(input) else { return };
    let data = if data.is_empty() { Data::default() } else { Data::Text(data.to_owned()) };
    let question = RenderTemplate {
        subject: subject.to_owned(),
        html: given(html),
        text: given(text),
        data,
        ..RenderTemplate::default()
    };
    let wide = render(&POLICY, &question);
    assert_plain_is_kept(&question, &wide);
    let narrow = render(&NARROW, &question);
    let limited = narrow.errors.iter().any(|error| matches!(error.code, Fault::TooLarge | Fault::TooManySteps));
    if !limited {
        assert_eq!(narrow, wide, "a limit that was not met changes the answer");
    }
    for encoding in ENCODINGS {
        render(&POLICY, &RenderTemplate { position_encoding: encoding, ..question.clone() });
    }
});

fn render(policy: &Policy, question: &RenderTemplate) -> Rendering {
    let answer = ask(policy, question).expect("every rendering has an answer");
    let parts = [&answer.subject, &answer.html, &answer.text];
    let bytes: usize = parts.into_iter().flatten().map(String::len).sum();
    assert!(bytes as u64 <= policy.document().template.max_rendered_bytes, "{bytes} bytes");
    if let Some(subject) = &answer.subject {
        assert!(!subject.chars().any(|c| c.is_control() && c != '\t'), "{subject:?}");
    }
    let filled = answer.errors.is_empty();
    assert_eq!(filled, answer.subject.is_some());
    assert_eq!(filled && question.html.is_some(), answer.html.is_some());
    assert_eq!(filled && question.text.is_some(), answer.text.is_some());
    for error in &answer.errors {
        assert!(!error.message.is_empty());
        if let Some(span) = &error.span {
            let text = match span.part {
                Part::Subject => Some(question.subject.as_str()),
                Part::Html => question.html.as_deref(),
                Part::Text => question.text.as_deref(),
            };
            assert_within(span, text.expect("the part was given"), question.position_encoding);
        }
    }
    answer
}

/// A part without a brace is put out as it is.
fn assert_plain_is_kept(question: &RenderTemplate, answer: &Rendering) {
    let parts = [(&question.html, &answer.html), (&question.text, &answer.text)];
    for (source, filled) in parts {
        if let (Some(source), Some(filled)) = (source, filled)
            && !source.contains("{{")
        {
            assert_eq!(source, filled);
        }
    }
}
