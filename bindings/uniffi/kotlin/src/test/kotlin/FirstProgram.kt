import dev.osirix.Config
import dev.osirix.Osirix
import dev.osirix.VideoRequest
import dev.osirix.VideoResult
import java.nio.file.Path

suspend fun main() {
    Osirix.open(Config(home = Path.of("osirix-data"))).use { client ->
        val account = client.accounts.open("Ada", "ada")
        val request = VideoRequest("Hello, I am Osirix.", avatar = "tech-presenter")
        val job = client.jobs.createVideo(account.id, request)
        client.jobs.watch(account.id, job.id).collect { println("${it.stage} ${it.progress}") }
        val video = client.jobs.get(account.id, job.id).output as VideoResult
        client.files.save(video.video, Path.of("hello.mp4"))
    }
}
