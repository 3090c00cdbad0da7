//! Every method of the facade by its name. Written by `cargo xtask bindgen`.

use std::future::Future;
use std::pin::Pin;

use osirix::Osirix;
use osirix::{Error, Result};

use crate::json::{give, take};
use crate::stream::Stream;

/// A call that goes on when it is polled.
pub(crate) type Call<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Made in a frame of its own, and driven in one: together those of all methods would be more
/// than the stack that a host's thread has.
fn later<'a, T, F>(make: impl FnOnce() -> F) -> Call<'a, T>
where
    F: Future<Output = Result<T>> + Send + 'a,
{
    Box::pin(make())
}

/// Calls a method that gives a value.
pub(crate) fn call<'a>(osirix: &'a Osirix, name: &str, arguments: &'a str) -> Call<'a, String> {
    match name {
        "accounts.open" => later(|| async move {
            let (name, external_id) = take(arguments, &["name", "external_id"])?;
            give(&osirix.accounts().open(name, external_id).await?)
        }),
        "accounts.get" => later(|| async move {
            let (id,) = take(arguments, &["id"])?;
            give(&osirix.accounts().get(id).await?)
        }),
        "auth.sign_up" => later(|| async move {
            let (request, device) = take(arguments, &["request", "device"])?;
            give(&osirix.auth().sign_up(request, device).await?)
        }),
        "auth.register" => later(|| async move {
            let (request, link, device) = take(arguments, &["request", "link", "device"])?;
            give(&osirix.auth().register(request, link, device).await?)
        }),
        "auth.sign_in" => later(|| async move {
            let (request, device) = take(arguments, &["request", "device"])?;
            give(&osirix.auth().sign_in(request, device).await?)
        }),
        "auth.second_factor" => later(|| async move {
            let (challenge, factor, device) = take(arguments, &["challenge", "factor", "device"])?;
            give(&osirix.auth().second_factor(challenge, factor, device).await?)
        }),
        "auth.request_magic_link" => later(|| async move {
            let (email, name, link) = take(arguments, &["email", "name", "link"])?;
            give(&osirix.auth().request_magic_link(email, name, link).await?)
        }),
        "auth.sign_in_by_link" => later(|| async move {
            let (token, trusted_device, device) =
                take(arguments, &["token", "trusted_device", "device"])?;
            give(&osirix.auth().sign_in_by_link(token, trusted_device, device).await?)
        }),
        "auth.request_code" => later(|| async move {
            let (email, purpose) = take(arguments, &["email", "purpose"])?;
            give(&osirix.auth().request_code(email, purpose).await?)
        }),
        "auth.sign_in_by_code" => later(|| async move {
            let (email, code, trusted_device, device) =
                take(arguments, &["email", "code", "trusted_device", "device"])?;
            give(&osirix.auth().sign_in_by_code(email, code, trusted_device, device).await?)
        }),
        "auth.start_passkey_sign_in" => {
            later(|| async move { give(&osirix.auth().start_passkey_sign_in().await?) })
        }
        "auth.sign_in_by_passkey" => later(|| async move {
            let (answer, device) = take(arguments, &["answer", "device"])?;
            give(&osirix.auth().sign_in_by_passkey(answer, device).await?)
        }),
        "auth.providers" => later(|| async move { give(&osirix.auth().providers().await?) }),
        "auth.start_provider" => later(|| async move {
            let (provider, redirect_uri, then) =
                take(arguments, &["provider", "redirect_uri", "then"])?;
            give(&osirix.auth().start_provider(provider, redirect_uri, then).await?)
        }),
        "auth.finish_provider" => later(|| async move {
            let (provider, back, device) = take(arguments, &["provider", "back", "device"])?;
            give(&osirix.auth().finish_provider(provider, back, device).await?)
        }),
        "auth.request_password_reset" => later(|| async move {
            let (email, link, device) = take(arguments, &["email", "link", "device"])?;
            give(&osirix.auth().request_password_reset(email, link, device).await?)
        }),
        "auth.reset_password" => later(|| async move {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.auth().reset_password(token, password, device).await?)
        }),
        "auth.reset_password_by_code" => later(|| async move {
            let (email, code, password, device) =
                take(arguments, &["email", "code", "password", "device"])?;
            give(&osirix.auth().reset_password_by_code(email, code, password, device).await?)
        }),
        "auth.session" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.auth().session(token).await?)
        }),
        "auth.sign_out" => later(|| async move {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.auth().sign_out(token, device).await?)
        }),
        "auth.sessions" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.auth().sessions(token).await?)
        }),
        "auth.revoke_session" => later(|| async move {
            let (token, session, device) = take(arguments, &["token", "session", "device"])?;
            give(&osirix.auth().revoke_session(token, session, device).await?)
        }),
        "auth.revoke_other_sessions" => later(|| async move {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.auth().revoke_other_sessions(token, device).await?)
        }),
        "auth.revoke_sessions" => later(|| async move {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.auth().revoke_sessions(token, device).await?)
        }),
        "auth.jwt" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.auth().jwt(token).await?)
        }),
        "auth.verify_jwt" => later(|| async move {
            let (jwt,) = take(arguments, &["jwt"])?;
            give(&osirix.auth().verify_jwt(jwt).await?)
        }),
        "auth.jwks" => later(|| async move { give(&osirix.auth().jwks().await?) }),
        "profile.update" => later(|| async move {
            let (token, update, device) = take(arguments, &["token", "update", "device"])?;
            give(&osirix.profile().update(token, update, device).await?)
        }),
        "profile.request_verification" => later(|| async move {
            let (token, link) = take(arguments, &["token", "link"])?;
            give(&osirix.profile().request_verification(token, link).await?)
        }),
        "profile.request_verification_of" => later(|| async move {
            let (email, link) = take(arguments, &["email", "link"])?;
            give(&osirix.profile().request_verification_of(email, link).await?)
        }),
        "profile.verify_email" => later(|| async move {
            let (secret, device) = take(arguments, &["secret", "device"])?;
            give(&osirix.profile().verify_email(secret, device).await?)
        }),
        "profile.verify_email_by_code" => later(|| async move {
            let (email, code, device) = take(arguments, &["email", "code", "device"])?;
            give(&osirix.profile().verify_email_by_code(email, code, device).await?)
        }),
        "profile.request_email_change" => later(|| async move {
            let (token, email, link, device) =
                take(arguments, &["token", "email", "link", "device"])?;
            give(&osirix.profile().request_email_change(token, email, link, device).await?)
        }),
        "profile.change_email" => later(|| async move {
            let (secret, device) = take(arguments, &["secret", "device"])?;
            give(&osirix.profile().change_email(secret, device).await?)
        }),
        "profile.change_password" => later(|| async move {
            let (token, current_password, new_password, revoke_others, device) = take(
                arguments,
                &["token", "current_password", "new_password", "revoke_others", "device"],
            )?;
            give(
                &osirix
                    .profile()
                    .change_password(token, current_password, new_password, revoke_others, device)
                    .await?,
            )
        }),
        "profile.verify_password" => later(|| async move {
            let (token, password) = take(arguments, &["token", "password"])?;
            give(&osirix.profile().verify_password(token, password).await?)
        }),
        "profile.start_two_factor" => later(|| async move {
            let (token, password) = take(arguments, &["token", "password"])?;
            give(&osirix.profile().start_two_factor(token, password).await?)
        }),
        "profile.confirm_two_factor" => later(|| async move {
            let (token, code, device) = take(arguments, &["token", "code", "device"])?;
            give(&osirix.profile().confirm_two_factor(token, code, device).await?)
        }),
        "profile.disable_two_factor" => later(|| async move {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.profile().disable_two_factor(token, password, device).await?)
        }),
        "profile.renew_recovery_codes" => later(|| async move {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.profile().renew_recovery_codes(token, password, device).await?)
        }),
        "profile.start_passkey" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.profile().start_passkey(token).await?)
        }),
        "profile.add_passkey" => later(|| async move {
            let (token, name, answer, device) =
                take(arguments, &["token", "name", "answer", "device"])?;
            give(&osirix.profile().add_passkey(token, name, answer, device).await?)
        }),
        "profile.passkeys" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.profile().passkeys(token).await?)
        }),
        "profile.rename_passkey" => later(|| async move {
            let (token, passkey, name) = take(arguments, &["token", "passkey", "name"])?;
            give(&osirix.profile().rename_passkey(token, passkey, name).await?)
        }),
        "profile.remove_passkey" => later(|| async move {
            let (token, passkey, device) = take(arguments, &["token", "passkey", "device"])?;
            give(&osirix.profile().remove_passkey(token, passkey, device).await?)
        }),
        "profile.linked_accounts" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.profile().linked_accounts(token).await?)
        }),
        "profile.start_link" => later(|| async move {
            let (token, provider, redirect_uri, then) =
                take(arguments, &["token", "provider", "redirect_uri", "then"])?;
            give(&osirix.profile().start_link(token, provider, redirect_uri, then).await?)
        }),
        "profile.unlink" => later(|| async move {
            let (token, account, device) = take(arguments, &["token", "account", "device"])?;
            give(&osirix.profile().unlink(token, account, device).await?)
        }),
        "profile.delete" => later(|| async move {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.profile().delete(token, password, device).await?)
        }),
        "api_keys.create" => later(|| async move {
            let (token, request, device) = take(arguments, &["token", "request", "device"])?;
            give(&osirix.api_keys().create(token, request, device).await?)
        }),
        "api_keys.list" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.api_keys().list(token).await?)
        }),
        "api_keys.get" => later(|| async move {
            let (token, api_key) = take(arguments, &["token", "api_key"])?;
            give(&osirix.api_keys().get(token, api_key).await?)
        }),
        "api_keys.update" => later(|| async move {
            let (token, api_key, update, device) =
                take(arguments, &["token", "api_key", "update", "device"])?;
            give(&osirix.api_keys().update(token, api_key, update, device).await?)
        }),
        "api_keys.rotate" => later(|| async move {
            let (token, api_key, overlap_s, device) =
                take(arguments, &["token", "api_key", "overlap_s", "device"])?;
            give(&osirix.api_keys().rotate(token, api_key, overlap_s, device).await?)
        }),
        "api_keys.delete" => later(|| async move {
            let (token, api_key, device) = take(arguments, &["token", "api_key", "device"])?;
            give(&osirix.api_keys().delete(token, api_key, device).await?)
        }),
        "api_keys.verify" => later(|| async move {
            let (key,) = take(arguments, &["key"])?;
            give(&osirix.api_keys().verify(key).await?)
        }),
        "organizations.create" => later(|| async move {
            let (token, request) = take(arguments, &["token", "request"])?;
            give(&osirix.organizations().create(token, request).await?)
        }),
        "organizations.is_free" => later(|| async move {
            let (token, slug) = take(arguments, &["token", "slug"])?;
            give(&osirix.organizations().is_free(token, slug).await?)
        }),
        "organizations.list" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.organizations().list(token).await?)
        }),
        "organizations.get" => later(|| async move {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().get(token, organization).await?)
        }),
        "organizations.membership" => later(|| async move {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().membership(token, organization).await?)
        }),
        "organizations.set_active" => later(|| async move {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().set_active(token, organization).await?)
        }),
        "organizations.update" => later(|| async move {
            let (token, organization, update) =
                take(arguments, &["token", "organization", "update"])?;
            give(&osirix.organizations().update(token, organization, update).await?)
        }),
        "organizations.delete" => later(|| async move {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().delete(token, organization).await?)
        }),
        "organizations.invite" => later(|| async move {
            let (token, organization, email, role, link) =
                take(arguments, &["token", "organization", "email", "role", "link"])?;
            give(&osirix.organizations().invite(token, organization, email, role, link).await?)
        }),
        "organizations.invitation" => later(|| async move {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().invitation(token, invitation).await?)
        }),
        "organizations.invitations" => later(|| async move {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.organizations().invitations(token).await?)
        }),
        "organizations.accept" => later(|| async move {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().accept(token, invitation).await?)
        }),
        "organizations.reject" => later(|| async move {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().reject(token, invitation).await?)
        }),
        "organizations.cancel" => later(|| async move {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().cancel(token, invitation).await?)
        }),
        "organizations.set_role" => later(|| async move {
            let (token, organization, member, role) =
                take(arguments, &["token", "organization", "member", "role"])?;
            give(&osirix.organizations().set_role(token, organization, member, role).await?)
        }),
        "organizations.remove_member" => later(|| async move {
            let (token, organization, member) =
                take(arguments, &["token", "organization", "member"])?;
            give(&osirix.organizations().remove_member(token, organization, member).await?)
        }),
        "admin.appoint" => later(|| async move {
            let (email,) = take(arguments, &["email"])?;
            give(&osirix.admin().appoint(email).await?)
        }),
        "admin.import_better_auth" => later(|| async move {
            let (database_url,) = take(arguments, &["database_url"])?;
            give(&osirix.admin().import_better_auth(database_url).await?)
        }),
        "admin.list_users" => later(|| async move {
            let (token, query, device) = take(arguments, &["token", "query", "device"])?;
            give(&osirix.admin().list_users(token, query, device).await?)
        }),
        "admin.get_user" => later(|| async move {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().get_user(token, user, device).await?)
        }),
        "admin.create_user" => later(|| async move {
            let (token, request, device) = take(arguments, &["token", "request", "device"])?;
            give(&osirix.admin().create_user(token, request, device).await?)
        }),
        "admin.update_user" => later(|| async move {
            let (token, user, update, device) =
                take(arguments, &["token", "user", "update", "device"])?;
            give(&osirix.admin().update_user(token, user, update, device).await?)
        }),
        "admin.set_role" => later(|| async move {
            let (token, user, role, device) =
                take(arguments, &["token", "user", "role", "device"])?;
            give(&osirix.admin().set_role(token, user, role, device).await?)
        }),
        "admin.ban_user" => later(|| async move {
            let (token, user, reason, expires_in_s, device) =
                take(arguments, &["token", "user", "reason", "expires_in_s", "device"])?;
            give(&osirix.admin().ban_user(token, user, reason, expires_in_s, device).await?)
        }),
        "admin.unban_user" => later(|| async move {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().unban_user(token, user, device).await?)
        }),
        "admin.set_password" => later(|| async move {
            let (token, user, password, device) =
                take(arguments, &["token", "user", "password", "device"])?;
            give(&osirix.admin().set_password(token, user, password, device).await?)
        }),
        "admin.sessions" => later(|| async move {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().sessions(token, user, device).await?)
        }),
        "admin.revoke_session" => later(|| async move {
            let (token, session, device) = take(arguments, &["token", "session", "device"])?;
            give(&osirix.admin().revoke_session(token, session, device).await?)
        }),
        "admin.revoke_sessions" => later(|| async move {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().revoke_sessions(token, user, device).await?)
        }),
        "admin.impersonate" => later(|| async move {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().impersonate(token, user, device).await?)
        }),
        "admin.stop_impersonating" => later(|| async move {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.admin().stop_impersonating(token, device).await?)
        }),
        "admin.remove_user" => later(|| async move {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().remove_user(token, user, device).await?)
        }),
        "mails.sends" => later(|| async move { give(&osirix.mails().sends().await?) }),
        "mails.outbox" => later(|| async move {
            let (limit,) = take(arguments, &["limit"])?;
            give(&osirix.mails().outbox(limit).await?)
        }),
        "credits.balance" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.credits().balance(account).await?)
        }),
        "credits.balance_at" => later(|| async move {
            let (account, at) = take(arguments, &["account", "at"])?;
            give(&osirix.credits().balance_at(account, at).await?)
        }),
        "credits.entries" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.credits().entries(account, page).await?)
        }),
        "credits.transactions" => later(|| async move {
            let (account, after, limit) = take(arguments, &["account", "after", "limit"])?;
            give(&osirix.credits().transactions(account, after, limit).await?)
        }),
        "credits.history" => later(|| async move {
            let (account, filter, page) = take(arguments, &["account", "filter", "page"])?;
            give(&osirix.credits().history(account, filter, page).await?)
        }),
        "credits.linked" => later(|| async move {
            let (operations,) = take(arguments, &["operations"])?;
            give(&osirix.credits().linked(operations).await?)
        }),
        "credits.verify" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.credits().verify(account).await?)
        }),
        "credits.grant" => later(|| async move {
            let (account, amount, memo, idempotency_key, terms) =
                take(arguments, &["account", "amount", "memo", "idempotency_key", "terms"])?;
            give(&osirix.credits().grant(account, amount, memo, idempotency_key, terms).await?)
        }),
        "credits.grants" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.credits().grants(account, page).await?)
        }),
        "credits.hold" => later(|| async move {
            let (account, amount, memo, idempotency_key, lifetime_s) =
                take(arguments, &["account", "amount", "memo", "idempotency_key", "lifetime_s"])?;
            give(&osirix.credits().hold(account, amount, memo, idempotency_key, lifetime_s).await?)
        }),
        "credits.preview_hold" => later(|| async move {
            let (account, amount) = take(arguments, &["account", "amount"])?;
            give(&osirix.credits().preview_hold(account, amount).await?)
        }),
        "credits.get_hold" => later(|| async move {
            let (account, hold) = take(arguments, &["account", "hold"])?;
            give(&osirix.credits().get_hold(account, hold).await?)
        }),
        "credits.settle" => later(|| async move {
            let (account, hold, captured, memo) =
                take(arguments, &["account", "hold", "captured", "memo"])?;
            give(&osirix.credits().settle(account, hold, captured, memo).await?)
        }),
        "credits.release" => later(|| async move {
            let (account, hold, memo) = take(arguments, &["account", "hold", "memo"])?;
            give(&osirix.credits().release(account, hold, memo).await?)
        }),
        "credits.set_overdraft" => later(|| async move {
            let (account, limit) = take(arguments, &["account", "limit"])?;
            give(&osirix.credits().set_overdraft(account, limit).await?)
        }),
        "credits.set_spending" => later(|| async move {
            let (account, rules, by) = take(arguments, &["account", "rules", "by"])?;
            give(&osirix.credits().set_spending(account, rules, by).await?)
        }),
        "credits.spending" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.credits().spending(account).await?)
        }),
        "credits.alerts" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.credits().alerts(account, page).await?)
        }),
        "plans.list" => later(|| async move { give(&osirix.plans().list().await?) }),
        "plans.current" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.plans().current(account).await?)
        }),
        "billing.overview" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.billing().overview(account).await?)
        }),
        "billing.checkout" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.billing().checkout(account, request).await?)
        }),
        "billing.portal" => later(|| async move {
            let (account, return_url) = take(arguments, &["account", "return_url"])?;
            give(&osirix.billing().portal(account, return_url).await?)
        }),
        "billing.change_plan" => later(|| async move {
            let (account, plan) = take(arguments, &["account", "plan"])?;
            give(&osirix.billing().change_plan(account, plan).await?)
        }),
        "billing.cancel" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.billing().cancel(account).await?)
        }),
        "billing.resume" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.billing().resume(account).await?)
        }),
        "billing.invoices" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.billing().invoices(account, page).await?)
        }),
        "billing.receive" => later(|| async move {
            let (body, signature) = take(arguments, &["body", "signature"])?;
            give(&osirix.billing().receive(body, signature).await?)
        }),
        "payments.refund" => later(|| async move {
            let (payment, amount, key, by) = take(arguments, &["payment", "amount", "key", "by"])?;
            give(&osirix.payments().refund(payment, amount, key, by).await?)
        }),
        "payments.refresh" => later(|| async move {
            let (kind, reference) = take(arguments, &["kind", "reference"])?;
            give(&osirix.payments().refresh(kind, reference).await?)
        }),
        "payments.failed" => later(|| async move {
            let (limit,) = take(arguments, &["limit"])?;
            give(&osirix.payments().failed(limit).await?)
        }),
        "payments.retry" => later(|| async move {
            let (message,) = take(arguments, &["message"])?;
            give(&osirix.payments().retry(message).await?)
        }),
        "payments.reconcile" => later(|| async move {
            let (since, until, by) = take(arguments, &["since", "until", "by"])?;
            give(&osirix.payments().reconcile(since, until, by).await?)
        }),
        "payments.reconciliations" => later(|| async move {
            let (page,) = take(arguments, &["page"])?;
            give(&osirix.payments().reconciliations(page).await?)
        }),
        "payments.pay" => later(|| async move {
            let (checkout, by) = take(arguments, &["checkout", "by"])?;
            give(&osirix.payments().pay(checkout, by).await?)
        }),
        "payments.expire" => later(|| async move {
            let (checkout, by) = take(arguments, &["checkout", "by"])?;
            give(&osirix.payments().expire(checkout, by).await?)
        }),
        "payments.renew" => later(|| async move {
            let (subscription, paid, by) = take(arguments, &["subscription", "paid", "by"])?;
            give(&osirix.payments().renew(subscription, paid, by).await?)
        }),
        "payments.settle" => later(|| async move {
            let (subscription, by) = take(arguments, &["subscription", "by"])?;
            give(&osirix.payments().settle(subscription, by).await?)
        }),
        "payments.end" => later(|| async move {
            let (subscription, by) = take(arguments, &["subscription", "by"])?;
            give(&osirix.payments().end(subscription, by).await?)
        }),
        "payments.payment_for" => later(|| async move {
            let (paid,) = take(arguments, &["paid"])?;
            give(&osirix.payments().payment_for(paid).await?)
        }),
        "payments.dispute" => later(|| async move {
            let (payment, amount, by) = take(arguments, &["payment", "amount", "by"])?;
            give(&osirix.payments().dispute(payment, amount, by).await?)
        }),
        "payments.decide" => later(|| async move {
            let (payment, dispute, won, by) =
                take(arguments, &["payment", "dispute", "won", "by"])?;
            give(&osirix.payments().decide(payment, dispute, won, by).await?)
        }),
        "payments.approve_seller" => later(|| async move {
            let (account, payable, by) = take(arguments, &["account", "payable", "by"])?;
            give(&osirix.payments().approve_seller(account, payable, by).await?)
        }),
        "payments.sellers_owed" => later(|| async move {
            let (page,) = take(arguments, &["page"])?;
            give(&osirix.payments().sellers_owed(page).await?)
        }),
        "payments.pay_seller" => later(|| async move {
            let (account, by) = take(arguments, &["account", "by"])?;
            give(&osirix.payments().pay_seller(account, by).await?)
        }),
        "payments.pay_sellers" => {
            later(|| async move { give(&osirix.payments().pay_sellers().await?) })
        }
        "avatars.demo" => later(|| async move { give(&osirix.avatars().demo().await?) }),
        "avatars.list" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.avatars().list(account).await?)
        }),
        "avatars.get" => later(|| async move {
            let (account, slug) = take(arguments, &["account", "slug"])?;
            give(&osirix.avatars().get(account, slug).await?)
        }),
        "avatars.add" => later(|| async move {
            let (account, request, picture) = take(arguments, &["account", "request", "picture"])?;
            give(&osirix.avatars().add(account, request, picture).await?)
        }),
        "avatars.remove" => later(|| async move {
            let (account, slug) = take(arguments, &["account", "slug"])?;
            give(&osirix.avatars().remove(account, slug).await?)
        }),
        "voices.list" => later(|| async move { give(&osirix.voices().list().await?) }),
        "models.list" => later(|| async move { give(&osirix.models().list().await?) }),
        "models.add" => later(|| async move {
            let (sources, any_licence) = take(arguments, &["sources", "any_licence"])?;
            give(&osirix.models().add(sources, any_licence).await?)
        }),
        "models.verify" => later(|| async move {
            let (name,) = take(arguments, &["name"])?;
            give(&osirix.models().verify(name).await?)
        }),
        "models.remove" => later(|| async move {
            let (name,) = take(arguments, &["name"])?;
            give(&osirix.models().remove(name).await?)
        }),
        "jobs.create_videos" => later(|| async move {
            let (account, batch) = take(arguments, &["account", "batch"])?;
            give(&osirix.jobs().create_videos(account, batch).await?)
        }),
        "jobs.quote_videos" => later(|| async move {
            let (account, batch) = take(arguments, &["account", "batch"])?;
            give(&osirix.jobs().quote_videos(account, batch).await?)
        }),
        "jobs.create_video" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().create_video(account, request).await?)
        }),
        "jobs.create_speech" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().create_speech(account, request).await?)
        }),
        "jobs.create_lip_sync" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().create_lip_sync(account, request).await?)
        }),
        "jobs.quote_video" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.jobs().quote_video(account, request).await?)
        }),
        "jobs.create" => later(|| async move {
            let (account, job) = take(arguments, &["account", "job"])?;
            give(&osirix.jobs().create(account, job).await?)
        }),
        "jobs.create_flow" => later(|| async move {
            let (account, jobs) = take(arguments, &["account", "jobs"])?;
            give(&osirix.jobs().create_flow(account, jobs).await?)
        }),
        "jobs.create_batch" => later(|| async move {
            let (account, members, completion) =
                take(arguments, &["account", "members", "completion"])?;
            give(&osirix.jobs().create_batch(account, members, completion).await?)
        }),
        "jobs.quote" => later(|| async move {
            let (account, job) = take(arguments, &["account", "job"])?;
            give(&osirix.jobs().quote(account, job).await?)
        }),
        "jobs.get" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().get(account, id).await?)
        }),
        "jobs.list" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.jobs().list(account, page).await?)
        }),
        "jobs.find" => later(|| async move {
            let (account, query, page) = take(arguments, &["account", "query", "page"])?;
            give(&osirix.jobs().find(account, query, page).await?)
        }),
        "jobs.earlier" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().earlier(account, id).await?)
        }),
        "jobs.answer" => later(|| async move {
            let (secret, answer) = take(arguments, &["secret", "answer"])?;
            give(&osirix.jobs().answer(secret, answer).await?)
        }),
        "jobs.cancel" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().cancel(account, id).await?)
        }),
        "jobs.wait" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().wait(account, id).await?)
        }),
        "work.report" => later(|| async move {
            let (job, fence, done) = take(arguments, &["job", "fence", "done"])?;
            give(&osirix.work().report(job, fence, done).await?)
        }),
        "work.finished_step" => later(|| async move {
            let (job, fence, name) = take(arguments, &["job", "fence", "name"])?;
            give(&osirix.work().finished_step(job, fence, name).await?)
        }),
        "work.finish_step" => later(|| async move {
            let (job, fence, name, value) = take(arguments, &["job", "fence", "name", "value"])?;
            give(&osirix.work().finish_step(job, fence, name, value).await?)
        }),
        "work.saved" => later(|| async move {
            let (job, fence, name) = take(arguments, &["job", "fence", "name"])?;
            give(&osirix.work().saved(job, fence, name).await?)
        }),
        "work.save" => later(|| async move {
            let (job, fence, name, value) = take(arguments, &["job", "fence", "name", "value"])?;
            give(&osirix.work().save(job, fence, name, value).await?)
        }),
        "work.ask" => later(|| async move {
            let (job, fence, name, within_seconds) =
                take(arguments, &["job", "fence", "name", "within_seconds"])?;
            give(&osirix.work().ask(job, fence, name, within_seconds).await?)
        }),
        "work.answer" => later(|| async move {
            let (job, fence, name) = take(arguments, &["job", "fence", "name"])?;
            give(&osirix.work().answer(job, fence, name).await?)
        }),
        "work.snooze" => later(|| async move {
            let (job, fence, seconds) = take(arguments, &["job", "fence", "seconds"])?;
            give(&osirix.work().snooze(job, fence, seconds).await?)
        }),
        "schedules.create" => later(|| async move {
            let (account, schedule) = take(arguments, &["account", "schedule"])?;
            give(&osirix.schedules().create(account, schedule).await?)
        }),
        "schedules.list" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.schedules().list(account).await?)
        }),
        "schedules.pause" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.schedules().pause(account, id).await?)
        }),
        "schedules.resume" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.schedules().resume(account, id).await?)
        }),
        "schedules.remove" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.schedules().remove(account, id).await?)
        }),
        "queue.limit" => later(|| async move {
            let (kind, limits, by) = take(arguments, &["kind", "limits", "by"])?;
            give(&osirix.queue().limit(kind, limits, by).await?)
        }),
        "queue.limit_account" => later(|| async move {
            let (kind, account, at_once, by) =
                take(arguments, &["kind", "account", "at_once", "by"])?;
            give(&osirix.queue().limit_account(kind, account, at_once, by).await?)
        }),
        "queue.pause" => later(|| async move {
            let (kind, account, by) = take(arguments, &["kind", "account", "by"])?;
            give(&osirix.queue().pause(kind, account, by).await?)
        }),
        "queue.resume" => later(|| async move {
            let (kind, account, by) = take(arguments, &["kind", "account", "by"])?;
            give(&osirix.queue().resume(kind, account, by).await?)
        }),
        "queue.controls" => later(|| async move { give(&osirix.queue().controls().await?) }),
        "queue.failed" => later(|| async move {
            let (kind, page) = take(arguments, &["kind", "page"])?;
            give(&osirix.queue().failed(kind, page).await?)
        }),
        "queue.redrive" => later(|| async move {
            let (account, id, by) = take(arguments, &["account", "id", "by"])?;
            give(&osirix.queue().redrive(account, id, by).await?)
        }),
        "queue.depths" => later(|| async move { give(&osirix.queue().depths().await?) }),
        "queue.metrics" => later(|| async move { give(&osirix.queue().metrics().await?) }),
        "queue.exposition" => later(|| async move { give(&osirix.queue().exposition().await?) }),
        "queue.drain" => later(|| async move { give(&osirix.queue().drain().await?) }),
        "files.add" => later(|| async move {
            let (account, name, path) = take(arguments, &["account", "name", "path"])?;
            give(&osirix.files().add(account, name, path).await?)
        }),
        "files.list" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.files().list(account).await?)
        }),
        "files.remove" => later(|| async move {
            let (account, name) = take(arguments, &["account", "name"])?;
            give(&osirix.files().remove(account, name).await?)
        }),
        "files.info" => later(|| async move {
            let (key,) = take(arguments, &["key"])?;
            give(&osirix.files().info(key).await?)
        }),
        "files.save" => later(|| async move {
            let (key, path) = take(arguments, &["key", "path"])?;
            give(&osirix.files().save(key, path).await?)
        }),
        "marketplace.search" => later(|| async move {
            let (query, page) = take(arguments, &["query", "page"])?;
            give(&osirix.marketplace().search(query, page).await?)
        }),
        "marketplace.get" => later(|| async move {
            let (product,) = take(arguments, &["product"])?;
            give(&osirix.marketplace().get(product).await?)
        }),
        "marketplace.preview" => later(|| async move {
            let (product,) = take(arguments, &["product"])?;
            give(&osirix.marketplace().preview(product).await?)
        }),
        "marketplace.ratings" => later(|| async move {
            let (product, page) = take(arguments, &["product", "page"])?;
            give(&osirix.marketplace().ratings(product, page).await?)
        }),
        "marketplace.purchase" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.marketplace().purchase(account, request).await?)
        }),
        "marketplace.orders" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.marketplace().orders(account, page).await?)
        }),
        "marketplace.receipt" => later(|| async move {
            let (account, order) = take(arguments, &["account", "order"])?;
            give(&osirix.marketplace().receipt(account, order).await?)
        }),
        "marketplace.send_back" => later(|| async move {
            let (account, order) = take(arguments, &["account", "order"])?;
            give(&osirix.marketplace().send_back(account, order).await?)
        }),
        "marketplace.rate" => later(|| async move {
            let (account, product, rating) = take(arguments, &["account", "product", "rating"])?;
            give(&osirix.marketplace().rate(account, product, rating).await?)
        }),
        "marketplace.library" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.marketplace().library(account).await?)
        }),
        "marketplace.document" => later(|| async move {
            let (account, licence, name) = take(arguments, &["account", "licence", "name"])?;
            give(&osirix.marketplace().document(account, licence, name).await?)
        }),
        "marketplace.licences" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.marketplace().licences(account).await?)
        }),
        "marketplace.licence_key" => later(|| async move {
            let (account, licence) = take(arguments, &["account", "licence"])?;
            give(&osirix.marketplace().licence_key(account, licence).await?)
        }),
        "marketplace.activate" => later(|| async move {
            let (key, device) = take(arguments, &["key", "device"])?;
            give(&osirix.marketplace().activate(key, device).await?)
        }),
        "marketplace.activations" => later(|| async move {
            let (account, licence) = take(arguments, &["account", "licence"])?;
            give(&osirix.marketplace().activations(account, licence).await?)
        }),
        "marketplace.deactivate" => later(|| async move {
            let (account, licence, device) = take(arguments, &["account", "licence", "device"])?;
            give(&osirix.marketplace().deactivate(account, licence, device).await?)
        }),
        "marketplace.add" => later(|| async move {
            let (seller, product) = take(arguments, &["seller", "product"])?;
            give(&osirix.marketplace().add(seller, product).await?)
        }),
        "marketplace.update" => later(|| async move {
            let (seller, product, update) = take(arguments, &["seller", "product", "update"])?;
            give(&osirix.marketplace().update(seller, product, update).await?)
        }),
        "marketplace.submit" => later(|| async move {
            let (seller, product) = take(arguments, &["seller", "product"])?;
            give(&osirix.marketplace().submit(seller, product).await?)
        }),
        "marketplace.own_products" => later(|| async move {
            let (seller, page) = take(arguments, &["seller", "page"])?;
            give(&osirix.marketplace().own_products(seller, page).await?)
        }),
        "marketplace.shares" => later(|| async move {
            let (seller, page) = take(arguments, &["seller", "page"])?;
            give(&osirix.marketplace().shares(seller, page).await?)
        }),
        "payouts.onboard" => later(|| async move {
            let (account, email, refresh_url, return_url) =
                take(arguments, &["account", "email", "refresh_url", "return_url"])?;
            give(&osirix.payouts().onboard(account, email, refresh_url, return_url).await?)
        }),
        "payouts.balance" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.payouts().balance(account).await?)
        }),
        "payouts.entries" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.payouts().entries(account, page).await?)
        }),
        "payouts.list" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.payouts().list(account, page).await?)
        }),
        "moderation.waiting" => later(|| async move {
            let (limit,) = take(arguments, &["limit"])?;
            give(&osirix.moderation().waiting(limit).await?)
        }),
        "moderation.publish" => later(|| async move {
            let (product, by) = take(arguments, &["product", "by"])?;
            give(&osirix.moderation().publish(product, by).await?)
        }),
        "moderation.reject" => later(|| async move {
            let (product, reason, by) = take(arguments, &["product", "reason", "by"])?;
            give(&osirix.moderation().reject(product, reason, by).await?)
        }),
        "moderation.withdraw" => later(|| async move {
            let (product, reason, refund, by) =
                take(arguments, &["product", "reason", "refund", "by"])?;
            give(&osirix.moderation().withdraw(product, reason, refund, by).await?)
        }),
        "moderation.refund" => later(|| async move {
            let (order, reason, by) = take(arguments, &["order", "reason", "by"])?;
            give(&osirix.moderation().refund(order, reason, by).await?)
        }),
        "moderation.revoke" => later(|| async move {
            let (licence, reason, by) = take(arguments, &["licence", "reason", "by"])?;
            give(&osirix.moderation().revoke(licence, reason, by).await?)
        }),
        "approvals.rules" => later(|| async move {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.approvals().rules(token, organization).await?)
        }),
        "approvals.set_rules" => later(|| async move {
            let (token, organization, rules) =
                take(arguments, &["token", "organization", "rules"])?;
            give(&osirix.approvals().set_rules(token, organization, rules).await?)
        }),
        "approvals.submit" => later(|| async move {
            let (token, organization, post) = take(arguments, &["token", "organization", "post"])?;
            give(&osirix.approvals().submit(token, organization, post).await?)
        }),
        "approvals.submit_to_queue" => later(|| async move {
            let (token, organization, post, queue) =
                take(arguments, &["token", "organization", "post", "queue"])?;
            give(&osirix.approvals().submit_to_queue(token, organization, post, queue).await?)
        }),
        "approvals.repeat" => later(|| async move {
            let (token, organization, request) =
                take(arguments, &["token", "organization", "request"])?;
            give(&osirix.approvals().repeat(token, organization, request).await?)
        }),
        "approvals.import_posts" => later(|| async move {
            let (token, organization, csv, try_only) =
                take(arguments, &["token", "organization", "csv", "try_only"])?;
            give(&osirix.approvals().import_posts(token, organization, csv, try_only).await?)
        }),
        "approvals.waiting" => later(|| async move {
            let (token, organization, page) = take(arguments, &["token", "organization", "page"])?;
            give(&osirix.approvals().waiting(token, organization, page).await?)
        }),
        "approvals.approve" => later(|| async move {
            let (token, organization, post) = take(arguments, &["token", "organization", "post"])?;
            give(&osirix.approvals().approve(token, organization, post).await?)
        }),
        "approvals.reject" => later(|| async move {
            let (token, organization, post, reason) =
                take(arguments, &["token", "organization", "post", "reason"])?;
            give(&osirix.approvals().reject(token, organization, post, reason).await?)
        }),
        "social.ways" => later(|| async move { give(&osirix.social().ways().await?) }),
        "social.start_connect" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.social().start_connect(account, request).await?)
        }),
        "social.finish_connect" => later(|| async move {
            let (account, back) = take(arguments, &["account", "back"])?;
            give(&osirix.social().finish_connect(account, back).await?)
        }),
        "social.choose" => later(|| async move {
            let (account, choice, accounts) = take(arguments, &["account", "choice", "accounts"])?;
            give(&osirix.social().choose(account, choice, accounts).await?)
        }),
        "social.connect" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.social().connect(account, request).await?)
        }),
        "social.connections" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.social().connections(account).await?)
        }),
        "social.disconnect" => later(|| async move {
            let (account, connection) = take(arguments, &["account", "connection"])?;
            give(&osirix.social().disconnect(account, connection).await?)
        }),
        "social.write" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().write(account, post).await?)
        }),
        "social.rewrite" => later(|| async move {
            let (account, post, request) = take(arguments, &["account", "post", "request"])?;
            give(&osirix.social().rewrite(account, post, request).await?)
        }),
        "social.preflight" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().preflight(account, post).await?)
        }),
        "social.preview" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().preview(account, post).await?)
        }),
        "social.schedule" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().schedule(account, post).await?)
        }),
        "social.queue_post" => later(|| async move {
            let (account, post, queue) = take(arguments, &["account", "post", "queue"])?;
            give(&osirix.social().queue_post(account, post, queue).await?)
        }),
        "social.add_queue" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.social().add_queue(account, request).await?)
        }),
        "social.change_queue" => later(|| async move {
            let (account, queue, request) = take(arguments, &["account", "queue", "request"])?;
            give(&osirix.social().change_queue(account, queue, request).await?)
        }),
        "social.remove_queue" => later(|| async move {
            let (account, queue) = take(arguments, &["account", "queue"])?;
            give(&osirix.social().remove_queue(account, queue).await?)
        }),
        "social.post_queue" => later(|| async move {
            let (account, queue) = take(arguments, &["account", "queue"])?;
            give(&osirix.social().post_queue(account, queue).await?)
        }),
        "social.post_queues" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.social().post_queues(account).await?)
        }),
        "social.coming_slots" => later(|| async move {
            let (account, queue, limit) = take(arguments, &["account", "queue", "limit"])?;
            give(&osirix.social().coming_slots(account, queue, limit).await?)
        }),
        "social.repeat" => later(|| async move {
            let (account, request) = take(arguments, &["account", "request"])?;
            give(&osirix.social().repeat(account, request).await?)
        }),
        "social.stop_repeating" => later(|| async move {
            let (account, recurrence) = take(arguments, &["account", "recurrence"])?;
            give(&osirix.social().stop_repeating(account, recurrence).await?)
        }),
        "social.recurrence" => later(|| async move {
            let (account, recurrence) = take(arguments, &["account", "recurrence"])?;
            give(&osirix.social().recurrence(account, recurrence).await?)
        }),
        "social.recurrences" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.social().recurrences(account, page).await?)
        }),
        "social.import_posts" => later(|| async move {
            let (account, csv, try_only) = take(arguments, &["account", "csv", "try_only"])?;
            give(&osirix.social().import_posts(account, csv, try_only).await?)
        }),
        "social.cancel" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().cancel(account, post).await?)
        }),
        "social.post" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().post(account, post).await?)
        }),
        "social.posts" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.social().posts(account, page).await?)
        }),
        "social.calendar" => later(|| async move {
            let (account, since, until, page) =
                take(arguments, &["account", "since", "until", "page"])?;
            give(&osirix.social().calendar(account, since, until, page).await?)
        }),
        "social.publications" => later(|| async move {
            let (account, post) = take(arguments, &["account", "post"])?;
            give(&osirix.social().publications(account, post).await?)
        }),
        "social.publications_in" => later(|| async move {
            let (account, state, page) = take(arguments, &["account", "state", "page"])?;
            give(&osirix.social().publications_in(account, state, page).await?)
        }),
        "social.attempts" => later(|| async move {
            let (account, publication, page) =
                take(arguments, &["account", "publication", "page"])?;
            give(&osirix.social().attempts(account, publication, page).await?)
        }),
        "social.confirm" => later(|| async move {
            let (account, publication, remote_id, permalink) =
                take(arguments, &["account", "publication", "remote_id", "permalink"])?;
            give(&osirix.social().confirm(account, publication, remote_id, permalink).await?)
        }),
        "social.publish_again" => later(|| async move {
            let (account, publication) = take(arguments, &["account", "publication"])?;
            give(&osirix.social().publish_again(account, publication).await?)
        }),
        "social.give_up" => later(|| async move {
            let (account, publication) = take(arguments, &["account", "publication"])?;
            give(&osirix.social().give_up(account, publication).await?)
        }),
        "webhooks.add" => later(|| async move {
            let (account, endpoint) = take(arguments, &["account", "endpoint"])?;
            give(&osirix.webhooks().add(account, endpoint).await?)
        }),
        "webhooks.list" => later(|| async move {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.webhooks().list(account).await?)
        }),
        "webhooks.get" => later(|| async move {
            let (account, endpoint) = take(arguments, &["account", "endpoint"])?;
            give(&osirix.webhooks().get(account, endpoint).await?)
        }),
        "webhooks.change" => later(|| async move {
            let (account, endpoint, update) = take(arguments, &["account", "endpoint", "update"])?;
            give(&osirix.webhooks().change(account, endpoint, update).await?)
        }),
        "webhooks.remove" => later(|| async move {
            let (account, endpoint) = take(arguments, &["account", "endpoint"])?;
            give(&osirix.webhooks().remove(account, endpoint).await?)
        }),
        "webhooks.rotate" => later(|| async move {
            let (account, endpoint, overlap_s) =
                take(arguments, &["account", "endpoint", "overlap_s"])?;
            give(&osirix.webhooks().rotate(account, endpoint, overlap_s).await?)
        }),
        "webhooks.deliveries" => later(|| async move {
            let (account, endpoint, state, page) =
                take(arguments, &["account", "endpoint", "state", "page"])?;
            give(&osirix.webhooks().deliveries(account, endpoint, state, page).await?)
        }),
        "webhooks.attempts" => later(|| async move {
            let (account, endpoint, event, page) =
                take(arguments, &["account", "endpoint", "event", "page"])?;
            give(&osirix.webhooks().attempts(account, endpoint, event, page).await?)
        }),
        "webhooks.replay" => later(|| async move {
            let (account, endpoint, event) = take(arguments, &["account", "endpoint", "event"])?;
            give(&osirix.webhooks().replay(account, endpoint, event).await?)
        }),
        "webhooks.replay_failed" => later(|| async move {
            let (account, endpoint, since) = take(arguments, &["account", "endpoint", "since"])?;
            give(&osirix.webhooks().replay_failed(account, endpoint, since).await?)
        }),
        "webhooks.ping" => later(|| async move {
            let (account, endpoint) = take(arguments, &["account", "endpoint"])?;
            give(&osirix.webhooks().ping(account, endpoint).await?)
        }),
        "analytics.report" => later(|| async move {
            let (account, query) = take(arguments, &["account", "query"])?;
            give(&osirix.analytics().report(account, query).await?)
        }),
        "analytics.csv" => later(|| async move {
            let (account, query, after) = take(arguments, &["account", "query", "after"])?;
            give(&osirix.analytics().csv(account, query, after).await?)
        }),
        "analytics.everybody" => later(|| async move {
            let (query,) = take(arguments, &["query"])?;
            give(&osirix.analytics().everybody(query).await?)
        }),
        "analytics.everybody_csv" => later(|| async move {
            let (query, after) = take(arguments, &["query", "after"])?;
            give(&osirix.analytics().everybody_csv(query, after).await?)
        }),
        "audit.list" => later(|| async move {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.audit().list(account, page).await?)
        }),
        _ => {
            let error = unknown(name);
            later(|| async move { Err(error) })
        }
    }
}

/// Calls a method that gives one thing after the other.
pub(crate) fn open<'a>(osirix: &'a Osirix, name: &str, arguments: &'a str) -> Call<'a, Stream> {
    match name {
        "jobs.watch" => later(|| async move {
            let (account, id) = take(arguments, &["account", "id"])?;
            Ok(Stream::values(osirix.jobs().watch(account, id).await?))
        }),
        "files.read" => later(|| async move {
            let (key, range) = take(arguments, &["key", "range"])?;
            Ok(Stream::bytes(osirix.files().read(key, range).await?))
        }),
        _ => {
            let error = unknown(name);
            later(|| async move { Err(error) })
        }
    }
}

fn unknown(name: &str) -> Error {
    Error::internal("the facade has no such method").with("method", name)
}
