//! Analytics: what an account did and earned by the day, exact against its books and its events.
//!
//! Whoever changes something that is counted adds a [`Count`] in the same transaction: a row that is
//! only appended, so that nobody waits for anybody. [`Analytics::fold`] takes such rows away and
//! adds them up by quarters of an hour, in one transaction of its own. A report reads both at one
//! moment: what was folded and what was not yet. So it is exact at any time, whether folding is late
//! or done by many at once, and reads few rows however much has happened.

mod count;
mod days;
mod export;
mod figures;
mod service;
mod store;

pub use count::{Count, Figure, Quarter};
pub use days::{AnalyticsPeriod, AnalyticsQuery};
pub use export::CsvPart;
pub use figures::{
    AnalyticsReport, CreditFigures, DayFigures, Figures, JobFigures, KindCredits, MoneyFigures,
    PostFigures, SalesFigures,
};
pub use service::Analytics;
pub use store::{AnalyticsRepository, Counted, Span};

pub(crate) use count::of_transactions;
