//! captions.
