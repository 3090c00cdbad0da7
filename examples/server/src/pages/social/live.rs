//! A post's page follows the post: it asks whether something has changed, and how often.

use osirix::core::clock::Timestamp;
use osirix::{PostState, PublicationInfo, SocialPost};

/// How often a page asks about a post that is on its way, and about one whose time is to come.
const SOON: &str = "2s";
const LATER: &str = "30s";
/// How long before its time a post is on its way, in microseconds.
const ON_ITS_WAY: i64 = 120_000_000;

/// How far a post is: a word that changes with what its page shows.
pub(super) fn so_far(post: &SocialPost, publications: &[PublicationInfo]) -> String {
    let states = publications.iter().map(|one| one.state.as_str());
    std::iter::once(post.state.as_str()).chain(states).collect::<Vec<_>>().join("-")
}

/// How often to ask about a post that changes by itself.
pub(super) fn ask_again(post: &SocialPost, now: Timestamp) -> Option<&'static str> {
    pace(post.state, post.due_at, now)
}

fn pace(state: PostState, due: Option<Timestamp>, now: Timestamp) -> Option<&'static str> {
    let near = |due: Timestamp| due.as_micros().saturating_sub(now.as_micros()) < ON_ITS_WAY;
    match state {
        PostState::Publishing => Some(SOON),
        PostState::Scheduled if due.is_some_and(near) => Some(SOON),
        PostState::Scheduled | PostState::AwaitingApproval => Some(LATER),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ahead_is_not_on_its_way() {
        let (now, day) = (Timestamp::from_micros(0), Timestamp::from_micros(86_400_000_000));
        assert_eq!(pace(PostState::Scheduled, Some(day), now), Some(LATER));
        assert_eq!(pace(PostState::Scheduled, Some(now), now), Some(SOON));
        assert_eq!(pace(PostState::Publishing, Some(now), day), Some(SOON));
        assert_eq!(pace(PostState::Published, Some(now), day), None);
    }
}
