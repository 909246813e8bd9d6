//! "Did you mean": the known name nearest to a mistyped one.

/// The candidate nearest to `given`, if it is near enough to be a slip of the keyboard.
pub(crate) fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let length = given.chars().count();
    // Any letter is one slip away from any other, which says nothing.
    let limit = |candidate: &str| match length.min(candidate.chars().take(2).count()) {
        0 | 1 => 0,
        _ => length.div_ceil(3).min(3),
    };
    candidates
        .into_iter()
        .map(|candidate| (distance(&given, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= limit(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?", or the list of what is known, or nothing when nothing is.
pub(crate) fn did_you_mean(given: &str, candidates: &[&str]) -> String {
    match nearest(given, candidates.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None if candidates.is_empty() => String::new(),
        None => format!("known: {}", list(candidates)),
    }
}

/// The names in backticks, with commas.
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Levenshtein distance in characters. Long names are cut: they are no slips.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut diagonal = i;
        let mut left = i.saturating_add(1);
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (above, y) in row.iter().skip(1).zip(&b) {
            let substitute = diagonal.saturating_add(usize::from(x != *y));
            left = substitute.min(above.saturating_add(1)).min(left.saturating_add(1));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let known = ["delivered", "invalid", "sent"];
        assert_eq!(nearest("deliverd", known), Some("delivered"));
        assert_eq!(nearest("snet", known), Some("sent"));
        assert_eq!(nearest("INVALID", known), Some("invalid"));
        assert_eq!(nearest("warmup", known), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("A", ["a"]), Some("a"));
        assert_eq!(nearest("ab", ["a", "ac"]), Some("ac"));
    }
}
