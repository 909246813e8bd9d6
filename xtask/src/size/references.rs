//! Whose the data is that is no text of the core's: of the code that speaks of where it lies.
//!
//! A module does not say where one table ends and the next begins. An address in the code, or in data that is already
//! somebody's, is taken for a beginning; what lies up to the next one is of the same crate.

use super::map::Map;
use super::module::Module;
use super::owner;
use anyhow::Result;
use std::collections::BTreeMap;
use wasmparser::{BinaryReader, FunctionBody, Operator};

/// Beginnings in the memory, each with whose it is, as far as that is known.
type Beginnings = BTreeMap<u32, Option<String>>;

/// Gives the data that is still nobody's to the crates whose code speaks of it.
pub(super) fn claim(map: &mut Map<'_>, module: &Module) -> Result<()> {
    let mut beginnings = in_code(module)?;
    let pointers = in_data(module, &mut beginnings);
    let mut open: Vec<u32> = beginnings.iter().filter(|(_, owner)| owner.is_some()).map(|(at, _)| *at).collect();
    while let Some(at) = open.pop() {
        let owner = beginnings.get(&at).cloned().flatten();
        let end = beginnings.range(at + 1..).next().map_or(u32::MAX, |(next, _)| *next);
        for (_, target) in pointers.range(at..end) {
            let known = beginnings.entry(*target).or_default();
            if known.is_none() {
                known.clone_from(&owner);
                open.push(*target);
            }
        }
    }
    let ends = beginnings.keys().skip(1).copied().chain([u32::MAX]);
    for ((start, owner), end) in beginnings.iter().zip(ends) {
        if let Some(owner) = owner {
            map.give_free(module.places(*start..end), &format!("data: {owner}"));
        }
    }
    Ok(())
}

/// The addresses that the code has, as numbers or in loads and stores. One that several crates have is the first one's,
/// the standard library's only if no other has it.
fn in_code(module: &Module) -> Result<Beginnings> {
    let mut beginnings = Beginnings::new();
    for (name, range) in &module.functions {
        let owner = owner::of(name);
        let body = FunctionBody::new(BinaryReader::new(module.bytes.get(range.clone()).unwrap_or_default(), 0));
        for operator in body.get_operators_reader()? {
            let address = match operator? {
                Operator::I32Const { value } => u32::try_from(value).ok(),
                Operator::I32Load { memarg }
                | Operator::I64Load { memarg }
                | Operator::F64Load { memarg }
                | Operator::I32Load8U { memarg }
                | Operator::I32Load8S { memarg }
                | Operator::I32Load16U { memarg }
                | Operator::I32Load16S { memarg } => u32::try_from(memarg.offset).ok(),
                _ => None,
            };
            if let Some(address) = address.filter(|address| module.is_data(*address)) {
                let known = beginnings.entry(address).or_default();
                if known.as_ref().is_none_or(|known| known == "std") {
                    *known = Some(owner.clone());
                }
            }
        }
    }
    Ok(beginnings)
}

/// The words in the data that are addresses of data, by where they lie; what they lead to begins there.
fn in_data(module: &Module, beginnings: &mut Beginnings) -> BTreeMap<u32, u32> {
    let mut pointers = BTreeMap::new();
    for (address, word) in module.words() {
        if module.is_data(word) {
            pointers.insert(address, word);
            beginnings.entry(word).or_default();
        }
    }
    pointers
}

#[cfg(test)]
mod tests {
    use super::{Map, Module, claim};

    /// One function, `toml::x`, that has the address of the five letters `hello`.
    const MODULE: &[&[u8]] = &[
        b"\0asm\x01\0\0\0",
        b"\x01\x04\x01\x60\0\0",
        b"\x03\x02\x01\0",
        b"\x05\x03\x01\0\x01",
        b"\x0a\x08\x01\x06\0\x41\x80\x08\x1a\x0b",
        b"\x0b\x0c\x01\0\x41\x80\x08\x0b\x05hello",
        b"\0\x11\x04name\x01\x0a\x01\0\x07toml::x",
    ];

    #[test]
    fn code_is_of_the_crate_in_its_name_and_data_of_the_code_that_speaks_of_it() {
        let module = Module::read(&MODULE.concat()).unwrap();
        let (names, rest) = MODULE.split_last().unwrap();
        assert_eq!(module.bytes, rest.concat(), "the names, {} bytes, are no part of the module", names.len());
        let mut map = Map::of(&module);
        claim(&mut map, &module).unwrap();
        let parts: Vec<_> = map.parts().into_iter().map(|(_, name, bytes)| (name, bytes)).collect();
        assert_eq!(parts[1..], [("code: toml", 6), ("data: toml", 5)]);
        let (owner, _, bytes) = map.parts()[1];
        assert_eq!(map.without(owner).len(), module.bytes.len() - bytes);
    }
}
