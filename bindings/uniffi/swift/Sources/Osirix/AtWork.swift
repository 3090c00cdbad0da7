/// Where work is told and kept, once the client is open.
typealias Told = @Sendable () async throws -> WorkApi

/// A job that is to be done, and what can be done with it while it is at work.
public struct AtWork: Sendable {
    /// What is to be done.
    public let work: Work
    let told: Told

    /// Tells how much is done, 0.0 to 1.0. An error means: stop now.
    public func report(_ done: Double) async throws {
        try await told().report(job: work.jobId, fence: work.fence, done: done)
    }

    /// Does this once, however often the job is begun anew: what it gave is kept under the name and
    /// given again.
    public func step(_ name: String, _ body: () async throws -> JSONValue) async throws -> JSONValue {
        let api = try await told()
        if let kept = try await api.finishedStep(job: work.jobId, fence: work.fence, name: name) {
            return kept.value
        }
        let value = try await body()
        try await api.finishStep(job: work.jobId, fence: work.fence, name: name, value: value)
        return value
    }

    /// The value that was kept last under this name.
    public func saved(_ name: String) async throws -> JSONValue? {
        try await told().saved(job: work.jobId, fence: work.fence, name: name)?.value
    }

    /// Keeps a value under a name, in place of the one before: how far a long work is.
    public func save(_ name: String, _ value: JSONValue) async throws {
        try await told().save(job: work.jobId, fence: work.fence, name: name, value: value)
    }

    /// A secret for somebody outside, who answers with it within this time:
    /// `jobs.answer(secret:answer:)`.
    public func ask(_ name: String, withinSeconds: Int) async throws -> Token {
        try await told().ask(
            job: work.jobId, fence: work.fence, name: name, withinSeconds: withinSeconds)
    }

    /// The answer to what was asked. While there is none this throws `OsirixError.closed`, which is
    /// to be let through: the job begins anew when the answer comes.
    public func answer(_ name: String) async throws -> JSONValue {
        try await told().answer(job: work.jobId, fence: work.fence, name: name)
    }

    /// Has the job begin again after a pause: throws `OsirixError.closed`, which is to be let through.
    public func snooze(seconds: Int) async throws {
        try await told().snooze(job: work.jobId, fence: work.fence, seconds: seconds)
    }
}
