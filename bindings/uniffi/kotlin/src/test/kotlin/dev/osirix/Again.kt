package dev.osirix

import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** What a module that was loaded again does: it opens the same data. Gives the account's id. */
object Again {
    @JvmStatic
    fun accountIn(home: String): String = runBlocking {
        Osirix.open(Config(home = Path.of(home))).use { client ->
            val account = accountOf(client)
            refused<OsirixException.NotFound> { client.files.info(BlobKey("nothing/here")) }
            account.id.value
        }
    }
}
