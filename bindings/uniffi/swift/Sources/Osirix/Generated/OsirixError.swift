// The errors of the facade. Written by `cargo xtask bindgen`.

import Foundation

/// Anything that went wrong; its case and `code` say what, its details with what.
public enum OsirixError: Error, Hashable, Sendable {
    /// A value that the caller gave is malformed; the context names the field and the limit.
    case invalidInput(Details)
    /// A value is larger than the limit that the context names.
    case tooLarge(Details)
    /// The input is well formed, but no compiled-in or registered backend can handle it.
    case unsupported(Details)
    /// The object does not exist, or the caller may not know that it does.
    case notFound(Details)
    /// An object of that name or key exists already.
    case alreadyExists(Details)
    /// The object's state, or an idempotency key already used for something else, forbids this.
    case conflict(Details)
    /// The caller is not known.
    case unauthenticated(Details)
    /// The caller is known and may not do this.
    case permissionDenied(Details)
    /// The account's plan does not include this, or its limit is reached.
    case planLimit(Details)
    /// The account has fewer credits available than this needs; the context says how many.
    case insufficientCredits(Details)
    /// The account's own spending limit leaves less than this needs; the context says how much.
    case spendingLimit(Details)
    /// Too many calls in too short a time.
    case rateLimited(Details)
    /// The work was cancelled by its owner.
    case cancelled(Details)
    /// The work took longer than its limit.
    case timeout(Details)
    /// Another worker holds this job by now: the late worker's result is refused.
    case leaseLost(Details)
    /// The backend is locked or saturated by others.
    case busy(Details)
    /// A backend cannot be reached or fails.
    case unavailable(Details)
    /// No space is left where the data should go.
    case storageFull(Details)
    /// A file or folder cannot be read or written.
    case io(Details)
    /// The data was written by a newer version of Osirix.
    case schemaTooNew(Details)
    /// A setting is missing or wrong; the message names it and never shows a secret value.
    case configuration(Details)
    /// A media engine failed on this input.
    case media(Details)
    /// A part that the embedding program brought has failed; the message is its own.
    case plugin(Details)
    /// Stored data contradicts itself; the context names the table, the column and the row.
    case inconsistent(Details)
    /// The client was closed before or during this call.
    case closed(Details)
    /// A defect of Osirix.
    case `internal`(Details)

    /// What is told with every error.
    public struct Details: Hashable, Sendable {
        /// A sentence that says what to do.
        public let message: String
        /// The field, the limit, the id that it is about.
        public let context: [String: String]

        /// This sentence and these facts.
        public init(message: String, context: [String: String] = [:]) {
            self.message = message
            self.context = context
        }
    }

    /// The stable name of what went wrong.
    public var code: ErrorCode {
        switch self {
        case .invalidInput: return .invalidInput
        case .tooLarge: return .tooLarge
        case .unsupported: return .unsupported
        case .notFound: return .notFound
        case .alreadyExists: return .alreadyExists
        case .conflict: return .conflict
        case .unauthenticated: return .unauthenticated
        case .permissionDenied: return .permissionDenied
        case .planLimit: return .planLimit
        case .insufficientCredits: return .insufficientCredits
        case .spendingLimit: return .spendingLimit
        case .rateLimited: return .rateLimited
        case .cancelled: return .cancelled
        case .timeout: return .timeout
        case .leaseLost: return .leaseLost
        case .busy: return .busy
        case .unavailable: return .unavailable
        case .storageFull: return .storageFull
        case .io: return .io
        case .schemaTooNew: return .schemaTooNew
        case .configuration: return .configuration
        case .media: return .media
        case .plugin: return .plugin
        case .inconsistent: return .inconsistent
        case .closed: return .closed
        case .`internal`: return .`internal`
        }
    }

    /// The sentence and the facts.
    public var details: Details {
        switch self {
        case let .invalidInput(details): return details
        case let .tooLarge(details): return details
        case let .unsupported(details): return details
        case let .notFound(details): return details
        case let .alreadyExists(details): return details
        case let .conflict(details): return details
        case let .unauthenticated(details): return details
        case let .permissionDenied(details): return details
        case let .planLimit(details): return details
        case let .insufficientCredits(details): return details
        case let .spendingLimit(details): return details
        case let .rateLimited(details): return details
        case let .cancelled(details): return details
        case let .timeout(details): return details
        case let .leaseLost(details): return details
        case let .busy(details): return details
        case let .unavailable(details): return details
        case let .storageFull(details): return details
        case let .io(details): return details
        case let .schemaTooNew(details): return details
        case let .configuration(details): return details
        case let .media(details): return details
        case let .plugin(details): return details
        case let .inconsistent(details): return details
        case let .closed(details): return details
        case let .`internal`(details): return details
        }
    }

    /// The error of a code.
    public init(_ code: ErrorCode, _ details: Details) {
        switch code {
        case .invalidInput: self = .invalidInput(details)
        case .tooLarge: self = .tooLarge(details)
        case .unsupported: self = .unsupported(details)
        case .notFound: self = .notFound(details)
        case .alreadyExists: self = .alreadyExists(details)
        case .conflict: self = .conflict(details)
        case .unauthenticated: self = .unauthenticated(details)
        case .permissionDenied: self = .permissionDenied(details)
        case .planLimit: self = .planLimit(details)
        case .insufficientCredits: self = .insufficientCredits(details)
        case .spendingLimit: self = .spendingLimit(details)
        case .rateLimited: self = .rateLimited(details)
        case .cancelled: self = .cancelled(details)
        case .timeout: self = .timeout(details)
        case .leaseLost: self = .leaseLost(details)
        case .busy: self = .busy(details)
        case .unavailable: self = .unavailable(details)
        case .storageFull: self = .storageFull(details)
        case .io: self = .io(details)
        case .schemaTooNew: self = .schemaTooNew(details)
        case .configuration: self = .configuration(details)
        case .media: self = .media(details)
        case .plugin: self = .plugin(details)
        case .inconsistent: self = .inconsistent(details)
        case .closed: self = .closed(details)
        case .`internal`: self = .`internal`(details)
        }
    }
}
