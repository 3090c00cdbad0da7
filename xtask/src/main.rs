//! The developer commands of Osirix.
fn main() {}
