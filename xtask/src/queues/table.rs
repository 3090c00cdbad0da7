//! The figures of a table: rows and columns in the order in which they first came, and medians.

use serde_json::{Value, json};

use crate::process::Outcome;

/// All rounds' figures of one table.
#[derive(Default)]
pub(super) struct Figures {
    rows: Vec<&'static str>,
    columns: Vec<String>,
    cells: Vec<Cell>,
}

struct Cell {
    row: &'static str,
    column: String,
    value: f64,
}

impl Figures {
    /// Takes one line of a contestant's output; the same with the contestant and the round.
    pub(super) fn take(&mut self, row: &'static str, round: u32, line: &str) -> Outcome<String> {
        let mut figure: Value =
            serde_json::from_str(line).map_err(|e| format!("{row} printed `{line}`: {e}"))?;
        let lacks = |what: &str| format!("{row} printed `{line}`, which lacks {what}");
        let measure = figure["measure"].as_str().ok_or_else(|| lacks("a measure"))?;
        let value = figure["value"].as_f64().ok_or_else(|| lacks("a value"))?;
        let unit = figure["unit"].as_str().ok_or_else(|| lacks("a unit"))?;
        let waiting = figure["waiting"].as_u64().map(|count| format!(" at {}", short(count)));
        let column = format!("{measure}{}, {unit}", waiting.unwrap_or_default());
        self.mention(row);
        if !self.columns.contains(&column) {
            self.columns.push(column.clone());
        }
        self.cells.push(Cell { row, column, value });
        figure["contestant"] = json!(row);
        figure["round"] = json!(round + 1);
        Ok(figure.to_string())
    }

    /// A row without figures is shown all the same.
    pub(super) fn failed(&mut self, row: &'static str) {
        self.mention(row);
    }

    fn mention(&mut self, row: &'static str) {
        if !self.rows.contains(&row) {
            self.rows.push(row);
        }
    }

    /// Prints the medians as a table.
    pub(super) fn print(&self, title: &str, rounds: u32) {
        println!("\n## {title}; medians of {rounds}\n");
        println!("| | {} |", self.columns.join(" | "));
        println!("|---|{}", "---|".repeat(self.columns.len()));
        for row in &self.rows {
            let cells = self.columns.iter().map(|column| self.cell(row, column));
            println!("| {row} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }

    fn cell(&self, row: &str, column: &str) -> String {
        let cells = self.cells.iter().filter(|cell| cell.row == row && cell.column == column);
        let mut values: Vec<f64> = cells.map(|cell| cell.value).collect();
        values.sort_by(f64::total_cmp);
        match values.get(values.len() / 2) {
            None => "failed".to_owned(),
            Some(value) if *value < 100.0 => format!("{value:.2}"),
            Some(value) => format!("{value:.0}"),
        }
    }
}

/// 1,000 as 1k.
fn short(count: u64) -> String {
    match count {
        1_000_000.. if count.is_multiple_of(1_000_000) => format!("{}M", count / 1_000_000),
        1_000.. if count.is_multiple_of(1_000) => format!("{}k", count / 1_000),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64) -> String {
        json!({ "measure": "both", "value": value, "unit": "/s", "waiting": 1000 }).to_string()
    }

    #[test]
    fn the_middle_round_is_shown() {
        let mut figures = Figures::default();
        for (round, value) in [300.0, 100.0, 200.0].into_iter().enumerate() {
            figures.take("a", round as u32, &figure(value)).unwrap();
        }
        assert_eq!(figures.columns, ["both at 1k, /s"]);
        assert_eq!(figures.cell("a", "both at 1k, /s"), "200");
    }

    #[test]
    fn who_fails_keeps_a_row() {
        let mut figures = Figures::default();
        figures.take("a", 0, &figure(1.0)).unwrap();
        figures.failed("b");
        assert_eq!(figures.rows, ["a", "b"]);
        assert_eq!(figures.cell("b", "both at 1k, /s"), "failed");
    }

    #[test]
    fn a_line_without_a_value_is_refused() {
        let refused = Figures::default().take("a", 0, r#"{"measure":"x","value":null}"#);
        assert!(refused.unwrap_err().contains("lacks a value"));
    }
}
