import dev.osirix.Config
import dev.osirix.Credits
import dev.osirix.JobState
import dev.osirix.Osirix
import dev.osirix.VideoRequest
import java.nio.file.Path
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.runBlocking

/** One call, a thousand at once and three videos: prints the figures as JSON. */
fun main(arguments: Array<String>) = runBlocking {
    val (home, script, count) = arguments
    val calls = count.toInt()
    Osirix.open(Config(home = Path.of(home))).use { client ->
        val account = client.accounts.open("Bench").id
        client.credits.grant(account, Credits(100_000), "bench")
        val call = List(11) { timed(calls) { repeat(calls) { client.credits.balance(account) } } }
        val atOnce = List(11) {
            timed(1000) {
                coroutineScope { List(1000) { async { client.credits.balance(account) } }.awaitAll() }
            }
        }
        val video = List(3) {
            timed(1) {
                val job = client.jobs.createVideo(account, VideoRequest(script))
                check(client.jobs.wait(account, job.id).state == JobState.COMPLETED)
            } / 1e6
        }
        println("""{"call_us":$call,"at_once_us":$atOnce,"video_s":$video}""")
    }
}

/** Microseconds for each of so many. */
suspend fun timed(count: Int, work: suspend () -> Unit): Double {
    val begun = System.nanoTime()
    work()
    return (System.nanoTime() - begun) / 1e3 / count
}
