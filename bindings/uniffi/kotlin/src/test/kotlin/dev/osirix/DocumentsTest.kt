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
        run("FirstProgramKt", folder)
        assertEquals("ftyp", String(Files.readAllBytes(folder.resolve("hello.mp4")), 4, 4))
    }

    @Test
    fun `the programs of the guide are the example's, or run here`(@TempDir folder: Path) {
        val example = Files.readString(workspace.resolve("examples/kotlin/src/main/kotlin/Speak.kt"))
        val letters = Files.readString(Path.of("src/test/kotlin/Letters.kt"))
        val shown = programs(workspace.resolve("docs/guide/kotlin.md"))
        assertTrue(shown.size >= 3 && shown.all { it in example || it in letters }, "$shown")
        run("LettersKt", folder, "${folder.resolve("home")}")
    }

    private fun run(program: String, folder: Path, vararg arguments: String) {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val command = listOf(java, "-cp", System.getProperty("java.class.path"), program, *arguments)
        val log = folder.resolve("log").toFile()
        val run = ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        assertEquals(0, run.redirectOutput(log).start().waitFor(), log.readText())
    }

    private fun programs(page: Path): List<String> =
        Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL)
            .findAll(Files.readString(page)).map { it.groupValues[1] }.toList()
}
