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

/// What became of a post, once nothing more happens to it.
func wentOut(
    _ client: Osirix,
    _ account: Account,
    _ connection: ConnectionId,
    _ text: String,
    videoJob: JobId? = nil
) async throws -> (PostState, PublicationInfo) {
    let content = PostContent(messages: [PostMessage(text: text)])
    let request = PostRequest(content: content, connections: [connection], videoJob: videoJob)
    let written = try await client.social.write(account: account.id, post: request)
    var post = try await client.social.schedule(account: account.id, post: written.id)
    while post.state == .scheduled || post.state == .publishing {
        try await Task.sleep(nanoseconds: 20_000_000)
        post = try await client.social.post(account: account.id, post: post.id)
    }
    let publications = try await client.social.publications(account: account.id, post: post.id)
    return (post.state, publications[0])
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
