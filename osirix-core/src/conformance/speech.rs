//! The behaviours of the `speech` port.
