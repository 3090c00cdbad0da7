//! The adapters of identity, against parts that somebody else wrote where there are any.

mod device;
mod mail;
mod passkeys;
mod servers;
