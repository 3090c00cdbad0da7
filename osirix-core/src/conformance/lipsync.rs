//! The behaviours of the `lipsync` port.
