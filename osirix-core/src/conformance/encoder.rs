//! The behaviours of the `encoder` port.
