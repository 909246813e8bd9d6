//! Lists of recipients as they are handed in: CSV or JSON lines. Each bad line is named by its number.

use super::print::Failure;
use crate::lines;
use crate::store::NewRecipient;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// The longest line of JSON, in bytes: data is for one message.
const LONGEST_LINE: u64 = 1 << 20;

/// A line's number with its recipient or what is wrong with it; or why no more lines can be read.
pub(super) type Line = Result<(u64, Result<NewRecipient, String>), Failure>;

/// The lines of a file, or of standard input for `-`: CSV if its name ends in `.csv`, else JSON lines.
pub(super) fn read(path: &Path) -> Result<Box<dyn Iterator<Item = Line>>, Failure> {
    let name = path.display().to_string();
    let input: Box<dyn Read> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        Box::new(File::open(path).map_err(|error| unreadable(&name, error))?)
    };
    let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    if is_csv { csv_lines(name, input) } else { Ok(Box::new(json_lines(name, BufReader::new(input)))) }
}

fn unreadable(name: &str, error: impl Display) -> Failure {
    Failure::new(format!("`{name}` cannot be read: {error}"))
}

fn csv_lines(name: String, input: Box<dyn Read>) -> Result<Box<dyn Iterator<Item = Line>>, Failure> {
    let mut reader = csv::ReaderBuilder::new().from_reader(input);
    let head = reader.headers().map_err(|error| Failure::new(format!("the first line cannot be read: {error}")))?;
    let names: Vec<String> = head.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
    let Some(address) = names.iter().position(|name| name == "address") else {
        let found = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        return Err(Failure::new(format!("the first line names the columns; one has to be `address`, found {found}")));
    };
    if let Some(twice) = names.iter().enumerate().find_map(|(at, name)| names[..at].contains(name).then_some(name)) {
        return Err(Failure::new(format!("the first line names the column `{twice}` twice")));
    }
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
            Ok((line, Ok(NewRecipient { address, data: Value::Object(data).to_string() })))
        }
        Err(error) if error.is_io_error() => Err(unreadable(&name, error)),
        Err(error) => Ok((error.position().map_or(0, csv::Position::line), Err(csv_words(&error)))),
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

fn json_lines(name: String, mut input: impl BufRead) -> impl Iterator<Item = Line> {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            number += 1;
            match lines::next(&mut input, LONGEST_LINE) {
                Ok(lines::Line::End) => return None,
                Ok(lines::Line::Whole(line)) if line.trim_ascii().is_empty() => {}
                Ok(lines::Line::Whole(line)) => return Some(Ok((number, json_line(&line)))),
                Ok(lines::Line::TooLong) => return Some(Ok((number, Err("it is longer than 1 MiB".to_owned())))),
                Err(error) => return Some(Err(unreadable(&name, error))),
            }
        }
    })
}

fn json_line(line: &[u8]) -> Result<NewRecipient, String> {
    let text = std::str::from_utf8(line)
        .map_err(|error| format!("it is not UTF-8: byte {} is the first that does not fit", error.valid_up_to() + 1))?;
    let form = "a line is `{\"address\":\"ann@example.com\",\"data\":{…}}`";
    // A list of the fields' values would pass for an object.
    if !text.trim_start().starts_with('{') {
        return Err(format!("it is no JSON object; {form}"));
    }
    let line: JsonLine = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("column {}: {message}; {form}", error.column())
    })?;
    Ok(NewRecipient { address: line.address, data: Value::Object(line.data).to_string() })
}
