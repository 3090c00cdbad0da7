//! How things are written for people.

use osirix::core::clock::Timestamp;
use osirix::core::plans::Feature;
use osirix::{Avatar, AvatarKind, JobInfo, JobState, Plan};

use super::assets;

/// A moment, for machines and for people.
#[derive(Debug, Clone)]
pub(super) struct When {
    /// RFC 3339.
    pub(super) machine: String,
    /// In UTC; a browser that runs scripts shows it in the reader's own zone.
    pub(super) people: String,
}

impl From<Timestamp> for When {
    fn from(at: Timestamp) -> Self {
        let machine = at.to_string();
        let people = match machine.split_once('T') {
            Some((day, time)) => format!("{day}, {} UTC", time.get(..5).unwrap_or(time)),
            None => machine.clone(),
        };
        When { machine, people }
    }
}

/// A number with its thousands apart.
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Where an avatar's picture is.
pub(super) fn picture(avatar: &Avatar) -> String {
    let drawn = format!("avatars/{}.webp", avatar.slug);
    match avatar.kind {
        AvatarKind::BuiltInRig if assets::has(&drawn) => assets::address(&drawn),
        _ => format!("/avatars/{}/picture", avatar.slug),
    }
}

/// A job's state, for people.
pub(super) fn state(job: &JobInfo) -> &'static str {
    match job.state {
        JobState::Pending => "Waiting",
        JobState::Processing => "In the making",
        JobState::Completed => "Ready",
        JobState::Failed => "Failed",
        JobState::Cancelled => "Cancelled",
    }
}

/// The class of a state's badge.
pub(super) fn tone(job: &JobInfo) -> &'static str {
    match job.state {
        JobState::Pending | JobState::Processing => "live",
        JobState::Completed => "good",
        JobState::Failed => "bad",
        JobState::Cancelled => "",
    }
}

/// What a job makes, for people.
pub(super) fn kind(job: &JobInfo) -> String {
    kind_name(job.kind.as_str())
}

/// What jobs of a kind make, or what else credits are spent for, for people.
pub(super) fn kind_name(kind: &str) -> String {
    let name = match kind {
        "video" => "Video",
        "tts" => "Speech",
        "lip_sync" => "Lip movement",
        "marketplace" => "Marketplace",
        "other" => "Other programs",
        other => other,
    };
    name.to_owned()
}

/// A length in whole seconds, as players show it: `1:04`.
pub(super) fn length(micros: u64) -> String {
    let seconds = micros / 1_000_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A size in bytes, for people.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// What a plan gives, line by line.
pub(super) fn ticks(plan: &Plan) -> Vec<String> {
    let mut ticks = vec![format!("{} credits a month", grouped(plan.credits_per_period.0))];
    ticks.push(match plan.max_avatars {
        None => "Any number of your own avatars".to_owned(),
        Some(1) => "1 avatar of your own".to_owned(),
        Some(most) => format!("{most} avatars of your own"),
    });
    ticks.extend(plan.features.iter().map(|feature| feature_text(*feature).to_owned()));
    ticks
}

fn feature_text(feature: Feature) -> &'static str {
    match feature {
        Feature::Tts => "Speech from text",
        Feature::Video => "Videos with captions",
        Feature::LipSync => "Lip-sync for pictures of your own",
        Feature::Marketplace => "Sell in the marketplace",
        Feature::ApiAccess => "API keys for your programs",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_moments_and_sizes_are_for_people() {
        assert_eq!((grouped(-1_234_567), grouped(999)), ("-1,234,567".into(), "999".into()));
        let when = When::from(Timestamp::from_micros(1_767_225_600_000_000));
        assert_eq!(when.people, "2026-01-01, 00:00 UTC");
        assert_eq!((length(64_100_000), size(12_345), size(3_210_000)).0, "1:04");
        assert_eq!((size(12_345), size(3_210_000)), ("13 kB".into(), "3.2 MB".into()));
    }
}
