//! JSON as it is handed out: every text is written here, and so by one copy of the writer.

use crate::error::{Code, Error};
use crate::input::Tree;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::ser::Formatter;
use std::fmt;
use std::io;

/// Any JSON value; the fields of objects in the order of their names.
#[derive(Clone, Debug, PartialEq)]
pub struct Json(pub(crate) Tree<'static>);

/// A fraction comes from a JSON text, where each is a number.
impl Eq for Json {}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Tree::deserialize(deserializer).map(|tree| Self(tree.settled().into_owned()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Json {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        serde_json::Value::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        serde_json::Value::json_schema(generator)
    }
}

/// A value as JSON text.
///
/// # Errors
/// The value has an object with names that are no texts.
pub fn text<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let mut written = Vec::with_capacity(128);
    let wrong = |why: String| Error::new(Code::InvalidValue, "", why);
    let mut serializer = serde_json::Serializer::with_formatter(&mut written, Compact);
    value.serialize(&mut serializer).map_err(|error| wrong(error.to_string()))?;
    String::from_utf8(written).map_err(|error| wrong(error.to_string()))
}

/// Writes no spaces, and fractions by the standard library, which is there anyway: what `serde_json` writes them with
/// has tables of 60 KB.
struct Compact;

impl Formatter for Compact {
    fn write_f32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        self.write_f64(writer, value.into())
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(fraction(value).as_bytes())
    }
}

/// A fraction in its fewest digits, with an exponent if it is very large or very small.
fn fraction(value: f64) -> String {
    let digits = shortest(value);
    let size = value.abs();
    if size != 0.0 && !(1e-5..1e16).contains(&size) {
        return exponential(&digits);
    }
    if digits.contains('.') { digits } else { digits + ".0" }
}

/// 2^-25: the one power of two of which two are as near, and both read as it.
const TIED: u64 = (1023 - 25) << 52;

/// The fewest digits that are read as this number; where two such are as near, the even one, which the standard library
/// does not choose by itself.
fn shortest(value: f64) -> String {
    let digits = value.to_string();
    // The numbers below a power of two are nearer than those above, so that the even digits may be read as another.
    let is_tied = value.abs().to_bits() == TIED;
    let is_power_of_two = value.to_bits().trailing_zeros() >= f64::MANTISSA_DIGITS - 1;
    match digits.split_once('.') {
        Some((_, behind)) if is_tied || !is_power_of_two => format!("{value:.*}", behind.len()),
        _ => digits,
    }
}

/// `0.000001234` as `1.234e-6`, and `-12300000000000000000` as `-1.23e+19`.
fn exponential(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (whole, exponent) = match digits.strip_prefix("0.") {
        Some(behind) => {
            let significant = behind.trim_start_matches('0');
            (significant, format!("-{}", behind.len().saturating_sub(significant.len()).saturating_add(1)))
        }
        None => (digits.trim_end_matches('0'), format!("+{}", digits.len().saturating_sub(1))),
    };
    let (first, rest) = whole.split_at_checked(1).unwrap_or_default();
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}e{exponent}")
}

#[cfg(test)]
mod tests {
    use super::{Json, text};
    use proptest::prelude::{any, prop_assert_eq, proptest};

    /// The last ones lie in the middle between two numbers of one digit less.
    const FRACTIONS: [f64; 19] = [
        0.0,
        -0.0,
        1.0,
        0.1,
        -2.5,
        1e-4,
        1.5e-5,
        9.99e-6,
        1e15,
        9_999_999_999_999_998.0,
        1e16,
        -1.25e300,
        5e-324,
        f64::MAX,
        862_274_703_475_677.2,
        862_274_703_475_677.8,
        5.960_464_477_539_062e-7,
        5.960_464_477_539_063e-8,
        2.980_232_238_769_531_2e-8,
    ];

    #[test]
    fn fractions_are_written_as_serde_json_writes_them() {
        for fraction in FRACTIONS {
            assert_eq!(text(&fraction).unwrap(), serde_json::to_string(&fraction).unwrap());
        }
    }

    #[test]
    fn values_are_written_as_serde_json_writes_them() {
        let given =
            r#" { "b": [1, -2, 1.5, null, true], "a": "\u0001\"é", "b": {"d": 18446744073709551615, "c": 1e99} } "#;
        let value: serde_json::Value = serde_json::from_str(given).unwrap();
        let json: Json = serde_json::from_str(given).unwrap();
        assert_eq!(json.to_string(), value.to_string());
        assert_eq!(text(&json).unwrap(), value.to_string());
    }

    proptest! {
        #[test]
        fn any_fraction_is_written_as_serde_json_writes_it(bits in any::<u64>()) {
            let fraction = f64::from_bits(bits);
            prop_assert_eq!(text(&fraction).unwrap(), serde_json::to_string(&fraction).unwrap());
        }

        /// Few binary digits: those that may lie in the middle between two decimal ones.
        #[test]
        fn short_fractions_are_written_as_serde_json_writes_them(
            digits in 0_u64..1 << 52,
            zeros in 0_u32..52,
            exponent in 960_u64..1090,
        ) {
            let fraction = f64::from_bits(digits >> zeros << zeros | exponent << 52);
            prop_assert_eq!(text(&fraction).unwrap(), serde_json::to_string(&fraction).unwrap());
        }
    }
}
