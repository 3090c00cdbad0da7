package dev.osirix

import java.nio.file.Files
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class NamesTest {
    @Test
    fun `the names of the scenarios are those of every language`() {
        val list = Files.readString(workspace.resolve("bindings/scenarios/README.md"))
        val rows = Regex("^\\| ([a-z_]+) \\|", RegexOption.MULTILINE).findAll(list)
        val listed = rows.map { it.groupValues[1] }.drop(1).toSet()
        val methods = ScenariosTest::class.java.declaredMethods
        val told = methods.filter { it.isAnnotationPresent(Test::class.java) }.map { it.name }.toSet()
        assertEquals(listed, told)
    }
}
