import Foundation
import OsirixGlue

/// The whole platform behind one handle.
public final class Osirix: Sendable {
    let bridge: Bridge

    private init(bridge: Bridge) {
        self.bridge = bridge
    }

    /// Opens the data and starts the workers.
    public static func open(_ config: Config = Config()) async throws -> Osirix {
        let text = try wire(config)
        return Osirix(bridge: Bridge(try await told { _ in try await openNative(config: text) }))
    }

    /// Opens a client for the body, and closes it at the end, whatever happens.
    public static func with<Value>(
        _ config: Config = Config(),
        _ body: (Osirix) async throws -> Value
    ) async throws -> Value {
        let client = try await open(config)
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
