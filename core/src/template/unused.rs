//! Which of the given data no part of a template speaks of.

use crate::template::data::Data;
use crate::template::path::{Path, Start};
use crate::template::tree::{BlockKind, Body, Node};
use std::collections::BTreeSet;

/// The names at the top of the data that a template speaks of, in whichever branch.
#[derive(Debug, Default)]
pub(super) struct Used<'a> {
    names: BTreeSet<&'a str>,
    everything: bool,
}

/// How many blocks that change the data stand around a place; unknown inside a partial, which may be
/// called from anywhere.
type Depth = Option<usize>;

impl<'a> Used<'a> {
    pub(super) fn read(&mut self, body: &'a Body<'a>) {
        self.body(body, Some(0));
    }

    /// The names at the top of the data that are not spoken of, in their order.
    pub(super) fn unused(&self, data: &Data) -> Vec<String> {
        let Data::Object(object) = data else { return Vec::new() };
        let names = object.entries().iter().map(|(name, _)| name);
        names.filter(|name| !self.everything && !self.names.contains(name.as_str())).cloned().collect()
    }

    fn body(&mut self, body: &'a Body<'a>, depth: Depth) {
        for partial in body.partials.values() {
            self.body(partial, None);
        }
        for node in &body.nodes {
            match node {
                Node::Text(_) => {}
                Node::Output(variable, _) => self.path(&variable.path, depth),
                Node::Partial(partial) => {
                    if let Some(variable) = &partial.argument {
                        self.path(&variable.path, depth);
                    }
                }
                Node::Block(block) => {
                    self.path(&block.variable.path, depth);
                    let deeper = matches!(block.kind, BlockKind::Each | BlockKind::With);
                    let inside = depth.map(|depth| depth.saturating_add(usize::from(deeper)));
                    self.body(&block.body, inside);
                    self.body(&block.inverse, depth);
                }
            }
        }
    }

    fn path(&mut self, path: &'a Path, depth: Depth) {
        let at_top = match (path.start, depth) {
            (Start::Loop, _) => false,
            (Start::Root, _) => true,
            (Start::Context, Some(depth)) => depth == path.ups,
            (Start::Context, None) => !path.segments.is_empty(),
        };
        match path.segments.first() {
            Some(name) if at_top => {
                self.names.insert(name);
            }
            None if at_top => self.everything = true,
            _ => {}
        }
    }
}
