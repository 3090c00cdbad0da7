//! What `cargo xtask social` names in the environment.

/// The value of a variable.
pub(crate) fn named(variable: &str) -> String {
    match std::env::var(variable) {
        Ok(value) => value,
        Err(_) => panic!("{variable} is not set: `cargo xtask social` sets it"),
    }
}
