//! What pages load: files that the program carries.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};

use crate::App;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets");

pub(super) fn routes() -> Router<App> {
    Router::new().route("/assets/{*path}", get(file))
}

/// Where a file is: the address changes with the files, and so what it gives never does.
pub(super) fn address(path: &str) -> String {
    format!("/assets/{path}?v={}", *VERSION)
}

/// Whether there is such a file.
pub(super) fn has(path: &str) -> bool {
    FILES.get_file(path).is_some()
}

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut digest = Sha256::new();
    add(&mut digest, &FILES);
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

fn add(digest: &mut Sha256, folder: &Dir<'_>) {
    for file in folder.files() {
        digest.update(file.contents());
    }
    folder.dirs().for_each(|folder| add(digest, folder));
}

async fn file(Path(path): Path<String>) -> Response {
    let (Some(file), Some(kind)) = (FILES.get_file(&path), kind(&path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, file.contents()).into_response()
}

fn kind(path: &str) -> Option<&'static str> {
    Some(match path.rsplit('.').next()? {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_but_a_licence_is_served() {
        let served = |folder: &Dir<'_>| {
            let paths = folder.files().filter_map(|file| file.path().to_str());
            paths.filter(|path| !path.contains("LICENSE")).all(|path| kind(path).is_some())
        };
        assert!(served(&FILES) && FILES.dirs().all(served));
        assert!(has("style.css") && !has("LICENSE"));
    }
}
