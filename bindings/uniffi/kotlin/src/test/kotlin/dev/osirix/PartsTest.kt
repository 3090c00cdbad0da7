package dev.osirix

import java.io.IOException
import java.lang.ref.WeakReference
import java.nio.file.Path
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What happens when parts in Kotlin fail. */
class PartsTest {
    @TempDir
    lateinit var folder: Path

    private val home get() = Config(home = folder.resolve("home"))

    private fun speaking(flow: Flow<SpeechChunk>) = object : Tones() {
        override fun speak(utterance: Utterance) = flow
    }

    /** The error of a speech job by this engine. */
    private fun failure(engine: SpeechEngine, config: Config = home): ErrorRecord = runBlocking {
        Osirix.open(config, speechEngines = listOf(engine)).use { client ->
            val account = accountOf(client)
            val request = SpeechRequest("Hello there, all of you.", voice = VOICE)
            val created = client.jobs.createSpeech(account.id, request)
            val job = client.jobs.wait(account.id, created.id)
            assertEquals(JobState.FAILED, job.state)
            assertEquals(Credits(100), client.credits.balance(account.id).available)
            job.error!!
        }
    }

    @Test
    fun `what is thrown fails the job with its message`() {
        val broken = flow<SpeechChunk> {
            emit(said(listOf("Hello")))
            throw IOException("the reed is broken")
        }
        val error = failure(speaking(broken))
        assertEquals(ErrorCode.PLUGIN, error.code)
        assertEquals("IOException: the reed is broken", error.message)
        assertEquals("tones", error.context["plugin"])
    }

    @Test
    fun `an error of the virtual machine harms nothing`() {
        val endless = flow<SpeechChunk> { throw StackOverflowError("too deep") }
        assertEquals("StackOverflowError: too deep", failure(speaking(endless)).message)
    }

    @Test
    fun `a message that is no text is told as far as it is`() {
        val halves = flow<SpeechChunk> { throw IOException("half a pair: \ud800.") }
        assertEquals("IOException: half a pair: ?.", failure(speaking(halves)).message)
    }

    @Test
    fun `an error of the platform keeps its code`() {
        val refused = flow<SpeechChunk> { throw OsirixException.Media("too loud", mapOf("limit" to "0 dB")) }
        val error = failure(speaking(refused))
        assertEquals(ErrorRecord(ErrorCode.MEDIA, "too loud", mapOf("limit" to "0 dB")), error)
    }

    @Test
    fun `an answer that does not fit fails the job`() {
        fun chunk(
            samples: FloatArray = FloatArray(1),
            phonemes: List<PhonemeSpan> = emptyList(),
            words: List<WordSpan> = emptyList(),
        ) = SpeechChunk(samples, phonemes, words)
        val wrong = listOf(
            chunk(floatArrayOf(Float.NaN)) to "no number",
            chunk(FloatArray(0)) to "said nothing",
            chunk(phonemes = listOf(PhonemeSpan("aa", 1, 5, 1))) to "phonemes",
            chunk(phonemes = listOf(PhonemeSpan("aa", -1, 0, 1))) to "does not fit",
            chunk(words = listOf(WordSpan("Hello", 0, 1_000_000_000_000))) to "words",
        )
        for ((number, case) in wrong.withIndex()) {
            val error = failure(speaking(flowOf(case.first)), Config(home = folder.resolve("$number")))
            assertTrue(case.second in "${error.message} ${error.context}", "$error")
        }
    }

    @Test
    fun `a part that hangs is given up`() {
        val impatient = home.copy(pluginTimeoutMs = 100)
        assertEquals(ErrorCode.TIMEOUT, failure(speaking(flow { awaitCancellation() }), impatient).code)
        val asleep = object : Tones() {
            override suspend fun voices(): List<Voice> {
                Thread.sleep(1000)
                return super.voices()
            }
        }
        val late = runBlocking {
            refused<OsirixException.Timeout> { Osirix.open(impatient, listOf(asleep)).use { it.voices.list() } }
        }
        assertEquals("voices", late.context["method"])
    }

    @Test
    fun `a name that is none is refused`() = runBlocking {
        for (name in listOf("not a name!", "half a pair: \ud800")) {
            val refusal = refused<OsirixException> { Osirix.open(home, listOf(Tones(name))) }
            assertTrue("field" in refusal.context, "$name: $refusal")
        }
    }

    @Test
    fun `a store that fails fails the job`() = runBlocking {
        val full = object : Memory() {
            override suspend fun put(key: BlobKey, bytes: Flow<ByteArray>): BlobInfo =
                throw IOException("the shelf is full")
        }
        Osirix.open(home, blobStore = full).use { client ->
            val account = accountOf(client)
            val created = client.jobs.createVideo(account.id, short())
            val job = client.jobs.wait(account.id, created.id)
            assertEquals("IOException: the shelf is full", job.error?.message)
            assertEquals(Credits(100), client.credits.balance(account.id).available)
        }
    }

    @Test
    fun `a part lives as long as its client`() {
        val engine = runBlocking { letGo() }
        repeat(200) { if (engine.get() != null) { System.gc(); Thread.sleep(10) } }
        assertNull(engine.get(), "the engine is still held")
    }

    private suspend fun letGo(): WeakReference<Tones> {
        val engine = Tones()
        Osirix.open(home, listOf(engine)).use { client ->
            System.gc()
            assertTrue(client.voices.list().any { it.id == VOICE })
        }
        return WeakReference(engine)
    }

    @Test
    fun `thousands of questions leave nothing behind`() = runBlocking {
        Osirix.open(home.copy(workers = 0), listOf(Tones())).use { client ->
            suspend fun thousand() = repeat(1000) { client.voices.list() }
            repeat(3) { thousand() }
            val before = held()
            repeat(12) { thousand() }
            val grown = held() - before
            assertTrue(grown < 4 shl 20, "grown by $grown bytes")
        }
    }
}
