//! What a code host knows a finding by from one change to the next: the hash of its line and what follows it, as GitHub's
//! own upload of SARIF computes it where a log has none.

use std::collections::HashMap;

/// Code units that a line is known by, from its first one on.
const WINDOW: usize = 100;
const BASE: u64 = 37;
/// Stands at the end of a file.
const END: u16 = u16::MAX;

/// The fingerprint of each line of a text: its hash, and how many lines up to it have that hash.
pub(super) fn of_lines(text: &str) -> Vec<String> {
    let units = units(text);
    let at = |index: usize| u64::from(units.get(index).copied().unwrap_or_default());
    let weight_of_first = (1..WINDOW).fold(1_u64, |weight, _| weight.wrapping_mul(BASE));
    let mut hash = (0..WINDOW).fold(0_u64, |hash, index| hash.wrapping_mul(BASE).wrapping_add(at(index)));
    let mut counts: HashMap<u64, u64> = HashMap::new();
    let mut lines = Vec::new();
    let mut begins = true;
    for (index, unit) in units.iter().enumerate() {
        if begins {
            let count = counts.entry(hash).or_default();
            *count += 1;
            lines.push(format!("{hash:x}:{count}"));
        }
        begins = *unit == u16::from(b'\n');
        let behind = hash.wrapping_sub(u64::from(*unit).wrapping_mul(weight_of_first));
        hash = behind.wrapping_mul(BASE).wrapping_add(at(index + WINDOW));
    }
    lines
}

/// The UTF-16 of a text without blanks, each end of a line as one.
fn units(text: &str) -> Vec<u16> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace([' ', '\t'], "");
    text.encode_utf16().chain([END]).collect()
}

#[cfg(test)]
mod tests {
    use super::of_lines;

    /// The values are those that `github/codeql-action` expects of its own.
    #[test]
    fn lines_have_the_fingerprints_that_github_computes() {
        let greeting = ["e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1"];
        let table: [(&str, &[&str]); 4] = [
            ("", &["c129715d7a2bc9a3:1"]),
            (
                " a\nb\n  \t\tc\n d",
                &["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
            ),
            (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", &greeting),
            (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", &greeting),
        ];
        for (text, expected) in table {
            assert_eq!(of_lines(text)[..expected.len()], *expected, "{text:?}");
        }
        let same = of_lines(&"Lorem ipsum dolor sit amet.\n".repeat(10));
        assert_eq!((same.len(), &*same[0], &*same[5]), (11, "a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:6"));
        assert_eq!((&*same[6], &*same[10]), ("a7f2ff1481e87703:1", "c129715d7a2bc9a3:1"));
    }
}
