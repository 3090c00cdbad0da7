package dev.osirix

import java.nio.file.Path
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What is Kotlin's own: coroutines, flows, `use`, threads, memory. */
class KotlinTest {
    @TempDir
    lateinit var folder: Path

    private val home get() = Config(home = folder.resolve("home"))

    @Test
    fun `a cancelled coroutine gives up its call and not the job`() =
        opened(home) { client, account ->
            val job = client.jobs.createVideo(account.id, short())
            val scope = CoroutineScope(Dispatchers.Default)
            val waiting = scope.launch { client.jobs.wait(account.id, job.id) }
            yield()
            waiting.cancel()
            waiting.join()
            assertTrue(waiting.isCancelled)
            assertEquals(JobState.COMPLETED, client.jobs.wait(account.id, job.id).state)
        }

    @Test
    fun `a call that runs out of its time ends`() =
        opened(home.copy(workers = 0)) { client, account ->
            val job = client.jobs.createVideo(account.id, short())
            refused<TimeoutCancellationException> {
                withTimeout(100) { client.jobs.wait(account.id, job.id) }
            }
        }

    @Test
    fun `a flow may be left early, and be collected again`() =
        opened(home) { client, account ->
            val job = client.jobs.createVideo(account.id, short())
            val states = client.jobs.watch(account.id, job.id)
            assertEquals(job.id, states.first().id)
            assertEquals(JobState.COMPLETED, states.toList().last().state)
        }

    @Test
    fun `a client closes itself at the end of its block, also by an exception`() = runBlocking {
        val client = Osirix.open(home)
        refused<IllegalStateException> { client.use { throw IllegalStateException("mine") } }
        refused<OsirixException.Closed> { client.plans.list() }
        Unit
    }

    @Test
    fun `calls may come from any thread`() = opened(home) { client, account ->
        for (dispatcher in listOf(Dispatchers.Default, Dispatchers.IO, Dispatchers.Unconfined)) {
            val balance = withContext(dispatcher) { client.credits.balance(account.id) }
            assertEquals(Credits(100), balance.available)
        }
    }

    @Test
    fun `names and ids show themselves as they cross`() {
        assertEquals("16:9", "${Aspect.LANDSCAPE}")
        assertEquals("acc_1", "${AccountId("acc_1")}")
        assertEquals("5", "${Credits(7) - Credits(2)}")
    }

    @Test
    fun `thousands of calls leave nothing behind`() =
        opened(home.copy(workers = 0)) { client, account ->
            val job = client.jobs.createVideo(account.id, short())
            suspend fun thousand() = repeat(1000) {
                client.credits.balance(account.id)
                client.jobs.watch(account.id, job.id).first()
                refused<OsirixException.NotFound> { client.files.info(BlobKey("nothing/here")) }
                refused<OsirixException.NotFound> { client.files.read(BlobKey("nothing/here")).first() }
            }
            repeat(3) { thousand() }
            val before = held()
            repeat(4) { thousand() }
            val grown = held() - before
            assertTrue(grown < 4 shl 20, "grown by $grown bytes")
        }
}
