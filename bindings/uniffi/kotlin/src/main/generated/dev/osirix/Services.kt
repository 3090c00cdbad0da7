// The methods of the facade. Written by `cargo xtask bindgen`.

package dev.osirix

import java.nio.file.Path
import kotlinx.coroutines.flow.Flow
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
     * Signs in with a password. An unknown address and a wrong password are one error,
     * `Unauthenticated`; too many of them are
     * `RateLimited` with `retry_after_s`.
     */
    suspend fun signIn(request: SignIn, device: Device = Device()): SignedIn {
        val json = bridge.call("auth.sign_in", writeSignIn(request), writeDevice(device))
        return readSignedIn(json)
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

    /** Changes name and picture. */
    suspend fun updateUser(token: Token, update: UserUpdate = UserUpdate(), device: Device = Device()): User {
        val json = bridge.call(
            "auth.update_user",
            JsonPrimitive(token.value),
            writeUserUpdate(update),
            writeDevice(device),
        )
        return readUser(json)
    }

    /**
     * Changes the password. With `revoke_others` every session ends, this one too, and a new one
     * begins, which is given.
     */
    suspend fun changePassword(token: Token, currentPassword: String, newPassword: String, revokeOthers: Boolean, device: Device = Device()): SignedIn? {
        val json = bridge.call(
            "auth.change_password",
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
        bridge.call("auth.verify_password", JsonPrimitive(token.value), JsonPrimitive(password))
    }

    /**
     * Erases the user: name, address, sessions, ways to sign in. The account's books stay, and are
     * nobody's. Needs the password.
     */
    suspend fun deleteUser(token: Token, password: String, device: Device = Device()) {
        bridge.call(
            "auth.delete_user",
            JsonPrimitive(token.value),
            JsonPrimitive(password),
            writeDevice(device),
        )
    }
}

/** Balances and statements. */
class CreditsApi internal constructor(private val bridge: Bridge) {
    /** An account's four balances. */
    suspend fun balance(account: AccountId): Balance {
        val json = bridge.call("credits.balance", JsonPrimitive(account.value))
        return readBalance(json)
    }

    /** An account's statement, newest first. */
    suspend fun entries(account: AccountId, page: PageRequest = PageRequest()): Page<Entry> {
        val json = bridge.call("credits.entries", JsonPrimitive(account.value), writePageRequest(page))
        return json.page { readEntry(it) }
    }

    /** Issues credits by hand. The same grant with the same idempotency key takes effect once. */
    suspend fun grant(account: AccountId, amount: Credits, memo: String, idempotencyKey: String? = null): Balance {
        val json = bridge.call(
            "credits.grant",
            JsonPrimitive(account.value),
            JsonPrimitive(amount.value),
            JsonPrimitive(memo),
            idempotencyKey?.let { JsonPrimitive(it) } ?: JsonNull,
        )
        return readBalance(json)
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
}

/** How they can sound. */
class VoicesApi internal constructor(private val bridge: Bridge) {
    /** Every voice of every engine. */
    suspend fun list(): List<Voice> {
        val json = bridge.call("voices.list")
        return json.list { readVoice(it) }
    }
}

/** The work: speech, lip-sync, videos. */
class JobsApi internal constructor(private val bridge: Bridge) {
    /** Creates a video job and holds its credits, or refuses with a typed error and leaves nothing. */
    suspend fun createVideo(account: AccountId, request: VideoRequest): JobInfo {
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
    suspend fun quoteVideo(account: AccountId, request: VideoRequest): Credits {
        val json = bridge.call("jobs.quote_video", JsonPrimitive(account.value), writeVideoRequest(request))
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

/** What the work made. */
class FilesApi internal constructor(private val bridge: Bridge) {
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

/** What can be bought. */
class ProductsApi internal constructor(private val bridge: Bridge) {
    /** Every product. */
    suspend fun list(): List<Product> {
        val json = bridge.call("products.list")
        return json.list { readProduct(it) }
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
    /** Balances and statements. */
    val credits: CreditsApi = CreditsApi(bridge)
    /** What an account may do. */
    val plans: PlansApi = PlansApi(bridge)
    /** Who can speak in a video. */
    val avatars: AvatarsApi = AvatarsApi(bridge)
    /** How they can sound. */
    val voices: VoicesApi = VoicesApi(bridge)
    /** The work: speech, lip-sync, videos. */
    val jobs: JobsApi = JobsApi(bridge)
    /** What the work made. */
    val files: FilesApi = FilesApi(bridge)
    /** What can be bought. */
    val products: ProductsApi = ProductsApi(bridge)
    /** Who did what. */
    val audit: AuditApi = AuditApi(bridge)
}
