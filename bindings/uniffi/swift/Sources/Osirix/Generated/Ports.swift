// The parts that you can write yourself. Written by `cargo xtask bindgen`.

import Foundation

/// Turns text into speech.
public protocol SpeechEngine: Sendable {
    /// The engine's name: the part of its voice ids before the slash.
    var name: String { get }

    /// The voices that can be asked for. Never empty; ids are unique and start with the name.
    func voices() async throws -> [Voice]

    /// Refuses, before anything is begun or paid for, what `speak` would refuse.
    /// Asks nobody outside this process.
    ///
    /// - An unknown voice is `NotFound`, settings out of range are
    ///   `InvalidInput`.
    /// - A script in which nothing can be said by this voice is
    ///   `Unsupported` and names the first character that cannot.
    func check(utterance: Utterance) async throws

    /// Speaks, when `check` finds nothing.
    ///
    /// - The pieces of the stream, joined, are the whole script, in order.
    /// - Phonemes of a piece cover it without gap; words lie inside it, in order, and together
    ///   are the words of the script as written.
    /// - Twice the same utterance gives twice the same samples, where the engine is local.
    /// - A dropped stream stops the work.
    func speak(utterance: Utterance) async throws -> AsyncThrowingStream<SpeechChunk, any Error>
}

/// Keeps blobs.
///
/// Every implementation passes the suite `conformance::blob`, whose cases are the
/// sentences below.
public protocol BlobStore: Sendable {
    /// Writes a blob.
    ///
    /// - After `Ok`, every reader sees exactly the bytes of the stream.
    /// - A blob of that key is replaced as a whole: a reader sees the old or the new, never a mix.
    /// - When the stream or the disk fails, the key is as it was and nothing is left behind.
    func put(key: BlobKey, bytes: Pieces<Data>) async throws -> BlobInfo

    /// Reads a blob, or the half-open byte `range` of it.
    ///
    /// - An unknown key is `NotFound`.
    /// - A range is cut at the end of the blob, and empty where it starts there; one that starts
    ///   behind the end, or is reversed, is `InvalidInput`.
    func get(key: BlobKey, range: Range<Int>?) async throws -> AsyncThrowingStream<Data, any Error>

    /// What is known of a blob; an unknown key is `NotFound`.
    func head(key: BlobKey) async throws -> BlobInfo

    /// Removes a blob. Removing one that does not exist succeeds.
    func delete(key: BlobKey) async throws

    /// The blobs whose keys start with `prefix`, sorted by key; a prefix that nothing has gives
    /// an empty list.
    func list(prefix: String) async throws -> [BlobInfo]

    /// A URL under which the blob can be fetched without further rights for `lifetime`.
    ///
    /// - An unknown key is `NotFound`.
    /// - A store that cannot be reached by URL says `Unsupported`.
    func signedUrl(key: BlobKey, lifetime: TimeSpan) async throws -> String
}

/// A kind of job of your own.
public protocol JobTask: Sendable {
    /// The kind that it does: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`, and not that of a built-in
    /// kind.
    var name: String { get }

    /// How its jobs are treated. Asked once, when the platform is opened.
    func settings() async throws -> TaskSettings

    /// Checks a request and tells the most that it can cost; nothing is created before that. What
    /// cannot be done is refused by an error.
    func quote(request: JSONValue) async throws -> Credits

    /// Does the work, and gives what was made and its price.
    ///
    /// - It may be begun again, elsewhere too: what is kept as a step need not be done twice.
    /// - An error that passes is followed by another attempt; any other fails the job.
    /// - Who goes on after the job was cancelled, or is someone else's, does it for nothing: what
    ///   is given then is not taken.
    func run(work: AtWork) async throws -> WorkDone
}

/// A network that your program publishes on by itself: a site, an intranet, whatever nothing else
/// speaks to. Posts go out on it as on any other, under the name `own`.
public protocol OwnNetwork: Sendable {
    /// What errors call it: 1 to 100 characters.
    var name: String { get }

    /// What it takes. Asked once, when the platform is opened.
    func limits() async throws -> OwnLimits

    /// The account of who shows a secret that they made for this use.
    ///
    /// - A wrong one is `Unauthenticated`.
    func signIn(identifier: String, secret: OwnSecret) async throws -> OwnAccount

    /// Publishes one message: the only call that people can see the effect of.
    ///
    /// - It tries once. The files are read with the client, by the keys that the message names.
    /// - An error that refuses says that the message is not out, and will not be by this attempt:
    ///   `InvalidInput`, `TooLarge`, `Unsupported`, `NotFound`, `Conflict`, `Unauthenticated`,
    ///   `PermissionDenied`, `PlanLimit`, `InsufficientCredits`, `SpendingLimit`, `RateLimited`,
    ///   `Configuration`.
    /// - Any other error, and no answer in time, leaves open whether it is out: it is not published
    ///   again before it was looked for, and where nobody can tell, a person is asked.
    /// - A secret that is worth nothing any more, `Unauthenticated` or `PermissionDenied`, breaks
    ///   the connection until the account is connected again.
    func publish(message: OwnMessage) async throws -> Published

    /// Reads back whether a message is out, by its key. Asked only where the limits say `can_find`.
    ///
    /// - It changes nothing. One that is out is found, with the id that publishing it gave.
    func find(message: OwnMessage) async throws -> Published?
}

struct SpeechEnginePart: Part {
    let part: any SpeechEngine
    let port = "speech_engine"
    var name: String { part.name }

    func ask(_ method: String, _ arguments: Arguments, _ bytes: Pieces<Data>?, _ told: @escaping Told)
        async throws -> Answer
    {
        switch method {
        case "voices":
            return .value(try fragment(try await part.voices()))
        case "check":
            try await part.check(utterance: try arguments.at(0))
            return .nothing
        case "speak":
            return .pieces(Pulled(try await part.speak(utterance: try arguments.at(0))) { .json(text: try fragment($0)) })
        default: throw defect("a part is asked for \(method)")
        }
    }
}

struct BlobStorePart: Part {
    let part: any BlobStore
    let port = "blob_store"
    var name: String { "" }

    func ask(_ method: String, _ arguments: Arguments, _ bytes: Pieces<Data>?, _ told: @escaping Told)
        async throws -> Answer
    {
        switch method {
        case "put":
            return .value(try fragment(try await part.put(key: try arguments.at(0), bytes: given(bytes))))
        case "get":
            return .pieces(Pulled(try await part.get(key: try arguments.at(0), range: (try arguments.at(1) as Span?)?.range())) { .bytes(bytes: $0) })
        case "head":
            return .value(try fragment(try await part.head(key: try arguments.at(0))))
        case "delete":
            try await part.delete(key: try arguments.at(0))
            return .nothing
        case "list":
            return .value(try fragment(try await part.list(prefix: try arguments.at(0))))
        case "signed_url":
            return .value(try fragment(try await part.signedUrl(key: try arguments.at(0), lifetime: try arguments.at(1))))
        default: throw defect("a part is asked for \(method)")
        }
    }
}

struct JobTaskPart: Part {
    let part: any JobTask
    let port = "job_task"
    var name: String { part.name }

    func ask(_ method: String, _ arguments: Arguments, _ bytes: Pieces<Data>?, _ told: @escaping Told)
        async throws -> Answer
    {
        switch method {
        case "settings":
            return .value(try fragment(try await part.settings()))
        case "quote":
            return .value(try fragment(try await part.quote(request: try arguments.at(0))))
        case "run":
            return .value(try fragment(try await part.run(work: AtWork(work: try arguments.at(0), told: told))))
        default: throw defect("a part is asked for \(method)")
        }
    }
}

struct OwnNetworkPart: Part {
    let part: any OwnNetwork
    let port = "own_network"
    var name: String { part.name }

    func ask(_ method: String, _ arguments: Arguments, _ bytes: Pieces<Data>?, _ told: @escaping Told)
        async throws -> Answer
    {
        switch method {
        case "limits":
            return .value(try fragment(try await part.limits()))
        case "sign_in":
            return .value(try fragment(try await part.signIn(identifier: try arguments.at(0), secret: try arguments.at(1))))
        case "publish":
            return .value(try fragment(try await part.publish(message: try arguments.at(0))))
        case "find":
            return .value(try fragment(try await part.find(message: try arguments.at(0))))
        default: throw defect("a part is asked for \(method)")
        }
    }
}

extension Osirix {
    /// Opens the data and starts the workers, with your own parts where you have any.
    public static func open(
        _ config: Config = Config(),
        speechEngines: [any SpeechEngine] = [],
        blobStore: (any BlobStore)? = nil,
        jobTasks: [any JobTask] = [],
        ownNetwork: (any OwnNetwork)? = nil
    ) async throws -> Osirix {
        var parts: [any Part] = []
        parts += speechEngines.map { SpeechEnginePart(part: $0) }
        if let part = blobStore { parts.append(BlobStorePart(part: part)) }
        parts += jobTasks.map { JobTaskPart(part: $0) }
        if let part = ownNetwork { parts.append(OwnNetworkPart(part: part)) }
        return try await opened(config, parts)
    }

    /// Opens a client for the body, and closes it at the end, whatever happens.
    public static func with<Value>(
        _ config: Config = Config(),
        speechEngines: [any SpeechEngine] = [],
        blobStore: (any BlobStore)? = nil,
        jobTasks: [any JobTask] = [],
        ownNetwork: (any OwnNetwork)? = nil,
        _ body: (Osirix) async throws -> Value
    ) async throws -> Value {
        try await closing(try await open(config, speechEngines: speechEngines, blobStore: blobStore, jobTasks: jobTasks, ownNetwork: ownNetwork), body)
    }
}
