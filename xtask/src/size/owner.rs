//! Which crate a function is of, by its name.

/// Crates of the standard library, whose functions are often made for the types of others.
const STANDARD: [&str; 6] = ["alloc", "core", "std", "__rustc", "__rustc_std", "compiler_builtins"];

/// The crate that a name in full speaks of first, the standard library last; of Sendright the module too.
pub(super) fn of(name: &str) -> String {
    let name = without_hashes(name);
    let Some(path) = paths(&name).find(|path| !STANDARD.contains(&head(path))) else {
        return without_crate(&name).to_owned();
    };
    match path.split("::").nth(1) {
        Some(module) if head(path) == "sendright" && is_module(module) => format!("sendright::{module}"),
        _ => head(path).to_owned(),
    }
}

/// Who has a function that names no crate of its own.
fn without_crate(name: &str) -> &'static str {
    let is_glue = ["__wbg", "__wbindgen", "__externref"].iter().any(|start| name.starts_with(start));
    // Types that are the language's own, and what the compiler calls by itself.
    let is_language = name.contains("::") || name.starts_with(['<', '_']) || name.starts_with("mem");
    match (is_glue, is_language) {
        (true, _) => "wasm_bindgen",
        (_, true) => "std",
        // What the module exports.
        _ => "sendright_wasm",
    }
}

/// `core[c5930c85a12de822]::fmt::Write` as `core::fmt::Write`.
fn without_hashes(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for piece in name.split_inclusive(']') {
        let is_hash = |hash: &str| hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        match piece.strip_suffix(']').and_then(|piece| piece.rsplit_once('[')) {
            Some((before, hash)) if is_hash(hash) => text.push_str(before),
            _ => text.push_str(piece),
        }
    }
    text
}

fn head(path: &str) -> &str {
    path.split("::").next().unwrap_or(path)
}

/// Modules are written in small letters, types are not.
fn is_module(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The paths of a name, as `core::fmt::Write` and `serde_json::Value`.
fn paths(name: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = name.split(move |c: char| !is_part(c));
    // What begins with colons goes on after a type in brackets.
    words.filter(|word| !word.starts_with(':') && word.contains("::"))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_function_is_of_the_crate_that_defines_it_or_whose_type_it_was_made_for() {
        let names = [
            ("serde_json::ser::to_string::h0123456789abcdef", "serde_json"),
            ("<&mut serde_json::de::Deserializer<R> as serde_core::de::Deserializer>::deserialize_any", "serde_json"),
            ("<toml::de::Error as core::fmt::Display>::fmt", "toml"),
            ("core::ptr::drop_in_place<alloc::vec::Vec<sendright::template::data::Data>>", "sendright::template"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone", "std"),
            ("__rustc::__rust_realloc", "std"),
            ("sendright::Policy::load", "sendright"),
            ("<sendright::door::Shape as core::fmt::Debug>::fmt", "sendright::door"),
            ("__wbg_handle_free", "wasm_bindgen"),
            ("handle_answer_json", "sendright_wasm"),
            ("memcmp", "std"),
            ("<str>::to_lowercase", "std"),
            ("core[c5930c85a12de822]::fmt::float::float_to_decimal_common_shortest::<f64>", "std"),
            ("<dlmalloc[e24a27700634d609]::Dlmalloc<dlmalloc[e24a27700634d609]::System>>::malloc", "dlmalloc"),
            ("<[u8] as toml[e24a27700634d609]::Read>::read", "toml"),
        ];
        for (name, owner) in names {
            assert_eq!(of(name), owner, "{name}");
        }
    }
}
