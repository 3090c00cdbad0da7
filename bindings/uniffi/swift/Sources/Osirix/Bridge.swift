import Foundation
import OsirixGlue

/// An argument on its way.
typealias Argument = any Encodable & Sendable

/// How calls reach the native library: names and JSON.
struct Bridge: Sendable {
    private let native: NativeBridge

    init(_ native: NativeBridge) {
        self.native = native
    }

    /// Calls a method that gives a value.
    func call<Value: Decodable>(_ name: String, _ arguments: Argument...) async throws -> Value {
        try read(try await json(name, arguments))
    }

    /// Calls a method that gives nothing.
    func run(_ name: String, _ arguments: Argument...) async throws {
        _ = try await json(name, arguments)
    }

    /// Calls a method that gives a file's bytes.
    func bytes(_ name: String, _ arguments: Argument...) -> Pieces<Data> {
        pieces(name, arguments, bytesOf)
    }

    /// Calls a method that gives one value after the other.
    func values<Value: Decodable & Sendable>(_ name: String, _ arguments: Argument...) -> Pieces<Value> {
        pieces(name, arguments) { piece in
            guard case let .json(text) = piece else { throw defect("it gave no value") }
            return try read(text)
        }
    }

    func shut() async throws {
        try await told { _ in try await native.shut() }
    }

    private func json(_ name: String, _ arguments: [Argument]) async throws -> String {
        let text = try wire(arguments.map(Written.init))
        return try await told { stop in
            try await native.call(name: name, arguments: text, stop: stop)
        }
    }

    private func pieces<Piece: Sendable>(
        _ name: String,
        _ arguments: [Argument],
        _ read: @escaping @Sendable (NativePiece) throws -> Piece
    ) -> Pieces<Piece> {
        let open: @Sendable () async throws -> NativeStream = {
            let text = try wire(arguments.map(Written.init))
            return try await told { stop in
                try await native.stream(name: name, arguments: text, stop: stop)
            }
        }
        return Pieces(open: open, read: read)
    }
}

/// One thing after the other. Each loop over it opens a stream of its own.
public struct Pieces<Element: Sendable>: AsyncSequence, Sendable {
    let open: @Sendable () async throws -> NativeStream
    let read: @Sendable (NativePiece) throws -> Element

    public func makeAsyncIterator() -> Iterator {
        Iterator(pieces: self)
    }

    /// Where a loop is.
    public struct Iterator: AsyncIteratorProtocol {
        let pieces: Pieces<Element>
        private var stream: NativeStream?

        init(pieces: Pieces<Element>) {
            self.pieces = pieces
        }

        public mutating func next() async throws -> Element? {
            let stream = try await opened()
            let piece = try await told { stop in try await stream.next(stop: stop) }
            return try piece.map(pieces.read)
        }

        private mutating func opened() async throws -> NativeStream {
            if let stream = stream { return stream }
            let opened = try await pieces.open()
            stream = opened
            return opened
        }
    }
}

@Sendable
func bytesOf(_ piece: NativePiece) throws -> Data {
    guard case let .bytes(bytes) = piece else { throw defect("it gave no bytes") }
    return bytes
}

/// What a native call gives, or the error of its failure's code. A cancelled task gives the call up.
func told<Value>(_ call: (NativeStop) async throws -> Value) async throws -> Value {
    let stop = NativeStop()
    do {
        return try await withTaskCancellationHandler {
            try await call(stop)
        } onCancel: {
            stop.stop()
        }
    } catch let NativeFailure.Told(record) {
        let error: ErrorRecord = try read(record)
        if error.code == .cancelled && Task.isCancelled { throw CancellationError() }
        let details = OsirixError.Details(message: error.message, context: error.context.values)
        throw OsirixError(error.code, details)
    } catch {
        throw defect("\(error)")
    }
}

/// What should never happen.
func defect(_ what: String) -> OsirixError {
    .internal(OsirixError.Details(message: "the native library failed: \(what)"))
}
