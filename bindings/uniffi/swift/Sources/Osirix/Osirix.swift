import Foundation
import OsirixGlue

/// The whole platform behind one handle.
public final class Osirix: Sendable {
    let bridge: Bridge

    private init(bridge: Bridge) {
        self.bridge = bridge
    }

    static func opened(_ config: Config, _ parts: [any Part]) async throws -> Osirix {
        let text = try wire(config)
        let listed = parts.map { NativePart(port: $0.port, name: $0.name) }
        let opened = Opened()
        let questions = parts.isEmpty ? nil : Host.answering(parts, for: opened)
        let native = try await told { _ in
            try await openNative(config: text, parts: listed, questions: questions)
        }
        let client = Osirix(bridge: Bridge(native))
        opened.opened(client)
        return client
    }

    static func closing<Value>(
        _ client: Osirix,
        _ body: (Osirix) async throws -> Value
    ) async throws -> Value {
        do {
            let value = try await body(client)
            try await client.close()
            return value
        } catch {
            // The body's error is the one to tell.
            try? await client.close()
            throw error
        }
    }

    /// Stops the workers, who hand their jobs back. Closing again changes nothing.
    public func close() async throws {
        try await bridge.shut()
    }
}
