package dev.osirix

import kotlinx.serialization.json.JsonElement

/** A job that is to be done, and what can be done with it while it is at work. */
class AtWork internal constructor(private val work: Work, private val told: suspend () -> WorkApi) {
    /** The job. */
    val jobId: JobId get() = work.jobId

    /** Whose it is. */
    val accountId: AccountId get() = work.accountId

    /** Its kind. */
    val kind: JobKind get() = work.kind

    /** Which attempt this is, from 1. */
    val attempt: Long get() = work.attempt

    /** What is asked for. */
    val request: JsonElement get() = work.request

    /** The results of the jobs that it comes after; null for one that has none. */
    val earlier: List<JsonElement> get() = work.earlier

    /** Tells how much is done, 0.0 to 1.0. An exception means: stop now. */
    suspend fun report(done: Double): Unit = told().report(work.jobId, work.fence, done)

    /**
     * Does this once, however often the job is begun anew: what it gave is kept under the name and
     * given again.
     */
    suspend fun step(name: String, work: suspend () -> JsonElement): JsonElement {
        val (job, fence) = this.work.jobId to this.work.fence
        told().finishedStep(job, fence, name)?.let { return it.value }
        return work().also { told().finishStep(job, fence, name, it) }
    }

    /** The value that was kept last under this name. */
    suspend fun saved(name: String): JsonElement? = told().saved(work.jobId, work.fence, name)?.value

    /** Keeps a value under a name, in place of the one before: how far a long work is. */
    suspend fun save(name: String, value: JsonElement): Unit =
        told().save(work.jobId, work.fence, name, value)

    /**
     * A secret for somebody outside, who answers with it within this time:
     * `jobs.answer(secret, answer)`.
     */
    suspend fun ask(name: String, withinSeconds: Long): Token =
        told().ask(work.jobId, work.fence, name, withinSeconds)

    /**
     * The answer to what was asked. While there is none this throws [OsirixException.Closed], which
     * is to be let through: the job begins anew when the answer comes.
     */
    suspend fun answer(name: String): JsonElement = told().answer(work.jobId, work.fence, name)

    /**
     * Has the job begin again after a pause: throws [OsirixException.Closed], which is to be let
     * through.
     */
    suspend fun snooze(seconds: Long): Unit = told().snooze(work.jobId, work.fence, seconds)
}
