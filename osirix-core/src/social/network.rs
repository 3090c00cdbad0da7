//! The networks.

use crate::names::names;

names! {
    /// A social network.
    #[derive(PartialOrd, Ord)]
    #[non_exhaustive]
    "network" pub enum Network {
        /// X, formerly Twitter.
        X = "x",
        /// A page on Facebook.
        Facebook = "facebook",
        /// A professional account on Instagram.
        Instagram = "instagram",
        /// A member or an organisation on LinkedIn.
        LinkedIn = "linkedin",
        /// Bluesky, and every other server of the AT Protocol with its records.
        Bluesky = "bluesky",
        /// Mastodon, and every other server with its interface.
        Mastodon = "mastodon",
        /// Threads.
        Threads = "threads",
        /// A network of the program's own, that it publishes on by itself.
        Own = "own",
    }
}

names! {
    /// Where on a network a post appears.
    #[derive(Default)]
    #[non_exhaustive]
    "format" pub enum PostFormat {
        /// Among the other posts.
        #[default]
        Post = "post",
        /// Among short upright videos.
        Reel = "reel",
        /// For a day, above the posts.
        Story = "story",
    }
}
