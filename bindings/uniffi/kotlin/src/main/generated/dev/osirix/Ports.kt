// The parts that you can write yourself. Written by `cargo xtask bindgen`.

package dev.osirix

import dev.osirix.glue.NativePiece
import kotlin.time.Duration
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonPrimitive

/** Turns text into speech. */
interface SpeechEngine {
    /** The engine's name: the part of its voice ids before the slash. */
    val name: String

    /** The voices that can be asked for. Never empty; ids are unique and start with the name. */
    suspend fun voices(): List<Voice>

    /**
     * Refuses, before anything is begun or paid for, what `speak` would refuse.
     * Asks nobody outside this process.
     *
     * - An unknown voice is `NotFound`, settings out of range are
     *   `InvalidInput`.
     * - A script in which nothing can be said by this voice is
     *   `Unsupported` and names the first character that cannot.
     */
    suspend fun check(utterance: Utterance)

    /**
     * Speaks, when `check` finds nothing.
     *
     * - The pieces of the stream, joined, are the whole script, in order.
     * - Phonemes of a piece cover it without gap; words lie inside it, in order, and together
     *   are the words of the script as written.
     * - Twice the same utterance gives twice the same samples, where the engine is local.
     * - A dropped stream stops the work.
     */
    fun speak(utterance: Utterance): Flow<SpeechChunk>
}

/**
 * Keeps blobs.
 *
 * Every implementation passes the suite `conformance::blob`, whose cases are the
 * sentences below.
 */
interface BlobStore {
    /**
     * Writes a blob.
     *
     * - After `Ok`, every reader sees exactly the bytes of the stream.
     * - A blob of that key is replaced as a whole: a reader sees the old or the new, never a mix.
     * - When the stream or the disk fails, the key is as it was and nothing is left behind.
     */
    suspend fun put(key: BlobKey, bytes: Flow<ByteArray>): BlobInfo

    /**
     * Reads a blob, or the half-open byte `range` of it.
     *
     * - An unknown key is `NotFound`.
     * - A range is cut at the end of the blob, and empty where it starts there; one that starts
     *   behind the end, or is reversed, is `InvalidInput`.
     */
    fun get(key: BlobKey, range: LongRange?): Flow<ByteArray>

    /** What is known of a blob; an unknown key is `NotFound`. */
    suspend fun head(key: BlobKey): BlobInfo

    /** Removes a blob. Removing one that does not exist succeeds. */
    suspend fun delete(key: BlobKey)

    /**
     * The blobs whose keys start with `prefix`, sorted by key; a prefix that nothing has gives
     * an empty list.
     */
    suspend fun list(prefix: String): List<BlobInfo>

    /**
     * A URL under which the blob can be fetched without further rights for `lifetime`.
     *
     * - An unknown key is `NotFound`.
     * - A store that cannot be reached by URL says `Unsupported`.
     */
    suspend fun signedUrl(key: BlobKey, lifetime: Duration): String
}

/** A kind of job of your own. */
interface JobTask {
    /**
     * The kind that it does: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`, and not that of a built-in
     * kind.
     */
    val name: String

    /** How its jobs are treated. Asked once, when the platform is opened. */
    suspend fun settings(): TaskSettings

    /**
     * Checks a request and tells the most that it can cost; nothing is created before that. What
     * cannot be done is refused by an error.
     */
    suspend fun quote(request: JsonElement): Credits

    /**
     * Does the work, and gives what was made and its price.
     *
     * - It may be begun again, elsewhere too: what is kept as a step need not be done twice.
     * - An error that passes is followed by another attempt; any other fails the job.
     * - Who goes on after the job was cancelled, or is someone else's, does it for nothing: what
     *   is given then is not taken.
     */
    suspend fun run(work: AtWork): WorkDone
}

/**
 * A network that your program publishes on by itself: a site, an intranet, whatever nothing else
 * speaks to. Posts go out on it as on any other, under the name `own`.
 */
interface OwnNetwork {
    /** What errors call it: 1 to 100 characters. */
    val name: String

    /** What it takes. Asked once, when the platform is opened. */
    suspend fun limits(): OwnLimits

    /**
     * The account of who shows a secret that they made for this use.
     *
     * - A wrong one is `Unauthenticated`.
     */
    suspend fun signIn(identifier: String, secret: OwnSecret): OwnAccount

    /**
     * Publishes one message: the only call that people can see the effect of.
     *
     * - It tries once. The files are read with the client, by the keys that the message names.
     * - An error that refuses says that the message is not out, and will not be by this attempt:
     *   `InvalidInput`, `TooLarge`, `Unsupported`, `NotFound`, `Conflict`, `Unauthenticated`,
     *   `PermissionDenied`, `PlanLimit`, `InsufficientCredits`, `SpendingLimit`, `RateLimited`,
     *   `Configuration`.
     * - Any other error, and no answer in time, leaves open whether it is out: it is not published
     *   again before it was looked for, and where nobody can tell, a person is asked.
     * - A secret that is worth nothing any more, `Unauthenticated` or `PermissionDenied`, breaks
     *   the connection until the account is connected again.
     */
    suspend fun publish(message: OwnMessage): Published

    /**
     * Reads back whether a message is out, by its key. Asked only where the limits say `can_find`.
     *
     * - It changes nothing. One that is out is found, with the id that publishing it gave.
     */
    suspend fun find(message: OwnMessage): Published?
}

internal class SpeechEnginePart(private val part: SpeechEngine) : Part("speech_engine", part.name) {
    override suspend fun ask(method: String, json: JsonArray, bytes: Flow<ByteArray>): Answer =
        when (method) {
            "voices" -> part.voices().let { Answer.Value(JsonArray(it.map { writeVoice(it) })) }
            "check" -> part.check(readUtterance(json[0])).let { Answer.Nothing }
            "speak" -> Answer.Pieces(part.speak(readUtterance(json[0])).map { writeSpeechChunk(it).piece() })
            else -> throw unknown("method", method)
        }
}

internal class BlobStorePart(private val part: BlobStore) : Part("blob_store", "") {
    override suspend fun ask(method: String, json: JsonArray, bytes: Flow<ByteArray>): Answer =
        when (method) {
            "put" -> part.put(BlobKey(json[0].text()), bytes).let { Answer.Value(writeBlobInfo(it)) }
            "get" -> Answer.Pieces(part.get(BlobKey(json[0].text()), json[1].orNull()?.let { it.range() }).map { NativePiece.Bytes(it) })
            "head" -> part.head(BlobKey(json[0].text())).let { Answer.Value(writeBlobInfo(it)) }
            "delete" -> part.delete(BlobKey(json[0].text())).let { Answer.Nothing }
            "list" -> part.list(json[0].text()).let { Answer.Value(JsonArray(it.map { writeBlobInfo(it) })) }
            "signed_url" -> part.signedUrl(BlobKey(json[0].text()), json[1].duration()).let { Answer.Value(JsonPrimitive(it)) }
            else -> throw unknown("method", method)
        }
}

internal class JobTaskPart(private val part: JobTask) : Part("job_task", part.name) {
    override suspend fun ask(method: String, json: JsonArray, bytes: Flow<ByteArray>): Answer =
        when (method) {
            "settings" -> part.settings().let { Answer.Value(writeTaskSettings(it)) }
            "quote" -> part.quote(json[0]).let { Answer.Value(JsonPrimitive(it.value)) }
            "run" -> part.run(AtWork(readWork(json[0]), work())).let { Answer.Value(writeWorkDone(it)) }
            else -> throw unknown("method", method)
        }
}

internal class OwnNetworkPart(private val part: OwnNetwork) : Part("own_network", part.name) {
    override suspend fun ask(method: String, json: JsonArray, bytes: Flow<ByteArray>): Answer =
        when (method) {
            "limits" -> part.limits().let { Answer.Value(writeOwnLimits(it)) }
            "sign_in" -> part.signIn(json[0].text(), OwnSecret(json[1].text())).let { Answer.Value(writeOwnAccount(it)) }
            "publish" -> part.publish(readOwnMessage(json[0])).let { Answer.Value(writePublished(it)) }
            "find" -> part.find(readOwnMessage(json[0])).let { Answer.Value(it?.let { writePublished(it) } ?: JsonNull) }
            else -> throw unknown("method", method)
        }
}

/** How a client is opened. */
abstract class Opening internal constructor() {
    /** Opens the data and starts the workers, with your own parts where you have any. */
    suspend fun open(
        config: Config = Config(),
        speechEngines: List<SpeechEngine> = emptyList(),
        blobStore: BlobStore? = null,
        jobTasks: List<JobTask> = emptyList(),
        ownNetwork: OwnNetwork? = null,
    ): Osirix {
        val parts = buildList<Part> {
            addAll(speechEngines.map(::SpeechEnginePart))
            blobStore?.let { add(BlobStorePart(it)) }
            addAll(jobTasks.map(::JobTaskPart))
            ownNetwork?.let { add(OwnNetworkPart(it)) }
        }
        return Osirix.opened(config, parts)
    }
}
