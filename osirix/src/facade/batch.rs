//! Videos from a table: one request with variables, and a row for each video.

use std::collections::BTreeSet;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::id::AccountId;
use osirix_core::jobs::NewJob;
use osirix_core::money::Credits;
use osirix_core::table::{TableReader, bounded};
use osirix_core::template::{Cells, Template};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::jobs::JobsApi;
use super::records::{JobInfo, VideoRequest};

/// A video for each row of a table. In JSON the template is needed, and one of `csv` and `rows`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VideoBatch {
    /// A video's request as JSON, whose texts may hold `{{COLUMN}}`. A text that is one variable and
    /// nothing else becomes the cell as it is, and what its cell leaves empty is not asked for;
    /// `{{COLUMN:number}}` makes a number of it.
    pub template: Value,
    /// The table in CSV, whose first line names the columns: at most 2,000,000 bytes.
    pub csv: Option<String>,
    /// Or its rows as JSON: objects whose values are texts, numbers, truths or nothing.
    #[serde(default)]
    pub rows: Vec<Value>,
    /// Columns that are there and that the template does not use: any other such column is refused.
    #[serde(default)]
    pub unused: Vec<String>,
    /// The caller's own id of the whole, 1 to 190 characters: each row is done once under it.
    pub idempotency_key: Option<String>,
}

/// A row that was read.
struct Row {
    /// Where it begins in CSV.
    line: Option<u32>,
    cells: Cells,
}

/// A batch that was read: what can be said of it without asking anybody.
struct Sheet {
    template: Template,
    rows: Vec<Row>,
}

impl VideoBatch {
    /// The most rows, and so videos.
    pub const MAX_ROWS: usize = 1_000;
    /// The longest text of a cell, in characters: that of the longest script.
    pub const MAX_CELL: usize = 20_000;
    /// The most columns.
    pub const MAX_COLUMNS: usize = 100;
    /// The longest table in CSV, in bytes.
    pub const MAX_CSV: usize = 2_000_000;
    /// The longest template, in bytes of JSON.
    pub const MAX_TEMPLATE: usize = 100_000;
    /// The longest key of the whole, in characters: a row's number comes behind it.
    pub const MAX_KEY: usize = 190;

    /// This template, and no rows yet.
    pub fn new(template: Value) -> Self {
        VideoBatch {
            template,
            csv: None,
            rows: Vec::new(),
            unused: Vec::new(),
            idempotency_key: None,
        }
    }

    fn read(&self) -> Result<Sheet> {
        if !self.template.is_object() {
            return Err(Error::invalid("template", "a template is an object"));
        }
        bounded("template", self.template.to_string().len(), Self::MAX_TEMPLATE)?;
        let key = self.idempotency_key.as_deref().map(|key| key.chars().count());
        if key.is_some_and(|key| !(1..=Self::MAX_KEY).contains(&key)) {
            let error = Error::invalid("idempotency_key", "a batch's key has 1 to 190 characters");
            return Err(error.with("limit", Self::MAX_KEY));
        }
        let template = Template::new(&self.template)?;
        let (columns, rows) = match (&self.csv, self.rows.as_slice()) {
            (Some(csv), []) => of_csv(csv)?,
            (None, rows) => of_json(rows)?,
            (Some(_), _) => {
                return Err(Error::invalid("rows", "give a table in CSV or rows, not both"));
            }
        };
        if rows.is_empty() {
            return Err(Error::invalid("rows", "a table has at least one row"));
        }
        self.fits(&template, &columns)?;
        Ok(Sheet { template, rows })
    }

    /// Every variable has its column, and every column its use.
    fn fits(&self, template: &Template, columns: &BTreeSet<String>) -> Result<()> {
        bounded("columns", columns.len(), Self::MAX_COLUMNS)?;
        if let Some(name) = template.names().iter().find(|name| !columns.contains(*name)) {
            let message = format!("there is no column for the variable {name}");
            return Err(Error::invalid("template", message).with("column", name));
        }
        let used = |name: &&String| template.names().contains(*name) || self.unused.contains(name);
        if let Some(name) = columns.iter().find(|name| !used(name)) {
            let message =
                format!("nothing uses the column {name}: name it in `unused` if that is meant");
            return Err(Error::invalid("rows", message).with("column", name));
        }
        Ok(())
    }
}

impl Sheet {
    /// What a row asks for. Its own key is the batch's and its number, unless the template has one.
    fn request(&self, index: usize, key: Option<&str>) -> Result<VideoRequest> {
        let filled = self.template.fill(&self.rows[index].cells)?;
        let mut request: VideoRequest = serde_json::from_value(filled.clone()).map_err(|e| {
            let field = wrong_field(&filled).unwrap_or_else(|| "script".to_owned());
            let message = format!("this is no request of a video: {e}");
            Error::new(ErrorCode::InvalidInput, message).with("field", field)
        })?;
        let derived = || Some(format!("{}:{}", key?, index + 1));
        request.idempotency_key = request.idempotency_key.or_else(derived);
        Ok(request)
    }

    /// Says of an error which row it is about, and which columns decide its field.
    fn of_row(&self, index: usize, error: Error) -> Error {
        let field = error.context_value("field").unwrap_or_default();
        let field = field.rsplit('.').next().unwrap_or(field).to_owned();
        let columns = match error.context_value("column") {
            Some(_) => String::new(),
            None => Vec::from_iter(self.template.names_below(&field)).join(", "),
        };
        let line = self.rows.get(index).and_then(|row| row.line);
        let mut error = error.with("row", index + 1);
        if let Some(line) = line {
            error = error.with("line", line);
        }
        if columns.is_empty() { error } else { error.with("column", columns) }
    }
}

impl JobsApi {
    /// Creates a video job for each row of a table, all or none, and holds their credits together.
    /// They come back in the order of the rows. A refusal names the row, counted from 1 without the
    /// header, its line in CSV, and the columns that decide the field.
    ///
    /// Under the batch's key each row is done once: its own key is the batch's, a colon and the
    /// row's number, unless the template has an `idempotency_key`.
    pub async fn create_videos(
        &self,
        account: AccountId,
        batch: VideoBatch,
    ) -> Result<Vec<JobInfo>> {
        let (sheet, jobs) = self.batch(account, &batch).await?;
        self.create_plain(jobs).await.map_err(|error| match index(&error) {
            Some(index) => sheet.of_row(index, error),
            None => error,
        })
    }

    /// The most that the videos of a table would cost together, without creating anything. What
    /// would be refused is refused.
    pub async fn quote_videos(&self, account: AccountId, batch: VideoBatch) -> Result<Credits> {
        let (sheet, jobs) = self.batch(account, &batch).await?;
        let mut together = Credits::ZERO;
        for (index, job) in jobs.iter().enumerate() {
            let quote = self.quote_plain(job).await.map_err(|e| sheet.of_row(index, e))?;
            together = together.checked_add(quote)?;
        }
        Ok(together)
    }

    async fn batch(&self, account: AccountId, batch: &VideoBatch) -> Result<(Sheet, Vec<NewJob>)> {
        let sheet = batch.read()?;
        let mut jobs = Vec::with_capacity(sheet.rows.len());
        for index in 0..sheet.rows.len() {
            let request = sheet.request(index, batch.idempotency_key.as_deref());
            let request = request.map_err(|e| sheet.of_row(index, e))?;
            let job = self.video(account, request).await;
            jobs.push(job.map_err(|e| sheet.of_row(index, e))?);
        }
        Ok((sheet, jobs))
    }
}

/// The place among the jobs of a call that an error is about.
fn index(error: &Error) -> Option<usize> {
    error.context_value("index")?.parse().ok()
}

fn of_csv(csv: &str) -> Result<(BTreeSet<String>, Vec<Row>)> {
    let mut reader = TableReader::open(csv, VideoBatch::MAX_CSV)?;
    let columns = reader.columns().to_vec();
    let mut names = BTreeSet::new();
    for name in &columns {
        if name.is_empty() || !names.insert(name.clone()) {
            let message = "every column has a name, and no two the same";
            return Err(Error::invalid("csv", message).with("line", 1).with("column", name));
        }
    }
    let mut rows = Vec::new();
    while let Some(line) = reader.next_line()? {
        bounded("rows", rows.len() + 1, VideoBatch::MAX_ROWS)?;
        let number = rows.len() + 1;
        if line.cells.len() != columns.len() {
            let (has, header) = (line.cells.len(), columns.len());
            let message = format!("it has {has} columns, the header {header}");
            let error = Error::invalid("csv", message).with("row", number);
            return Err(error.with("line", line.number));
        }
        let cells = columns.iter().cloned().zip(line.cells.into_iter().map(Value::String));
        let cells: Cells = cells.collect();
        check(&cells).map_err(|e| e.with("row", number).with("line", line.number))?;
        rows.push(Row { line: Some(line.number), cells });
    }
    Ok((names, rows))
}

/// Rows need not have the same keys: what one does not have is empty.
fn of_json(given: &[Value]) -> Result<(BTreeSet<String>, Vec<Row>)> {
    bounded("rows", given.len(), VideoBatch::MAX_ROWS)?;
    let (mut names, mut rows) = (BTreeSet::new(), Vec::with_capacity(given.len()));
    for (index, row) in given.iter().enumerate() {
        let of_row = |error: Error| error.with("row", index + 1);
        let Value::Object(cells) = row else {
            return Err(of_row(Error::invalid("rows", "a row is an object")));
        };
        let cells: Cells = cells.clone().into_iter().collect();
        check(&cells).map_err(of_row)?;
        names.extend(cells.keys().cloned());
        rows.push(Row { line: None, cells });
    }
    Ok((names, rows))
}

fn check(cells: &Cells) -> Result<()> {
    for (column, cell) in cells {
        match cell {
            Value::Array(_) | Value::Object(_) => {
                let message = "a cell is a text, a number, a truth or nothing";
                return Err(Error::invalid("rows", message).with("column", column));
            }
            Value::String(text) => bounded("cell", text.chars().count(), VideoBatch::MAX_CELL)
                .map_err(|e| e.with("column", column))?,
            _ => {}
        }
    }
    Ok(())
}

/// The field that is none of a request, or whose value is not of its kind.
fn wrong_field(request: &Value) -> Option<String> {
    let fields = request.as_object()?;
    let alone = |(key, value): (&String, &Value)| {
        let mut request = Map::from_iter([("script".to_owned(), Value::from("."))]);
        request.insert(key.clone(), value.clone());
        let read: Result<VideoRequest, _> = serde_json::from_value(request.into());
        read.err().map(|_| key.clone())
    };
    fields.iter().find_map(alone)
}
