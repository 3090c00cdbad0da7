//! What somebody has earned by selling, and how it is paid out.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{AccountId, ErrorCode, Onboarding, PageRequest, Payout, PayoutState, Result};

use crate::App;
use crate::error::Problem;
use crate::pages::form::Wrong;
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};
use crate::pages::onward::onward;

/// How many payouts are shown.
const PAYOUTS: u32 = 5;

/// What is owed; nothing where this site pays its sellers in credits.
pub(super) struct Earnings {
    pub(super) owed: String,
    pub(super) waiting: String,
    pub(super) minimum: String,
    /// Whether the seller has said where they are paid, and whether something is missing still.
    pub(super) begun: bool,
    pub(super) finished: bool,
    pub(super) payouts: Vec<Line>,
}

pub(super) struct Line {
    pub(super) at: When,
    pub(super) amount: String,
    pub(super) state: &'static str,
    pub(super) tone: &'static str,
}

impl From<Payout> for Line {
    fn from(payout: Payout) -> Self {
        let (state, tone) = match (payout.state, payout.reverses.is_some()) {
            (PayoutState::Armed, _) => ("On its way", "live"),
            (PayoutState::Sent, false) => ("Paid", "good"),
            (PayoutState::Sent, true) => ("Taken back", ""),
            (PayoutState::Failed, _) => ("Failed", "bad"),
        };
        Line { at: payout.created_at.into(), amount: payout.amount.to_string(), state, tone }
    }
}

pub(super) async fn earnings(app: &App, account: AccountId) -> Result<Option<Earnings>> {
    let payouts = app.osirix.payouts();
    let owed = match payouts.balance(account).await {
        Ok(owed) => owed,
        Err(error) if error.code() == ErrorCode::Unsupported => return Ok(None),
        Err(error) => return Err(error),
    };
    let listed = payouts.list(account, PageRequest::first(PAYOUTS)).await?.items;
    Ok(Some(Earnings {
        owed: owed.balance.to_string(),
        waiting: owed.waiting.to_string(),
        minimum: owed.minimum.to_string(),
        begun: owed.onboarding != Onboarding::NotBegun,
        finished: owed.onboarding == Onboarding::Finished,
        payouts: listed.into_iter().map(Line::from).collect(),
    }))
}

/// The way to where a seller says where they are paid.
pub(super) async fn onboard(State(app): State<App>, member: Member) -> Shown {
    let seller = member.in_person()?;
    let (account, email) = (seller.account_id, Some(seller.email.to_string()));
    let site = app.origins.site().as_str();
    let back = format!("{}/marketplace/sell", site.trim_end_matches('/'));
    match app.osirix.payouts().onboard(account, email, back.clone(), back).await {
        Ok(url) => Ok(match url.strip_prefix(site) {
            Some(path) => Redirect::to(&format!("/{path}")).into_response(),
            None => {
                let said = "You are taken to the page where you say to whom and where your sales \
                            are paid.";
                onward(member.frame, "Where you are paid", said, url)
            }
        }),
        Err(error) => {
            let problem = Problem::from(error);
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            match status == StatusCode::INTERNAL_SERVER_ERROR {
                true => Err(problem.into()),
                false => super::sell::refused(&app, member, status, wrong).await,
            }
        }
    }
}
