//! The second factor: an authenticator's codes (TOTP, RFC 6238), and codes for the day it is lost.

mod codes;
mod model;
mod store;

pub(super) use codes::{new_recovery_codes, new_secret, recovery_hash, step_of, uri};
pub use model::{Challenge, FactorMethod, SecondFactor, SignInOutcome, TwoFactor, TwoFactorSetup};
pub use store::TwoFactorRepository;
