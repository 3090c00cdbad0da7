package dev.osirix

import dev.osirix.glue.NativePart
import dev.osirix.glue.openNative
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext

/** The whole platform behind one handle. */
class Osirix private constructor(bridge: Bridge) : Services(bridge), AutoCloseable {
    /** Stops the workers, who hand their jobs back, and waits for it. Doing it again changes nothing. */
    suspend fun shutdown() {
        bridge.shut()
    }

    /** Like [shutdown], on the calling thread, for `use` outside of coroutines. */
    override fun close() {
        runBlocking { shutdown() }
    }

    /** Runs [block] with this client, and shuts it down at the end, whatever happens. */
    suspend inline fun <T> use(block: (Osirix) -> T): T {
        try {
            return block(this)
        } finally {
            withContext(NonCancellable) { shutdown() }
        }
    }

    companion object : Opening() {
        internal suspend fun opened(config: Config, parts: List<Part>): Osirix {
            val listed = parts.map { NativePart(it.port, whole(it.name)) }
            var host: Host? = null
            val native = told {
                loaded {
                    host = if (parts.isEmpty()) null else Host(parts)
                    openNative(wire(writeConfig(config)), listed, host?.questions)
                }
            }
            return Osirix(Bridge(native)).also { host?.opened(it.work) }
        }

        /** The first call of a program loads the native library. */
        private inline fun <T> loaded(call: () -> T): T =
            try {
                call()
            } catch (missing: LinkageError) {
                val platform = "${System.getProperty("os.name")} ${System.getProperty("os.arch")}"
                val message = "this package has no native library for this platform: ${missing.message}"
                throw OsirixException.Unsupported(message, mapOf("platform" to platform))
            }
    }
}
