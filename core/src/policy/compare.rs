//! What differs between two policies, value by value.

use crate::door::Question;
use crate::error::{Code, Error};
use crate::policy::{Document, Policy};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What does another policy say differently?
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ComparePolicy {
    /// The other policy: the name of a shipped one, or a document in TOML or JSON.
    pub other: String,
}

/// The differences between the policy that answers and the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PolicyComparison {
    /// The other policy as `name@version#digest`.
    pub other: String,
    /// Every value that differs, in the order of the paths.
    pub changes: Vec<Change>,
}

/// One value that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Where it stands, as `quota.account_daily`; a thing of a list by its id, as `reputation.upgrade.clean-delivery`.
    pub path: String,
    /// What the policy that answers has there; none if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What the other policy has there; none if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

impl Question for ComparePolicy {
    const NAME: &'static str = "compare_policy";
    type Answer<'p> = PolicyComparison;

    fn answer(&self, policy: &Policy) -> Result<PolicyComparison, Error> {
        let other = self.load()?;
        let mut changes = Vec::new();
        compare(Some(&tree(policy.document())?), Some(&tree(other.document())?), "", &mut changes);
        Ok(PolicyComparison { other: other.stamp().to_owned(), changes })
    }
}

impl ComparePolicy {
    fn load(&self) -> Result<Policy, Error> {
        // A name has neither a line break nor `=` nor `{`; a document always has one of them.
        if !self.other.contains(['\n', '=', '{']) {
            return Policy::preset(&self.other).map_err(|error| error.below("other"));
        }
        Policy::load(&self.other).map_err(|errors| {
            let first = errors.0.into_iter().next();
            first.unwrap_or_else(|| Error::new(Code::InvalidValue, "", "the policy cannot be loaded")).below("other")
        })
    }
}

fn tree(document: &Document) -> Result<Value, Error> {
    serde_json::to_value(document).map_err(|error| Error::new(Code::InvalidValue, "", error.to_string()))
}

/// Notes what differs: fields by name, lists of things by their ids and their order, lists of words by each word, all
/// else whole.
fn compare(before: Option<&Value>, after: Option<&Value>, path: &str, changes: &mut Vec<Change>) {
    match (before, after) {
        _ if before == after => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let added = new.keys().filter(|key| !old.contains_key(*key));
            for key in old.keys().chain(added) {
                compare(old.get(key), new.get(key), &join(path, key), changes);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) if all(old, new, |item| id(item).is_some()) => {
            let added = new.iter().filter_map(id).filter(|name| find(old, name).is_none());
            for name in old.iter().filter_map(id).chain(added) {
                compare(find(old, name), find(new, name), &join(path, name), changes);
            }
            let in_order = |of: &[Value], other: &[Value]| -> Vec<Value> {
                of.iter().filter_map(id).filter(|name| find(other, name).is_some()).map(Value::from).collect()
            };
            let (old, new) = (in_order(old, new), in_order(new, old));
            // Of two rules that hold, the first decides.
            if old != new {
                changes.push(Change { path: path.to_owned(), before: Some(old.into()), after: Some(new.into()) });
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new)))
            if all(old, new, Value::is_string) && all(old, new, |word| count(old, word).max(count(new, word)) == 1) =>
        {
            for word in old.iter().filter(|word| !new.contains(word)) {
                compare(Some(word), None, path, changes);
            }
            for word in new.iter().filter(|word| !old.contains(word)) {
                compare(None, Some(word), path, changes);
            }
            // Only their order differs, which may matter, as that of waits does.
            if old.len() == new.len() && old.iter().all(|word| new.contains(word)) {
                changes.push(Change { path: path.to_owned(), before: before.cloned(), after: after.cloned() });
            }
        }
        (before, after) => {
            changes.push(Change { path: path.to_owned(), before: before.cloned(), after: after.cloned() });
        }
    }
}

fn all(old: &[Value], new: &[Value], is: impl Fn(&Value) -> bool) -> bool {
    old.iter().chain(new).all(is)
}

fn find<'a>(items: &'a [Value], name: &str) -> Option<&'a Value> {
    items.iter().find(|item| id(item) == Some(name))
}

fn count(items: &[Value], word: &Value) -> usize {
    items.iter().filter(|item| *item == word).count()
}

fn id(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str)
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
