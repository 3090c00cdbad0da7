//! The adapters of identity, against parts that somebody else wrote where there are any.

mod breaches;
mod device;
mod fake;
mod forged;
mod github;
mod mail;
mod oidc;
mod passkeys;
mod servers;
mod way;
