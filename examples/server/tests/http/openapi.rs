//! The OpenAPI document, and the page that shows it.

use crate::support::{Site, Told};
use axum::body::Body;
use axum::http::{Request, StatusCode};

async fn get(path: &str) -> Told {
    let site = Site::open().await;
    site.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_document_is_made_from_the_handlers() {
    let told = get("/api/openapi.json").await;
    assert_eq!(
        (told.status, &told.headers["content-type"]),
        (StatusCode::OK, &"application/json".parse().unwrap())
    );
    assert!(told.body["openapi"].as_str().unwrap().starts_with("3.1."));
    let sign_up = &told.body["paths"]["/api/auth/sign-up/email"]["post"];
    let statuses: Vec<_> = sign_up["responses"].as_object().unwrap().keys().collect();
    assert_eq!(statuses, ["200", "400", "403", "413", "415", "422", "429", "500", "503"]);
    let body = &sign_up["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(body, "#/components/schemas/SignUpBody");
    let required = &told.body["components"]["schemas"]["SignUpBody"]["required"];
    assert_eq!(required.to_string(), r#"["name","email","password"]"#);
}

#[tokio::test]
async fn every_reference_of_the_document_leads_somewhere() {
    let document = get("/api/openapi.json").await;
    let references = document.text.split("\"$ref\":\"#").skip(1);
    let references: Vec<_> = references.map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(references.len() > 20);
    for reference in references {
        assert!(document.body.pointer(reference).is_some(), "{reference}");
    }
}

#[tokio::test]
async fn every_operation_has_a_name_of_its_own() {
    let document = get("/api/openapi.json").await.body;
    let paths = document["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|methods| methods.as_object().unwrap().values());
    let mut names: Vec<_> = operations.map(|of| of["operationId"].as_str().unwrap()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "{names:?}");
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere_and_runs_nothing() {
    let page = get("/api/docs").await;
    assert!(page.text.contains("/api/auth/sign-up/email") && page.text.contains("SignUpBody"));
    for never in ["<script", "<style", " style=", " onclick", "http://", "https://", "src="] {
        assert!(!page.text.contains(never), "{never}");
    }
    let style = get("/api/docs/style.css").await;
    assert_eq!(
        (style.status, style.headers["content-type"].to_str().unwrap()),
        (StatusCode::OK, "text/css")
    );
    assert!(!style.text.contains("url(") && !style.text.contains("@import"));
}
