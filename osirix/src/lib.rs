//! AI content creation as a library: text in, video of a speaking avatar out.
