//! The parts of a WebAssembly module, and where they lie.

use anyhow::Result;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

/// A module without the section of its names, and what it says of them.
pub(super) struct Module {
    pub(super) bytes: Vec<u8>,
    /// The code of each function, with its name in full.
    pub(super) functions: Vec<(String, Range<usize>)>,
    /// What is laid into the memory.
    pub(super) data: Vec<Range<usize>>,
}

impl Module {
    /// Reads a module that still has its names, behind the code and the data, where compilers put them.
    pub(super) fn read(named: &[u8]) -> Result<Self> {
        let (mut bodies, mut data, mut names) = (Vec::new(), Vec::new(), BTreeMap::new());
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
                    }
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(subsections) = section.as_known() {
                        section_of_names = read_to..place(section.range())?.end;
                        names = function_names(subsections)?;
                    }
                }
                _ => {}
            }
            if let Some((_, range)) = payload.as_section() {
                read_to = place(range)?.end;
            }
        }
        let functions = (imported..).zip(bodies);
        let functions = functions.map(|(index, body)| (names.remove(&index).unwrap_or_default(), body)).collect();
        let (before, after) = (named.get(..section_of_names.start), named.get(section_of_names.end..));
        let bytes = [before.unwrap_or_default(), after.unwrap_or_default()].concat();
        Ok(Self { bytes, functions, data })
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

fn place(range: Range<u64>) -> Result<Range<usize>> {
    Ok(usize::try_from(range.start)?..usize::try_from(range.end)?)
}
