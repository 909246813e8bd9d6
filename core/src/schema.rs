//! JSON Schemas (draft 2020-12) of the document, for editors that complete and check it, and of every question and
//! answer, for whoever writes types from them.

use crate::door;
use crate::error::Error;
use crate::locale::Locale;
use crate::policy::condition::Metric;
use crate::policy::{Condition, Document, Duration, Policy};
use crate::template::calendar::Date;
use crate::template::data::Data;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// The schema of a policy document, whole or with `extends`.
#[must_use]
pub fn document() -> Value {
    let mut schema = generator().into_root_schema_for::<Document>().to_value();
    // What extends a preset needs to give nothing more, and a list of things is merged by their `id`.
    for definition in definitions(&mut schema) {
        loosen(definition);
    }
    loosen(&mut schema);
    let presets = Policy::presets();
    if let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        fields.insert(
            "extends".into(),
            json!({
                "type": "string",
                "description": "The preset whose values hold where this document gives none.",
                "enum": presets,
            }),
        );
        fields.insert(
            "without".into(),
            json!({
                "type": "array",
                "items": { "type": "string" },
                "description": "Parts of what is extended that are left out, as `reputation.freeze`, or one thing of a \
                                list by its id, as `reputation.freeze.too-much-spam`.",
            }),
        );
    }
    if let Some(root) = schema.as_object_mut() {
        root.insert("$id".into(), json!("https://sendright.example/schema/sendright-1.json"));
        root.insert("title".into(), json!("Sendright policy"));
        root.insert("required".into(), json!(["schema", "name", "version"]));
    }
    schema
}

/// The schema of the question `name`; none if there is no such question.
#[must_use]
pub fn question(name: &str) -> Option<Value> {
    door::schemas(name, generator()).map(|(question, _)| question.to_value())
}

/// The schema of the answer to the question `name`, the `policy` that gave it included. What is required is what every
/// answer has, be it `null`.
#[must_use]
pub fn answer(name: &str) -> Option<Value> {
    let written = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = door::schemas(name, written).map(|(_, answer)| answer.to_value())?;
    if let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let what = "The policy that answered, as `name@version#digest`.";
        fields.insert("policy".into(), json!({ "type": "string", "description": what }));
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.push(json!("policy"));
    }
    Some(schema)
}

/// The schema of a mistake, as questions and documents are refused with it.
#[must_use]
pub fn mistake() -> Value {
    generator().into_root_schema_for::<Error>().to_value()
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft2020_12().into_generator()
}

fn definitions(schema: &mut Value) -> impl Iterator<Item = &mut Value> {
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut);
    definitions.into_iter().flat_map(Map::iter_mut).filter(|(name, _)| *name != "PolicyTest").map(|(_, value)| value)
}

/// Asks for nothing but the `id`.
fn loosen(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else { return };
    let has_id = object.get("properties").and_then(|fields| fields.get("id")).is_some();
    if object.remove("required").is_some() && has_id {
        object.insert("required".into(), json!(["id"]));
    }
}

impl JsonSchema for Locale {
    fn schema_name() -> Cow<'static, str> {
        "Locale".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A language tag (BCP 47). Messages exist in en, ja, ko and zh; any other is answered in English.",
            "examples": Self::ALL.map(|(tag, _)| tag),
        })
    }
}

impl JsonSchema for Duration {
    fn schema_name() -> Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A length of time: a whole number and `s`, `m`, `h` or `d`.",
            "pattern": "^[0-9]+[smhd]$",
            "examples": ["30s", "5m", "24h", "14d"],
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A day of the Gregorian calendar.",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "examples": ["2026-10-01"],
        })
    }
}

impl JsonSchema for Data {
    fn schema_name() -> Cow<'static, str> {
        "Data".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "Any JSON, or an object as JSON text." })
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let metrics = Metric::ALL.map(|(name, _)| name).join("|");
        json_schema!({
            "type": "string",
            "description": "A metric, a comparison, and a count or a share: `invalid < 5%`, `sent >= 70% of quota`.",
            "pattern": format!(r"^\s*({metrics})\s*(<=|>=|<|>)\s*[0-9]+(\.[0-9]{{1,4}})?\s*(%(\s+of\s+({metrics}))?)?\s*$"),
            "examples": ["sent > 300", "invalid < 5%", "sent >= 70% of quota"],
        })
    }
}
