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
        "auth.register" => {
            let (request, link, device) = take(arguments, &["request", "link", "device"])?;
            give(&osirix.auth().register(request, link, device).await?)
        }
        "auth.sign_in" => {
            let (request, device) = take(arguments, &["request", "device"])?;
            give(&osirix.auth().sign_in(request, device).await?)
        }
        "auth.second_factor" => {
            let (challenge, factor, device) = take(arguments, &["challenge", "factor", "device"])?;
            give(&osirix.auth().second_factor(challenge, factor, device).await?)
        }
        "auth.request_magic_link" => {
            let (email, name, link) = take(arguments, &["email", "name", "link"])?;
            give(&osirix.auth().request_magic_link(email, name, link).await?)
        }
        "auth.sign_in_by_link" => {
            let (token, trusted_device, device) =
                take(arguments, &["token", "trusted_device", "device"])?;
            give(&osirix.auth().sign_in_by_link(token, trusted_device, device).await?)
        }
        "auth.request_code" => {
            let (email, purpose) = take(arguments, &["email", "purpose"])?;
            give(&osirix.auth().request_code(email, purpose).await?)
        }
        "auth.sign_in_by_code" => {
            let (email, code, trusted_device, device) =
                take(arguments, &["email", "code", "trusted_device", "device"])?;
            give(&osirix.auth().sign_in_by_code(email, code, trusted_device, device).await?)
        }
        "auth.start_passkey_sign_in" => give(&osirix.auth().start_passkey_sign_in().await?),
        "auth.sign_in_by_passkey" => {
            let (answer, device) = take(arguments, &["answer", "device"])?;
            give(&osirix.auth().sign_in_by_passkey(answer, device).await?)
        }
        "auth.providers" => give(&osirix.auth().providers().await?),
        "auth.start_provider" => {
            let (provider, redirect_uri, then) =
                take(arguments, &["provider", "redirect_uri", "then"])?;
            give(&osirix.auth().start_provider(provider, redirect_uri, then).await?)
        }
        "auth.finish_provider" => {
            let (provider, back, device) = take(arguments, &["provider", "back", "device"])?;
            give(&osirix.auth().finish_provider(provider, back, device).await?)
        }
        "auth.request_password_reset" => {
            let (email, link, device) = take(arguments, &["email", "link", "device"])?;
            give(&osirix.auth().request_password_reset(email, link, device).await?)
        }
        "auth.reset_password" => {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.auth().reset_password(token, password, device).await?)
        }
        "auth.reset_password_by_code" => {
            let (email, code, password, device) =
                take(arguments, &["email", "code", "password", "device"])?;
            give(&osirix.auth().reset_password_by_code(email, code, password, device).await?)
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
        "auth.jwt" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.auth().jwt(token).await?)
        }
        "auth.verify_jwt" => {
            let (jwt,) = take(arguments, &["jwt"])?;
            give(&osirix.auth().verify_jwt(jwt).await?)
        }
        "auth.jwks" => give(&osirix.auth().jwks().await?),
        "profile.update" => {
            let (token, update, device) = take(arguments, &["token", "update", "device"])?;
            give(&osirix.profile().update(token, update, device).await?)
        }
        "profile.request_verification" => {
            let (token, link) = take(arguments, &["token", "link"])?;
            give(&osirix.profile().request_verification(token, link).await?)
        }
        "profile.request_verification_of" => {
            let (email, link) = take(arguments, &["email", "link"])?;
            give(&osirix.profile().request_verification_of(email, link).await?)
        }
        "profile.verify_email" => {
            let (secret, device) = take(arguments, &["secret", "device"])?;
            give(&osirix.profile().verify_email(secret, device).await?)
        }
        "profile.verify_email_by_code" => {
            let (email, code, device) = take(arguments, &["email", "code", "device"])?;
            give(&osirix.profile().verify_email_by_code(email, code, device).await?)
        }
        "profile.request_email_change" => {
            let (token, email, link, device) =
                take(arguments, &["token", "email", "link", "device"])?;
            give(&osirix.profile().request_email_change(token, email, link, device).await?)
        }
        "profile.change_email" => {
            let (secret, device) = take(arguments, &["secret", "device"])?;
            give(&osirix.profile().change_email(secret, device).await?)
        }
        "profile.change_password" => {
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
        }
        "profile.verify_password" => {
            let (token, password) = take(arguments, &["token", "password"])?;
            give(&osirix.profile().verify_password(token, password).await?)
        }
        "profile.start_two_factor" => {
            let (token, password) = take(arguments, &["token", "password"])?;
            give(&osirix.profile().start_two_factor(token, password).await?)
        }
        "profile.confirm_two_factor" => {
            let (token, code, device) = take(arguments, &["token", "code", "device"])?;
            give(&osirix.profile().confirm_two_factor(token, code, device).await?)
        }
        "profile.disable_two_factor" => {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.profile().disable_two_factor(token, password, device).await?)
        }
        "profile.renew_recovery_codes" => {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.profile().renew_recovery_codes(token, password, device).await?)
        }
        "profile.start_passkey" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.profile().start_passkey(token).await?)
        }
        "profile.add_passkey" => {
            let (token, name, answer, device) =
                take(arguments, &["token", "name", "answer", "device"])?;
            give(&osirix.profile().add_passkey(token, name, answer, device).await?)
        }
        "profile.passkeys" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.profile().passkeys(token).await?)
        }
        "profile.rename_passkey" => {
            let (token, passkey, name) = take(arguments, &["token", "passkey", "name"])?;
            give(&osirix.profile().rename_passkey(token, passkey, name).await?)
        }
        "profile.remove_passkey" => {
            let (token, passkey, device) = take(arguments, &["token", "passkey", "device"])?;
            give(&osirix.profile().remove_passkey(token, passkey, device).await?)
        }
        "profile.linked_accounts" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.profile().linked_accounts(token).await?)
        }
        "profile.start_link" => {
            let (token, provider, redirect_uri, then) =
                take(arguments, &["token", "provider", "redirect_uri", "then"])?;
            give(&osirix.profile().start_link(token, provider, redirect_uri, then).await?)
        }
        "profile.unlink" => {
            let (token, account, device) = take(arguments, &["token", "account", "device"])?;
            give(&osirix.profile().unlink(token, account, device).await?)
        }
        "profile.delete" => {
            let (token, password, device) = take(arguments, &["token", "password", "device"])?;
            give(&osirix.profile().delete(token, password, device).await?)
        }
        "api_keys.create" => {
            let (token, request, device) = take(arguments, &["token", "request", "device"])?;
            give(&osirix.api_keys().create(token, request, device).await?)
        }
        "api_keys.list" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.api_keys().list(token).await?)
        }
        "api_keys.get" => {
            let (token, api_key) = take(arguments, &["token", "api_key"])?;
            give(&osirix.api_keys().get(token, api_key).await?)
        }
        "api_keys.update" => {
            let (token, api_key, update, device) =
                take(arguments, &["token", "api_key", "update", "device"])?;
            give(&osirix.api_keys().update(token, api_key, update, device).await?)
        }
        "api_keys.rotate" => {
            let (token, api_key, overlap_s, device) =
                take(arguments, &["token", "api_key", "overlap_s", "device"])?;
            give(&osirix.api_keys().rotate(token, api_key, overlap_s, device).await?)
        }
        "api_keys.delete" => {
            let (token, api_key, device) = take(arguments, &["token", "api_key", "device"])?;
            give(&osirix.api_keys().delete(token, api_key, device).await?)
        }
        "api_keys.verify" => {
            let (key,) = take(arguments, &["key"])?;
            give(&osirix.api_keys().verify(key).await?)
        }
        "organizations.create" => {
            let (token, request) = take(arguments, &["token", "request"])?;
            give(&osirix.organizations().create(token, request).await?)
        }
        "organizations.is_free" => {
            let (token, slug) = take(arguments, &["token", "slug"])?;
            give(&osirix.organizations().is_free(token, slug).await?)
        }
        "organizations.list" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.organizations().list(token).await?)
        }
        "organizations.get" => {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().get(token, organization).await?)
        }
        "organizations.membership" => {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().membership(token, organization).await?)
        }
        "organizations.set_active" => {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().set_active(token, organization).await?)
        }
        "organizations.update" => {
            let (token, organization, update) =
                take(arguments, &["token", "organization", "update"])?;
            give(&osirix.organizations().update(token, organization, update).await?)
        }
        "organizations.delete" => {
            let (token, organization) = take(arguments, &["token", "organization"])?;
            give(&osirix.organizations().delete(token, organization).await?)
        }
        "organizations.invite" => {
            let (token, organization, email, role, link) =
                take(arguments, &["token", "organization", "email", "role", "link"])?;
            give(&osirix.organizations().invite(token, organization, email, role, link).await?)
        }
        "organizations.invitation" => {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().invitation(token, invitation).await?)
        }
        "organizations.invitations" => {
            let (token,) = take(arguments, &["token"])?;
            give(&osirix.organizations().invitations(token).await?)
        }
        "organizations.accept" => {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().accept(token, invitation).await?)
        }
        "organizations.reject" => {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().reject(token, invitation).await?)
        }
        "organizations.cancel" => {
            let (token, invitation) = take(arguments, &["token", "invitation"])?;
            give(&osirix.organizations().cancel(token, invitation).await?)
        }
        "organizations.set_role" => {
            let (token, organization, member, role) =
                take(arguments, &["token", "organization", "member", "role"])?;
            give(&osirix.organizations().set_role(token, organization, member, role).await?)
        }
        "organizations.remove_member" => {
            let (token, organization, member) =
                take(arguments, &["token", "organization", "member"])?;
            give(&osirix.organizations().remove_member(token, organization, member).await?)
        }
        "admin.appoint" => {
            let (email,) = take(arguments, &["email"])?;
            give(&osirix.admin().appoint(email).await?)
        }
        "admin.import_better_auth" => {
            let (database_url,) = take(arguments, &["database_url"])?;
            give(&osirix.admin().import_better_auth(database_url).await?)
        }
        "admin.list_users" => {
            let (token, query, device) = take(arguments, &["token", "query", "device"])?;
            give(&osirix.admin().list_users(token, query, device).await?)
        }
        "admin.get_user" => {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().get_user(token, user, device).await?)
        }
        "admin.create_user" => {
            let (token, request, device) = take(arguments, &["token", "request", "device"])?;
            give(&osirix.admin().create_user(token, request, device).await?)
        }
        "admin.update_user" => {
            let (token, user, update, device) =
                take(arguments, &["token", "user", "update", "device"])?;
            give(&osirix.admin().update_user(token, user, update, device).await?)
        }
        "admin.set_role" => {
            let (token, user, role, device) =
                take(arguments, &["token", "user", "role", "device"])?;
            give(&osirix.admin().set_role(token, user, role, device).await?)
        }
        "admin.ban_user" => {
            let (token, user, reason, expires_in_s, device) =
                take(arguments, &["token", "user", "reason", "expires_in_s", "device"])?;
            give(&osirix.admin().ban_user(token, user, reason, expires_in_s, device).await?)
        }
        "admin.unban_user" => {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().unban_user(token, user, device).await?)
        }
        "admin.set_password" => {
            let (token, user, password, device) =
                take(arguments, &["token", "user", "password", "device"])?;
            give(&osirix.admin().set_password(token, user, password, device).await?)
        }
        "admin.sessions" => {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().sessions(token, user, device).await?)
        }
        "admin.revoke_session" => {
            let (token, session, device) = take(arguments, &["token", "session", "device"])?;
            give(&osirix.admin().revoke_session(token, session, device).await?)
        }
        "admin.revoke_sessions" => {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().revoke_sessions(token, user, device).await?)
        }
        "admin.impersonate" => {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().impersonate(token, user, device).await?)
        }
        "admin.stop_impersonating" => {
            let (token, device) = take(arguments, &["token", "device"])?;
            give(&osirix.admin().stop_impersonating(token, device).await?)
        }
        "admin.remove_user" => {
            let (token, user, device) = take(arguments, &["token", "user", "device"])?;
            give(&osirix.admin().remove_user(token, user, device).await?)
        }
        "mails.sends" => give(&osirix.mails().sends().await?),
        "mails.outbox" => {
            let (limit,) = take(arguments, &["limit"])?;
            give(&osirix.mails().outbox(limit).await?)
        }
        "credits.balance" => {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.credits().balance(account).await?)
        }
        "credits.balance_at" => {
            let (account, at) = take(arguments, &["account", "at"])?;
            give(&osirix.credits().balance_at(account, at).await?)
        }
        "credits.entries" => {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.credits().entries(account, page).await?)
        }
        "credits.transactions" => {
            let (account, after, limit) = take(arguments, &["account", "after", "limit"])?;
            give(&osirix.credits().transactions(account, after, limit).await?)
        }
        "credits.history" => {
            let (account, filter, page) = take(arguments, &["account", "filter", "page"])?;
            give(&osirix.credits().history(account, filter, page).await?)
        }
        "credits.linked" => {
            let (operations,) = take(arguments, &["operations"])?;
            give(&osirix.credits().linked(operations).await?)
        }
        "credits.verify" => {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.credits().verify(account).await?)
        }
        "credits.grant" => {
            let (account, amount, memo, idempotency_key, terms) =
                take(arguments, &["account", "amount", "memo", "idempotency_key", "terms"])?;
            give(&osirix.credits().grant(account, amount, memo, idempotency_key, terms).await?)
        }
        "credits.grants" => {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.credits().grants(account, page).await?)
        }
        "credits.hold" => {
            let (account, amount, memo, idempotency_key, lifetime_s) =
                take(arguments, &["account", "amount", "memo", "idempotency_key", "lifetime_s"])?;
            give(&osirix.credits().hold(account, amount, memo, idempotency_key, lifetime_s).await?)
        }
        "credits.preview_hold" => {
            let (account, amount) = take(arguments, &["account", "amount"])?;
            give(&osirix.credits().preview_hold(account, amount).await?)
        }
        "credits.get_hold" => {
            let (account, hold) = take(arguments, &["account", "hold"])?;
            give(&osirix.credits().get_hold(account, hold).await?)
        }
        "credits.settle" => {
            let (account, hold, captured, memo) =
                take(arguments, &["account", "hold", "captured", "memo"])?;
            give(&osirix.credits().settle(account, hold, captured, memo).await?)
        }
        "credits.release" => {
            let (account, hold, memo) = take(arguments, &["account", "hold", "memo"])?;
            give(&osirix.credits().release(account, hold, memo).await?)
        }
        "credits.set_overdraft" => {
            let (account, limit) = take(arguments, &["account", "limit"])?;
            give(&osirix.credits().set_overdraft(account, limit).await?)
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
        "avatars.add" => {
            let (account, request, picture) = take(arguments, &["account", "request", "picture"])?;
            give(&osirix.avatars().add(account, request, picture).await?)
        }
        "avatars.remove" => {
            let (account, slug) = take(arguments, &["account", "slug"])?;
            give(&osirix.avatars().remove(account, slug).await?)
        }
        "voices.list" => give(&osirix.voices().list().await?),
        "models.list" => give(&osirix.models().list().await?),
        "models.add" => {
            let (sources, any_licence) = take(arguments, &["sources", "any_licence"])?;
            give(&osirix.models().add(sources, any_licence).await?)
        }
        "models.verify" => {
            let (name,) = take(arguments, &["name"])?;
            give(&osirix.models().verify(name).await?)
        }
        "models.remove" => {
            let (name,) = take(arguments, &["name"])?;
            give(&osirix.models().remove(name).await?)
        }
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
        "jobs.create" => {
            let (account, job) = take(arguments, &["account", "job"])?;
            give(&osirix.jobs().create(account, job).await?)
        }
        "jobs.create_flow" => {
            let (account, jobs) = take(arguments, &["account", "jobs"])?;
            give(&osirix.jobs().create_flow(account, jobs).await?)
        }
        "jobs.create_batch" => {
            let (account, members, completion) =
                take(arguments, &["account", "members", "completion"])?;
            give(&osirix.jobs().create_batch(account, members, completion).await?)
        }
        "jobs.quote" => {
            let (account, job) = take(arguments, &["account", "job"])?;
            give(&osirix.jobs().quote(account, job).await?)
        }
        "jobs.get" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().get(account, id).await?)
        }
        "jobs.list" => {
            let (account, page) = take(arguments, &["account", "page"])?;
            give(&osirix.jobs().list(account, page).await?)
        }
        "jobs.find" => {
            let (account, query, page) = take(arguments, &["account", "query", "page"])?;
            give(&osirix.jobs().find(account, query, page).await?)
        }
        "jobs.earlier" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().earlier(account, id).await?)
        }
        "jobs.answer" => {
            let (secret, answer) = take(arguments, &["secret", "answer"])?;
            give(&osirix.jobs().answer(secret, answer).await?)
        }
        "jobs.cancel" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().cancel(account, id).await?)
        }
        "jobs.wait" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.jobs().wait(account, id).await?)
        }
        "work.report" => {
            let (job, fence, done) = take(arguments, &["job", "fence", "done"])?;
            give(&osirix.work().report(job, fence, done).await?)
        }
        "work.finished_step" => {
            let (job, fence, name) = take(arguments, &["job", "fence", "name"])?;
            give(&osirix.work().finished_step(job, fence, name).await?)
        }
        "work.finish_step" => {
            let (job, fence, name, value) = take(arguments, &["job", "fence", "name", "value"])?;
            give(&osirix.work().finish_step(job, fence, name, value).await?)
        }
        "work.saved" => {
            let (job, fence, name) = take(arguments, &["job", "fence", "name"])?;
            give(&osirix.work().saved(job, fence, name).await?)
        }
        "work.save" => {
            let (job, fence, name, value) = take(arguments, &["job", "fence", "name", "value"])?;
            give(&osirix.work().save(job, fence, name, value).await?)
        }
        "work.ask" => {
            let (job, fence, name, within_seconds) =
                take(arguments, &["job", "fence", "name", "within_seconds"])?;
            give(&osirix.work().ask(job, fence, name, within_seconds).await?)
        }
        "work.answer" => {
            let (job, fence, name) = take(arguments, &["job", "fence", "name"])?;
            give(&osirix.work().answer(job, fence, name).await?)
        }
        "work.snooze" => {
            let (job, fence, seconds) = take(arguments, &["job", "fence", "seconds"])?;
            give(&osirix.work().snooze(job, fence, seconds).await?)
        }
        "schedules.create" => {
            let (account, schedule) = take(arguments, &["account", "schedule"])?;
            give(&osirix.schedules().create(account, schedule).await?)
        }
        "schedules.list" => {
            let (account,) = take(arguments, &["account"])?;
            give(&osirix.schedules().list(account).await?)
        }
        "schedules.pause" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.schedules().pause(account, id).await?)
        }
        "schedules.resume" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.schedules().resume(account, id).await?)
        }
        "schedules.remove" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.schedules().remove(account, id).await?)
        }
        "queue.limit" => {
            let (kind, limits) = take(arguments, &["kind", "limits"])?;
            give(&osirix.queue().limit(kind, limits).await?)
        }
        "queue.limit_account" => {
            let (kind, account, at_once) = take(arguments, &["kind", "account", "at_once"])?;
            give(&osirix.queue().limit_account(kind, account, at_once).await?)
        }
        "queue.pause" => {
            let (kind, account) = take(arguments, &["kind", "account"])?;
            give(&osirix.queue().pause(kind, account).await?)
        }
        "queue.resume" => {
            let (kind, account) = take(arguments, &["kind", "account"])?;
            give(&osirix.queue().resume(kind, account).await?)
        }
        "queue.controls" => give(&osirix.queue().controls().await?),
        "queue.failed" => {
            let (kind, page) = take(arguments, &["kind", "page"])?;
            give(&osirix.queue().failed(kind, page).await?)
        }
        "queue.redrive" => {
            let (account, id) = take(arguments, &["account", "id"])?;
            give(&osirix.queue().redrive(account, id).await?)
        }
        "queue.depths" => give(&osirix.queue().depths().await?),
        "queue.metrics" => give(&osirix.queue().metrics().await?),
        "queue.exposition" => give(&osirix.queue().exposition().await?),
        "queue.drain" => give(&osirix.queue().drain().await?),
        "files.add" => {
            let (account, name, path) = take(arguments, &["account", "name", "path"])?;
            give(&osirix.files().add(account, name, path).await?)
        }
        "files.remove" => {
            let (account, name) = take(arguments, &["account", "name"])?;
            give(&osirix.files().remove(account, name).await?)
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
