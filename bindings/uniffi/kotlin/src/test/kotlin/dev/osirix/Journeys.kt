package dev.osirix

import java.nio.file.Files
import java.nio.file.Path
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertTrue

/** What the tests share. */
internal fun opened(
    config: Config,
    speechEngines: List<SpeechEngine> = emptyList(),
    blobStore: BlobStore? = null,
    jobTasks: List<JobTask> = emptyList(),
    ownNetwork: OwnNetwork? = null,
    journey: suspend (Osirix, Account) -> Unit,
) = runBlocking {
    Osirix.open(config, speechEngines, blobStore, jobTasks, ownNetwork)
        .use { client -> journey(client, accountOf(client)) }
}

internal suspend fun accountOf(client: Osirix): Account = client.accounts.open("Ada", "ada")

internal fun short(script: String = "Hello.") =
    VideoRequest(script, spec = VideoSpec(aspect = Aspect.SQUARE))

internal fun videoOf(job: JobInfo): VideoResult {
    assertTrue(job.output is VideoResult, "$job")
    return job.output as VideoResult
}

/** What became of a post, once nothing more happens to it. */
internal suspend fun wentOut(
    client: Osirix,
    account: Account,
    connection: ConnectionId,
    text: String,
    videoJob: JobId? = null,
): Pair<PostState, PublicationInfo> {
    val content = PostContent(listOf(PostMessage(text)))
    val written = client.social.write(account.id, PostRequest(content, connections = listOf(connection), videoJob = videoJob))
    var post = client.social.schedule(account.id, written.id)
    while (post.state == PostState.SCHEDULED || post.state == PostState.PUBLISHING) {
        delay(20)
        post = client.social.post(account.id, post.id)
    }
    return post.state to client.social.publications(account.id, post.id).single()
}

/** The exception of this type that the call must throw. */
internal suspend inline fun <reified T : Throwable> refused(call: () -> Unit): T =
    try {
        call()
        throw AssertionError("the call was not refused")
    } catch (refusal: Throwable) {
        refusal as? T ?: throw refusal
    }

/** The workspace's folder: the tests run in the module's. */
internal val workspace: Path = Path.of("").toAbsolutePath().parent.parent.parent

/** What this process holds, in bytes: its native memory, and what its heap holds once it is collected. */
internal fun held(): Long {
    repeat(3) {
        System.gc()
        Thread.sleep(50)
    }
    val resident = Files.readString(Path.of("/proc/self/statm")).split(" ")[1].toLong() * 4096
    return resident + Runtime.getRuntime().run { totalMemory() - freeMemory() }
}
