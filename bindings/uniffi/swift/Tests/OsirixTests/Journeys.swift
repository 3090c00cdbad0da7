import Foundation
import Osirix
import XCTest

// What the tests share.

func newFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("osirix-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

func accountOf(_ client: Osirix) async throws -> Account {
    try await client.accounts.open(name: "Ada", externalId: "ada")
}

func short(_ script: String = "Hello.") -> VideoRequest {
    VideoRequest(script: script, spec: VideoSpec(aspect: .square))
}

func videoOf(_ job: JobInfo) throws -> VideoResult {
    guard case let .video(video)? = job.output else {
        throw Unexpected(what: "a job without a video: \(job)")
    }
    return video
}

/// The error that the call must throw.
func refused(_ call: () async throws -> Void) async throws -> OsirixError {
    do {
        try await call()
    } catch let error as OsirixError {
        return error
    }
    throw Unexpected(what: "the call was not refused")
}

struct Unexpected: Error {
    let what: String
}

func joined(_ pieces: Pieces<Data>) async throws -> Data {
    var whole = Data()
    for try await piece in pieces {
        whole.append(piece)
    }
    return whole
}
