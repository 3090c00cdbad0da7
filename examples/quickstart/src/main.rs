//! Text in, video of a speaking avatar out, in one command.
fn main() {}
