//! The figures that one sees first, beside those of the days before.

use osirix::{AnalyticsReport, Figures, Money};

use super::tables::{completed, made, time};
use crate::pages::look::grouped;

/// A figure and what it was before.
pub(in crate::pages) struct Tile {
    pub(in crate::pages) label: &'static str,
    pub(in crate::pages) value: String,
    pub(in crate::pages) compared: String,
}

pub(in crate::pages) fn tiles(report: &AnalyticsReport, everybody: bool) -> Vec<Tile> {
    let (now, before) = (&report.totals, report.before.as_ref());
    let tile = |label, of: fn(&Figures) -> i64, told: fn(i64) -> String| Tile {
        label,
        value: told(of(now)),
        compared: before.map_or(String::new(), |before| compared(of(now), of(before), told)),
    };
    let mut tiles = vec![
        tile("Finished work", completed, grouped),
        tile("Speech and video made", made, time),
        tile("Credits spent", |figures| figures.credits.spent.0, grouped),
        tile("Credits earned by sales", earned, grouped),
        tile("Posts published", published, grouped),
    ];
    if everybody {
        tiles.push(tile("Paid for plans", paid, |cents| Money::usd_cents(cents).to_string()));
    }
    tiles
}

fn compared(now: i64, before: i64, told: fn(i64) -> String) -> String {
    let before_told = told(before);
    match now.cmp(&before) {
        std::cmp::Ordering::Equal => "As much as on the days before".to_owned(),
        std::cmp::Ordering::Greater => {
            format!("▲ {} more than {before_told} before", told(now - before))
        }
        std::cmp::Ordering::Less => {
            format!("▼ {} less than {before_told} before", told(before - now))
        }
    }
}

/// What sales gave, less what went back of it.
fn earned(figures: &Figures) -> i64 {
    figures.sales.shares.0 - figures.sales.shares_back.0
}

fn published(figures: &Figures) -> i64 {
    figures.posts.iter().map(|one| one.published).sum()
}

/// What was paid for plans in dollars, less what went back of it.
fn paid(figures: &Figures) -> i64 {
    let dollars = figures.plans.iter().filter(|one| one.currency == "USD");
    dollars.map(|one| one.paid - one.refunded).sum()
}
