//! Measurements of Osirix beside its peers.
fn main() {}
