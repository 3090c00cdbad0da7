use serde::{Deserialize, Serialize};

use super::{AnalyticsPeriod, Counted, Figure};
use crate::money::Credits;

/// What credits were spent for where nobody has told.
const OTHER: &str = "other";

/// How jobs of a kind ended. One that failed, was sent again and was completed ended twice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobFigures {
    /// The kind.
    pub kind: String,
    /// How many were completed.
    pub completed: i64,
    /// How many failed for good.
    pub failed: i64,
    /// How many were cancelled.
    pub cancelled: i64,
    /// How long what they made is together, in milliseconds.
    pub made_ms: i64,
}

/// Credits that were spent for one kind of thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindCredits {
    /// A kind of job, `marketplace`, or `other` for what a program of its own has charged.
    pub kind: String,
    /// How many.
    pub credits: Credits,
}

/// How an account's credits moved, exactly as its books say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditFigures {
    /// How many were granted.
    pub granted: Credits,
    /// Of these, how many for purchases that were sent back.
    pub refunded: Credits,
    /// Of these, how many as shares of sales.
    pub earned: Credits,
    /// How many were spent.
    pub spent: Credits,
    /// How many were taken back.
    pub revoked: Credits,
    /// How many had their time over.
    pub expired: Credits,
    /// For what they were spent: together as many as were spent.
    pub spent_by_kind: Vec<KindCredits>,
}

/// What a seller sold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalesFigures {
    /// How often.
    pub sold: i64,
    /// What buyers paid.
    pub paid: Credits,
    /// The seller's shares of it.
    pub shares: Credits,
    /// How many sales were sent back.
    pub returned: i64,
    /// What buyers got back.
    pub paid_back: Credits,
    /// The seller's shares that went back.
    pub shares_back: Credits,
}

/// What became of posts on a network. One that was unconfirmed and then decided counts as both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostFigures {
    /// The network.
    pub network: String,
    /// How many got out.
    pub published: i64,
    /// How many did not get out.
    pub failed: i64,
    /// Of how many nobody knew.
    pub unconfirmed: i64,
}

/// Money that was paid for plans, in the currency's smallest unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyFigures {
    /// The currency: `USD`.
    pub currency: String,
    /// What was paid.
    pub paid: i64,
    /// What went back.
    pub refunded: i64,
}

/// What happened in a time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Jobs, by kind.
    pub jobs: Vec<JobFigures>,
    /// Credits.
    pub credits: CreditFigures,
    /// Sales.
    pub sales: SalesFigures,
    /// Posts, by network.
    pub posts: Vec<PostFigures>,
    /// What was paid for plans, by currency.
    pub plans: Vec<MoneyFigures>,
}

/// What happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFigures {
    /// The day: `2026-01-31`.
    pub day: String,
    /// What happened.
    pub figures: Figures,
}

/// Figures for days of a time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnalyticsReport {
    /// For which days.
    pub period: AnalyticsPeriod,
    /// In which time zone days begin.
    pub zone: String,
    /// The first day.
    pub first_day: String,
    /// The last day.
    pub last_day: String,
    /// What happened on these days together.
    pub totals: Figures,
    /// What happened on as many days before, where that was asked for.
    pub before: Option<Figures>,
    /// What happened on each day, also where nothing did.
    pub days: Vec<DayFigures>,
}

impl Figures {
    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        *self == Figures::default()
    }

    /// How long everything is together that jobs of a kind made, in milliseconds.
    pub fn made_ms(&self, kind: &str) -> i64 {
        self.jobs.iter().find(|one| one.kind == kind).map_or(0, |one| one.made_ms)
    }

    /// Figures from what was counted.
    pub(super) fn from_counted<'a>(counted: impl Iterator<Item = &'a Counted>) -> Self {
        let mut figures = Figures::default();
        for one in counted {
            figures.add(one);
        }
        figures.jobs.sort_by(|a, b| a.kind.cmp(&b.kind));
        figures.posts.sort_by(|a, b| a.network.cmp(&b.network));
        figures.plans.sort_by(|a, b| a.currency.cmp(&b.currency));
        figures.credits.complete();
        figures
    }

    fn add(&mut self, one: &Counted) {
        let (count, amount, credits) = (one.count, one.amount, Credits(one.amount));
        match one.figure {
            Figure::JobsCompleted => {
                let job = self.job(&one.kind);
                job.completed += count;
                // Whole milliseconds of the sum: nothing is lost job by job.
                job.made_ms += amount / 1_000;
            }
            Figure::JobsFailed => self.job(&one.kind).failed += count,
            Figure::JobsCancelled => self.job(&one.kind).cancelled += count,
            Figure::CreditsGranted => self.credits.granted.0 += amount,
            Figure::CreditsSpent => self.credits.spent.0 += amount,
            Figure::CreditsRevoked => self.credits.revoked.0 += amount,
            Figure::CreditsExpired => self.credits.expired.0 += amount,
            Figure::CreditsCharged => {
                self.credits.spent_by_kind.push(KindCredits { kind: one.kind.clone(), credits });
            }
            Figure::CreditsRefunded => self.credits.refunded.0 += amount,
            Figure::CreditsEarned => self.credits.earned.0 += amount,
            Figure::SalesMade => {
                self.sales.sold += count;
                self.sales.paid.0 += amount;
            }
            Figure::SalesShares => self.sales.shares.0 += amount,
            Figure::SalesReturned => {
                self.sales.returned += count;
                self.sales.paid_back.0 += amount;
            }
            Figure::SharesReturned => self.sales.shares_back.0 += amount,
            Figure::PostsPublished => self.post(&one.kind).published += count,
            Figure::PostsFailed => self.post(&one.kind).failed += count,
            Figure::PostsUnconfirmed => self.post(&one.kind).unconfirmed += count,
            Figure::PlansPaid => self.plan(&one.kind).paid += amount,
            Figure::PlansRefunded => self.plan(&one.kind).refunded += amount,
        }
    }

    fn job(&mut self, kind: &str) -> &mut JobFigures {
        let new = || JobFigures { kind: kind.to_owned(), ..JobFigures::default() };
        entry(&mut self.jobs, |one| one.kind == kind, new)
    }

    fn post(&mut self, network: &str) -> &mut PostFigures {
        let new = || PostFigures { network: network.to_owned(), ..PostFigures::default() };
        entry(&mut self.posts, |one| one.network == network, new)
    }

    fn plan(&mut self, currency: &str) -> &mut MoneyFigures {
        let new = || MoneyFigures { currency: currency.to_owned(), ..MoneyFigures::default() };
        entry(&mut self.plans, |one| one.currency == currency, new)
    }
}

impl CreditFigures {
    /// What nobody told the reason of was charged by a program of its own.
    fn complete(&mut self) {
        let told: i64 = self.spent_by_kind.iter().map(|one| one.credits.0).sum();
        let other = Credits(self.spent.0 - told);
        if other != Credits::ZERO {
            let new = || KindCredits { kind: OTHER.to_owned(), ..KindCredits::default() };
            let found = entry(&mut self.spent_by_kind, |one| one.kind == OTHER, new);
            found.credits.0 += other.0;
        }
        self.spent_by_kind.sort_by(|a, b| a.kind.cmp(&b.kind));
    }
}

fn entry<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let at = list.iter().position(is).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    });
    &mut list[at]
}
