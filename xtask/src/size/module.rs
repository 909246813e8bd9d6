//! The parts of a WebAssembly module, and where they lie.

use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{DataKind, KnownCustom, Name, NameSectionReader, Operator, Parser, Payload, TypeRef};

/// A module without the section of its names, and what it says of them.
pub(super) struct Module {
    pub(super) bytes: Vec<u8>,
    /// The code of each function, with its name in full.
    pub(super) functions: Vec<(String, Range<usize>)>,
    /// What is laid into the memory.
    pub(super) data: Vec<Range<usize>>,
    /// Where in the memory each of these begins.
    addresses: Vec<u32>,
}

impl Module {
    /// Reads a module that still has its names, behind the code and the data, where compilers put them.
    pub(super) fn read(named: &[u8]) -> Result<Self> {
        let (mut bodies, mut data, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
        let mut named_functions = BTreeMap::new();
        let (mut imported, mut read_to, mut section_of_names) = (0, 0, named.len()..named.len());
        for payload in Parser::new(0).parse_all(named) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    for import in imports.clone().into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(place(body.range())?),
                Payload::DataSection(segments) => {
                    for segment in segments.clone() {
                        let segment = segment?;
                        let end = place(segment.range)?.end;
                        data.push(end - segment.data.len()..end);
                        addresses.push(address(&segment.kind)?);
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(subsections) = section.as_known() {
                        section_of_names = read_to..place(section.range())?.end;
                        named_functions = function_names(subsections)?;
                    }
                }
                _ => {}
            }
            if let Some((_, range)) = payload.as_section() {
                read_to = place(range)?.end;
            }
        }
        let functions = (imported..).zip(bodies);
        let functions =
            functions.map(|(index, body)| (named_functions.remove(&index).unwrap_or_default(), body)).collect();
        let (before, after) = (named.get(..section_of_names.start), named.get(section_of_names.end..));
        let bytes = [before.unwrap_or_default(), after.unwrap_or_default()].concat();
        Ok(Self { bytes, functions, data, addresses })
    }

    /// Whether something is laid at an address.
    pub(super) fn is_data(&self, address: u32) -> bool {
        !self.places(address..address.saturating_add(1)).is_empty()
    }

    /// Where in the module the data lies that is laid at these addresses, as far as there is any.
    pub(super) fn places(&self, addresses: Range<u32>) -> Range<usize> {
        for (address, data) in self.addresses.iter().zip(&self.data) {
            let place = |at: u32| data.start + usize::try_from(at.saturating_sub(*address)).unwrap_or(usize::MAX);
            if addresses.start >= *address && place(addresses.start) < data.end {
                return place(addresses.start)..place(addresses.end).min(data.end);
            }
        }
        0..0
    }

    /// The aligned words of the data, with their addresses.
    pub(super) fn words(&self) -> impl Iterator<Item = (u32, u32)> {
        self.addresses.iter().zip(&self.data).flat_map(|(address, data)| {
            let skipped = address.wrapping_neg() % 4;
            let start = data.start + usize::try_from(skipped).unwrap_or_default();
            let words = self.bytes.get(start..data.end).unwrap_or_default().chunks_exact(4);
            let words = words.filter_map(|word| word.try_into().ok().map(u32::from_le_bytes));
            (address + skipped..).step_by(4).zip(words)
        })
    }
}

fn function_names(subsections: NameSectionReader<'_>) -> Result<BTreeMap<u32, String>> {
    let mut names = BTreeMap::new();
    for subsection in subsections {
        if let Name::Function(functions) = subsection? {
            for naming in functions {
                let naming = naming?;
                names.insert(naming.index, naming.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Where in the memory a segment is laid.
fn address(kind: &DataKind<'_>) -> Result<u32> {
    let DataKind::Active { offset_expr, .. } = kind else { bail!("a segment of data has no place") };
    match offset_expr.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(u32::try_from(value)?),
        other => bail!("the place of a segment of data is no number: {other:?}"),
    }
}

fn place(range: Range<u64>) -> Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}
