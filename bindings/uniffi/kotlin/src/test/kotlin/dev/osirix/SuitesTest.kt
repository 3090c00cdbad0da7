package dev.osirix

import dev.osirix.glue.NativePart
import dev.osirix.glue.suiteCases
import dev.osirix.glue.suiteRun
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory

/** What the suites of the ports ask of parts in Kotlin. Only a native library for tests has them. */
@Tag("suites")
class SuitesTest {
    private suspend fun conforms(part: Part, case: String) =
        told { suiteRun(NativePart(part.port, part.name), Host(listOf(part)).questions, case) }

    private fun suite(port: String, part: () -> Part): List<DynamicTest> {
        val cases = suiteCases(port)
        assertTrue(cases.isNotEmpty(), "the library was built without the suites")
        return cases.map { case -> DynamicTest.dynamicTest(case) { runBlocking { conforms(part(), case) } } }
    }

    @TestFactory
    fun `a speech engine passes the suite`() = suite("speech_engine") { SpeechEnginePart(Tones()) }

    @TestFactory
    fun `a blob store passes the suite`() = suite("blob_store") { BlobStorePart(Memory()) }

    @Test
    fun `the suite says what is wrong`() = runBlocking {
        val silent = object : Tones() {
            override fun speak(utterance: Utterance): Flow<SpeechChunk> =
                flowOf(SpeechChunk(FloatArray(16_000), emptyList(), emptyList()))
        }
        refused<OsirixException.Internal> { conforms(SpeechEnginePart(silent), "pieces_joined_are_the_script") }
        Unit
    }
}
