import dev.osirix.Config
import dev.osirix.JobState
import dev.osirix.Osirix
import dev.osirix.OsirixException
import dev.osirix.VideoRequest
import dev.osirix.VideoResult
import java.nio.file.Path
import kotlin.system.exitProcess
import kotlinx.coroutines.flow.last
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.runBlocking

const val USAGE = """speak TEXT OUT.mp4 [AVATAR]

Makes a video in which an avatar says the text. Data is kept in the folder osirix-data."""

/** Text in, a video out, and a line that says how far it is. */
suspend fun speak(text: String, out: Path, avatar: String?) {
    Osirix.open(Config(home = Path.of("osirix-data"))).use { client ->
        val account = client.accounts.open("Command line", "command-line")
        val job = client.jobs.createVideo(account.id, VideoRequest(text, avatar = avatar))
        val done = client.jobs.watch(account.id, job.id)
            .onEach { System.err.print("\r${it.state} ${it.stage ?: ""} ${it.progress} %   ") }
            .last()
        System.err.println()
        check(done.state == JobState.COMPLETED) { "the job ended as ${done.state}: ${done.error?.message}" }
        val video = done.output as VideoResult
        client.files.save(video.video, out)
        println("$out: ${video.durationUs / 1_000_000.0} s, ${video.bytes} bytes, ${done.charged} credits")
    }
}

fun main(arguments: Array<String>) {
    if (arguments.size !in 2..3) {
        System.err.println(USAGE)
        exitProcess(2)
    }
    try {
        runBlocking { speak(arguments[0], Path.of(arguments[1]), arguments.getOrNull(2)) }
    } catch (refusal: OsirixException.InsufficientCredits) {
        System.err.println("speak: ${refusal.context["missing"]} credits are missing")
        exitProcess(1)
    } catch (failure: Exception) {
        System.err.println("speak: ${failure.message}")
        exitProcess(1)
    }
}
