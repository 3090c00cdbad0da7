package dev.osirix

import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Kinds of job that were written in Kotlin, and the queue that does them. */
class TasksTest {
    @TempDir
    lateinit var folder: Path

    private val kind = JobKind("count-words")

    private fun journey(
        vararg tasks: JobTask,
        config: Config = Config(),
        told: suspend (Osirix, Account) -> Unit,
    ) = runBlocking {
        val here = config.copy(home = folder.resolve("home"), pollMs = 20)
        Osirix.open(here, jobTasks = tasks.asList()).use { client -> told(client, accountOf(client)) }
    }

    private fun text(words: String) = JsonPrimitive(words)

    private suspend fun done(client: Osirix, account: Account): JobInfo {
        val created = client.jobs.create(account.id, JobRequest(kind, text("one two three")))
        return client.jobs.wait(account.id, created.id)
    }

    private suspend fun until(client: Osirix, job: JobInfo, fits: (JobInfo) -> Boolean) {
        repeat(1000) {
            if (fits(client.jobs.get(job.accountId, job.id))) return
            delay(10)
        }
        throw AssertionError("it never came")
    }

    private fun value(job: JobInfo): JsonElement = (job.output as OwnResult).value

    @Test
    fun `it is created, done and charged`() = journey(Words()) { client, account ->
        val quoted = client.jobs.quote(account.id, JobRequest(kind, text("one two")))
        assertEquals(Credits(2), quoted)
        val job = done(client, account)
        assertEquals(listOf(kind, JobState.COMPLETED, Credits(3)), listOf(job.kind, job.state, job.charged))
        assertEquals(JsonPrimitive(3), value(job))
        assertEquals(Credits(97), client.credits.balance(account.id).available)
        assertEquals(listOf(job.id), client.jobs.find(account.id, JobQuery(kind = kind)).items.map { it.id })
    }

    @Test
    fun `what cannot be done is refused before it is created`() = journey(Words()) { client, account ->
        val refusal = refused<OsirixException.InvalidInput> {
            client.jobs.create(account.id, JobRequest(kind, text("")))
        }
        assertEquals(mapOf("field" to "request"), refusal.context)
        assertTrue(client.jobs.list(account.id).items.isEmpty())
    }

    @Test
    fun `a flow hands results on`() {
        val sum = object : Words("sum") {
            override suspend fun quote(request: JsonElement) = Credits(0)

            override suspend fun run(work: AtWork): WorkDone =
                WorkDone(JsonPrimitive(work.earlier.sumOf { it.long() }), Credits(0))
        }
        journey(Words(), sum) { client, account ->
            val jobs = client.jobs.createFlow(
                account.id,
                listOf(
                    JobRequest(kind, text("one two")),
                    JobRequest(kind, text("three")),
                    JobRequest(JobKind("sum"), JsonNull, after = listOf(AfterJob(index = 0), AfterJob(index = 1))),
                ),
            )
            assertEquals(Waits.JOBS, jobs[2].waits)
            assertEquals(JsonPrimitive(3), value(client.jobs.wait(account.id, jobs[2].id)))
            assertEquals(jobs.take(2).map { it.id }, client.jobs.earlier(account.id, jobs[2].id).map { it.id })
        }
    }

    @Test
    fun `what is thrown fails the job`() {
        val breaks = Does { throw IllegalStateException("the ink is dry") }
        journey(breaks) { client, account ->
            val job = done(client, account)
            assertEquals(JobState.FAILED to 1L, job.state to job.attempt)
            assertEquals(ErrorCode.PLUGIN, job.error?.code)
            assertEquals("IllegalStateException: the ink is dry", job.error?.message)
            assertEquals(Credits(100), client.credits.balance(account.id).available)
        }
    }

    @Test
    fun `an error that passes is tried again`() {
        val recovers = Does { work ->
            if (work.attempt == 1L) throw OsirixException.Unavailable("come back later")
            counted(work)
        }
        journey(recovers) { client, account ->
            val job = done(client, account)
            assertEquals(JobState.COMPLETED to 2L, job.state to job.attempt)
        }
    }

    @Test
    fun `a cancelled job hears of it`() {
        val heard = CompletableDeferred<ErrorCode>()
        val goesOn = Does { work ->
            try {
                while (true) {
                    work.report(0.5)
                    delay(10)
                }
                counted(work)
            } catch (told: OsirixException) {
                heard.complete(told.code)
                throw told
            }
        }
        journey(goesOn, config = Config(graceMs = 60_000)) { client, account ->
            val job = client.jobs.create(account.id, JobRequest(kind, text("one")))
            until(client, job) { it.progress == 50L }
            client.jobs.cancel(account.id, job.id)
            assertEquals(JobState.CANCELLED, client.jobs.wait(account.id, job.id).state)
            assertEquals(ErrorCode.CANCELLED, heard.await())
        }
    }

    @Test
    fun `work that nobody wants any more is not taken`() {
        val (began, free) = CompletableDeferred<Unit>() to CompletableDeferred<Unit>()
        val heard = CompletableDeferred<ErrorCode?>()
        val deaf = Does { work ->
            began.complete(Unit)
            free.await()
            val refusal = runCatching { work.save("late", JsonPrimitive(1)) }.exceptionOrNull()
            heard.complete((refusal as? OsirixException)?.code)
            counted(work)
        }
        journey(deaf) { client, account ->
            val created = client.jobs.create(account.id, JobRequest(kind, text("one")))
            began.await()
            client.jobs.cancel(account.id, created.id)
            client.jobs.wait(account.id, created.id)
            free.complete(Unit)
            assertEquals(ErrorCode.LEASE_LOST, heard.await())
            val job = client.jobs.get(account.id, created.id)
            assertEquals(listOf(JobState.CANCELLED, null, null), listOf(job.state, job.output, job.charged))
        }
    }

    @Test
    fun `a step is done once`() {
        val written = AtomicInteger()
        val inSteps = Does { work ->
            val first = work.step("write") { JsonPrimitive(written.incrementAndGet()) }
            val nothing = work.step("think") { JsonNull }
            assertEquals(JsonNull, nothing)
            if (work.attempt < 3) throw OsirixException.Unavailable("come back later")
            WorkDone(first, Credits(1))
        }
        journey(inSteps) { client, account ->
            val job = done(client, account)
            assertEquals(JsonPrimitive(1) to 3L, value(job) to job.attempt)
            assertEquals(1, written.get())
        }
    }

    @Test
    fun `a job asks, and goes on with the answer`() {
        val letters = CopyOnWriteArrayList<Token>()
        val approved = Does { work ->
            work.step("letter") { JsonNull.also { letters += work.ask("approval", 600) } }
            WorkDone(work.answer("approval"), Credits(1))
        }
        journey(approved) { client, account ->
            val created = client.jobs.create(account.id, JobRequest(kind, text("one")))
            until(client, created) { it.waits == Waits.ANSWER }
            assertEquals(created.id, client.jobs.answer(letters.single(), text("Bob")))
            val job = client.jobs.wait(account.id, created.id)
            assertEquals(text("Bob") to 1L, value(job) to job.attempt)
        }
    }

    @Test
    fun `a job goes on later with what it saved`() {
        val naps = Does { work ->
            val saved = work.saved("naps")
            if (saved == null) {
                work.save("naps", JsonPrimitive(1))
                work.snooze(1)
            }
            WorkDone(saved ?: JsonNull, Credits(1))
        }
        journey(naps) { client, account ->
            val created = client.jobs.create(account.id, JobRequest(kind, text("one")))
            until(client, created) { it.waits == Waits.TIME }
            val job = client.jobs.wait(account.id, created.id)
            assertEquals(JsonPrimitive(1) to 1L, value(job) to job.attempt)
        }
    }

    @Test
    fun `a schedule is kept`() = journey(Words()) { client, account ->
        val daily = NewJobSchedule("daily", kind, text("one"), cron = "0 9 * * *", timeZone = "Europe/Berlin")
        val made = client.schedules.create(account.id, daily)
        assertEquals(listOf(made.id), client.schedules.list(account.id).map { it.id })
        assertTrue(client.schedules.pause(account.id, made.id).paused)
        assertFalse(client.schedules.resume(account.id, made.id).paused)
        client.schedules.remove(account.id, made.id)
        assertTrue(client.schedules.list(account.id).isEmpty())
        refused<OsirixException.InvalidInput> {
            client.schedules.create(account.id, daily.copy(cron = "now and then"))
        }
    }

    @Test
    fun `the queue is seen, limited and paused`() = journey(Words()) { client, account ->
        client.queue.limit(kind, KindLimits(atOnce = 1))
        client.queue.pause(kind)
        val control = client.queue.controls().single()
        assertEquals(true to 1L, control.paused to control.limits.atOnce)
        val job = client.jobs.create(account.id, JobRequest(kind, text("one")))
        assertEquals(1L, client.queue.depths().single().count)
        client.queue.resume(kind)
        assertEquals(JobState.COMPLETED, client.jobs.wait(account.id, job.id).state)
        assertTrue(client.queue.depths().isEmpty())
        assertEquals(1L, client.queue.metrics().single().counts.completed)
    }

    @Test
    fun `a failed job is sent on its way again`() {
        val mended = CompletableDeferred<Unit>()
        val mends = Does { work ->
            if (!mended.isCompleted) throw IllegalStateException("the ink is dry")
            counted(work)
        }
        journey(mends) { client, account ->
            val job = done(client, account)
            assertEquals(listOf(job.id), client.queue.failed(kind).items.map { it.id })
            mended.complete(Unit)
            client.queue.redrive(account.id, job.id)
            assertEquals(JobState.COMPLETED, client.jobs.wait(account.id, job.id).state)
            assertTrue(client.queue.failed().items.isEmpty())
        }
    }

    @Test
    fun `what is no task is refused`() = runBlocking {
        val impatient = object : Words() {
            override suspend fun settings() = TaskSettings(attempts = 0)
        }
        suspend fun open(vararg tasks: JobTask) {
            Osirix.open(Config(home = folder.resolve("home")), jobTasks = tasks.asList())
        }
        refused<OsirixException.InvalidInput> { open(impatient) }
        refused<OsirixException.InvalidInput> { open(Words("Not a kind")) }
        refused<OsirixException.AlreadyExists> { open(Words("tts")) }
        refused<OsirixException.Configuration> { open(Words(), Words()) }
        Unit
    }
}
