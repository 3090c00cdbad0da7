//! Plans, payments and entitlements for Osirix.
