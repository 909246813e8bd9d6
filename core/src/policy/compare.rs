//! What differs between two policies, value by value.

use crate::door::Question;
use crate::error::{Code, Error};
use crate::input::{self, Tree};
use crate::json::{self, Json};
use crate::policy::{Document, Policy};
use serde::{Deserialize, Serialize};

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
    pub before: Option<Json>,
    /// What the other policy has there; none if nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Json>,
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

fn tree(document: &Document) -> Result<Tree<'static>, Error> {
    Ok(input::read(&json::text(document)?)?.settled().into_owned())
}

/// Notes what differs: fields by name, lists of things by their ids and their order, lists of words by each word, all
/// else whole.
fn compare(before: Option<&Tree<'static>>, after: Option<&Tree<'static>>, path: &str, changes: &mut Vec<Change>) {
    match (before, after) {
        _ if before == after => {}
        (Some(Tree::Object(old)), Some(Tree::Object(new))) => {
            let added = new.iter().filter(|(name, _)| input::place(old, name).is_none());
            for (name, _) in old.iter().chain(added) {
                let (old, new) = (before.and_then(|old| old.get(name)), after.and_then(|new| new.get(name)));
                compare(old, new, &join(path, name), changes);
            }
        }
        (Some(Tree::List(old)), Some(Tree::List(new))) if all(old, new, |item| id(item).is_some()) => {
            let added = new.iter().filter_map(id).filter(|name| find(old, name).is_none());
            for name in old.iter().filter_map(id).chain(added) {
                compare(find(old, name), find(new, name), &join(path, name), changes);
            }
            let in_order = |of: &[Tree<'_>], other: &[Tree<'_>]| -> Vec<Tree<'static>> {
                of.iter().filter_map(id).filter(|name| find(other, name).is_some()).map(Tree::text).collect()
            };
            let (old, new) = (in_order(old, new), in_order(new, old));
            // Of two rules that hold, the first decides.
            if old != new {
                changes.push(change(path, Some(&Tree::List(old)), Some(&Tree::List(new))));
            }
        }
        (Some(Tree::List(old)), Some(Tree::List(new)))
            if all(old, new, |item| item.as_text().is_some())
                && all(old, new, |word| count(old, word).max(count(new, word)) == 1) =>
        {
            for word in old.iter().filter(|word| !new.contains(word)) {
                compare(Some(word), None, path, changes);
            }
            for word in new.iter().filter(|word| !old.contains(word)) {
                compare(None, Some(word), path, changes);
            }
            // Only their order differs, which may matter, as that of waits does.
            if old.len() == new.len() && old.iter().all(|word| new.contains(word)) {
                changes.push(change(path, before, after));
            }
        }
        (before, after) => changes.push(change(path, before, after)),
    }
}

fn change(path: &str, before: Option<&Tree<'static>>, after: Option<&Tree<'static>>) -> Change {
    Change { path: path.to_owned(), before: before.cloned().map(Json), after: after.cloned().map(Json) }
}

fn all(old: &[Tree<'_>], new: &[Tree<'_>], is: impl Fn(&Tree<'_>) -> bool) -> bool {
    old.iter().chain(new).all(is)
}

fn find<'a, 't>(items: &'a [Tree<'t>], name: &str) -> Option<&'a Tree<'t>> {
    items.iter().find(|item| id(item) == Some(name))
}

fn count(items: &[Tree<'_>], word: &Tree<'_>) -> usize {
    items.iter().filter(|item| *item == word).count()
}

fn id<'a>(item: &'a Tree<'_>) -> Option<&'a str> {
    item.get("id").and_then(Tree::as_text)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
