//! Drawing a policy: a shipped one, or one with some of its values changed.

use super::draw::Draw;
use super::json::{self, Style};
use super::samples::Samples;
use super::value::Change;
use super::{question, samples, text};
use crate::vector::Source;
use sendright::Policy;
use sendright::policy::condition::Metric;
use sendright::policy::{Condition, Duration};
use sendright::template::document::Level;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Drawn documents that do not load, before a shipped policy is taken instead.
const MOST_TRIES: usize = 20;

/// A policy that loads, with what questions about it are made of.
pub(super) struct Drawn {
    pub(super) source: Source,
    pub(super) policy: Policy,
    pub(super) words: Vec<String>,
    pub(super) numbers: Vec<u64>,
}

/// A policy that loads.
pub(super) fn draw(samples: &Samples, draw: &mut Draw) -> Drawn {
    for _ in 0..MOST_TRIES {
        let source = source(samples, draw);
        if let Ok(policy) = source.load() {
            return drawn(source, policy);
        }
    }
    let source = Source::Preset(samples.presets.first().map_or("", |(name, _)| name).to_owned());
    let policy = source.load().expect("a shipped policy loads");
    drawn(source, policy)
}

fn drawn(source: Source, policy: Policy) -> Drawn {
    let tree = serde_json::to_value(policy.document()).expect("a document is JSON");
    let (mut words, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    collect(&tree, &mut words, &mut numbers);
    Drawn { source, policy, words: words.into_iter().collect(), numbers: numbers.into_iter().collect() }
}

fn collect(tree: &Value, words: &mut BTreeSet<String>, numbers: &mut BTreeSet<u64>) {
    match tree {
        Value::String(text) => words.extend(samples::words_of(text).chain([text.clone()])),
        Value::Number(number) => numbers.extend(number.as_u64()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, words, numbers)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, words, numbers)),
        _ => {}
    }
}

fn source(samples: &Samples, draw: &mut Draw) -> Source {
    if draw.once_in(5) {
        let (name, _) = draw.one(&samples.presets).expect("there are shipped policies");
        let unversioned = name.split('@').next().unwrap_or_default();
        return Source::Preset(if draw.once_in(2) { (*name).to_owned() } else { unversioned.to_owned() });
    }
    Source::Document(write(&tree(samples, draw), draw))
}

/// A document that may be broken in any way.
pub(super) fn any_document(samples: &Samples, draw: &mut Draw) -> String {
    if draw.once_in(3) {
        let mut text = draw.one(&samples.documents).cloned().unwrap_or_default();
        json::break_up(&mut text, draw);
        return text;
    }
    let mut tree = tree(samples, draw);
    for _ in 0..draw.below(3) {
        question::break_shape(&mut tree, draw);
    }
    let style = Style { loose: draw.once_in(4), odd: draw.once_in(4) };
    let mut text = if style.odd { json::write(&tree, style, draw) } else { write(&tree, draw) };
    if draw.once_in(4) {
        json::break_up(&mut text, draw);
    }
    text
}

/// As TOML or as JSON.
fn write(tree: &Value, draw: &mut Draw) -> String {
    let style = Style { loose: draw.once_in(4), odd: false };
    let toml = if draw.once_in(2) { toml::to_string(tree).ok() } else { None };
    toml.unwrap_or_else(|| json::write(tree, style, draw))
}

/// A shipped document with changes, written out or laid over it.
fn tree(samples: &Samples, draw: &mut Draw) -> Value {
    let (name, preset) = draw.one(&samples.presets).expect("there are shipped policies");
    let change = Change { samples, words: &[], numbers: &[] };
    let mut over = json!({ "name": "mine", "version": "1" });
    for _ in 0..draw.few() + draw.few() {
        lay_over(&mut over, part(&change, preset, draw));
    }
    if draw.once_in(3) {
        let severities = (0..draw.few()).map(|_| severity(samples, draw)).collect::<Map<_, _>>();
        lay_over(&mut over, json!({ "template": { "severity": severities } }));
    }
    if draw.once_in(3) {
        over["tests"] = (0..draw.few()).map(|_| test(samples, draw)).collect();
    }
    if draw.once_in(4) {
        let mut whole = preset.clone();
        lay_over(&mut whole, over);
        return whole;
    }
    over["extends"] = (*name).into();
    over
}

fn severity(samples: &Samples, draw: &mut Draw) -> (String, Value) {
    let levels = [Level::Off, Level::Info, Level::Warn, Level::Review, Level::Reject];
    let rule = draw.one(&samples.rules).cloned().unwrap_or_default();
    (rule, serde_json::to_value(draw.one(&levels)).unwrap_or_default())
}

fn test(samples: &Samples, draw: &mut Draw) -> Value {
    let function = draw.one(sendright::FUNCTIONS).copied().unwrap_or_default();
    let question = samples.questions.get(function).and_then(|known| draw.one(known));
    json!({ "name": "a test", "function": function, "question": question, "answer": {} })
}

/// One changed value of a document, with all that it stands in and nothing beside it.
fn part(change: &Change<'_>, tree: &Value, draw: &mut Draw) -> Value {
    match tree {
        Value::Object(fields) if !fields.is_empty() => {
            let (key, value) = fields.iter().nth(draw.below(fields.len())).expect("it has so many fields");
            let value = if matches!(key.as_str(), "id" | "schema") { value.clone() } else { part(change, value, draw) };
            let mut part = json!({ key: value });
            if let Some(id) = fields.get("id") {
                part["id"] = id.clone();
            }
            part
        }
        Value::Array(items) if items.iter().all(|item| item.get("id").is_some()) => {
            let mut item = draw.one(items).cloned().unwrap_or_default();
            if draw.once_in(4) {
                item["id"] = "another".into();
                return json!([item]);
            }
            json!([part(change, &item, draw)])
        }
        Value::Array(items) => {
            let mut items = items.clone();
            list(change, &mut items, draw);
            items.into()
        }
        leaf => self::leaf(change, leaf, draw),
    }
}

fn list(change: &Change<'_>, items: &mut Vec<Value>, draw: &mut Draw) {
    let place = draw.below(items.len());
    match draw.below(4) {
        0 if !items.is_empty() => {
            items.remove(place);
        }
        1 if !items.is_empty() => items.insert(place, items[place].clone()),
        _ => match items.get_mut(place) {
            Some(Value::Array(inner)) => list(change, inner, draw),
            Some(Value::Object(fields)) => {
                let chosen = draw.below(fields.len());
                if let Some(field) = fields.values_mut().nth(chosen) {
                    match field {
                        Value::Array(inner) => list(change, inner, draw),
                        field => *field = leaf(change, field, draw),
                    }
                }
            }
            Some(item) => *item = leaf(change, item, draw),
            None => {}
        },
    }
}

fn leaf(change: &Change<'_>, leaf: &Value, draw: &mut Draw) -> Value {
    match leaf {
        Value::Number(number) => change.number(number.as_u64().unwrap_or_default(), draw).into(),
        Value::Bool(truth) => Value::Bool(!truth),
        Value::String(text) if Condition::parse(text).is_ok() => condition(change, draw).into(),
        Value::String(_) if serde_json::from_value::<Duration>(leaf.clone()).is_ok() => {
            let number = change.number(1, draw);
            format!("{number}{}", draw.one(&["s", "m", "h", "d"]).unwrap_or(&"s")).into()
        }
        Value::String(text) => {
            let mut text = text.clone();
            text::change(&mut text, &[&change.samples.words], draw);
            text.into()
        }
        other => other.clone(),
    }
}

/// A condition of any metric, comparison and limit.
fn condition(change: &Change<'_>, draw: &mut Draw) -> String {
    let sign = *draw.one(&["<", "<=", ">", ">="]).unwrap_or(&"<");
    let left = metric(draw);
    if draw.once_in(3) {
        return format!("{left} {sign} {}", change.number(300, draw));
    }
    let most = if draw.once_in(8) { 100_000 } else { 100 };
    let whole = draw.below(most + 1);
    let decimals = if draw.once_in(2) { String::new() } else { format!(".{:04}", draw.below(10_000)) };
    let of = if draw.once_in(2) { String::new() } else { format!(" of {}", metric(draw)) };
    format!("{left} {sign} {whole}{decimals}%{of}")
}

fn metric(draw: &mut Draw) -> &'static str {
    draw.one(&Metric::ALL).map_or("", |(name, _)| name)
}

/// As a document that extends another is laid over it.
fn lay_over(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                lay_over(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(base), Value::Array(over)) if over.iter().all(|item| item.get("id").is_some()) => {
            for item in over {
                match base.iter_mut().find(|below| below["id"] == item["id"]) {
                    Some(below) => lay_over(below, item),
                    None => base.push(item),
                }
            }
        }
        (base, over) => *base = over,
    }
}
