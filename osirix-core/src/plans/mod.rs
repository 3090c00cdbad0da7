//! Plans: what an account may do, and what a job costs.

mod model;
mod price;
mod store;

pub use model::{Feature, Plan, PlanCode, Subscription, SubscriptionState};
pub use price::{PriceList, Rate, VoicePrice, longest_wording};
pub use store::PlanRepository;
