//! A job's events: its state now, then each change, until its end.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{self, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use osirix::{JobId, Scope};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{CallerRefusals, Missing, WrongQuery};
use super::input::{Id, text};
use super::streams::{Listener, Moment};
use crate::App;
use crate::error::Problem;

/// How often a stream says that it lives.
const HEARTBEAT: Duration = Duration::from_secs(15);

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(job_events))
}

/// An event of a stream.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it is written by the stream, and described here")]
struct JobEvent {
    /// What `Last-Event-ID` is for the events after this one.
    id: String,
    /// The job's state.
    event: String,
    /// The job, in JSON.
    data: String,
}

/// A job's events.
///
/// Each is the whole job, as `GET /api/jobs/{job}` gives it: the state now, then each change, until
/// its end, which ends the stream. The event's name is the job's state. Who was cut off goes on
/// with `Last-Event-ID`: what they have is not sent again, and after the last event there is
/// nothing to come (204).
#[utoipa::path(
    get, path = "/api/jobs/{job}/events", tag = "jobs",
    params(
        ("job" = String, Path),
        ("Last-Event-ID" = Option<String>, Header, description = "The last event that arrived"),
    ),
    responses(
        CallerRefusals, Missing, WrongQuery,
        (status = 200, content_type = "text/event-stream", body = JobEvent),
        (status = 204, description = "The job is over, and its last event has arrived"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn job_events(
    State(app): State<App>,
    caller: Caller,
    Id(job): Id<JobId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let seen = text(&headers, "last-event-id")?;
    let listener = app.streams.listen(&app, caller.account(Scope::JobsRead)?, job, seen).await?;
    Ok(match listener {
        None => StatusCode::NO_CONTENT.into_response(),
        Some(listener) => stream(listener),
    })
}

fn stream(listener: Listener) -> Response {
    let beat = KeepAlive::new().interval(HEARTBEAT);
    let stream = Sse::new(events(listener)).keep_alive(beat);
    // A proxy that waits for more would hold every event back.
    ([("x-accel-buffering", "no"), ("cache-control", "no-store")], stream).into_response()
}

fn events(listener: Listener) -> impl Stream<Item = Result<sse::Event, Infallible>> {
    futures_util::stream::unfold(listener, |mut listener| async move {
        let moment = listener.next().await?;
        Some((Ok(event(&moment)), listener))
    })
}

fn event(moment: &Moment) -> sse::Event {
    sse::Event::default().id(&moment.id).event(moment.state).data(&moment.json)
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;
    use tokio::time::Instant;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_stream_without_news_says_that_it_lives() {
        let (_sender, listener) = Listener::of(Moment::example());
        let mut body = stream(listener).into_body();
        let mut piece = async || {
            let bytes = body.frame().await.unwrap().unwrap().into_data().unwrap();
            String::from_utf8(bytes.to_vec()).unwrap()
        };
        assert!(piece().await.contains("event: running"));
        let begun = Instant::now();
        for beat in 1..=3 {
            assert_eq!(piece().await, ":\n\n", "a comment, which is no event");
            assert_eq!(begun.elapsed().as_secs(), 15 * beat);
        }
    }
}
