//! The same in tables.

use osirix::{AnalyticsReport, Figures};

use crate::pages::look::{grouped, kind_name, length};
use crate::pages::social::network_name;

/// What happened on a day.
pub(super) struct Day {
    pub(super) day: String,
    pub(super) completed: String,
    pub(super) made: String,
    pub(super) spent: String,
    pub(super) granted: String,
    pub(super) expired: String,
}

/// A line of a table whose other columns are numbers.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) numbers: Vec<String>,
}

/// How many jobs were completed.
pub(super) fn completed(figures: &Figures) -> i64 {
    figures.jobs.iter().map(|one| one.completed).sum()
}

/// How long everything is together that was made, in milliseconds.
pub(super) fn made(figures: &Figures) -> i64 {
    figures.jobs.iter().map(|one| one.made_ms).sum()
}

/// Of milliseconds, as players show it.
pub(super) fn time(ms: i64) -> String {
    length(u64::try_from(ms).unwrap_or(0).saturating_mul(1_000))
}

/// The days, the latest first.
pub(super) fn days(report: &AnalyticsReport) -> Vec<Day> {
    let day = |one: &osirix::DayFigures| Day {
        day: one.day.clone(),
        completed: grouped(completed(&one.figures)),
        made: time(made(&one.figures)),
        spent: grouped(one.figures.credits.spent.0),
        granted: grouped(one.figures.credits.granted.0),
        expired: grouped(one.figures.credits.expired.0),
    };
    report.days.iter().rev().map(day).collect()
}

/// Jobs by kind, and what was spent beside them.
pub(super) fn kinds(totals: &Figures) -> Vec<Row> {
    let spent = |kind: &str| {
        let found = totals.credits.spent_by_kind.iter().find(|one| one.kind == kind);
        found.map_or(0, |one| one.credits.0)
    };
    let jobs = totals.jobs.iter().map(|job| Row {
        name: kind_name(&job.kind),
        numbers: vec![
            grouped(job.completed),
            grouped(job.failed),
            grouped(job.cancelled),
            time(job.made_ms),
            grouped(spent(&job.kind)),
        ],
    });
    let is_job = |kind: &str| totals.jobs.iter().any(|job| job.kind == kind);
    let others = totals.credits.spent_by_kind.iter().filter(|one| !is_job(&one.kind));
    let others = others.map(|one| {
        let none = || "–".to_owned();
        let numbers = vec![none(), none(), none(), none(), grouped(one.credits.0)];
        Row { name: kind_name(&one.kind), numbers }
    });
    jobs.chain(others).collect()
}

/// Posts by network.
pub(super) fn posts(totals: &Figures) -> Vec<Row> {
    let row = |one: &osirix::PostFigures| Row {
        name: network_name(&one.network),
        numbers: [one.published, one.failed, one.unconfirmed].map(grouped).to_vec(),
    };
    totals.posts.iter().map(row).collect()
}
