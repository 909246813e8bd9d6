//! What a name means at a place in a template.

use crate::locale::Locale;
use crate::phrases::suggest::DID_YOU_MEAN;
use crate::suggest;
use crate::template::data::{Data, Found};
use crate::template::path::{Path, Start};

/// Names that are looked at for a suggestion; an object may have any number.
const MOST_SUGGESTED_FROM: usize = 200;

/// The data of the blocks around a place, outermost first, and of the loops.
#[derive(Debug)]
pub(super) struct Scope<'d> {
    contexts: Vec<&'d Data>,
    laps: Vec<Lap<'d>>,
}

/// One time round a loop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lap<'d> {
    pub(super) index: usize,
    /// The name of the item, if it stands in an object.
    pub(super) name: Option<&'d str>,
    pub(super) last: bool,
}

impl<'d> Scope<'d> {
    pub(super) fn new(root: &'d Data) -> Self {
        Self { contexts: vec![root], laps: Vec::new() }
    }

    pub(super) fn enter(&mut self, context: &'d Data) {
        self.contexts.push(context);
    }

    pub(super) fn leave(&mut self) {
        self.contexts.pop();
    }

    pub(super) fn begin_lap(&mut self, item: &'d Data, lap: Lap<'d>) {
        self.contexts.push(item);
        self.laps.push(lap);
    }

    pub(super) fn end_lap(&mut self) {
        self.contexts.pop();
        self.laps.pop();
    }

    /// What a path leads to, if anything.
    pub(super) fn find(&self, path: &Path) -> Option<Found<'d>> {
        if path.start == Start::Loop {
            let lap = self.laps.get(self.laps.len().checked_sub(1)?.checked_sub(path.ups)?)?;
            return lap.get(path.segments.first()?);
        }
        let mut found = Found::Data(self.start(path)?);
        for segment in &path.segments {
            let Found::Data(data) = found else { return None };
            found = data.get(segment)?;
        }
        Some(found)
    }

    fn start(&self, path: &Path) -> Option<&'d Data> {
        if path.start == Start::Root {
            return self.contexts.first().copied();
        }
        self.contexts.get(self.contexts.len().checked_sub(1)?.checked_sub(path.ups)?).copied()
    }

    /// What could be meant by a path that leads nowhere.
    pub(super) fn suggestion(&self, path: &Path, locale: Locale) -> String {
        let mut data = self.start(path).filter(|_| path.start != Start::Loop);
        for segment in &path.segments {
            let Some(Data::Object(object)) = data else { return String::new() };
            if let Some(below) = object.get(segment) {
                data = Some(below);
                continue;
            }
            let names = object.entries().iter().take(MOST_SUGGESTED_FROM).map(|(name, _)| name.as_str());
            let nearest = suggest::nearest(segment, names);
            return nearest.map(|name| DID_YOU_MEAN.say(locale, &[("name", &name)])).unwrap_or_default();
        }
        String::new()
    }
}

impl<'d> Lap<'d> {
    fn get(self, name: &str) -> Option<Found<'d>> {
        match (name, self.name) {
            ("key", Some(name)) => Some(Found::Name(name)),
            ("index" | "key", _) => Some(Found::Count(self.index)),
            ("first", _) => Some(Found::Truth(self.index == 0)),
            ("last", _) => Some(Found::Truth(self.last)),
            _ => None,
        }
    }
}
