//! The order in which mail servers are tried.

/// An MX record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mx {
    /// Lower is tried first.
    pub preference: u16,
    /// The server's name without a final dot; empty for the root, which means that the domain takes no mail (RFC 7505).
    pub host: String,
}

/// Sorts by preference; `shuffle` is handed each group of equal preference (RFC 5321 section 5.1).
pub fn order(records: &mut [Mx], mut shuffle: impl FnMut(&mut [Mx])) {
    records.sort_by_key(|record| record.preference);
    records.chunk_by_mut(|a, b| a.preference == b.preference).for_each(&mut shuffle);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_preferences_come_first_and_equal_ones_are_shuffled_among_themselves() {
        let mx = |preference, host: &str| Mx { preference, host: host.to_owned() };
        let mut records = [mx(20, "c"), mx(10, "a"), mx(65535, "e"), mx(10, "b"), mx(20, "d")];
        order(&mut records, <[Mx]>::reverse);
        let hosts: Vec<&str> = records.iter().map(|record| record.host.as_str()).collect();
        assert_eq!(hosts, ["b", "a", "d", "c", "e"]);
    }
}
