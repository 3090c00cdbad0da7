//! Posts as lines of a table, in CSV (RFC 4180).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::planned::{NewPost, PlannedPost, PlannedTime};
use super::post::{Content, Part, Post};
use super::utm::UtmTags;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::id::ConnectionId;
use crate::table::{TableLine, TableReader, bounded};

/// The most bytes of a table.
const MOST_BYTES: usize = 1_000_000;
/// The most posts of a table.
const MOST_POSTS: usize = 500;

/// The columns that a table can have.
const COLUMNS: [&str; 9] = [
    "text",
    "time",
    "time_zone",
    "connections",
    "link",
    "first_comment",
    "utm_source",
    "utm_medium",
    "utm_campaign",
];
/// The columns that it must have.
const NEEDED: [&str; 2] = ["text", "connections"];

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProblem {
    /// The line at which the post begins, from 1; the header is the first.
    pub line: u32,
    /// The column, or what a network would refuse: `parts[0].text`.
    pub field: String,
    /// A sentence for the person who has to change it.
    pub message: String,
    /// What is allowed, where there is a limit.
    pub limit: Option<String>,
}

/// What became of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPosts {
    /// How many posts it has.
    pub lines: u32,
    /// Everything that is wrong with it; then no post was made.
    pub problems: Vec<ImportProblem>,
    /// The posts, in the order of their lines; none where it was only tried.
    pub posts: Vec<PlannedPost>,
}

/// A line that can be read.
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) new: NewPost,
    pub(super) due_at: Option<Timestamp>,
}

/// A table that was read.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) lines: Vec<Line>,
    pub(super) problems: Vec<ImportProblem>,
    pub(super) count: u32,
}

impl ImportProblem {
    /// What is wrong with a line, unless it is not the line that is wrong.
    pub(super) fn of(line: u32, error: Error) -> Result<Self> {
        let own = matches!(
            error.code(),
            ErrorCode::InvalidInput
                | ErrorCode::TooLarge
                | ErrorCode::NotFound
                | ErrorCode::PermissionDenied
        );
        if !own {
            return Err(error.with("line", line));
        }
        Ok(ImportProblem {
            line,
            field: error.context_value("field").unwrap_or("connections").to_owned(),
            message: error.message().to_owned(),
            limit: error.context_value("limit").map(str::to_owned),
        })
    }

    fn new(line: u32, field: &str, message: &str) -> Self {
        let (field, message) = (field.to_owned(), message.to_owned());
        ImportProblem { line, field, message, limit: None }
    }
}

impl Sheet {
    /// Reads a table: what is too large is [`TooLarge`](ErrorCode::TooLarge), what is wrong with
    /// its header or its lines is among its problems.
    pub(super) fn read(csv: &str, now: Timestamp) -> Result<Self> {
        let mut reader = TableReader::open(csv, MOST_BYTES)?;
        let mut sheet = Sheet::default();
        let columns = sheet.columns(reader.columns());
        if !sheet.problems.is_empty() {
            return Ok(sheet);
        }
        while let Some(line) = reader.next_line()? {
            sheet.count += 1;
            bounded("lines", sheet.count as usize, MOST_POSTS)?;
            sheet.add(&columns, &line, now);
        }
        Ok(sheet)
    }

    /// Which column stands where.
    fn columns(&mut self, header: &[String]) -> BTreeMap<&'static str, usize> {
        let mut columns = BTreeMap::new();
        for (place, name) in header.iter().enumerate() {
            let Some(known) = COLUMNS.iter().find(|known| *known == name) else {
                self.problems.push(ImportProblem::new(1, name, "there is no such column"));
                continue;
            };
            if columns.insert(*known, place).is_some() {
                self.problems.push(ImportProblem::new(1, name, "a column stands there twice"));
            }
        }
        for needed in NEEDED.iter().filter(|needed| !columns.contains_key(**needed)) {
            self.problems.push(ImportProblem::new(1, needed, "this column is missing"));
        }
        columns
    }

    fn add(&mut self, columns: &BTreeMap<&'static str, usize>, line: &TableLine, now: Timestamp) {
        let TableLine { number, cells } = line;
        let number = *number;
        if cells.len() != columns.len() {
            let message = format!("it has {} columns, the header {}", cells.len(), columns.len());
            return self.problems.push(ImportProblem::new(number, "line", &message));
        }
        let cell = |name: &str| {
            let text = columns.get(name).and_then(|place| cells.get(*place)).map(String::as_str);
            text.filter(|text| !text.is_empty())
        };
        let before = self.problems.len();
        let time = self.time(number, cell("time"), cell("time_zone"), now);
        let targets = self.connections(number, cell("connections").unwrap_or_default());
        let text = self.text(number, cell("text").unwrap_or_default(), cell("link"));
        if self.problems.len() > before {
            return;
        }
        let owned = |name| cell(name).map(str::to_owned);
        let (source, medium) = (owned("utm_source"), owned("utm_medium"));
        let utm = UtmTags { source, medium, campaign: owned("utm_campaign") };
        let content = Content {
            parts: vec![Part { text, media: Vec::new() }],
            first_comment: owned("first_comment"),
            ..Content::default()
        };
        let (time, due_at) = time.unzip();
        let new = NewPost {
            post: Post { content, ..Post::default() },
            targets,
            time,
            video_job: None,
            utm: Some(utm).filter(|utm| *utm != UtmTags::default()),
        };
        self.lines.push(Line { number, new, due_at });
    }

    fn time(
        &mut self,
        line: u32,
        time: Option<&str>,
        time_zone: Option<&str>,
        now: Timestamp,
    ) -> Option<(PlannedTime, Timestamp)> {
        let (local, time_zone) = match (time, time_zone) {
            (None, None) => return None,
            (Some(time), Some(zone)) => (time.to_owned(), zone.to_owned()),
            (None, _) => return self.wrong(line, "time", "a time zone stands without a time"),
            (_, None) => return self.wrong(line, "time_zone", "a time stands without its zone"),
        };
        let planned = PlannedTime { local, time_zone };
        match planned.moment() {
            Ok(due_at) if due_at < now => self.wrong(line, "time", "this time is past"),
            Ok(due_at) => Some((planned, due_at)),
            Err(error) if error.context_value("field") == Some("time_zone") => {
                self.wrong(line, "time_zone", error.message())
            }
            Err(error) => self.wrong(line, "time", error.message()),
        }
    }

    fn connections(&mut self, line: u32, cell: &str) -> Vec<ConnectionId> {
        let names = cell.split(|c: char| c == ';' || c.is_whitespace());
        let mut targets = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            match name.parse() {
                Ok(id) => targets.push(id),
                Err(_) => {
                    let message = format!("{name:?} is no id of a connection");
                    self.problems.push(ImportProblem::new(line, "connections", &message));
                }
            }
        }
        targets
    }

    fn text(&mut self, line: u32, text: &str, link: Option<&str>) -> String {
        let Some(link) = link else { return text.to_owned() };
        let lower = link.to_ascii_lowercase();
        let is_link = lower.starts_with("https://") || lower.starts_with("http://");
        if !is_link || link.contains(char::is_whitespace) {
            let message = "a link begins with https:// or http://";
            self.problems.push(ImportProblem::new(line, "link", message));
        }
        match text {
            "" => link.to_owned(),
            text => format!("{text}\n{link}"),
        }
    }

    fn wrong<T>(&mut self, line: u32, field: &str, message: &str) -> Option<T> {
        self.problems.push(ImportProblem::new(line, field, message));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONNECTION: &str = "cnx_00000000000000000000000000000001";

    fn read(csv: &str) -> Sheet {
        Sheet::read(csv, Timestamp::from_micros(0)).unwrap()
    }

    fn problems(csv: &str) -> Vec<(u32, String)> {
        read(csv).problems.into_iter().map(|problem| (problem.line, problem.field)).collect()
    }

    #[test]
    fn a_line_is_a_post() {
        let csv = format!(
            "\u{feff}text, time,time_zone,connections,link,first_comment,utm_source\r\n\
             \"Two\nlines, and a \"\"word\"\"\",2026-01-02T09:00,Europe/Berlin,{CONNECTION},\
             https://a.example,more,x\r\n\
             draft,,,,,,\r\n"
        );
        let sheet = read(&csv);
        assert_eq!((sheet.problems.len(), sheet.count), (0, 2));
        let [first, second] = sheet.lines.as_slice() else { panic!("two posts") };
        let content = &first.new.post.content;
        assert_eq!(content.parts[0].text, "Two\nlines, and a \"word\"\nhttps://a.example");
        assert_eq!(content.first_comment.as_deref(), Some("more"));
        assert_eq!(first.new.targets[0].to_string(), CONNECTION);
        assert_eq!(first.due_at.unwrap().to_string(), "2026-01-02T08:00:00.000Z");
        assert_eq!(first.new.utm.as_ref().unwrap().source.as_deref(), Some("x"));
        assert_eq!((second.number, second.due_at, &second.new.utm), (4, None, &None));
    }

    #[test]
    fn every_bad_line_is_named_with_its_field() {
        let csv = "text,time,time_zone,connections,link\n\
             a,tomorrow,UTC,nobody,ftp://a.example\n\
             b,2026-01-02T09:00,,,\n\
             c,,UTC,,\n\
             d,2026-01-02T09:00,Mars,,\n\
             e,1969-01-02T09:00,UTC,,\n\
             f,,\n";
        let expected = [
            (2, "time"),
            (2, "connections"),
            (2, "link"),
            (3, "time_zone"),
            (4, "time"),
            (5, "time_zone"),
            (6, "time"),
            (7, "line"),
        ];
        assert_eq!(problems(csv), expected.map(|(line, field)| (line, field.to_owned())));
    }

    #[test]
    fn a_header_that_is_not_understood_is_named() {
        let expected = [(1, "colour"), (1, "text"), (1, "connections")];
        let expected = expected.map(|(line, field)| (line, field.to_owned()));
        assert_eq!(problems("text,colour,text\na,b,c\n"), expected);
        assert_eq!(problems("").len(), 2, "nothing is no table");
    }

    #[test]
    fn a_table_that_is_too_large_says_so() {
        let long = "x".repeat(MOST_BYTES + 1);
        let many = format!("text,connections\n{}", "a,\n".repeat(MOST_POSTS + 1));
        for (csv, field, limit) in [(long, "csv", "1000000"), (many, "lines", "500")] {
            let Err(error) = Sheet::read(&csv, Timestamp::from_micros(0)) else {
                panic!("it is too large")
            };
            assert_eq!(error.code(), ErrorCode::TooLarge);
            assert_eq!(error.context_value("field"), Some(field));
            assert_eq!(error.context_value("limit"), Some(limit));
        }
    }
}
