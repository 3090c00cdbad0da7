import Foundation
import Osirix

let usage = """
speak TEXT OUT.mp4 [AVATAR]

Makes a video in which an avatar says the text. Data is kept in the folder osirix-data.
"""

func tell(_ line: String) {
    FileHandle.standardError.write(Data(line.utf8))
}

/// Text in, a video out, and a line that says how far it is.
func speak(_ text: String, to out: String, avatar: String?) async throws {
    try await Osirix.with(Config(home: "osirix-data")) { client in
        let account = try await client.accounts.open(name: "Command line", externalId: "command-line")
        let request = VideoRequest(script: text, avatar: avatar)
        var job = try await client.jobs.createVideo(account: account.id, request: request)
        for try await state in client.jobs.watch(account: account.id, id: job.id) {
            tell("\r\(state.state) \(state.stage ?? "") \(state.progress) %   ")
            job = state
        }
        tell("\n")
        guard case let .video(video)? = job.output else {
            let why = job.error?.message ?? "no more is known"
            throw OsirixError(.media, OsirixError.Details(message: "the job ended as \(job.state): \(why)"))
        }
        try await client.files.save(key: video.video, path: out)
        print("\(out): \(Double(video.durationUs) / 1_000_000) s, \(video.bytes) bytes")
    }
}

let given = Array(CommandLine.arguments.dropFirst())
guard (2...3).contains(given.count) else {
    tell(usage + "\n")
    exit(2)
}
do {
    try await speak(given[0], to: given[1], avatar: given.count == 3 ? given[2] : nil)
} catch let OsirixError.insufficientCredits(details) {
    tell("speak: \(details.context["missing"] ?? "some") credits are missing\n")
    exit(1)
} catch let error as OsirixError {
    tell("speak: \(error.details.message)\n")
    exit(1)
}
