//! What the document says of every route alike.

use std::collections::BTreeMap;

use utoipa::ToSchema;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    Components, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, Required,
    Response, ResponseBuilder,
};

/// The document's head.
pub(crate) fn about() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Osirix")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Text in, video of a speaking avatar out: the platform over HTTP."))
        .build();
    let cookie = ApiKey::Cookie(ApiKeyValue::new("better-auth.session_token"));
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let mut components = Components::new();
    components.add_security_scheme("cookie", SecurityScheme::ApiKey(cookie));
    let key = ApiKey::Header(ApiKeyValue::new("x-api-key"));
    components.add_security_scheme("key", SecurityScheme::ApiKey(key));
    components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    OpenApiBuilder::new().info(info).components(Some(components)).build()
}

/// Answers of one shape, by status.
pub(crate) fn answers<T: ToSchema>(list: &[(u16, &str)]) -> BTreeMap<String, RefOr<Response>> {
    let answer = |description: &str| {
        let schema = Ref::from_schema_name(T::name());
        let content = ContentBuilder::new().schema(Some(schema)).build();
        ResponseBuilder::new().description(description).content("application/json", content).build()
    };
    list.iter().map(|(status, about)| (status.to_string(), RefOr::T(answer(about)))).collect()
}

/// Adds what the layers around every route can answer, and that a body without fields may be
/// missing.
pub(super) fn complete(document: &mut OpenApi) {
    for head in document.paths.paths.values_mut().filter_map(|path| path.head.as_mut()) {
        // It has the name of its `GET`, and each needs one of its own.
        head.operation_id = head.operation_id.as_ref().map(|id| format!("{id}_head"));
    }
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        for body in operation.request_body.iter_mut().filter(|body| says_nothing(body)) {
            body.required = Some(Required::False);
        }
        for (status, description) in [
            ("429", "Too many requests: `Retry-After` says for how many seconds"),
            ("500", "Something went wrong here"),
            ("503", "It took too long, or the database does not answer"),
        ] {
            let answer = || RefOr::T(ResponseBuilder::new().description(description).build());
            operation.responses.responses.entry(status.to_owned()).or_insert_with(answer);
        }
    }
}

fn says_nothing(body: &RequestBody) -> bool {
    let mut schemas = body.content.values().map(|content| &content.schema);
    schemas.any(|schema| match schema {
        Some(RefOr::Ref(schema)) => schema.ref_location.ends_with("/EmptyBody"),
        _ => false,
    })
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, head, patch, .. } = path;
    [get, put, post, delete, head, patch].into_iter().flatten()
}
