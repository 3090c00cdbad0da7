//! Who somebody is: users, how they sign in, and the sessions that follow.

mod argon;
mod email;
mod import;
mod imported;
mod lockout;
mod model;
mod passkeys;
mod password;
mod providers;
mod service;
mod store;
mod token;
mod tokens;
mod two_factor;
mod work;

pub use email::Email;
pub use import::{ForeignUser, ImportReport, RefusedUser, UserSource};
pub use lockout::{Attempts, Lockout};
pub use model::{
    AuthConfig, Ban, Credential, Device, Identity, LinkedAccount, Purpose, Role, Session, SignIn,
    SignUp, SignedIn, User, UserUpdate, Verification,
};
pub use passkeys::{
    Passkey, PasskeyAnswer, PasskeyChallenge, PasskeyRepository, PasskeyVerifier, ProvenPasskey,
    RegisteredPasskey,
};
pub use password::{PasswordPolicy, Passwords, Verdict};
pub use providers::{
    BreachedPasswords, IdentityProvider, Profile, ProviderAnswer, ProviderRequest,
};
pub use service::{
    Auth, AuthParts, NewUser, ProviderOutcome, ProviderReturn, ProviderStart, UserPage, UserQuery,
};
pub use store::{
    AttemptRepository, CredentialRepository, SessionRepository, UserRepository,
    VerificationRepository,
};
pub use token::{Token, TokenHash};
pub use tokens::{Claims, Jwk, Jwks, SigningKey, SigningKeyRepository};
pub use two_factor::{
    Challenge, FactorMethod, SecondFactor, SignInOutcome, TwoFactor, TwoFactorRepository,
    TwoFactorSetup,
};
