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

    /// Signs in with a password. An unknown address and a wrong password are one error,
    /// `Unauthenticated`; too many of them are
    /// `RateLimited` with `retry_after_s`.
    public func signIn(request: SignIn, device: Device = Device()) async throws -> SignedIn {
        try await bridge.call("auth.sign_in", request, device)
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

    /// Changes name and picture.
    public func updateUser(token: Token, update: UserUpdate = UserUpdate(), device: Device = Device()) async throws -> User {
        try await bridge.call("auth.update_user", token, update, device)
    }

    /// Changes the password. With `revoke_others` every session ends, this one too, and a new one
    /// begins, which is given.
    public func changePassword(token: Token, currentPassword: String, newPassword: String, revokeOthers: Bool, device: Device = Device()) async throws -> SignedIn? {
        try await bridge.call("auth.change_password", token, currentPassword, newPassword, revokeOthers, device)
    }

    /// Whether this is the user's password: `InvalidInput` when
    /// not. Counts as an attempt to sign in.
    public func verifyPassword(token: Token, password: String) async throws {
        try await bridge.run("auth.verify_password", token, password)
    }

    /// Erases the user: name, address, sessions, ways to sign in. The account's books stay, and are
    /// nobody's. Needs the password.
    public func deleteUser(token: Token, password: String, device: Device = Device()) async throws {
        try await bridge.run("auth.delete_user", token, password, device)
    }
}

/// Balances and statements.
public struct CreditsApi: Sendable {
    let bridge: Bridge

    /// An account's four balances.
    public func balance(account: AccountId) async throws -> Balance {
        try await bridge.call("credits.balance", account)
    }

    /// An account's statement, newest first.
    public func entries(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<Entry> {
        try await bridge.call("credits.entries", account, page)
    }

    /// Issues credits by hand. The same grant with the same idempotency key takes effect once.
    public func grant(account: AccountId, amount: Credits, memo: String, idempotencyKey: String? = nil) async throws -> Balance {
        try await bridge.call("credits.grant", account, amount, memo, idempotencyKey)
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
}

/// How they can sound.
public struct VoicesApi: Sendable {
    let bridge: Bridge

    /// Every voice of every engine.
    public func list() async throws -> [Voice] {
        try await bridge.call("voices.list")
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

    /// The account's job of this id, or `NotFound`.
    public func get(account: AccountId, id: JobId) async throws -> JobInfo {
        try await bridge.call("jobs.get", account, id)
    }

    /// The account's jobs, newest first.
    public func list(account: AccountId, page: PageRequest = PageRequest()) async throws -> Page<JobInfo> {
        try await bridge.call("jobs.list", account, page)
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

/// What the work made.
public struct FilesApi: Sendable {
    let bridge: Bridge

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
    /// Balances and statements.
    public var credits: CreditsApi { CreditsApi(bridge: bridge) }
    /// What an account may do.
    public var plans: PlansApi { PlansApi(bridge: bridge) }
    /// Who can speak in a video.
    public var avatars: AvatarsApi { AvatarsApi(bridge: bridge) }
    /// How they can sound.
    public var voices: VoicesApi { VoicesApi(bridge: bridge) }
    /// The work: speech, lip-sync, videos.
    public var jobs: JobsApi { JobsApi(bridge: bridge) }
    /// What the work made.
    public var files: FilesApi { FilesApi(bridge: bridge) }
    /// What can be bought.
    public var products: ProductsApi { ProductsApi(bridge: bridge) }
    /// Who did what.
    public var audit: AuditApi { AuditApi(bridge: bridge) }
}
