//! Lists of recipients as they are handed in: CSV or JSON lines. Each bad line is named by its number.

use super::print::Failure;
use crate::store::NewRecipient;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// The longest line of JSON, in bytes: data is for one message.
const LONGEST_LINE: u64 = 1 << 20;

/// A line, or what is wrong with it.
pub(super) type Line = (u64, Result<NewRecipient, String>);

/// The lines of a file, or of standard input for `-`: CSV if its name ends in `.csv`, else JSON lines.
pub(super) fn read(path: &Path) -> Result<Box<dyn Iterator<Item = Line>>, Failure> {
    let unreadable = |error: std::io::Error| Failure::new(format!("`{}` cannot be read: {error}", path.display()));
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(unreadable)?)
    };
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if is_csv { csv_lines(input) } else { Ok(Box::new(json_lines(BufReader::new(input)))) }
}

fn csv_lines(input: Box<dyn Read>) -> Result<Box<dyn Iterator<Item = Line>>, Failure> {
    let mut reader = csv::ReaderBuilder::new().from_reader(input);
    let head = reader.headers().map_err(|error| Failure::new(format!("the first line cannot be read: {error}")))?;
    let names: Vec<String> = head.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
    let Some(address) = names.iter().position(|name| name == "address") else {
        let found = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        return Err(Failure::new(format!("the first line names the columns; one has to be `address`, found {found}")));
    };
    Ok(Box::new(reader.into_records().map(move |record| match record {
        Ok(record) => {
            let line = record.position().map_or(0, csv::Position::line);
            let data: Map<_, _> = names
                .iter()
                .zip(&record)
                .enumerate()
                .filter(|(column, _)| *column != address)
                .map(|(_, (name, value))| (name.clone(), Value::from(value)))
                .collect();
            let address = record.get(address).unwrap_or_default().trim_matches(' ').to_owned();
            (line, Ok(NewRecipient { address, data: Value::Object(data).to_string() }))
        }
        Err(error) => (error.position().map_or(0, csv::Position::line), Err(csv_words(&error))),
    })))
}

fn csv_words(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("it has {len} fields, the first line {expected_len}")
        }
        csv::ErrorKind::Utf8 { err, .. } => format!("field {} is not UTF-8", err.field() + 1),
        _ => error.to_string(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonLine {
    address: String,
    #[serde(default)]
    data: Map<String, Value>,
}

fn json_lines(mut input: impl BufRead) -> impl Iterator<Item = Line> {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            number += 1;
            let mut line = Vec::new();
            match input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some((number, json_line(&line))),
                Err(error) => return Some((number, Err(format!("it cannot be read: {error}")))),
            }
        }
    })
}

fn json_line(line: &[u8]) -> Result<NewRecipient, String> {
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("it is not UTF-8: byte {} is the first that does not fit", error.valid_up_to() + 1))?;
    let line: JsonLine = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("column {}: {message}; a line is `{{\"address\":\"ann@example.com\",\"data\":{{…}}}}`", error.column())
    })?;
    Ok(NewRecipient { address: line.address, data: Value::Object(line.data).to_string() })
}
