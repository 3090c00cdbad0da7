import dev.osirix.Account
import dev.osirix.AfterJob
import dev.osirix.AtWork
import dev.osirix.Config
import dev.osirix.Credits
import dev.osirix.JobInfo
import dev.osirix.JobKind
import dev.osirix.JobRequest
import dev.osirix.JobTask
import dev.osirix.KindLimits
import dev.osirix.NewJobSchedule
import dev.osirix.Osirix
import dev.osirix.OsirixException
import dev.osirix.OwnResult
import dev.osirix.TaskSettings
import dev.osirix.Token
import dev.osirix.WorkDone
import java.nio.file.Path
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonPrimitive

/** Writes letters, and posts them once somebody has approved. */
class Letters : JobTask {
    val toApprove = CompletableDeferred<Token>()

    override val name = "letter"

    override suspend fun settings() = TaskSettings(attempts = 3, timeoutMs = 60_000)

    override suspend fun quote(request: JsonElement): Credits {
        if (request.jsonPrimitive.content.isEmpty()) throw OsirixException.InvalidInput("say to whom")
        return Credits(5)
    }

    override suspend fun run(work: AtWork): WorkDone {
        val text = work.step("write") { JsonPrimitive("Dear ${work.request.jsonPrimitive.content},") }
        work.report(0.5)
        work.step("ask") {
            toApprove.complete(work.ask("approval", withinSeconds = 86_400))
            JsonNull
        }
        check(work.answer("approval") == JsonPrimitive(true)) { "it was not approved" }
        return WorkDone(text, price = Credits(3))
    }
}

suspend fun send(home: Path): JsonElement {
    val letters = Letters()
    return Osirix.open(Config(home = home), jobTasks = listOf(letters)).use { client ->
        val account = client.accounts.open("Ada", "ada")
        val created = client.jobs.create(account.id, JobRequest(JobKind("letter"), JsonPrimitive("Bob")))
        client.jobs.answer(letters.toApprove.await(), JsonPrimitive(true))
        val job = client.jobs.wait(account.id, created.id)
        (job.output as OwnResult).value
    }
}

suspend fun queued(client: Osirix, account: Account): JobInfo {
    val letter = JobKind("letter")
    // All of them are created or none. The second runs when the first has a result.
    val jobs = client.jobs.createFlow(
        account.id,
        listOf(
            JobRequest(letter, JsonPrimitive("Bob")),
            JobRequest(letter, JsonPrimitive("Eve"), after = listOf(AfterJob(index = 0))),
        ),
    )
    val morning = NewJobSchedule("morning", letter, JsonPrimitive("Bob"), cron = "0 9 * * MON-FRI")
    val schedule = client.schedules.create(account.id, morning)
    client.schedules.remove(account.id, schedule.id)
    client.queue.limit(letter, KindLimits(atOnce = 10, atOnceEach = 2))
    client.queue.depths().forEach { println("${it.kind} ${it.state} ${it.count}") }
    return jobs.last()
}

/** Runs what the guide shows. */
fun main(arguments: Array<String>) = runBlocking {
    val home = Path.of(arguments[0])
    check(send(home) == JsonPrimitive("Dear Bob,"))
    Osirix.open(Config(home = home, workers = 0), jobTasks = listOf(Letters())).use { client ->
        check(queued(client, client.accounts.open("Ada", "ada")).blockers == 1L)
    }
}
