package dev.osirix

import dev.osirix.glue.InternalException
import dev.osirix.glue.NativeBridge
import dev.osirix.glue.NativeFailure
import dev.osirix.glue.NativePiece
import dev.osirix.glue.NativeStream
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.map
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement

/** How calls reach the native library: names and JSON. */
internal class Bridge(private val native: NativeBridge) {
    suspend fun call(name: String, vararg arguments: JsonElement): JsonElement =
        Json.parseToJsonElement(told { native.call(name, wire(JsonArray(arguments.asList()))) })

    fun bytes(name: String, vararg arguments: JsonElement): Flow<ByteArray> =
        pieces(name, arguments) { it.bytes() }

    fun <Item> values(
        name: String,
        vararg arguments: JsonElement,
        read: (JsonElement) -> Item,
    ): Flow<Item> =
        pieces(name, arguments) { read(Json.parseToJsonElement((it as NativePiece.Json).text)) }

    suspend fun shut() = told { native.shut() }

    /** Each collector has a stream of its own, and lets it go at its end. */
    private fun <Item> pieces(
        name: String,
        arguments: Array<out JsonElement>,
        read: (NativePiece) -> Item,
    ): Flow<Item> =
        flow { emitAll(told { native.stream(name, wire(JsonArray(arguments.asList()))) }.pieces()) }.map(read)
}

/** What a stream gives; it is let go at its end. */
internal fun NativeStream.pieces(): Flow<NativePiece> = flow {
    use { stream -> while (true) emit(told { stream.next() } ?: break) }
}

internal fun NativePiece.bytes(): ByteArray = (this as NativePiece.Bytes).bytes

/** What a native call gives, or the exception of its failure's code. */
internal inline fun <T> told(call: () -> T): T =
    try {
        call()
    } catch (failure: NativeFailure.Told) {
        throw exception(readErrorRecord(Json.parseToJsonElement(failure.record)))
    } catch (defect: InternalException) {
        throw OsirixException.Internal("the native library failed: ${defect.message}")
    }

private fun exception(record: ErrorRecord) =
    OsirixException.of(record.code, record.message, record.context)

/** A name that this version does not know. */
internal fun unknown(type: String, text: String): OsirixException =
    OsirixException.Internal("the native library speaks of an unknown $type", mapOf("value" to text))
