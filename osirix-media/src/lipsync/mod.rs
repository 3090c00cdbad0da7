//! lipsync.
