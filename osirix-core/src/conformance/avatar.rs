//! The behaviours of the `avatar` port.
