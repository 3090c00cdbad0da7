//! Bars by the day, drawn in the page itself.

use osirix::{AnalyticsReport, DayFigures};

use super::tables::completed;
use crate::pages::look::grouped;

/// A chart, and what it says in words.
pub(super) struct Chart {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What one sees, for who does not.
    pub(super) about: String,
    /// The width in the units of the bars; the height is 100.
    pub(super) width: usize,
    pub(super) bars: Vec<Bar>,
    pub(super) first: String,
    pub(super) last: String,
}

/// A day's bar, from the top.
pub(super) struct Bar {
    pub(super) x: usize,
    pub(super) y: i64,
    pub(super) height: i64,
    /// What it says: shown where a mouse rests on it.
    pub(super) label: String,
}

/// How wide a day is, of which the bar takes eight.
const DAY: usize = 10;

pub(super) fn charts(report: &AnalyticsReport) -> Vec<Chart> {
    let spent = |day: &DayFigures| day.figures.credits.spent.0;
    vec![
        chart(report, "finished", "Finished work", |day| completed(&day.figures)),
        chart(report, "spent", "Credits spent", spent),
    ]
}

fn chart(
    report: &AnalyticsReport,
    id: &'static str,
    title: &'static str,
    value: impl Fn(&DayFigures) -> i64,
) -> Chart {
    let values: Vec<_> = report.days.iter().map(|day| (day.day.as_str(), value(day))).collect();
    let (most_on, most) =
        values.iter().fold(("", 0), |top, one| if one.1 > top.1 { *one } else { top });
    let about = match most {
        0 => "Nothing on any of these days".to_owned(),
        most => format!("The most on a day: {} on {most_on}", grouped(most)),
    };
    let bars = values.iter().enumerate().filter(|(_, (_, value))| *value > 0);
    let bars = bars.map(|(number, (day, value))| {
        // What is little is still to be seen.
        let height = (value.saturating_mul(100) / most.max(1)).clamp(2, 100);
        let label = format!("{day}: {}", grouped(*value));
        Bar { x: number * DAY + 1, y: 100 - height, height, label }
    });
    Chart {
        id,
        title,
        about,
        width: values.len() * DAY,
        bars: bars.collect(),
        first: report.first_day.clone(),
        last: report.last_day.clone(),
    }
}
