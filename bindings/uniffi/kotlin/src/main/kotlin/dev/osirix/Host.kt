package dev.osirix

import dev.osirix.glue.NativePiece
import dev.osirix.glue.NativeQuestion
import dev.osirix.glue.NativeQuestions
import java.lang.ref.WeakReference
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicLong
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.ChannelResult
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.produceIn
import kotlinx.coroutines.launch
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonPrimitive

/** A part that people wrote, as the platform asks it. */
internal abstract class Part(val port: String, val name: String) {
    lateinit var host: Host

    /** Where work is told and kept. */
    protected fun work(): suspend () -> WorkApi = { host.work() }

    abstract suspend fun ask(method: String, json: JsonArray, bytes: Flow<ByteArray>): Answer
}

/** What a part answers. */
internal sealed interface Answer {
    data object Nothing : Answer

    class Value(val json: JsonElement) : Answer

    class Pieces(val flow: Flow<NativePiece>) : Answer
}

/** Answers what the platform asks the parts, until it is gone. They may block: each question has a thread. */
internal class Host(private val parts: List<Part>) {
    val questions = NativeQuestions()
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.IO)
    private val streams = ConcurrentHashMap<Long, Pulled>()
    private val numbers = AtomicLong()
    // The platform keeps this: it must not keep the client.
    private val opened = CompletableDeferred<WeakReference<WorkApi>>()

    init {
        for (part in parts) part.host = this
        scope.launch {
            questions.use { while (true) listen(it.next() ?: break) }
        }
    }

    /** Tells where work is told and kept; it may have begun before. */
    fun opened(work: WorkApi) {
        opened.complete(WeakReference(work))
    }

    suspend fun work(): WorkApi =
        opened.await().get() ?: throw OsirixException.Closed("this client was let go")

    private fun listen(question: NativeQuestion) {
        scope.launch {
            try {
                answer(question)
            } catch (refusal: OsirixException) {
                val context = refusal.context.entries.associate { (name, value) -> whole(name) to whole(value) }
                question.reply.fail(refusal.code.text, whole(refusal.message), context)
            } catch (thrown: Throwable) {
                val message = "${thrown.javaClass.simpleName}: ${thrown.message}"
                question.reply.fail("plugin", whole(message), emptyMap())
            } finally {
                question.destroy()
            }
        }
    }

    private suspend fun answer(question: NativeQuestion) {
        val json = Json.parseToJsonElement(question.arguments) as JsonArray
        val reply = question.reply
        when (question.method) {
            "stream.next" -> reply.answer(next(json[0].long()))
            "stream.stop" -> streams.remove(json[0].long())?.channel?.cancel()
            else -> when (val answer = ask(question, json)) {
                is Answer.Nothing -> reply.answer(null)
                is Answer.Value -> reply.answer(answer.json.piece())
                is Answer.Pieces -> {
                    val number = open(answer.flow)
                    val wanted = reply.answer(JsonPrimitive(number).piece())
                    if (!wanted) streams.remove(number)?.channel?.cancel()
                }
            }
        }
    }

    private suspend fun ask(question: NativeQuestion, json: JsonArray): Answer {
        val bytes = question.input?.pieces()?.map { it.bytes() } ?: emptyFlow()
        return parts[question.part.toInt()].ask(question.method, json, bytes)
    }

    /** A flow is pulled from. What it throws before its first piece is the answer to its opening. */
    private suspend fun open(flow: Flow<NativePiece>): Long {
        val channel = flow.buffer(Channel.RENDEZVOUS).produceIn(scope)
        val first = channel.receiveCatching()
        first.exceptionOrNull()?.let { throw it }
        val number = numbers.incrementAndGet()
        streams[number] = Pulled(channel, first)
        return number
    }

    private suspend fun next(number: Long): NativePiece? {
        val stream = streams.getValue(number)
        val piece = stream.first ?: stream.channel.receiveCatching()
        stream.first = null
        if (piece.isClosed) streams.remove(number)
        piece.exceptionOrNull()?.let { throw it }
        return piece.getOrNull()
    }
}

/** A stream of a part's that was opened; the platform asks for one piece at a time. */
private class Pulled(val channel: ReceiveChannel<NativePiece>, var first: ChannelResult<NativePiece>?)
