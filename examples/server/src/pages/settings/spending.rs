//! What an account may spend, and when its owner is told.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, AlertKind, Credits, Error, PageRequest, Result, Spending, SpendingAlert,
    SpendingPeriod, SpendingRules,
};

use super::billing::refused;
use crate::App;
use crate::pages::form::Fields;
use crate::pages::look::{When, grouped};
use crate::pages::member::{Member, Shown};

/// How many alerts are shown.
const ALERTS: u32 = 5;

/// The rules as the form shows them, and how far they are used.
pub(super) struct Limits {
    /// Whether there are rules.
    pub(super) set: bool,
    pub(super) limit: String,
    pub(super) daily: bool,
    pub(super) zone: String,
    pub(super) percent: String,
    pub(super) low: String,
    /// What the period has used of its limit.
    pub(super) used: Option<Used>,
    pub(super) alerts: Vec<Alert>,
}

pub(super) struct Used {
    pub(super) used: i64,
    pub(super) most: i64,
    pub(super) said: String,
    pub(super) until: When,
}

/// Something that was told.
pub(super) struct Alert {
    pub(super) at: When,
    pub(super) said: String,
}

impl From<SpendingAlert> for Alert {
    fn from(alert: SpendingAlert) -> Self {
        let (threshold, value) = (grouped(alert.threshold.0), grouped(alert.value.0));
        let said = match alert.kind {
            AlertKind::LimitUsed => format!("{value} of the limit of {threshold} were used"),
            AlertKind::LowBalance => format!("{value} credits were left, fewer than {threshold}"),
        };
        Alert { at: alert.at.into(), said }
    }
}

fn used(spending: &Spending) -> Option<Used> {
    let most = spending.rules.limit?.0;
    let used = spending.used.0;
    let said = format!("{} of {} credits used", grouped(used), grouped(most));
    Some(Used { used, most: most.max(1), said, until: spending.end.into() })
}

/// An account's rules, or those of a form that was refused.
pub(super) async fn limits(app: &App, account: AccountId, sent: Option<&Fields>) -> Result<Limits> {
    let credits = app.osirix.credits();
    let spending = credits.spending(account).await?;
    let alerts = credits.alerts(account, PageRequest::first(ALERTS)).await?.items;
    let rules = spending.as_ref().map(|found| found.rules.clone()).unwrap_or_default();
    let number = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
    let filled = |name: &str, otherwise: String| match sent {
        Some(fields) => fields.text(name).to_owned(),
        None => otherwise,
    };
    Ok(Limits {
        set: spending.is_some(),
        limit: filled("limit", number(rules.limit.map(|limit| limit.0))),
        daily: filled("period", rules.period.as_str().to_owned()) == SpendingPeriod::Day.as_str(),
        zone: filled("time_zone", rules.time_zone),
        percent: filled("alert_percent", number(rules.alert_percent.map(i64::from))),
        low: filled("low_balance", number(rules.low_balance.map(|low| low.0))),
        used: spending.as_ref().and_then(used),
        alerts: alerts.into_iter().map(Alert::from).collect(),
    })
}

/// A whole number of a form, where one was filled in.
fn number<T: std::str::FromStr>(fields: &Fields, name: &'static str) -> Result<Option<T>> {
    let read = |text: &str| text.parse().map_err(|_| Error::invalid(name, "give a whole number"));
    fields.some(name).map(read).transpose()
}

fn rules(fields: &Fields) -> Result<SpendingRules> {
    let plain = SpendingRules::default();
    Ok(SpendingRules {
        limit: number(fields, "limit")?.map(Credits),
        period: fields.some("period").map(str::parse).transpose()?.unwrap_or(plain.period),
        time_zone: fields.some("time_zone").map_or(plain.time_zone, str::to_owned),
        alert_percent: number(fields, "alert_percent")?,
        low_balance: number(fields, "low_balance")?.map(Credits),
    })
}

pub(super) async fn set(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let user = member.in_person()?;
    let (account, by) = (user.account_id, Some(user.id));
    let said = match rules(&fields) {
        Ok(rules) => app.osirix.credits().set_spending(account, Some(rules), by).await,
        Err(error) => Err(error),
    };
    match said {
        Ok(_) => Ok(Redirect::to("/settings/billing?done=saved").into_response()),
        Err(error) => refused(&app, member, error.into(), Some(&fields)).await,
    }
}

/// From now on anything may be spent, and nobody is told.
pub(super) async fn end(State(app): State<App>, member: Member) -> Shown {
    let user = member.in_person()?;
    let (account, by) = (user.account_id, Some(user.id));
    app.osirix.credits().set_spending(account, None, by).await?;
    Ok(Redirect::to("/settings/billing?done=saved").into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_no_rule() {
        let said = rules(&Fields::of(b"limit=&period=day&low_balance=20")).unwrap();
        assert_eq!((said.limit, said.low_balance), (None, Some(Credits(20))));
        assert_eq!((said.period, said.time_zone.as_str()), (SpendingPeriod::Day, "UTC"));
        let odd = rules(&Fields::of(b"alert_percent=most")).unwrap_err();
        assert_eq!(odd.context_value("field"), Some("alert_percent"));
    }
}
