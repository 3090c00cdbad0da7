use std::ops::Range;
use std::time::Duration;

use super::{Harness, key};
use crate::blob::{BlobInfo, BlobKey};
use crate::error::ErrorCode;

pub(super) async fn an_unknown_key_is_not_found(h: Harness) {
    h.has_nothing("nothing").await;
    h.has_nothing("no/such/folder/nothing").await;
    let ranged = h.store.get(&key("nothing"), Some(0..1)).await.err().map(|e| e.code());
    assert_eq!(ranged, Some(ErrorCode::NotFound));
}

pub(super) async fn a_part_of_a_key_is_not_a_blob(h: Harness) {
    h.put("jobs/1/video.mp4", b"video").await;
    for part in ["jobs", "jobs/1", "jobs/1/video.mp4/more", "jobs/1/video"] {
        h.has_nothing(part).await;
        h.store.delete(&key(part)).await.expect("nothing to delete");
    }
    assert_eq!(h.read("jobs/1/video.mp4", None).await, b"video", "nothing took it along");
}

pub(super) async fn a_range_is_half_open_and_cut_at_the_end(h: Harness) {
    h.put("digits", b"0123456789").await;
    let cases: [(Range<u64>, &[u8]); 9] = [
        (0..10, b"0123456789"),
        (0..1, b"0"),
        (9..10, b"9"),
        (3..7, b"3456"),
        (4..4, b""),
        (7..11, b"789"),
        (7..u64::MAX, b"789"),
        (10..10, b""),
        (10..20, b""),
    ];
    for (range, expected) in cases {
        assert_eq!(h.read("digits", Some(range.clone())).await, expected, "{range:?}");
    }
}

#[expect(clippy::reversed_empty_ranges, reason = "that is the case")]
pub(super) async fn a_range_behind_the_end_or_reversed_is_invalid(h: Harness) {
    h.put("digits", b"0123456789").await;
    for range in [11..12, 11..11, u64::MAX..u64::MAX, 5..4, 20..0] {
        let got = h.store.get(&key("digits"), Some(range.clone())).await.err().map(|e| e.code());
        assert_eq!(got, Some(ErrorCode::InvalidInput), "{range:?}");
    }
}

pub(super) async fn the_longest_key_is_kept(h: Harness) {
    let segment = "x".repeat(BlobKey::MAX_SEGMENT_LEN);
    let mut longest = format!("{segment}/{segment}/");
    longest.push_str(&"y".repeat(BlobKey::MAX_LEN - longest.len()));
    h.put(&longest, b"far away").await;
    assert_eq!(h.read(&longest, None).await, b"far away");
    assert_eq!(h.names(&longest).await, [longest]);
}

pub(super) async fn a_deleted_blob_is_gone(h: Harness) {
    h.put("a/b/one", b"1").await;
    h.put("a/b/two", b"2").await;
    h.store.delete(&key("a/b/one")).await.unwrap();
    h.has_nothing("a/b/one").await;
    assert_eq!(h.read("a/b/two", None).await, b"2", "its neighbour stays");
    h.put("a/b/one", b"again").await;
    assert_eq!(h.read("a/b/one", None).await, b"again");
}

pub(super) async fn deleting_what_is_not_there_succeeds(h: Harness) {
    h.store.delete(&key("nothing")).await.unwrap();
    h.store.delete(&key("no/such/folder/nothing")).await.unwrap();
    h.put("a", b"1").await;
    h.store.delete(&key("a")).await.unwrap();
    h.store.delete(&key("a")).await.expect("also the second time");
}

pub(super) async fn a_list_is_sorted_and_has_the_prefix(h: Harness) {
    // In the order of bytes, '-' and '.' come before '/', and that before letters and digits.
    let sorted = ["a-b", "a.b", "a/b", "a/b/c2", "a0", "ab", "b/a"];
    for name in ["b/a", "a0", "ab", "a/b/c2", "a-b", "a.b"] {
        h.put(name, name.as_bytes()).await;
    }
    let expected: Vec<_> = sorted.into_iter().filter(|name| *name != "a/b").collect();
    assert_eq!(h.names("").await, expected);
    assert_eq!(h.names("a").await, ["a-b", "a.b", "a/b/c2", "a0", "ab"]);
    assert_eq!(h.names("a/").await, ["a/b/c2"]);
    assert_eq!(h.names("a/b/c").await, ["a/b/c2"], "a prefix may end within a segment");
    let sized = h.store.list("a/").await.unwrap();
    assert_eq!(sized, [BlobInfo { key: key("a/b/c2"), bytes: 6 }]);
}

pub(super) async fn a_hundred_blobs_are_listed(h: Harness) {
    for i in (0..100).rev() {
        h.put(&format!("jobs/{:02}/part-{i:03}", i % 7), &vec![0; i]).await;
    }
    let all = h.store.list("jobs/").await.unwrap();
    assert_eq!(all.len(), 100);
    assert!(all.is_sorted_by(|a, b| a.key.as_str() < b.key.as_str()));
    assert_eq!(all.iter().map(|info| info.bytes).sum::<u64>(), 99 * 100 / 2);
    assert_eq!(h.names("jobs/03/").await.len(), 14);
}

pub(super) async fn a_prefix_that_nothing_has_gives_an_empty_list(h: Harness) {
    assert_eq!(h.names("").await.len(), 0, "an empty store");
    h.put("a/b", b"1").await;
    for prefix in ["b", "a/b/", "a/bc", "no/such/", "A", "..", "../", "/", "/etc", "a/../a", "ä"] {
        assert_eq!(h.names(prefix).await.len(), 0, "{prefix:?}");
    }
}

pub(super) async fn a_signed_url_is_given_or_unsupported(h: Harness) {
    h.put("a", b"1").await;
    let minute = Duration::from_secs(60);
    let signed = h.store.signed_url(&key("a"), minute).await;
    let unknown = h.store.signed_url(&key("nothing"), minute).await.unwrap_err().code();
    if h.signs_urls {
        assert!(signed.unwrap().contains("://"));
        assert_eq!(unknown, ErrorCode::NotFound);
    } else {
        assert_eq!(signed.unwrap_err().code(), ErrorCode::Unsupported);
        assert!(matches!(unknown, ErrorCode::Unsupported | ErrorCode::NotFound), "{unknown}");
    }
}
