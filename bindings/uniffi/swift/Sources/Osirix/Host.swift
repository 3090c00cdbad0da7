import Foundation
import OsirixGlue

/// A part that people wrote, as the platform asks it.
protocol Part: Sendable {
    var port: String { get }
    var name: String { get }

    func ask(_ method: String, _ arguments: Arguments, _ bytes: Pieces<Data>?, _ told: @escaping Told)
        async throws -> Answer
}

/// What a part answers.
enum Answer {
    case nothing
    case value(String)
    case pieces(Pulled)
}

/// A stream of a part's that was opened; the platform asks for one piece at a time.
final class Pulled: @unchecked Sendable {
    /// The next piece, as the platform takes it.
    let next: () async throws -> NativePiece?

    init<Item>(
        _ stream: AsyncThrowingStream<Item, any Error>,
        _ write: @escaping (Item) throws -> NativePiece
    ) {
        var iterator = stream.makeAsyncIterator()
        next = { try await iterator.next().map(write) }
    }
}

/// The arguments of a question.
struct Arguments {
    private let values: [JSONValue]

    init(_ json: String) throws {
        values = try read(json)
    }

    func at<Value: Decodable>(_ place: Int) throws -> Value {
        let alone: [Value] = try read(try wire([values[place]]))
        return alone[0]
    }
}

/// The bytes beside the arguments; they can be taken once.
func given(_ bytes: Pieces<Data>?) throws -> Pieces<Data> {
    guard let bytes = bytes else { throw defect("there are no bytes") }
    return bytes
}

/// The client whose parts are asked, once it is open. The platform keeps this: it must not keep the
/// client.
final class Opened: @unchecked Sendable {
    private let lock = NSLock()
    private weak var client: Osirix?
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func opened(_ client: Osirix) {
        let all: [CheckedContinuation<Void, Never>] = lock.withLock {
            self.client = client
            isOpen = true
            defer { waiting = [] }
            return waiting
        }
        all.forEach { $0.resume() }
    }

    /// Where work is told and kept; it may begin before the client is open.
    func work() async throws -> WorkApi {
        await withCheckedContinuation { one in
            let isOpen = lock.withLock {
                if !self.isOpen { waiting.append(one) }
                return self.isOpen
            }
            if isOpen { one.resume() }
        }
        guard let client = lock.withLock({ client }) else {
            throw OsirixError.closed(.init(message: "this client was let go"))
        }
        return client.work
    }
}

/// Answers what the platform asks the parts, until it is gone.
final class Host: @unchecked Sendable {
    private let parts: [any Part]
    private let lock = NSLock()
    private var streams: [Int: Pulled] = [:]
    private var number = 0

    private let client: Opened

    private init(_ parts: [any Part], _ client: Opened) {
        self.parts = parts
        self.client = client
    }

    /// Begins to answer: where the questions come from.
    static func answering(_ parts: [any Part], for client: Opened) -> NativeQuestions {
        let host = Host(parts, client)
        let questions = NativeQuestions()
        Task {
            while let question = await questions.next() {
                Task { await host.listen(question) }
            }
        }
        return questions
    }

    private func listen(_ question: NativeQuestion) async {
        do {
            try await answer(question)
        } catch let error as OsirixError {
            let (code, details) = (error.code.rawValue, error.details)
            question.reply.fail(code: code, message: details.message, context: details.context)
        } catch {
            question.reply.fail(code: "plugin", message: "\(error)", context: [:])
        }
    }

    private func answer(_ question: NativeQuestion) async throws {
        let arguments = try Arguments(question.arguments)
        let reply = question.reply
        switch question.method {
        case "stream.next":
            _ = reply.answer(answer: try await next(try arguments.at(0)))
        case "stream.stop":
            _ = taken(try arguments.at(0))
        default:
            let bytes = question.input.map { stream in Pieces(open: { stream }, read: bytesOf) }
            let part = parts[Int(question.part)]
            let client = client
            let told: Told = { try await client.work() }
            switch try await part.ask(question.method, arguments, bytes, told) {
            case .nothing:
                _ = reply.answer(answer: nil)
            case let .value(text):
                _ = reply.answer(answer: .json(text: text))
            case let .pieces(stream):
                let number = kept(stream)
                if !reply.answer(answer: .json(text: "\(number)")) { _ = taken(number) }
            }
        }
    }

    private func next(_ number: Int) async throws -> NativePiece? {
        guard let stream = found(number) else { throw defect("there is no stream \(number)") }
        let piece = try await stream.next()
        if piece == nil { _ = taken(number) }
        return piece
    }

    private func kept(_ stream: Pulled) -> Int {
        lock.lock()
        defer { lock.unlock() }
        number += 1
        streams[number] = stream
        return number
    }

    private func found(_ number: Int) -> Pulled? {
        lock.lock()
        defer { lock.unlock() }
        return streams[number]
    }

    /// Who iterates no more lets the stream end.
    private func taken(_ number: Int) -> Pulled? {
        lock.lock()
        defer { lock.unlock() }
        return streams.removeValue(forKey: number)
    }
}
