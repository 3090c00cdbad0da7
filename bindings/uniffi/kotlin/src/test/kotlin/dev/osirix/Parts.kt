package dev.osirix

import java.util.Collections
import java.util.concurrent.ConcurrentHashMap
import kotlin.math.PI
import kotlin.math.sin
import kotlin.time.Duration
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonPrimitive

// Parts of the platform, written in Kotlin: a speech engine of tones, a store in memory, a kind of job and a network.

private const val RATE_HZ = 16_000
private const val WORD_US = 250_000L
internal val VOICE = VoiceId("tones/a4")

/** A quarter of a second of tone for each word. */
internal fun said(words: List<String>): SpeechChunk {
    val count = (words.size * WORD_US * RATE_HZ / 1_000_000).toInt()
    val samples = FloatArray(count) { (0.5 * sin(2 * PI * 440 * it / RATE_HZ)).toFloat() }
    val times = words.indices.map { it * WORD_US to (it + 1) * WORD_US }
    return SpeechChunk(
        samples,
        phonemes = times.map { (start, end) -> PhonemeSpan("aa", 1, start, end) },
        words = words.zip(times) { word, (start, end) -> WordSpan(word, start, end) },
    )
}

/** Speaks in tones, eight words at a time. */
internal open class Tones(override val name: String = "tones") : SpeechEngine {
    override suspend fun voices() = listOf(Voice(VOICE, "A4", "en", RATE_HZ.toLong()))

    override suspend fun check(utterance: Utterance) {
        words(utterance)
    }

    override fun speak(utterance: Utterance): Flow<SpeechChunk> = flow {
        words(utterance).chunked(8).forEach { emit(said(it)) }
    }

    /** The words, once they can be said. */
    private fun words(utterance: Utterance): List<String> {
        if (utterance.voice != VOICE) {
            throw OsirixException.NotFound("there is no such voice", mapOf("field" to "voice"))
        }
        val speed = utterance.settings.speed ?: Double.NaN
        val pitch = utterance.settings.pitch ?: Double.NaN
        if (speed !in 0.5..2.0 || pitch !in -12.0..12.0) {
            throw OsirixException.InvalidInput("the settings are out of range", mapOf("field" to "settings"))
        }
        val script = utterance.script.value
        if (script.none { it in 'a'..'z' || it in 'A'..'Z' || it in '0'..'9' }) {
            val first = Character.toString(script.codePointAt(0))
            throw OsirixException.Unsupported("$first cannot be said", mapOf("character" to first))
        }
        return script.split(Regex("(?U)\\s+"))
    }
}

/** Keeps blobs in a map. */
internal open class Memory : BlobStore {
    val blobs = ConcurrentHashMap<BlobKey, ByteArray>()

    override suspend fun put(key: BlobKey, bytes: Flow<ByteArray>): BlobInfo {
        val whole = bytes.toList().fold(ByteArray(0), ByteArray::plus)
        blobs[key] = whole
        return BlobInfo(key, whole.size.toLong())
    }

    override fun get(key: BlobKey, range: LongRange?): Flow<ByteArray> = flow {
        val blob = found(key)
        val start = range?.first ?: 0
        val end = range?.let { it.last + 1 } ?: blob.size.toLong()
        if (start > blob.size || end < start) {
            throw OsirixException.InvalidInput("the range is not within the blob", mapOf("field" to "range"))
        }
        val part = blob.copyOfRange(start.toInt(), end.coerceAtMost(blob.size.toLong()).toInt())
        for (at in part.indices step 100_000) emit(part.copyOfRange(at, minOf(at + 100_000, part.size)))
    }

    override suspend fun head(key: BlobKey) = BlobInfo(key, found(key).size.toLong())

    override suspend fun delete(key: BlobKey) {
        blobs.remove(key)
    }

    override suspend fun list(prefix: String): List<BlobInfo> =
        blobs.keys.filter { it.value.startsWith(prefix) }.sortedBy { it.value }.map { head(it) }

    override suspend fun signedUrl(key: BlobKey, lifetime: Duration): String {
        found(key)
        throw OsirixException.Unsupported("memory has no address", mapOf("lifetime" to "$lifetime"))
    }

    private fun found(key: BlobKey): ByteArray =
        blobs[key] ?: throw OsirixException.NotFound("there is no such blob", mapOf("key" to "$key"))
}

/** How many words a request has, at a credit for each. */
internal fun counted(work: AtWork): WorkDone {
    val words = work.request.text().split(" ").size.toLong()
    return WorkDone(JsonPrimitive(words), Credits(words))
}

/** Counts the words of a text. */
internal open class Words(override val name: String = "count-words") : JobTask {
    override suspend fun settings() = TaskSettings(attempts = 3, pauseMs = 1)

    override suspend fun quote(request: JsonElement): Credits {
        val words = request.text().split(" ").filter(String::isNotEmpty).size
        if (words == 0) throw OsirixException.InvalidInput("give a text", mapOf("field" to "request"))
        return Credits(words.toLong())
    }

    override suspend fun run(work: AtWork): WorkDone = counted(work)
}

/** Does what it is given. */
internal class Does(private val task: suspend (AtWork) -> WorkDone) : Words() {
    override suspend fun run(work: AtWork): WorkDone = task(work)
}

/** A network in memory: a board, on which one can fall. */
internal class Board : OwnNetwork {
    val secret = OwnSecret("hunter2-secret")
    private val token = OwnSecret("hunter2-token")
    val tried: MutableList<String> = Collections.synchronizedList(mutableListOf())

    @Volatile
    lateinit var client: Osirix

    @Volatile
    var file = ByteArray(0)

    override val name = "the board"

    override suspend fun limits() = OwnLimits(textChars = 500)

    override suspend fun signIn(identifier: String, secret: OwnSecret): OwnAccount {
        if (secret != this.secret) throw OsirixException.Unauthenticated("the board does not know you")
        return OwnAccount(RemoteAccount("1", identifier), token)
    }

    override suspend fun publish(message: OwnMessage): Published {
        check(message.secret == token && token.value !in "$message")
        tried += message.text
        if (message.text == "refuse") {
            throw OsirixException.InvalidInput("the board does not take this", mapOf("field" to "text"))
        }
        if (message.text == "fall") throw IllegalStateException("the board fell")
        for (attachment in message.media) {
            file = client.files.read(attachment.blob).toList().reduce(ByteArray::plus)
        }
        return Published(message.key, permalink = "https://board.example/${tried.size}")
    }

    override suspend fun find(message: OwnMessage): Published? =
        throw IllegalStateException("the board cannot look, and has said so")
}
