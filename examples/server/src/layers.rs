//! What stands around every route.

use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::{
    Extensions, HeaderMap, HeaderName, HeaderValue, Request, StatusCode, Version, header,
};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Router, middleware};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate as _};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;

use crate::api::SPEECH_PATH;
use crate::body::MAX_BODY;
use crate::error::Problem;
use crate::origins::Origins;
use crate::received::Received;

const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a voice may take: its sound is the answer.
const SPEECH_TIMEOUT: Duration = Duration::from_secs(600);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Headers that every answer carries, unless it says otherwise.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
         object-src 'none'; img-src 'self' https: data:; media-src 'self' blob:",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// The routes with their layers.
pub(crate) fn around(routes: Router, origins: &Origins) -> Router {
    let mut routes = routes;
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        routes = routes.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    if origins.site().scheme() == "https" {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        let name = header::STRICT_TRANSPORT_SECURITY;
        routes = routes.layer(SetResponseHeaderLayer::if_not_present(name, year));
    }
    // The path alone is traced: a query may carry a token.
    let span = |request: &Request<_>| {
        let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok());
        let (method, path) = (request.method(), request.uri().path());
        tracing::info_span!("request", %method, path, id = id.unwrap_or_default())
    };
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(CatchPanicLayer::custom(|_| Problem::failed().into_response()))
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(whole)))
        .option_layer(origins.cors())
        .layer(middleware::from_fn(in_time))
        .layer(DefaultBodyLimit::max(MAX_BODY));
    routes.layer(layers)
}

/// An answer that does not begin in time is given up: the time counts from where the request has
/// come in. One that has begun may take its time.
async fn in_time(request: axum::extract::Request, next: Next) -> Response {
    let timeout = if request.uri().path() == SPEECH_PATH { SPEECH_TIMEOUT } else { TIMEOUT };
    let (request, received) = Received::of(request);
    let answer = tokio::select! {
        answer = next.run(request) => answer,
        () = received.silent_for(timeout) => Problem::too_slow().into_response(),
    };
    received.read_rest();
    answer
}

/// What can be fetched in parts is sent as it is: its parts are counted in its own bytes.
fn whole(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::ACCEPT_RANGES)
}
