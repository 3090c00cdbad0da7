//! Every method of the facade by its name. Written by `cargo xtask bindgen`.

use osirix::Osirix;
use osirix::{Error, Result};

use crate::json::{give, take};
use crate::stream::Stream;

/// Calls a method that gives a value.
pub(crate) async fn call(osirix: &Osirix, name: &str, arguments: &str) -> Result<String> {
    match name {
        "accounts.open" => {
            let (name, external_id) = take(arguments, &["name", "external_id"])?;
            give(&osirix.accounts().open(name, external_id).await?)
        }
        "accounts.get" => {
            let (id,) = take(arguments, &["id"])?;
            give(&osirix.accounts().get(id).await?)
        }
        "auth.sign_up" => {
            let (request, device) = take(arguments, &["request", "device"])?;
            give(&osirix.auth().sign_up(request, device).await?)
        }
        "auth.sign_in" => {
            let (request, device) = take(arguments, &["request", "device"])?;
            give(&osirix.auth().sign_in(request, device).await?)
        }
        "auth.session" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.auth().session(token).await?)
        }
        "auth.sign_out" => {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.auth().sign_out(token, device).await?)
        }
        "auth.sessions" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.auth().sessions(token).await?)
        }
        "auth.revoke_session" => {
            let (token, session, device) = take(arguments, &["token", "session", "device"])?;
            give(&osirix.auth().revoke_session(token, session, device).await?)
        }
        "auth.revoke_other_sessions" => {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.auth().revoke_other_sessions(token, device).await?)
        }
        "auth.revoke_sessions" => {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.auth().revoke_sessions(token, device).await?)
        }
        "auth.update_user" => {
            let (token, update, device) = take(arguments, &["token", "update", "device"])?;
            give(&osirix.auth().update_user(token, update, device).await?)
        }
        "auth.change_password" => {
            let (token, current_password, new_password, revoke_others, device) = take(
                arguments,
                &["token", "current_password", "new_password", "revoke_others", "device"],
            )?;
            give(
                &osirix
                    .auth()
                    .change_password(token, current_password, new_password, revoke_others, device)
                    .await?,
            )
        }
        "auth.verify_password" => {
            let (token, password) = take(arguments, &["token", "password"])?;
            give(&osirix.auth().verify_password(token, password).await?)
        }
        "auth.delete_user" => {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.auth().delete_user(token, password, device).await?)
        }
        "credits.balance" => {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.credits().balance(account).await?)
        }
        "credits.entries" => {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.credits().entries(account, page).await?)
        }
        "credits.grant" => {
            let (account, amount, memo, idempotency_key) =
                take(arguments, &["account", "amount", "memo", "idempotency_key"])?;
            give(&osirix.credits().grant(account, amount, memo, idempotency_key).await?)
        }
        "plans.list" => give(&osirix.plans().list().await?),
        "plans.current" => {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.plans().current(account).await?)
        }
        "avatars.demo" => give(&osirix.avatars().demo().await?),
        "avatars.list" => {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.avatars().list(account).await?)
        }
        "avatars.get" => {
            let (account, slug) = take(arguments, &["account", "slug"])?;
            give(&osirix.avatars().get(account, slug).await?)
        }
        "voices.list" => give(&osirix.voices().list().await?),
        "jobs.create_video" => {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().create_video(account, request).await?)
        }
        "jobs.create_speech" => {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().create_speech(account, request).await?)
        }
        "jobs.create_lip_sync" => {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().create_lip_sync(account, request).await?)
        }
        "jobs.quote_video" => {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().quote_video(account, request).await?)
        }
        "jobs.get" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().get(account, id).await?)
        }
        "jobs.list" => {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.jobs().list(account, page).await?)
        }
        "jobs.cancel" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().cancel(account, id).await?)
        }
        "jobs.wait" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().wait(account, id).await?)
        }
        "files.info" => {
            let (key,) = take(arguments, &["key"])?;
            give(&osirix.files().info(key).await?)
        }
        "files.save" => {
            let (key, path) = take(arguments, &["key", "path"])?;
            give(&osirix.files().save(key, path).await?)
        }
        "products.list" => give(&osirix.products().list().await?),
        "audit.list" => {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.audit().list(account, page).await?)
        }
        _ => Err(unknown(name)),
    }
}

/// Calls a method that gives one thing after the other.
pub(crate) async fn open(osirix: &Osirix, name: &str, arguments: &str) -> Result<Stream> {
    match name {
        "jobs.watch" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            Ok(Stream::values(osirix.jobs().watch(account, id).await?))
        }
        "files.read" => {
            let (key, range) = take(arguments, &["key", "range"])?;
            Ok(Stream::bytes(osirix.files().read(key, range).await?))
        }
        _ => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> Error {
    Error::internal("the facade has no such method").with("method", name)
}
