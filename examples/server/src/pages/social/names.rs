//! How networks, and what happens on them, are called for people.

use osirix::{AttemptKind, Network, PostFormat, PostState, PublicationState};

/// A network.
pub(super) fn network(network: Network) -> &'static str {
    match network {
        Network::X => "X",
        Network::Facebook => "Facebook",
        Network::Instagram => "Instagram",
        Network::LinkedIn => "LinkedIn",
        Network::Bluesky => "Bluesky",
        Network::Mastodon => "Mastodon",
        Network::Threads => "Threads",
        Network::Own => "Own network",
        other => other.as_str(),
    }
}

/// Where a post appears.
pub(super) fn format(format: PostFormat) -> &'static str {
    match format {
        PostFormat::Reel => "Reel: a short upright video",
        PostFormat::Story => "Story: above the posts, for a day",
        _ => "Post",
    }
}

/// A post's state, and the class of its badge.
pub(super) fn post(state: PostState) -> (&'static str, &'static str) {
    match state {
        PostState::Draft => ("Draft", ""),
        PostState::AwaitingApproval => ("Awaits approval", "live"),
        PostState::Missed => ("Missed: nobody approved it in time", "bad"),
        PostState::Scheduled => ("Scheduled", "live"),
        PostState::Publishing => ("Going out", "live"),
        PostState::Published => ("Out", "good"),
        PostState::Partial => ("Out in part", "bad"),
        PostState::Failed => ("Failed", "bad"),
        PostState::Unconfirmed => ("Needs you", "bad"),
        PostState::Cancelled => ("Cancelled", ""),
    }
}

/// A publication's state, the class of its badge, and what it means.
pub(super) fn publication(state: PublicationState) -> (&'static str, &'static str, &'static str) {
    match state {
        PublicationState::Scheduled => ("Scheduled", "live", "It waits for its time."),
        PublicationState::Preparing => ("Preparing", "live", "Its files are on their way."),
        PublicationState::Processing => {
            ("Processing", "live", "The network is at work on its files.")
        }
        PublicationState::Publishing => ("Publishing", "live", "It is being posted."),
        PublicationState::Published => ("Out", "good", "All of it is out."),
        PublicationState::Failed => ("Failed", "bad", "It did not get out."),
        PublicationState::Cancelled => {
            ("Cancelled", "", "It was cancelled before anybody could see it.")
        }
        PublicationState::Unconfirmed => (
            "Needs you",
            "bad",
            "The network did not answer, and nobody can tell whether this is out. Look there, and \
             say what you see: it is never posted twice by itself.",
        ),
    }
}

/// An entry of a publication's record.
pub(super) fn attempt(what: AttemptKind) -> &'static str {
    match what {
        AttemptKind::Begun => "Work began",
        AttemptKind::Armed => "About to be posted",
        AttemptKind::Published => "Out",
        AttemptKind::Refused => "Refused by the network",
        AttemptKind::Unanswered => "No answer: it may be out",
        AttemptKind::Found => "Looked for, and out",
        AttemptKind::Absent => "Looked for, and not there",
        AttemptKind::NotSeen => "It could not be looked for",
        AttemptKind::StoodDown => "Not tried",
        AttemptKind::GaveOver => "Handed to a person",
        AttemptKind::Resolved => "A person decided",
        AttemptKind::Failed => "Failed",
        AttemptKind::Cancelled => "Cancelled",
    }
}
