//! Passkeys: keys on a user's devices, which sign challenges (Web Authentication, level 3).

mod model;
mod store;

pub use model::{
    Passkey, PasskeyAnswer, PasskeyChallenge, PasskeyVerifier, ProvenPasskey, RegisteredPasskey,
};
pub use store::PasskeyRepository;
