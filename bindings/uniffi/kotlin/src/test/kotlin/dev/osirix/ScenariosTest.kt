package dev.osirix

import java.io.ByteArrayOutputStream
import java.io.File
import java.lang.ref.WeakReference
import java.net.URLClassLoader
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotSame
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The journeys of bindings/scenarios/README.md, in Kotlin. */
class ScenariosTest {
    @TempDir
    lateinit var folder: Path

    private val home get() = Config(home = folder.resolve("home"))

    @Test
    fun first_video() = opened(home) { client, account ->
        val created = client.jobs.createVideo(account.id, short())
        assertEquals(JobState.PENDING, created.state)
        assertTrue(created.held > Credits(0))
        val job = client.jobs.wait(account.id, created.id)
        assertEquals(JobState.COMPLETED, job.state)
        assertTrue(job.finishedAt!! > job.createdAt)
        val path = folder.resolve("hello.mp4")
        client.files.save(videoOf(job).video, path)
        assertEquals("ftyp", String(Files.readAllBytes(path), 4, 4))
        val balance = client.credits.balance(account.id)
        assertEquals(job.charged, balance.spent)
        assertEquals(Credits(100), balance.available + balance.spent)
    }

    @Test
    fun progress() = opened(home) { client, account ->
        val job = client.jobs.createVideo(account.id, short())
        val states = client.jobs.watch(account.id, job.id).toList()
        val progress = states.map { it.progress }
        assertEquals(progress.sorted(), progress)
        assertEquals(100, progress.last())
        assertEquals(JobState.COMPLETED, states.last().state)
        assertTrue(states.any { it.stage == "encode" })
    }

    @Test
    fun cancel() = opened(home) { client, account ->
        val job = client.jobs.createVideo(account.id, short("A long story. ".repeat(5)))
        client.jobs.cancel(account.id, job.id)
        val ended = client.jobs.wait(account.id, job.id)
        assertEquals(JobState.CANCELLED, ended.state)
        assertNull(ended.charged)
        val balance = client.credits.balance(account.id)
        assertEquals(Credits(100) to Credits(0), balance.available to balance.held)
    }

    @Test
    fun not_enough_credits() = opened(home) { client, account ->
        val story = short("A long story. ".repeat(400))
        val refusal = refused<OsirixException.InsufficientCredits> {
            client.jobs.createVideo(account.id, story)
        }
        assertTrue(refusal.context.getValue("missing").toInt() > 0)
        assertEquals(emptyList<JobInfo>(), client.jobs.list(account.id).items)
    }

    @Test
    fun every_error_code() {
        val classes = ErrorCode.entries.map { code ->
            val error = OsirixException.of(code, "message", mapOf("field" to "script"))
            assertEquals(code, error.code)
            assertEquals("$code: message (field: script)", "$error")
            error.javaClass
        }
        assertEquals(OsirixException::class.java.permittedSubclasses.toSet(), classes.toSet())
    }

    @Test
    fun bad_input() = opened(home) { client, account ->
        val wrong = listOf(
            VideoRequest("") to "script",
            VideoRequest("a\u0007b") to "script",
            VideoRequest("a".repeat(10_000_000)) to "script",
            VideoRequest("half a pair: \ud800") to "script",
            VideoRequest("Hello.", avatar = "nobody") to "avatar",
            VideoRequest("Hello.", settings = VoiceSettings(speed = Double.NaN)) to "settings.speed",
            VideoRequest("Hello.", settings = VoiceSettings(speed = 1e30)) to "speed",
        )
        for ((request, field) in wrong) {
            val refusal = refused<OsirixException> { client.jobs.createVideo(account.id, request) }
            assertEquals(field, refusal.context["field"], "$refusal")
        }
        refused<OsirixException.InvalidInput> { client.accounts.get(AccountId("acc_nonsense")) }
        refused<OsirixException.InvalidInput> { client.jobs.list(account.id, PageRequest(limit = -1)) }
        refused<OsirixException.InvalidInput> { Osirix.open(Config(workers = -1)) }
        // A wrong type and a missing field cannot be written in Kotlin: the platform is asked below it.
        for ((request, field) in listOf(mapOf("script" to 3) to "script", mapOf<String, Int>() to "script")) {
            val json = JsonObject(request.mapValues { JsonPrimitive(it.value) })
            val refusal = refused<OsirixException.InvalidInput> {
                client.bridge.call("jobs.create_video", JsonPrimitive(account.id.value), json)
            }
            assertEquals(field, refusal.context["field"])
        }
    }

    @Test
    fun concurrent_jobs() = opened(home.copy(workers = 2)) { client, account ->
        val jobs = coroutineScope {
            val created = List(3) { async { client.jobs.createVideo(account.id, short()) } }
            created.awaitAll().map { async { client.jobs.wait(account.id, it.id) } }.awaitAll()
        }
        assertTrue(jobs.all { it.state == JobState.COMPLETED })
        val balance = client.credits.balance(account.id)
        assertEquals(jobs.sumOf { it.charged!!.value }, balance.spent.value)
        val sum = balance.available + balance.held + balance.spent + balance.granted
        assertEquals(Credits(0), sum)
    }

    @Test
    fun concurrent_calls() = opened(home.copy(workers = 0)) { client, account ->
        val balances = coroutineScope {
            List(1000) { async { client.credits.balance(account.id) } }.awaitAll()
        }
        assertEquals(setOf(Credits(100)), balances.map { it.available }.toSet())
        assertEquals(1000, balances.size)
    }

    @Test
    fun dropped_client() {
        val client = runBlocking { letGo() }
        repeat(100) { if (client.get() != null) { System.gc(); Thread.sleep(10) } }
        assertNull(client.get(), "the client is still held")
        opened(home) { again, account ->
            val job = again.jobs.list(account.id).items.single()
            assertEquals(JobState.COMPLETED, again.jobs.wait(account.id, job.id).state)
        }
    }

    private suspend fun letGo(): WeakReference<Osirix> {
        val client = Osirix.open(home)
        client.jobs.createVideo(accountOf(client).id, short())
        return WeakReference(client)
    }

    @Test
    fun closed_twice() = runBlocking {
        val client = Osirix.open(home)
        val account = accountOf(client)
        client.shutdown()
        client.shutdown()
        client.close()
        refused<OsirixException.Closed> { client.credits.balance(account.id) }
        Unit
    }

    @Test
    fun two_clients() = opened(home) { one, account ->
        opened(home) { other, _ ->
            assertEquals(account, other.accounts.get(account.id))
            val job = one.jobs.createVideo(account.id, short())
            assertEquals(JobState.COMPLETED, other.jobs.wait(account.id, job.id).state)
        }
    }

    @Test
    fun streams() = opened(home) { client, account ->
        val created = client.jobs.createVideo(account.id, short())
        val video = videoOf(client.jobs.wait(account.id, created.id))
        val whole = ByteArrayOutputStream()
        client.files.read(video.video).collect { whole.writeBytes(it) }
        assertEquals(video.bytes, whole.size().toLong())
        val part = client.files.read(video.video, 4L until 8L).toList().reduce(ByteArray::plus)
        assertEquals("ftyp", String(part))
        assertArrayEquals(whole.toByteArray().copyOfRange(4, 8), part)
    }

    @Test
    fun own_speech_engine() = opened(home, speechEngines = listOf(Tones())) { client, account ->
        assertTrue(client.voices.list().any { it.id == VOICE })
        val request = short("Hello in tones.").copy(voice = VOICE)
        val created = client.jobs.createVideo(account.id, request)
        val job = client.jobs.wait(account.id, created.id)
        assertEquals(JobState.COMPLETED, job.state)
        assertEquals(750_000.0, videoOf(job).durationUs.toDouble(), 40_000.0)
    }

    @Test
    fun own_blob_store() {
        val store = Memory()
        opened(home, blobStore = store) { client, account ->
            val created = client.jobs.createVideo(account.id, short())
            val video = videoOf(client.jobs.wait(account.id, created.id))
            assertEquals(video.bytes, store.blobs.getValue(video.video).size.toLong())
            val part = client.files.read(video.video, 4L until 8L).toList().reduce(ByteArray::plus)
            assertEquals("ftyp", String(part))
            assertFalse(Files.exists(home.home!!.resolve("blobs")))
        }
    }

    @Test
    fun failing_part() {
        val broken = object : Tones() {
            override fun speak(utterance: Utterance) = flow {
                emit(said(listOf("Hello")))
                throw IllegalStateException("the reed is broken")
            }
        }
        opened(home, speechEngines = listOf(broken)) { client, account ->
            val created = client.jobs.createVideo(account.id, VideoRequest("Hello in tones.", voice = VOICE))
            val job = client.jobs.wait(account.id, created.id)
            assertEquals(JobState.FAILED to ErrorCode.PLUGIN, job.state to job.error?.code)
            assertTrue("the reed is broken" in job.error!!.message)
            assertEquals(Credits(100), client.credits.balance(account.id).available)
        }
    }

    @Test
    fun own_task() {
        val counted = AtomicInteger()
        val words = Does { work ->
            val count = work.step("count") { JsonPrimitive(counted.incrementAndGet()) }
            if (work.attempt == 1L) throw OsirixException.Unavailable("come back later")
            val words = work.request.text().split(" ").size
            val result = mapOf("words" to JsonPrimitive(words), "counted" to count)
            WorkDone(JsonObject(result), Credits(words.toLong()))
        }
        opened(home, jobTasks = listOf(words)) { client, account ->
            val request = JobRequest(JobKind("count-words"), JsonPrimitive("one two three"))
            val created = client.jobs.create(account.id, request)
            val job = client.jobs.wait(account.id, created.id)
            assertEquals(JobState.COMPLETED to 2L, job.state to job.attempt)
            val result = mapOf("words" to JsonPrimitive(3), "counted" to JsonPrimitive(1))
            assertEquals(OwnResult(JsonObject(result)), job.output)
            assertEquals(Credits(97), client.credits.balance(account.id).available)
        }
    }

    @Test
    fun own_network() {
        val board = Board()
        val social = SocialConfig(SocialSettings(videoS = 1, lookS = 1))
        opened(home.copy(social = social), ownNetwork = board) { client, account ->
            board.client = client
            val shown = ConnectSecret(Network.OWN, identifier = "ada", secret = "wrong")
            refused<OsirixException.Unauthenticated> { client.social.connect(account.id, shown) }
            val connected = client.social.connect(account.id, shown.copy(secret = board.secret.value))
            assertEquals(Network.OWN to "ada", connected.network to connected.remote.handle)

            val job = client.jobs.createVideo(account.id, short())
            val (published, out) = wentOut(client, account, connected.id, "Look!", job.id)
            assertEquals(PostState.PUBLISHED, published, "$out")
            assertEquals("https://board.example/1", out.published.single().permalink)
            assertEquals("ftyp", String(board.file, 4, 4))

            val (failed, refusal) = wentOut(client, account, connected.id, "refuse")
            assertEquals(PostState.FAILED to ErrorCode.INVALID_INPUT, failed to refusal.error?.code)
            val (state, open) = wentOut(client, account, connected.id, "fall")
            assertEquals(PostState.UNCONFIRMED, state, "$open")
            val record = client.social.attempts(account.id, open.id).items
            val lost = record.single { it.what == AttemptKind.UNANSWERED }
            assertEquals(ErrorCode.PLUGIN, lost.error?.code)
            assertTrue("the board fell" in lost.error!!.message)
            assertEquals(listOf("Look!", "refuse", "fall"), board.tried, "each was tried once")
        }
    }

    @Test
    fun reloaded() = opened(home) { _, account ->
        val paths = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
        val places = paths.split(File.pathSeparator).map { Path.of(it).toUri().toURL() }
        URLClassLoader(places.toTypedArray(), ClassLoader.getPlatformClassLoader()).use { loader ->
            val again = loader.loadClass("dev.osirix.Again")
            assertNotSame(Again::class.java, again)
            val id = again.getMethod("accountIn", String::class.java).invoke(null, "${home.home}")
            assertEquals(account.id.value, id)
        }
    }
}
