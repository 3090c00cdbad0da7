//! How figures are told.

use osirix::{
    AnalyticsReport, CreditFigures, DayFigures, Figures, JobFigures, KindCredits, MoneyFigures,
    PostFigures, SalesFigures,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Figures for days of a time zone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AnalyticsReport)]
pub(super) struct ReportAnswer {
    /// `day`, `week`, `month` or `custom`.
    period: &'static str,
    zone: String,
    #[schema(format = Date)]
    first_day: String,
    #[schema(format = Date)]
    last_day: String,
    totals: FiguresAnswer,
    /// What happened on as many days before; `null` where that was not asked for.
    #[schema(required)]
    before: Option<FiguresAnswer>,
    days: Vec<DayAnswer>,
}

/// What happened on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DayFigures)]
struct DayAnswer {
    #[schema(format = Date)]
    day: String,
    figures: FiguresAnswer,
}

/// What happened in a time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Figures)]
pub(super) struct FiguresAnswer {
    /// Jobs that ended, by kind.
    jobs: Vec<JobsAnswer>,
    credits: CreditsAnswer,
    sales: SalesAnswer,
    /// By network.
    posts: Vec<PostsAnswer>,
    /// What was paid for plans, by currency.
    plans: Vec<PlansAnswer>,
}

/// How jobs of a kind ended.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobFigures)]
struct JobsAnswer {
    kind: String,
    completed: i64,
    failed: i64,
    cancelled: i64,
    /// How long what they made is together, in milliseconds.
    made_ms: i64,
}

/// How credits moved, as the books say.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CreditFigures)]
struct CreditsAnswer {
    granted: i64,
    /// Of these, for purchases that were sent back.
    refunded: i64,
    /// Of these, as shares of sales.
    earned: i64,
    spent: i64,
    /// What was taken back.
    revoked: i64,
    /// What had its time over.
    expired: i64,
    spent_by_kind: Vec<SpentAnswer>,
}

/// Credits that were spent for one kind of thing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KindCredits)]
struct SpentAnswer {
    /// A kind of job, `marketplace`, or `other`.
    kind: String,
    credits: i64,
}

/// What a seller sold, in credits.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SalesFigures)]
struct SalesAnswer {
    /// How often.
    sold: i64,
    /// What buyers paid.
    paid: i64,
    /// The seller's shares of it.
    shares: i64,
    /// How many sales were sent back.
    returned: i64,
    /// What buyers got back.
    paid_back: i64,
    /// The seller's shares that went back.
    shares_back: i64,
}

/// What became of posts on a network.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PostFigures)]
struct PostsAnswer {
    network: String,
    published: i64,
    failed: i64,
    unconfirmed: i64,
}

/// Money that was paid for plans, in the currency's smallest unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MoneyFigures)]
struct PlansAnswer {
    /// `USD`.
    currency: String,
    paid: i64,
    refunded: i64,
}

impl From<AnalyticsReport> for ReportAnswer {
    fn from(report: AnalyticsReport) -> Self {
        ReportAnswer {
            period: report.period.as_str(),
            zone: report.zone,
            first_day: report.first_day,
            last_day: report.last_day,
            totals: report.totals.into(),
            before: report.before.map(FiguresAnswer::from),
            days: report.days.into_iter().map(DayAnswer::from).collect(),
        }
    }
}

impl From<DayFigures> for DayAnswer {
    fn from(DayFigures { day, figures }: DayFigures) -> Self {
        DayAnswer { day, figures: figures.into() }
    }
}

impl From<Figures> for FiguresAnswer {
    fn from(figures: Figures) -> Self {
        FiguresAnswer {
            jobs: figures.jobs.into_iter().map(JobsAnswer::from).collect(),
            credits: figures.credits.into(),
            sales: figures.sales.into(),
            posts: figures.posts.into_iter().map(PostsAnswer::from).collect(),
            plans: figures.plans.into_iter().map(PlansAnswer::from).collect(),
        }
    }
}

impl From<JobFigures> for JobsAnswer {
    fn from(figures: JobFigures) -> Self {
        let JobFigures { kind, completed, failed, cancelled, made_ms } = figures;
        JobsAnswer { kind, completed, failed, cancelled, made_ms }
    }
}

impl From<CreditFigures> for CreditsAnswer {
    fn from(figures: CreditFigures) -> Self {
        CreditsAnswer {
            granted: figures.granted.0,
            refunded: figures.refunded.0,
            earned: figures.earned.0,
            spent: figures.spent.0,
            revoked: figures.revoked.0,
            expired: figures.expired.0,
            spent_by_kind: figures.spent_by_kind.into_iter().map(SpentAnswer::from).collect(),
        }
    }
}

impl From<KindCredits> for SpentAnswer {
    fn from(KindCredits { kind, credits }: KindCredits) -> Self {
        SpentAnswer { kind, credits: credits.0 }
    }
}

impl From<SalesFigures> for SalesAnswer {
    fn from(figures: SalesFigures) -> Self {
        SalesAnswer {
            sold: figures.sold,
            paid: figures.paid.0,
            shares: figures.shares.0,
            returned: figures.returned,
            paid_back: figures.paid_back.0,
            shares_back: figures.shares_back.0,
        }
    }
}

impl From<PostFigures> for PostsAnswer {
    fn from(figures: PostFigures) -> Self {
        let PostFigures { network, published, failed, unconfirmed } = figures;
        PostsAnswer { network, published, failed, unconfirmed }
    }
}

impl From<MoneyFigures> for PlansAnswer {
    fn from(MoneyFigures { currency, paid, refunded }: MoneyFigures) -> Self {
        PlansAnswer { currency, paid, refunded }
    }
}
