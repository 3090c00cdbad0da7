//! What the address asks for.

use osirix::{AnalyticsPeriod, AnalyticsQuery, Result};

use crate::pages::form::{Fields, query_of};

/// For which days, where, and of whom.
pub(super) struct Asked {
    pub(super) period: String,
    pub(super) first_day: String,
    pub(super) last_day: String,
    pub(super) zone: String,
    /// Everybody's figures instead of one's own.
    pub(super) everybody: bool,
}

/// Something to be chosen.
pub(super) struct Tab {
    pub(super) label: &'static str,
    pub(super) url: String,
    pub(super) chosen: bool,
}

impl Asked {
    /// Only who administers sees everybody's.
    pub(super) fn new(fields: &Fields, administers: bool) -> Self {
        let plain = AnalyticsQuery::default();
        Asked {
            period: fields.some("period").unwrap_or(plain.period.as_str()).to_owned(),
            first_day: fields.text("first_day").to_owned(),
            last_day: fields.text("last_day").to_owned(),
            zone: fields.some("zone").map_or(plain.zone, str::to_owned),
            everybody: administers && fields.text("of") == "everybody",
        }
    }

    pub(super) fn query(&self) -> Result<AnalyticsQuery> {
        let period: AnalyticsPeriod = self.period.parse()?;
        let custom = period == AnalyticsPeriod::Custom;
        let day = |day: &String| Some(day.clone()).filter(|day| custom && !day.is_empty());
        Ok(AnalyticsQuery {
            period,
            first_day: day(&self.first_day),
            last_day: day(&self.last_day),
            zone: self.zone.clone(),
            compare: true,
        })
    }

    /// The periods that end today.
    pub(super) fn tabs(&self) -> Vec<Tab> {
        let of = |period: AnalyticsPeriod, label| Tab {
            label,
            url: address("/analytics", &[("period", period.as_str())], self.common()),
            chosen: self.period == period.as_str(),
        };
        vec![
            of(AnalyticsPeriod::Day, "Today"),
            of(AnalyticsPeriod::Week, "7 days"),
            of(AnalyticsPeriod::Month, "30 days"),
        ]
    }

    /// Whose figures an administrator may choose.
    pub(super) fn whose(&self) -> Vec<Tab> {
        let mut days = self.days();
        days.push(("zone", self.zone.as_str()));
        let tab = |label, of: &[(&'static str, &'static str)], chosen| Tab {
            label,
            url: address("/analytics", of, days.clone()),
            chosen,
        };
        vec![
            tab("Mine", &[], !self.everybody),
            tab("Everybody's", &[("of", "everybody")], self.everybody),
        ]
    }

    /// Where the table is.
    pub(super) fn table(&self) -> String {
        let path = if self.everybody { "/api/admin/analytics.csv" } else { "/api/analytics.csv" };
        address(path, &self.days(), vec![("zone", self.zone.as_str())])
    }

    fn days(&self) -> Vec<(&'static str, &str)> {
        let mut days = vec![("period", self.period.as_str())];
        if self.period == AnalyticsPeriod::Custom.as_str() {
            days.push(("first_day", self.first_day.as_str()));
            days.push(("last_day", self.last_day.as_str()));
        }
        days
    }

    fn common(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = vec![("zone", self.zone.as_str())];
        pairs.extend(self.everybody.then_some(("of", "everybody")));
        pairs
    }
}

fn address(path: &str, some: &[(&str, &str)], others: Vec<(&str, &str)>) -> String {
    let pairs: Vec<_> = some.iter().copied().chain(others).collect();
    format!("{path}?{}", query_of(&pairs))
}
