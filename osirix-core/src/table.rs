//! Tables in CSV (RFC 4180), read line by line.

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::error::{Error, ErrorCode, Result};

/// Reads a table: its first line names the columns.
pub struct TableReader<'a> {
    reader: csv::Reader<&'a [u8]>,
    columns: Vec<String>,
    place: Place<'a>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLine {
    /// The line at which it begins, from 1; the header is the first.
    pub number: u32,
    /// What stands in its cells, without the space around it: as many as the line has.
    pub cells: Vec<String>,
}

/// How far a table was read. Where a record begins may be told as the end of the line before.
struct Place<'a> {
    text: &'a [u8],
    byte: usize,
    line: u32,
}

impl Place<'_> {
    /// The line at which the record begins that is told to begin there.
    fn line_at(&mut self, byte: usize) -> u32 {
        let rest = self.text.iter().skip(byte);
        let start = byte + rest.take_while(|c| matches!(c, b'\r' | b'\n')).count();
        let passed = self.text.iter().take(start).skip(self.byte);
        let lines = passed.filter(|c| **c == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.byte = start;
        self.line
    }
}

impl<'a> TableReader<'a> {
    /// Begins with the header. A text of more than `most_bytes` is
    /// [`TooLarge`](ErrorCode::TooLarge).
    pub fn open(csv: &'a str, most_bytes: usize) -> Result<Self> {
        bounded("csv", csv.len(), most_bytes)?;
        let mut reader =
            ReaderBuilder::new().flexible(true).trim(Trim::Headers).from_reader(csv.as_bytes());
        let header = reader.headers().map_err(unreadable)?;
        let names = header.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned());
        let columns = names.collect();
        let place = Place { text: csv.as_bytes(), byte: 0, line: 1 };
        Ok(TableReader { reader, columns, place })
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The next line, or `None` behind the last one. Empty lines are none.
    pub fn next_line(&mut self) -> Result<Option<TableLine>> {
        let mut record = StringRecord::new();
        if !self.reader.read_record(&mut record).map_err(unreadable)? {
            return Ok(None);
        }
        let byte = record.position().map_or(0, csv::Position::byte);
        let number = self.place.line_at(usize::try_from(byte).unwrap_or(usize::MAX));
        let cells = record.iter().map(|cell| cell.trim().to_owned()).collect();
        Ok(Some(TableLine { number, cells }))
    }
}

/// Refuses what is more than a limit, by the name of the field.
pub fn bounded(field: &'static str, value: usize, limit: usize) -> Result<()> {
    match value <= limit {
        true => Ok(()),
        false => {
            let error = Error::new(ErrorCode::TooLarge, format!("{field}: {limit} at most"));
            Err(error.with("field", field).with("limit", limit))
        }
    }
}

fn unreadable(cause: csv::Error) -> Error {
    let error = Error::invalid("csv", "this is no table in CSV");
    let line = cause.position().map_or(0, csv::Position::line);
    error.with("line", line).caused_by(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_a_person_counts_them() {
        let csv = "\u{feff}a, b\r\n\r\n\" two\nlines \",x\n,\n1,2,3\n";
        let mut reader = TableReader::open(csv, 100).unwrap();
        assert_eq!(reader.columns(), ["a", "b"]);
        let mut lines = Vec::new();
        while let Some(TableLine { number, cells }) = reader.next_line().unwrap() {
            lines.push((number, cells.join("|")));
        }
        let expected = [(3, "two\nlines|x"), (5, "|"), (6, "1|2|3")];
        assert_eq!(lines, expected.map(|(number, cells)| (number, cells.to_owned())));
    }

    #[test]
    fn what_is_too_large_is_not_begun() {
        let Err(error) = TableReader::open("a\n1\n", 3) else { panic!("it is too large") };
        assert_eq!(error.code(), ErrorCode::TooLarge);
        assert_eq!(error.context_value("limit"), Some("3"));
    }
}
