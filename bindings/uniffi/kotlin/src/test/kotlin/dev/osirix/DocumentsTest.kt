package dev.osirix

import java.nio.file.Files
import java.nio.file.Path
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What the documents show is what is compiled and run. */
class DocumentsTest {
    @Test
    fun `the first program of the README makes a video`(@TempDir folder: Path) {
        val program = Files.readString(Path.of("src/test/kotlin/FirstProgram.kt"))
        assertEquals(listOf(program), programs(Path.of("README.md")))
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val run = ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "FirstProgramKt")
        val log = folder.resolve("log").toFile()
        val ended = run.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log).start().waitFor()
        assertEquals(0, ended, log.readText())
        assertEquals("ftyp", String(Files.readAllBytes(folder.resolve("hello.mp4")), 4, 4))
    }

    @Test
    fun `the program of the guide is the example's`() {
        val example = Files.readString(workspace.resolve("examples/kotlin/src/main/kotlin/Speak.kt"))
        val shown = programs(workspace.resolve("docs/guide/kotlin.md"))
        assertTrue(shown.isNotEmpty() && shown.all { it in example }, "$shown")
    }

    private fun programs(page: Path): List<String> =
        Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
            .findAll(Files.readString(page)).map { it.groupValues[1] }.toList()
}
