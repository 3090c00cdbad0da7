import Foundation
import Osirix

// Parts of the platform, written in Swift: a speech engine of tones, a store in memory, a kind of job and a network.

private let rateHz = 16_000
private let wordUs = 250_000
let toneVoice = VoiceId("tones/a4")

/// A quarter of a second of tone for each word.
func said(_ words: [String]) -> SpeechChunk {
    let count = words.count * wordUs * rateHz / 1_000_000
    let tone = (0..<count).map { Float(0.5 * sin(2 * Double.pi * 440 * Double($0) / Double(rateHz))) }
    let starts = words.indices.map { $0 * wordUs }
    return SpeechChunk(
        samples: Samples(tone),
        phonemes: starts.map { PhonemeSpan(phoneme: "aa", stress: 1, startUs: $0, endUs: $0 + wordUs) },
        words: zip(words, starts).map { WordSpan(text: $0, startUs: $1, endUs: $1 + wordUs) }
    )
}

/// Speaks in tones, eight words at a time.
struct Tones: SpeechEngine {
    let name = "tones"
    /// What goes wrong after the first piece, if anything does.
    var fault: (any Error & Sendable)?

    func voices() async throws -> [Voice] {
        [Voice(id: toneVoice, name: "A4", language: "en", sampleRateHz: rateHz)]
    }

    func check(utterance: Utterance) async throws {
        _ = try words(utterance)
    }

    func speak(utterance: Utterance) async throws -> AsyncThrowingStream<SpeechChunk, any Error> {
        let words = try words(utterance)
        return AsyncThrowingStream { stream in
            for start in stride(from: 0, to: words.count, by: 8) {
                stream.yield(said(Array(words[start..<min(start + 8, words.count)])))
                if let fault = fault { return stream.finish(throwing: fault) }
            }
            stream.finish()
        }
    }

    /// The words, once they can be said.
    private func words(_ utterance: Utterance) throws -> [String] {
        func refused(_ message: String, _ fact: String, _ value: String) -> OsirixError.Details {
            OsirixError.Details(message: message, context: [fact: value])
        }
        guard utterance.voice == toneVoice else {
            throw OsirixError.notFound(refused("there is no such voice", "field", "voice"))
        }
        let speed = utterance.settings.speed ?? .nan
        let pitch = utterance.settings.pitch ?? .nan
        guard (0.5...2).contains(speed), (-12...12).contains(pitch) else {
            throw OsirixError.invalidInput(refused("the settings are out of range", "field", "settings"))
        }
        let script = utterance.script.rawValue
        guard script.contains(where: { $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            let first = script.first.map(String.init) ?? ""
            throw OsirixError.unsupported(refused("\(first) cannot be said", "character", first))
        }
        return script.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}

/// Keeps blobs in a dictionary.
actor Memory: BlobStore {
    private(set) var blobs: [BlobKey: Data] = [:]

    func put(key: BlobKey, bytes: Pieces<Data>) async throws -> BlobInfo {
        let whole = try await joined(bytes)
        blobs[key] = whole
        return BlobInfo(key: key, bytes: whole.count)
    }

    func get(key: BlobKey, range: Range<Int>?) async throws -> AsyncThrowingStream<Data, any Error> {
        let blob = try found(key)
        let range = range ?? 0..<blob.count
        guard range.lowerBound <= blob.count else {
            let details = OsirixError.Details(message: "the range is behind the end", context: ["field": "range"])
            throw OsirixError.invalidInput(details)
        }
        let part = blob.subdata(in: range.clamped(to: 0..<blob.count))
        return AsyncThrowingStream { stream in
            for start in stride(from: 0, to: part.count, by: 100_000) {
                stream.yield(part.subdata(in: start..<min(start + 100_000, part.count)))
            }
            stream.finish()
        }
    }

    func head(key: BlobKey) async throws -> BlobInfo {
        BlobInfo(key: key, bytes: try found(key).count)
    }

    func delete(key: BlobKey) async throws {
        blobs[key] = nil
    }

    func list(prefix: String) async throws -> [BlobInfo] {
        let keys = blobs.keys.filter { $0.rawValue.hasPrefix(prefix) }.sorted { $0.rawValue < $1.rawValue }
        return try keys.map { BlobInfo(key: $0, bytes: try found($0).count) }
    }

    func signedUrl(key: BlobKey, lifetime: TimeSpan) async throws -> String {
        _ = try found(key)
        let details = OsirixError.Details(
            message: "memory has no address",
            context: ["lifetime": "\(lifetime.seconds) s"]
        )
        throw OsirixError.unsupported(details)
    }

    private func found(_ key: BlobKey) throws -> Data {
        guard let blob = blobs[key] else {
            let details = OsirixError.Details(message: "there is no such blob", context: ["key": key.rawValue])
            throw OsirixError.notFound(details)
        }
        return blob
    }
}

/// Counts words, at a credit for each; and finds a reason to begin anew, once.
actor Words: JobTask {
    nonisolated let name = "count-words"
    private var counted = 0

    func settings() async throws -> TaskSettings {
        TaskSettings(pauseMs: 1)
    }

    func quote(request: JSONValue) async throws -> Credits {
        Credits(count(request))
    }

    func run(work: AtWork) async throws -> WorkDone {
        let counted = try await work.step("count") { self.once() }
        if work.work.attempt == 1 {
            throw OsirixError.unavailable(OsirixError.Details(message: "come back later"))
        }
        let words = count(work.work.request)
        return WorkDone(
            result: .object(["words": .integer(words), "counted": counted]),
            price: Credits(words)
        )
    }

    private func once() -> JSONValue {
        counted += 1
        return .integer(counted)
    }

    private func count(_ request: JSONValue) -> Int {
        guard case let .string(text) = request else { return 0 }
        return text.split(separator: " ").count
    }
}

/// A network in memory: a board, on which one can fall.
actor Board: OwnNetwork {
    nonisolated let name = "the board"
    nonisolated let secret = OwnSecret("hunter2-secret")
    private let token = OwnSecret("hunter2-token")
    private var client: Osirix?
    private(set) var tried: [String] = []
    private(set) var file = Data()

    /// Where it reads files.
    func at(_ client: Osirix) {
        self.client = client
    }

    func limits() async throws -> OwnLimits {
        OwnLimits(textChars: 500)
    }

    func signIn(identifier: String, secret: OwnSecret) async throws -> OwnAccount {
        guard secret == self.secret else {
            throw OsirixError.unauthenticated(OsirixError.Details(message: "the board does not know you"))
        }
        return OwnAccount(account: RemoteAccount(id: "1", handle: identifier), secret: token)
    }

    func publish(message: OwnMessage) async throws -> Published {
        guard let client = client, message.secret == token else { throw Fallen() }
        tried.append(message.text)
        if message.text == "refuse" {
            let details = OsirixError.Details(message: "the board does not take this", context: ["field": "text"])
            throw OsirixError.invalidInput(details)
        }
        if message.text == "fall" { throw Fallen() }
        for attachment in message.media {
            file = try await joined(client.files.read(key: attachment.blob))
        }
        return Published(remoteId: message.key, permalink: "https://board.example/\(tried.count)")
    }

    func find(message: OwnMessage) async throws -> Published? {
        throw Unexpected(what: "the board cannot look, and has said so")
    }

    struct Fallen: Error, CustomStringConvertible {
        let description = "the board fell"
    }
}
