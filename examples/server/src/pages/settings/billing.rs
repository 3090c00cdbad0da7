//! The plan and the credits.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use osirix::{Balance, BillingOverview, Entry, PageRequest, PlanCode, Result, StartCheckout};

use super::spending::{Limits, limits};
use crate::App;
use crate::error::Problem;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::landing::PlanCard;
use crate::pages::look::{When, grouped, kind_name};
use crate::pages::member::{Member, Shown};
use crate::pages::onward::onward;

/// How many lines of the statement are shown.
const LINES: u32 = 10;

#[derive(Template)]
#[template(path = "settings_billing.html")]
struct BillingPage {
    frame: Frame,
    plan: String,
    plan_code: String,
    subscription: Option<Subscription>,
    /// Whether a person enters payments by hand.
    by_hand: bool,
    plans: Vec<PlanCard>,
    packs: Vec<Pack>,
    available: String,
    held: String,
    lines: Vec<Line>,
    limits: Limits,
    wrong: Wrong,
}

/// What pays for the plan.
struct Subscription {
    until: When,
    ends: bool,
    next: Option<String>,
}

/// Credits that are sold at once.
struct Pack {
    code: String,
    name: String,
    price: String,
}

/// A line of the statement.
struct Line {
    at: When,
    what: String,
    /// The job that it is about.
    job: Option<String>,
    amount: String,
    balance: String,
}

impl From<Entry> for Line {
    fn from(entry: Entry) -> Self {
        let (what, job) = plainly(&entry.memo);
        let sign = if entry.amount.0 > 0 { "+" } else { "" };
        Line {
            at: entry.at.into(),
            what,
            job,
            amount: format!("{sign}{}", grouped(entry.amount.0)),
            balance: grouped(entry.balance.0),
        }
    }
}

/// A memo without the ids that programs look for, and the job that it names.
fn plainly(memo: &str) -> (String, Option<String>) {
    if let Some((kind, job)) = memo.split_once(" job_") {
        return (kind_name(kind), Some(format!("job_{job}")));
    }
    let ids = [", order ord_", ", paid by "];
    let end = ids.iter().filter_map(|id| memo.find(id)).min().unwrap_or(memo.len());
    (memo[..end].to_owned(), None)
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, StatusCode::OK, Wrong::default(), None).await
}

async fn written(
    app: &App,
    member: Member,
    status: StatusCode,
    wrong: Wrong,
    sent: Option<&Fields>,
) -> Shown {
    let account = member.account();
    let limits = limits(app, account, sent).await?;
    let BillingOverview { gateway, plan, subscription, packs } =
        app.osirix.billing().overview(account).await?;
    let Balance { available, held, .. } = app.osirix.credits().balance(account).await?;
    let entries = app.osirix.credits().entries(account, PageRequest::first(LINES * 2)).await?;
    let plans = app.osirix.plans().list().await?;
    // What a job holds and what it costs stand in other books: one reads what can be spent.
    let spendable = entries.items.into_iter().filter(|entry| entry.book.as_str() == "available");
    let written = BillingPage {
        frame: member.frame,
        subscription: subscription.filter(|_| plan.code != PlanCode::free()).map(|paid| {
            Subscription {
                until: paid.period.end.into(),
                ends: paid.cancel_at_period_end,
                next: paid.next_plan.map(|plan| plan.0),
            }
        }),
        plan: plan.name,
        plan_code: plan.code.0,
        by_hand: gateway == "manual",
        plans: plans.into_iter().map(PlanCard::from).collect(),
        packs: packs.into_iter().map(Pack::from).collect(),
        available: grouped(available.0),
        held: grouped(held.0),
        lines: spendable.take(LINES as usize).map(Line::from).collect(),
        limits,
        wrong,
    };
    Ok(page(status, &written))
}

impl From<osirix::CreditPack> for Pack {
    fn from(pack: osirix::CreditPack) -> Self {
        Pack { code: pack.code, name: pack.name, price: pack.price.to_string() }
    }
}

pub(super) async fn checkout(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let buyer = member.in_person()?;
    let site = app.origins.site().as_str().trim_end_matches('/').to_owned();
    let request = StartCheckout {
        plan: fields.some("plan").map(|plan| PlanCode(plan.to_owned())),
        pack: fields.some("pack").map(str::to_owned),
        success_url: format!("{site}/settings/billing?done=ordered"),
        cancel_url: format!("{site}/settings/billing"),
        email: Some(buyer.email.to_string()),
        ..StartCheckout::default()
    };
    match app.osirix.billing().checkout(buyer.account_id, request).await {
        Ok(checkout) => Ok(sent_on(&app, member, checkout.url)),
        Err(error) => refused(&app, member, error.into(), None).await,
    }
}

/// To the page where one pays: a gateway's, or this site's own.
fn sent_on(app: &App, member: Member, url: String) -> Response {
    match url.strip_prefix(app.origins.site().as_str()) {
        Some(path) => Redirect::to(&format!("/{path}")).into_response(),
        None => {
            let said = "You are taken to the page where you pay.";
            onward(member.frame, "To the payment", said, url)
        }
    }
}

/// The page again, with what was wrong, and with what a form of limits sent.
pub(super) async fn refused(
    app: &App,
    member: Member,
    problem: Problem,
    sent: Option<&Fields>,
) -> Shown {
    match problem.status() {
        status if status.is_server_error() => Err(problem.into()),
        status => written(app, member, status, Wrong::from(&problem), sent).await,
    }
}

pub(super) async fn change(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let plan = PlanCode(fields.text("plan").to_owned());
    let account = member.in_person()?.account_id;
    let changed = app.osirix.billing().change_plan(account, plan).await;
    changed_to(&app, member, changed.map(drop)).await
}

pub(super) async fn cancel(State(app): State<App>, member: Member) -> Shown {
    let changed = app.osirix.billing().cancel(member.in_person()?.account_id).await;
    changed_to(&app, member, changed.map(drop)).await
}

pub(super) async fn resume(State(app): State<App>, member: Member) -> Shown {
    let changed = app.osirix.billing().resume(member.in_person()?.account_id).await;
    changed_to(&app, member, changed.map(drop)).await
}

async fn changed_to(app: &App, member: Member, changed: Result<()>) -> Shown {
    match changed {
        Ok(()) => Ok(Redirect::to("/settings/billing?done=plan").into_response()),
        Err(error) => refused(app, member, error.into(), None).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_written_for_people() {
        assert_eq!(plainly("video job_01a2"), ("Video".into(), Some("job_01a2".into())));
        assert_eq!(plainly("Calm, order ord_01a2"), ("Calm".into(), None));
        assert_eq!(plainly("Pro plan, paid by in_1_x"), ("Pro plan".into(), None));
        assert_eq!(plainly("By root@example.com: A voucher").0, "By root@example.com: A voucher");
    }
}
