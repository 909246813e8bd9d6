//! Public keys as they are given and published: base64 of DER (RFC 6376 section 3.6.1, RFC 8463 section 4).

use super::{tags, text};

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const SEQUENCE: u8 = 0x30;

/// What names RSA in a `SubjectPublicKeyInfo` (RFC 3279 section 2.3.1).
const RSA: [u8; 15] = [SEQUENCE, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0];
/// What stands before the bytes of an Ed25519 key in a `SubjectPublicKeyInfo` (RFC 8410 section 4).
const ED25519: [u8; 12] = [SEQUENCE, 42, SEQUENCE, 5, 6, 3, 0x2b, 0x65, 0x70, BIT_STRING, 33, 0];
/// The bytes of an Ed25519 key.
const ED25519_BYTES: usize = 32;
/// A modulus of fewer bytes is none: private keys begin with a version.
const LEAST_MODULUS: usize = 32;

/// A whole public key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Modulus and exponent in DER, and the modulus's length in bits, counted in whole bytes.
    Rsa { numbers: Vec<u8>, bits: usize },
    /// The key's bytes.
    Ed25519(Vec<u8>),
}

/// Why a published key cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// `k=` names no algorithm of RFC 6376 or 8463.
    Algorithm,
    /// An RSA key of fewer than 1024 bits (RFC 8301 section 3.2).
    Short,
    /// It is no base64, no key, or not all of one.
    Broken,
}

impl Key {
    /// From base64 alone, from a PEM block, or from a whole record.
    pub(super) fn given(given: &str) -> Option<Self> {
        let joined = text::joined(given);
        if tags::value(&joined, "p").is_some() {
            return match Self::published(&joined) {
                Err(Unusable::Short) => rsa(&decoded(tags::value(&joined, "p")?)?).map(|(key, _)| key),
                read => read.ok(),
            };
        }
        let bytes = decoded(block(given)?)?;
        // An Ed25519 key is its 32 bytes alone, which a PEM block wraps.
        let bare = bytes.strip_prefix(&ED25519).unwrap_or(&bytes);
        if bare.len() == ED25519_BYTES {
            return Some(Self::Ed25519(bare.to_vec()));
        }
        rsa(&bytes).filter(|(_, whole)| *whole).map(|(key, _)| key)
    }

    /// The key of a record.
    pub(super) fn published(record: &str) -> Result<Self, Unusable> {
        let algorithm = tags::value(record, "k").unwrap_or("rsa").to_ascii_lowercase();
        let bytes = tags::value(record, "p").and_then(decoded).ok_or(Unusable::Broken);
        match algorithm.as_str() {
            "rsa" => match rsa(&bytes?) {
                Some((Self::Rsa { bits, .. }, _)) if bits < 1024 => Err(Unusable::Short),
                Some((key, true)) => Ok(key),
                _ => Err(Unusable::Broken),
            },
            "ed25519" => bytes.map(Self::Ed25519).and_then(|key| match &key {
                Self::Ed25519(bytes) if bytes.len() == ED25519_BYTES => Ok(key),
                _ => Err(Unusable::Broken),
            }),
            _ => Err(Unusable::Algorithm),
        }
    }

    /// The record that publishes the key.
    pub(super) fn record(&self) -> String {
        let (algorithm, bytes) = match self {
            Self::Rsa { numbers, .. } => {
                let mut bits = vec![0];
                bits.extend(wrapped(SEQUENCE, numbers));
                ("rsa", wrapped(SEQUENCE, &[&RSA[..], &wrapped(BIT_STRING, &bits)].concat()))
            }
            Self::Ed25519(bytes) => ("ed25519", bytes.clone()),
        };
        format!("v=DKIM1; k={algorithm}; p={}", encoded(&bytes))
    }
}

/// The base64 between the lines of a PEM block (RFC 7468), the whole text where there is none; none for a block of
/// something else, above all of a private key.
fn block(text: &str) -> Option<&str> {
    let Some((_, block)) = text.split_once("-----BEGIN ") else { return Some(text) };
    let (label, body) = block.split_once("-----")?;
    label.ends_with("PUBLIC KEY").then(|| body.split("-----").next().unwrap_or_default())
}

/// An RSA key from a `SubjectPublicKeyInfo` or from an `RSAPublicKey` alone (RFC 8017 appendix A.1.1), and whether it is
/// all there.
fn rsa(bytes: &[u8]) -> Option<(Key, bool)> {
    let outer = Field::read(bytes, SEQUENCE)?;
    let Some(algorithm) = Field::read(outer.content, SEQUENCE) else { return numbers(&outer) };
    let bits = Field::read(algorithm.rest, BIT_STRING)?;
    let (key, whole) = numbers(&Field::read(bits.content.strip_prefix(&[0])?, SEQUENCE)?)?;
    Some((key, whole && outer.is_whole() && bits.is_whole()))
}

fn numbers(sequence: &Field<'_>) -> Option<(Key, bool)> {
    let modulus = Field::read(sequence.content, INTEGER)?;
    let zeros = modulus.content.iter().take_while(|byte| **byte == 0).count();
    let bytes = modulus.length.saturating_sub(zeros);
    let key = Key::Rsa { numbers: sequence.content.to_vec(), bits: bytes.saturating_mul(8) };
    (bytes >= LEAST_MODULUS).then(|| (key, sequence.is_whole()))
}

/// A field of DER (X.690 section 8.1), perhaps cut short.
struct Field<'d> {
    /// The length that is declared.
    length: usize,
    content: &'d [u8],
    rest: &'d [u8],
}

impl<'d> Field<'d> {
    fn read(bytes: &'d [u8], tag: u8) -> Option<Self> {
        let (first, bytes) = bytes.split_first().filter(|(found, _)| **found == tag)?.1.split_first()?;
        // Up to 127 the length itself, else how many bytes it has.
        let (length, bytes) = match first.checked_sub(0x80) {
            None => (usize::from(*first), bytes),
            Some(count @ 1..=3) => {
                let (length, bytes) = bytes.split_at_checked(usize::from(count))?;
                (length.iter().fold(0, |sum: usize, byte| sum.wrapping_shl(8) | usize::from(*byte)), bytes)
            }
            Some(_) => return None,
        };
        let (content, rest) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
        Some(Self { length, content, rest })
    }

    /// Whether it has all that it declares, and nothing after it.
    fn is_whole(&self) -> bool {
        self.content.len() == self.length && self.rest.is_empty()
    }
}

/// Content as a field of DER.
fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
    let [.., high, low] = content.len().to_be_bytes();
    let head: &[u8] = match (high, low) {
        (0, 0..=0x7f) => &[tag, low],
        (0, _) => &[tag, 0x81, low],
        _ => &[tag, 0x82, high, low],
    };
    [head, content].concat()
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes of base64 (RFC 4648 section 4), in which white space may stand anywhere; none where anything else does.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let bare = text.strip_suffix(b"==").or(text.strip_suffix(b"=")).unwrap_or(&text);
    if bare.len() < text.len() && !text.len().is_multiple_of(4) {
        return None;
    }
    let sixes = bare.iter().map(|byte| LETTERS.iter().position(|letter| letter == byte));
    let sixes = sixes.collect::<Option<Vec<usize>>>()?;
    let bytes = |group: &[usize]| {
        let bits = (0..4).fold(0, |bits: usize, at| bits.wrapping_shl(6) | group.get(at).copied().unwrap_or_default());
        let [.., first, second, third] = bits.to_be_bytes();
        [first, second, third].into_iter().take(group.len().saturating_sub(1))
    };
    Some(sixes.chunks(4).flat_map(bytes).collect())
}

fn encoded(bytes: &[u8]) -> String {
    let letters = |group: &[u8]| {
        let bits =
            (0..3).fold(0, |bits: usize, at| bits.wrapping_shl(8) | group.get(at).map_or(0, |byte| usize::from(*byte)));
        let count = group.len();
        [18, 12, 6, 0].into_iter().enumerate().map(move |(at, shift)| {
            let letter = LETTERS.get(bits.wrapping_shr(shift) & 63).filter(|_| at <= count);
            letter.map_or('=', |letter| char::from(*letter))
        })
    };
    bytes.chunks(3).flat_map(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{Key, decoded, encoded};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            prop_assert_eq!(decoded(&encoded(&bytes)), Some(bytes));
        }

        #[test]
        fn the_record_of_any_key_publishes_it(bytes in prop::collection::vec(1_u8.., 32..600)) {
            let numbers = [super::wrapped(super::INTEGER, &bytes), vec![2, 3, 1, 0, 1]].concat();
            let key = Key::Rsa { numbers, bits: bytes.len().saturating_mul(8) };
            let record = key.record();
            prop_assert_eq!(Key::given(&record), Some(key));
            prop_assert_eq!(Key::published(&record).is_ok(), bytes.len() >= 128);
        }

        #[test]
        fn no_text_is_too_odd_to_be_read(text in ".{0,80}") {
            let _ = Key::given(&text);
            let _ = Key::published(&text);
        }
    }

    #[test]
    fn base64_is_that_of_rfc_4648() {
        let table =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (bytes, text) in table {
            assert_eq!(encoded(bytes.as_bytes()), text);
            assert_eq!(decoded(text), Some(bytes.into()));
        }
        assert_eq!(decoded("Zm9\n vYg"), Some("foob".into()));
        assert_eq!(decoded("Zm=9v"), None);
        assert_eq!(decoded("Zm9v="), None);
        assert_eq!(decoded("Zm9v-_"), None);
    }
}
