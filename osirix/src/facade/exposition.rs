//! The queue's metrics in the text that Prometheus and its kin scrape
//! (<https://prometheus.io/docs/instrumenting/exposition_formats/>, version 0.0.4).

use std::fmt::Write as _;

use osirix_core::clock::Timestamp;
use osirix_core::jobs::{JobKind, KindMetrics};

use super::{QueueDepth, QueueMetrics};

/// A counter of [`KindMetrics`]: its name, what it counts, and its value.
type Counter = (&'static str, &'static str, fn(&KindMetrics) -> f64);

const COUNTERS: [Counter; 8] = [
    ("osirix_jobs_created_total", "Jobs that this process created.", |of| of.created as f64),
    ("osirix_jobs_begun_total", "Attempts that this process began.", |of| of.begun as f64),
    ("osirix_jobs_retried_total", "Attempts that failed and were followed by another.", |of| {
        of.retried as f64
    }),
    ("osirix_jobs_completed_total", "Jobs that this process completed.", |of| of.completed as f64),
    ("osirix_jobs_failed_total", "Jobs that failed here for good.", |of| of.failed as f64),
    ("osirix_jobs_cancelled_total", "Jobs that were cancelled here.", |of| of.cancelled as f64),
    (
        "osirix_job_wait_seconds_total",
        "How long the jobs that were begun here had waited since they could be, all together.",
        |of| seconds(of.waited_us),
    ),
    (
        "osirix_job_work_seconds_total",
        "How long the jobs that were completed here took since they were first begun, all together.",
        |of| seconds(of.worked_us),
    ),
];

/// The text of what this process counted, and of how much waits and is at work anywhere.
pub(super) fn text(metrics: &[QueueMetrics], depths: &[QueueDepth], now: Timestamp) -> String {
    let mut text = String::new();
    for (name, help, value) in COUNTERS {
        head(&mut text, name, help, "counter");
        for of in metrics {
            line(&mut text, name, &of.kind, &[], value(&of.counts));
        }
    }
    let name = "osirix_jobs";
    head(&mut text, name, "Jobs that are not over, on all machines.", "gauge");
    for depth in depths {
        line(&mut text, name, &depth.kind, &place(depth), depth.count as f64);
    }
    let name = "osirix_oldest_job_seconds";
    head(&mut text, name, "How long ago the oldest of them was created.", "gauge");
    for depth in depths {
        let age_us = now.as_micros().saturating_sub(depth.oldest.as_micros()).max(0);
        line(&mut text, name, &depth.kind, &place(depth), seconds(age_us.cast_unsigned()));
    }
    text
}

/// Where jobs are on their way.
fn place(depth: &QueueDepth) -> [(&'static str, &'static str); 2] {
    let waits = depth.waits.map_or("nothing", |waits| waits.as_str());
    [("state", depth.state.as_str()), ("waits_for", waits)]
}

fn head(text: &mut String, name: &str, help: &str, kind: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(text: &mut String, name: &str, of: &JobKind, labels: &[(&str, &str)], value: f64) {
    // A kind's name has none of the characters that a label's value escapes.
    let _ = write!(text, "{name}{{kind=\"{of}\"");
    for (label, value) in labels {
        let _ = write!(text, ",{label}=\"{value}\"");
    }
    let _ = writeln!(text, "}} {value}");
}

fn seconds(us: u64) -> f64 {
    us as f64 / 1e6
}

#[cfg(test)]
mod tests {
    use osirix_core::jobs::{JobState, Waits};

    use super::*;

    #[test]
    fn counters_and_depths_have_a_line_each() {
        let counts = KindMetrics { created: 3, waited_us: 1_500_000, ..KindMetrics::default() };
        let metrics = [QueueMetrics { kind: JobKind::TTS, counts }];
        let depth = QueueDepth {
            kind: JobKind::VIDEO,
            state: JobState::Pending,
            waits: Some(Waits::Turn),
            count: 7,
            oldest: Timestamp::from_micros(1_000_000),
        };
        let text = text(&metrics, &[depth], Timestamp::from_micros(3_500_000));
        for expected in [
            "# TYPE osirix_jobs_created_total counter\nosirix_jobs_created_total{kind=\"tts\"} 3\n",
            "osirix_job_wait_seconds_total{kind=\"tts\"} 1.5\n",
            "osirix_jobs{kind=\"video\",state=\"pending\",waits_for=\"turn\"} 7\n",
            "osirix_oldest_job_seconds{kind=\"video\",state=\"pending\",waits_for=\"turn\"} 2.5\n",
        ] {
            assert!(text.contains(expected), "{expected} is not in\n{text}");
        }
        assert!(text.ends_with('\n'));
    }
}
