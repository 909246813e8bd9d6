//! Rules in the address itself: `bob+550-5.1.1@…`.

use super::script::{Action, Rule, Step, is_enhanced};

/// The rule that an address carries, if it does; an error says why it cannot be read.
///
/// The part after the last `+` reads `[STAGE-]CODE[-ENHANCED][xN]`, with a code of 400 to 599 and the stage `rcpt`,
/// `data` or `message`; without a stage it answers RCPT. Any other part after a `+` means nothing.
pub(super) fn shorthand(address: &str) -> Result<Option<Rule>, String> {
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    let Some((_, tag)) = local.rsplit_once('+') else { return Ok(None) };
    let (step, rest) = match tag.split_once('-') {
        Some((stage, rest)) if matches!(stage, "rcpt" | "data" | "message") && starts_with_code(rest) => {
            (Step::named(stage).unwrap_or(Step::Rcpt), rest)
        }
        _ => (Step::Rcpt, tag),
    };
    if !starts_with_code(rest) {
        return Ok(None);
    }
    let error = || format!("the shorthand `+{tag}` cannot be read; write `+550-5.1.1`, `+451x2` or `+data-554-5.7.1`");
    let (rest, times) = match rest.rsplit_once('x') {
        Some((rest, digits)) => (rest, Some(digits.parse().ok().filter(|&times| times > 0).ok_or_else(error)?)),
        None => (rest, None),
    };
    let (code, enhanced) = rest.split_once('-').map_or((rest, None), |(code, enhanced)| (code, Some(enhanced)));
    let code: u16 = code.parse().map_err(|_| error())?;
    if enhanced.is_some_and(|enhanced| !is_enhanced(enhanced, code)) {
        return Err(error());
    }
    let text = "the address asks for this reply".to_owned();
    let action = Action::Reply { code, enhanced: enhanced.map(str::to_owned), text };
    Ok(Some(Rule { pattern: address.to_owned(), step, action, times }))
}

/// Three digits from 400 and then the end, `-` or `x`: what looks like a code and is not a date or a number.
fn starts_with_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = bytes.len() >= 3 && matches!(bytes[0], b'4' | b'5') && bytes[..3].iter().all(u8::is_ascii_digit);
    digits && matches!(bytes.get(3), None | Some(b'-' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_carry_their_reply_and_ordinary_tags_carry_none() {
        type Expected = Option<(Step, u16, Option<&'static str>, Option<u32>)>;
        let table: &[(&str, Expected)] = &[
            ("bob+550-5.1.1@a.example", Some((Step::Rcpt, 550, Some("5.1.1"), None))),
            ("bob+451@a.example", Some((Step::Rcpt, 451, None, None))),
            ("bob+451x2@a.example", Some((Step::Rcpt, 451, None, Some(2)))),
            ("bob+451-4.2.1x3@a.example", Some((Step::Rcpt, 451, Some("4.2.1"), Some(3)))),
            ("bob+data-554-5.7.1@a.example", Some((Step::Data, 554, Some("5.7.1"), None))),
            ("bob+message-554x1@a.example", Some((Step::Message, 554, None, Some(1)))),
            ("bob+rcpt-421@a.example", Some((Step::Rcpt, 421, None, None))),
            ("bob@a.example", None),
            ("bob+news@a.example", None),
            ("bob+2024@a.example", None),
            ("bob+5501@a.example", None),
            ("bob+data@a.example", None),
            ("bob+250@a.example", None),
            ("bob+data-set@a.example", None),
        ];
        for (address, expected) in table {
            let rule = shorthand(address).unwrap_or_else(|error| panic!("{address}: {error}"));
            let found = rule.map(|rule| {
                let Action::Reply { code, enhanced, .. } = rule.action else { panic!("{address}") };
                (rule.step, code, enhanced, rule.times)
            });
            let expected =
                expected.map(|(step, code, enhanced, times)| (step, code, enhanced.map(str::to_owned), times));
            assert_eq!(found, expected, "{address}");
        }
    }

    #[test]
    fn a_shorthand_that_is_none_is_told_rather_than_accepted() {
        for address in ["b+550-@a", "b+550-4.1.1@a", "b+451x@a", "b+451x0@a", "b+550-5.1.1y@a", "b+data-554-5@a"] {
            assert!(shorthand(address).is_err(), "{address}");
        }
    }
}
