//! Social publishing for Osirix.
