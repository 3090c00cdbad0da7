//! Signed tokens (JWT, RFC 7519) with which other services know a user without asking.

mod jwt;
mod store;

pub use jwt::{Claims, Jwk, Jwks, SigningKey};
pub(super) use jwt::{new_key, sign, verify};
pub use store::SigningKeyRepository;
