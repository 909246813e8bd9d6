//! What the web build weighs, of what it is made, and how much it may weigh.

mod map;
mod module;
mod owner;
mod references;
mod texts;

use crate::{setup, wasm, web};
use anyhow::Result;
use comfy_table::{CellAlignment, Table, presets};
use map::Map;
use module::Module;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Most bytes of the web build's module, packed with brotli as a web server sends it.
const BUDGET: usize = 761_000;

/// Groups of fewer bytes are shown together.
const SMALL: usize = 1_000;

/// Builds the module and shows what each part of it costs.
pub(crate) fn report() -> Result<()> {
    setup::wasm_target()?;
    wasm::prepare()?;
    web::build()?;
    println!("{}", of_parts()?);
    Ok(())
}

/// Whether the module that was built last keeps to the budget; if not, what it is made of.
pub(crate) fn check() -> Result<bool> {
    let size = web::size()?;
    let fits = size.packed <= BUDGET;
    println!("{size}; at most {}: {}", wasm::kilobytes(BUDGET), mark(fits));
    if !fits {
        println!("{}", of_parts()?);
    }
    Ok(fits)
}

/// What a part takes: its bytes, and by how many the packed module would be smaller without them.
struct Cost {
    name: String,
    raw: usize,
    packed: usize,
}

fn of_parts() -> Result<String> {
    let module = Module::read(&web::named_module()?)?;
    let mut map = Map::of(&module);
    texts::claim(&mut map, &module)?;
    references::claim(&mut map, &module)?;
    map.gather(SMALL);
    let whole = Cost { name: "all".into(), raw: map.bytes().len(), packed: web::packed(map.bytes())? };
    let costs = costs(&map, whole.packed)?;
    let fits = mark(whole.packed <= BUDGET);
    Ok(format!(
        "{}\nAt most {} of brotli: {fits}. The brotli of a part is what the whole would save without it, so that the parts\n\
         need not make up the whole: what two of them share is saved with the second alone. A function of the standard\n\
         library counts for the crate whose type it was made for, what was inlined for its caller, and data without a name\n\
         for the code that speaks of where it lies.",
        table(&whole, &costs),
        wasm::kilobytes(BUDGET)
    ))
}

/// Packs the module without each part in turn, on all cores. The highest quality would take minutes: a lower one tells
/// the share.
fn costs(map: &Map<'_>, whole: usize) -> Result<Vec<Cost>> {
    let parts = map.parts();
    let quickly = web::packed_quickly(map.bytes())?;
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some((owner, name, raw)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let saved = quickly.saturating_sub(web::packed_quickly(&map.without(*owner))?);
            let packed = saved * whole / quickly.max(1);
            found.push(Cost { name: (*name).to_owned(), raw: *raw, packed });
        }
        anyhow::Ok(found)
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut costs = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_fold(Vec::new(), |mut all, worker| {
            all.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
            anyhow::Ok(all)
        })
    })?;
    costs.sort_by(|a, b| b.packed.cmp(&a.packed).then_with(|| a.name.cmp(&b.name)));
    Ok(costs)
}

fn table(whole: &Cost, costs: &[Cost]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_header(["", "bytes", "share", "brotli", "share"]);
    for Cost { name, raw, packed } in std::iter::once(whole).chain(costs) {
        table.add_row([
            name.clone(),
            thousands(*raw),
            percent(*raw, whole.raw),
            thousands(*packed),
            percent(*packed, whole.packed),
        ]);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn mark(met: bool) -> &'static str {
    if met { "met" } else { "NOT MET" }
}

/// `1,234,567`
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = part * 1000 / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
