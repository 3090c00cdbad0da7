package dev.osirix

import dev.osirix.glue.NativePiece
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.time.Instant
import java.time.temporal.ChronoUnit
import java.util.Base64
import kotlin.time.Duration
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.double
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.long

/** One part of a listing. */
data class Page<Item>(
    /** The items, in the listing's order. */
    val items: List<Item>,
    /** The cursor of the next page; `null` at the end. */
    val next: String?,
)

internal fun JsonElement.at(name: String): JsonElement = jsonObject.getValue(name)

internal fun JsonElement.orNull(): JsonElement? = takeUnless { it is JsonNull }

internal fun JsonElement.bool(): Boolean = jsonPrimitive.boolean

internal fun JsonElement.long(): Long = jsonPrimitive.long

internal fun JsonElement.double(): Double = jsonPrimitive.double

internal fun JsonElement.text(): String = jsonPrimitive.content

internal fun JsonElement.time(): Instant = Instant.EPOCH.plus(long(), ChronoUnit.MICROS)

internal fun <Item> JsonElement.list(read: (JsonElement) -> Item): List<Item> = jsonArray.map(read)

internal fun JsonElement.pairs(): Map<String, String> =
    jsonArray.associate { pair -> pair.jsonArray[0].text() to pair.jsonArray[1].text() }

internal fun JsonElement.range(): LongRange = at("start").place() until at("end").place()

/** A place in a file. Behind the largest `Long` there is nothing. */
private fun JsonElement.place(): Long = text().toULong().coerceAtMost(Long.MAX_VALUE.toULong()).toLong()

internal fun <Item> JsonElement.page(read: (JsonElement) -> Item): Page<Item> =
    Page(at("items").list(read), at("next").orNull()?.text())

internal fun JsonElement.duration(): Duration = at("secs").long().seconds + at("nanos").long().nanoseconds

/** Base64 of 32-bit floats, little-endian. */
internal fun JsonElement.samples(): FloatArray {
    val floats = ByteBuffer.wrap(Base64.getDecoder().decode(text())).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer()
    return FloatArray(floats.remaining()).also(floats::get)
}

/** Which form of a choice it is: `"form"`, or `{"form": value}`. */
internal fun JsonElement.kind(): String = if (this is JsonObject) keys.single() else text()

internal fun Instant.json(): JsonElement = JsonPrimitive(ChronoUnit.MICROS.between(Instant.EPOCH, this))

internal fun Duration.json(): JsonElement = toComponents { seconds, nanoseconds ->
    JsonObject(mapOf("secs" to JsonPrimitive(seconds), "nanos" to JsonPrimitive(nanoseconds)))
}

internal fun FloatArray.json(): JsonElement {
    val bytes = ByteBuffer.allocate(size * Float.SIZE_BYTES).order(ByteOrder.LITTLE_ENDIAN)
    bytes.asFloatBuffer().put(this)
    return JsonPrimitive(Base64.getEncoder().encodeToString(bytes.array()))
}

internal fun JsonElement.piece(): NativePiece = NativePiece.Json(wire(this))

internal fun LongRange.json(): JsonElement =
    JsonObject(mapOf("start" to JsonPrimitive(first), "end" to JsonPrimitive(last + 1)))

internal fun Map<String, String>.json(): JsonElement =
    JsonArray(map { (name, value) -> JsonArray(listOf(JsonPrimitive(name), JsonPrimitive(value))) })

/**
 * The text that crosses. Half of a pair of surrogates has no UTF-8: it is written as an escape,
 * so that the platform can say in which field it stands.
 */
internal fun wire(json: JsonElement): String {
    val text = json.toString()
    if (text.none(Char::isSurrogate)) return text
    return buildString(text.length) {
        var at = 0
        while (at < text.length) {
            val letter = text[at]
            val paired = letter.isHighSurrogate() && text.getOrNull(at + 1)?.isLowSurrogate() == true
            when {
                paired -> append(letter).append(text[++at])
                letter.isSurrogate() -> append("\\u").append(letter.code.toString(16))
                else -> append(letter)
            }
            at++
        }
    }
}

/** This text, with a `?` where it has half of a pair of surrogates: uniffi takes nothing else. */
internal fun whole(text: String): String = String(text.toByteArray())
