//! Databases, blob stores and events for Osirix.
