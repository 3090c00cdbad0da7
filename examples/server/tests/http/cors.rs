//! Pages of other sites: closed by default, opened to exact origins.

use crate::support::PASSWORD;
use crate::support::live::{Heard, Live};
use axum::http::Method;
use osirix_server::{Server, ServerConfig};
use serde_json::json;

const APP: &str = "https://app.example.com";

async fn open_to_app() -> Live {
    Live::sqlite(|config| config.cors_origins = vec![APP.to_owned()]).await
}

async fn preflight(site: &Live, origin: &str) -> Heard {
    let headers = [
        ("origin", origin),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "authorization,content-type"),
    ];
    site.call(Method::OPTIONS, "/api/jobs", &headers, None).await
}

#[tokio::test]
async fn closed_by_default() {
    let site = Live::sqlite(|_| ()).await;
    for origin in [APP, "null", &format!("http://{}", site.addr)] {
        let heard = preflight(&site, origin).await;
        assert_eq!(heard.header("access-control-allow-origin"), "", "{origin}");
        let get = site.call(Method::GET, "/api/plans", &[("origin", origin)], None).await;
        assert_eq!(get.header("access-control-allow-origin"), "", "{origin}");
    }
}

#[tokio::test]
async fn opened_to_an_exact_origin_with_credentials() {
    let site = open_to_app().await;
    let heard = preflight(&site, APP).await;
    assert_eq!(heard.header("access-control-allow-origin"), APP);
    assert_eq!(heard.header("access-control-allow-credentials"), "true");
    assert!(heard.header("access-control-allow-headers").contains("authorization"));
    let get = site.call(Method::GET, "/api/plans", &[("origin", APP)], None).await;
    assert_eq!(get.header("access-control-allow-origin"), APP);
    assert!(get.header("vary").to_lowercase().contains("origin"), "caches keep them apart");
    let body = json!({ "name": "Ada", "email": "a@example.com", "password": PASSWORD });
    let path = "/api/auth/sign-up/email";
    let up = site.call(Method::POST, path, &[("origin", APP)], Some(body)).await;
    assert_eq!(up.status, 200, "its pages may also sign in");
}

#[tokio::test]
async fn an_origin_that_only_looks_alike_is_another() {
    let site = open_to_app().await;
    for origin in [
        "https://app.example.com.evil.example",
        "https://evil-app.example.com",
        "https://evilapp.example.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com@evil.example",
        "https://APP.example.com.",
        "https://example.com",
        "null",
        "*",
        "",
    ] {
        let heard = preflight(&site, origin).await;
        assert_eq!(heard.header("access-control-allow-origin"), "", "{origin}");
        let body = json!({ "email": "a@example.com", "password": PASSWORD });
        let headers = [("origin", origin)];
        let path = "/api/auth/sign-in/email";
        let sign_in = site.call(Method::POST, path, &headers, Some(body)).await;
        assert_eq!(sign_in.status, 403, "{origin}");
    }
}

#[tokio::test]
async fn a_setting_that_would_open_it_to_more_is_refused() {
    for origin in ["*", "null", "https://*.example.com", "example.com", "https://a.example/path"] {
        let folder = tempfile::tempdir().unwrap();
        let mut config = ServerConfig::new(folder.path().join("home"));
        config.addr = ([127, 0, 0, 1], 0).into();
        config.cors_origins = vec![origin.to_owned()];
        let error = Server::open(config).await.err().unwrap();
        assert_eq!(error.context_value("variable"), Some("OSIRIX_CORS_ORIGINS"), "{origin}");
    }
}
