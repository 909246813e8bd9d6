//! To whom each byte of a module belongs.

use super::module::Module;
use super::owner;
use std::ops::Range;

/// Number of the owner of a byte, an index into the names.
pub(super) type Owner = u16;

pub(super) struct Map<'m> {
    bytes: &'m [u8],
    owners: Vec<Owner>,
    names: Vec<String>,
}

/// What is neither code nor data: types, imports, exports, the lengths of functions.
const FRAME: &str = "the frame of the module";
/// Data that nobody claims.
const DATA: &str = "data: all else";

impl<'m> Map<'m> {
    /// The code by its crates; the data as nobody's.
    pub(super) fn of(module: &'m Module) -> Self {
        let mut map = Self { bytes: &module.bytes, owners: vec![0; module.bytes.len()], names: vec![FRAME.to_owned()] };
        let data = map.owner(DATA);
        for range in &module.data {
            map.give(range.clone(), data);
        }
        for (name, range) in &module.functions {
            let owner = map.owner(&format!("code: {}", owner::of(name)));
            map.give(range.clone(), owner);
        }
        map
    }

    pub(super) fn bytes(&self) -> &'m [u8] {
        self.bytes
    }

    /// Whether bytes of the data are still nobody's.
    pub(super) fn is_free(&self, range: Range<usize>) -> bool {
        let free = self.names.iter().position(|name| name == DATA);
        let owners = self.owners.get(range).unwrap_or_default();
        owners.iter().all(|owner| free == Some(usize::from(*owner)))
    }

    /// The number of an owner, a new one for a new name.
    pub(super) fn owner(&mut self, name: &str) -> Owner {
        let at = self.names.iter().position(|known| known == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        Owner::try_from(at).unwrap_or_default()
    }

    pub(super) fn give(&mut self, range: Range<usize>, owner: Owner) {
        if let Some(owners) = self.owners.get_mut(range) {
            owners.fill(owner);
        }
    }

    /// Gives what is still nobody's.
    pub(super) fn give_free(&mut self, range: Range<usize>, name: &str) {
        let (free, owner) = (self.owner(DATA), self.owner(name));
        for byte in self.owners.get_mut(range).unwrap_or_default() {
            if *byte == free {
                *byte = owner;
            }
        }
    }

    /// Makes one of all crates whose code, or whose data, has fewer bytes.
    pub(super) fn gather(&mut self, fewest: usize) {
        for (kind, smaller) in [("code: ", "code: smaller parts"), ("data: ", "data: smaller parts")] {
            let smaller = self.owner(smaller);
            let parts = self.parts().into_iter();
            let small = parts.filter(|(_, name, raw)| name.starts_with(kind) && *raw < fewest);
            let small: Vec<_> = small.map(|(owner, _, _)| owner).collect();
            for owner in self.owners.iter_mut().filter(|owner| small.contains(owner)) {
                *owner = smaller;
            }
        }
    }

    /// Each owner with its name and how many bytes it has, if it has any.
    pub(super) fn parts(&self) -> Vec<(Owner, &str, usize)> {
        let mut counts = vec![0; self.names.len()];
        for owner in &self.owners {
            counts[usize::from(*owner)] += 1;
        }
        let parts = (0..).zip(&self.names).zip(counts).map(|((owner, name), count)| (owner, name.as_str(), count));
        parts.filter(|(_, _, count)| *count > 0).collect()
    }

    /// The module without the bytes of an owner; no module any more, but as much to pack.
    pub(super) fn without(&self, owner: Owner) -> Vec<u8> {
        self.bytes.iter().zip(&self.owners).filter(|(_, of)| **of != owner).map(|(byte, _)| *byte).collect()
    }
}
