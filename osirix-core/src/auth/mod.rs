//! Who somebody is: users, how they sign in, and the sessions that follow.

mod argon;
mod email;
mod imported;
mod lockout;
mod model;
mod password;
mod service;
mod store;
mod token;

pub use email::Email;
pub use lockout::{Attempts, Lockout};
pub use model::{
    AuthConfig, Credential, Device, Identity, Purpose, Session, SignIn, SignUp, SignedIn, User,
    UserUpdate, Verification,
};
pub use password::{PasswordPolicy, Passwords, Verdict};
pub use service::Auth;
pub use store::{
    AttemptRepository, CredentialRepository, SessionRepository, UserRepository,
    VerificationRepository,
};
pub use token::{Token, TokenHash};
