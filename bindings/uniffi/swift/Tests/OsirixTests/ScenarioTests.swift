import Foundation
import Osirix
import XCTest

/// The journeys of bindings/scenarios/README.md, in Swift.
final class ScenarioTests: XCTestCase {
    private var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = try newFolder()
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func config(workers: Int? = nil) -> Config {
        Config(home: folder.appendingPathComponent("home").path, workers: workers)
    }

    func test_first_video() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let created = try await client.jobs.createVideo(account: account.id, request: short())
            XCTAssertEqual(created.state, .pending)
            XCTAssertGreaterThan(created.held, Credits(0))
            let job = try await client.jobs.wait(account: account.id, id: created.id)
            XCTAssertEqual(job.state, .completed)
            XCTAssertGreaterThan(try XCTUnwrap(job.finishedAt), job.createdAt)
            let file = folder.appendingPathComponent("hello.mp4")
            try await client.files.save(key: videoOf(job).video, path: file.path)
            XCTAssertEqual(Array(try Data(contentsOf: file)[4..<8]), Array("ftyp".utf8))
            let balance = try await client.credits.balance(account: account.id)
            XCTAssertEqual(balance.spent, job.charged)
            XCTAssertEqual(balance.available + balance.spent, Credits(100))
        }
    }

    func test_progress() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let job = try await client.jobs.createVideo(account: account.id, request: short())
            var states: [JobInfo] = []
            for try await state in client.jobs.watch(account: account.id, id: job.id) {
                states.append(state)
            }
            let progress = states.map(\.progress)
            XCTAssertEqual(progress, progress.sorted())
            XCTAssertEqual(progress.last, 100)
            XCTAssertEqual(states.last?.state, .completed)
            XCTAssertTrue(states.contains { $0.stage == "encode" })
        }
    }

    func test_cancel() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let story = short(String(repeating: "A long story. ", count: 5))
            let job = try await client.jobs.createVideo(account: account.id, request: story)
            _ = try await client.jobs.cancel(account: account.id, id: job.id)
            let ended = try await client.jobs.wait(account: account.id, id: job.id)
            XCTAssertEqual(ended.state, .cancelled)
            XCTAssertNil(ended.charged)
            let balance = try await client.credits.balance(account: account.id)
            XCTAssertEqual([balance.available, balance.held], [Credits(100), Credits(0)])
        }
    }

    func test_not_enough_credits() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let story = short(String(repeating: "A long story. ", count: 400))
            do {
                _ = try await client.jobs.createVideo(account: account.id, request: story)
                XCTFail("the call was not refused")
            } catch let OsirixError.insufficientCredits(details) {
                XCTAssertGreaterThan(try XCTUnwrap(details.context["missing"].flatMap { Int($0) }), 0)
            }
            let jobs = try await client.jobs.list(account: account.id)
            XCTAssertEqual(jobs.items, [])
        }
    }

    func test_every_error_code() async throws {
        var errors: Set<OsirixError> = []
        for code in ErrorCode.allCases {
            let details = OsirixError.Details(message: "message", context: ["field": "script"])
            let error = OsirixError(code, details)
            XCTAssertEqual(error.code, code)
            XCTAssertEqual(error.details, details)
            errors.insert(error)
        }
        XCTAssertEqual(errors.count, ErrorCode.allCases.count)
    }

    func test_bad_input() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let wrong: [(VideoRequest, String)] = [
                (VideoRequest(script: ""), "script"),
                (VideoRequest(script: "a\u{07}b"), "script"),
                (VideoRequest(script: String(repeating: "a", count: 10_000_000)), "script"),
                (VideoRequest(script: "Hello.", avatar: "nobody"), "avatar"),
                (VideoRequest(script: "Hello.", settings: VoiceSettings(speed: .nan)), "settings.speed"),
                (VideoRequest(script: "Hello.", settings: VoiceSettings(speed: 1e30)), "speed"),
            ]
            for (request, field) in wrong {
                let error = try await refused {
                    _ = try await client.jobs.createVideo(account: account.id, request: request)
                }
                XCTAssertEqual(error.details.context["field"], field, "\(error)")
            }
            let refusals = [
                try await refused { _ = try await client.accounts.get(id: AccountId("acc_nonsense")) },
                try await refused {
                    _ = try await client.jobs.list(account: account.id, page: PageRequest(limit: -1))
                },
                try await refused { _ = try await Osirix.open(self.config(workers: -1)) },
            ]
            for refusal in refusals {
                XCTAssertEqual(refusal.code, .invalidInput)
            }
        }
    }

    func test_concurrent_jobs() async throws {
        try await Osirix.with(config(workers: 2)) { client in
            let account = try await accountOf(client)
            let jobs = try await withThrowingTaskGroup(of: JobInfo.self, returning: [JobInfo].self) { group in
                for _ in 1...3 {
                    group.addTask {
                        let job = try await client.jobs.createVideo(account: account.id, request: short())
                        return try await client.jobs.wait(account: account.id, id: job.id)
                    }
                }
                return try await group.reduce(into: [JobInfo]()) { $0.append($1) }
            }
            XCTAssertTrue(jobs.allSatisfy { $0.state == .completed })
            let balance = try await client.credits.balance(account: account.id)
            let charged = jobs.compactMap(\.charged).reduce(Credits(0), +)
            XCTAssertEqual(balance.spent, charged)
            XCTAssertEqual(balance.available + balance.held + balance.spent + balance.granted, Credits(0))
        }
    }

    func test_concurrent_calls() async throws {
        try await Osirix.with(config(workers: 0)) { client in
            let account = try await accountOf(client)
            let balances = try await withThrowingTaskGroup(of: Balance.self, returning: [Balance].self) { group in
                for _ in 1...1000 {
                    group.addTask { try await client.credits.balance(account: account.id) }
                }
                return try await group.reduce(into: [Balance]()) { $0.append($1) }
            }
            XCTAssertEqual(balances.count, 1000)
            XCTAssertEqual(Set(balances.map(\.available)), [Credits(100)])
        }
    }

    func test_dropped_client() async throws {
        try await letGo()
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let jobs = try await client.jobs.list(account: account.id)
            XCTAssertEqual(jobs.items.count, 1)
            let job = try await client.jobs.wait(account: account.id, id: jobs.items[0].id)
            XCTAssertEqual(job.state, .completed)
        }
    }

    private func letGo() async throws {
        let client = try await Osirix.open(config())
        let account = try await accountOf(client)
        _ = try await client.jobs.createVideo(account: account.id, request: short())
    }

    func test_closed_twice() async throws {
        let client = try await Osirix.open(config())
        let account = try await accountOf(client)
        try await client.close()
        try await client.close()
        let refusal = try await refused { _ = try await client.credits.balance(account: account.id) }
        XCTAssertEqual(refusal.code, .closed)
    }

    func test_two_clients() async throws {
        try await Osirix.with(config()) { one in
            let account = try await accountOf(one)
            try await Osirix.with(self.config()) { other in
                let same = try await other.accounts.get(id: account.id)
                XCTAssertEqual(same, account)
                let job = try await one.jobs.createVideo(account: account.id, request: short())
                let done = try await other.jobs.wait(account: account.id, id: job.id)
                XCTAssertEqual(done.state, .completed)
            }
        }
    }

    func test_streams() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let job = try await client.jobs.createVideo(account: account.id, request: short())
            let video = try videoOf(try await client.jobs.wait(account: account.id, id: job.id))
            let whole = try await joined(client.files.read(key: video.video))
            XCTAssertEqual(whole.count, video.bytes)
            let part = try await joined(client.files.read(key: video.video, range: 4..<8))
            XCTAssertEqual(String(decoding: part, as: UTF8.self), "ftyp")
            XCTAssertEqual(Array(part), Array(whole[4..<8]))
        }
    }

    func test_own_speech_engine() async throws {
        try await Osirix.with(config(), speechEngines: [Tones()]) { client in
            let voices = try await client.voices.list()
            XCTAssertTrue(voices.contains { $0.id == toneVoice })
            let account = try await accountOf(client)
            var request = short("Hello in tones.")
            request.voice = toneVoice
            let created = try await client.jobs.createVideo(account: account.id, request: request)
            let job = try await client.jobs.wait(account: account.id, id: created.id)
            XCTAssertEqual(job.state, .completed)
            XCTAssertEqual(Double(try videoOf(job).durationUs), 750_000, accuracy: 40_000)
        }
    }

    func test_own_blob_store() async throws {
        let store = Memory()
        try await Osirix.with(config(), blobStore: store) { client in
            let account = try await accountOf(client)
            let job = try await client.jobs.createVideo(account: account.id, request: short())
            let video = try videoOf(try await client.jobs.wait(account: account.id, id: job.id))
            let kept = await store.blobs[video.video]
            XCTAssertEqual(kept?.count, video.bytes)
            let part = try await joined(client.files.read(key: video.video, range: 4..<8))
            XCTAssertEqual(String(decoding: part, as: UTF8.self), "ftyp")
            let blobs = folder.appendingPathComponent("home/blobs").path
            XCTAssertFalse(FileManager.default.fileExists(atPath: blobs))
        }
    }

    func test_failing_part() async throws {
        struct Broken: Error, CustomStringConvertible {
            let description = "the reed is broken"
        }
        try await Osirix.with(config(), speechEngines: [Tones(fault: Broken())]) { client in
            let account = try await accountOf(client)
            let request = VideoRequest(script: "Hello in tones.", voice: toneVoice)
            let created = try await client.jobs.createVideo(account: account.id, request: request)
            let job = try await client.jobs.wait(account: account.id, id: created.id)
            XCTAssertEqual(job.state, .failed)
            let error = try XCTUnwrap(job.error)
            XCTAssertEqual(error.code, .plugin)
            XCTAssertTrue(error.message.contains("the reed is broken"), error.message)
            let balance = try await client.credits.balance(account: account.id)
            XCTAssertEqual(balance.available, Credits(100))
        }
    }

    func test_own_task() async throws {
        try await Osirix.with(config(), jobTasks: [Words()]) { client in
            let account = try await accountOf(client)
            let request = JobRequest(kind: JobKind("count-words"), request: .string("one two three"))
            let created = try await client.jobs.create(account: account.id, job: request)
            let job = try await client.jobs.wait(account: account.id, id: created.id)
            XCTAssertEqual(job.state, .completed)
            XCTAssertEqual(job.attempt, 2)
            guard case let .own(result)? = job.output else {
                throw Unexpected(what: "a job without a result: \(job)")
            }
            XCTAssertEqual(result.value, .object(["words": .integer(3), "counted": .integer(1)]))
            let balance = try await client.credits.balance(account: account.id)
            XCTAssertEqual(balance.available, Credits(97))
        }
    }

    func test_own_network() async throws {
        let board = Board()
        var config = self.config()
        config.social = SocialConfig(publishing: SocialSettings(lookS: 1, videoS: 1))
        try await Osirix.with(config, ownNetwork: board) { client in
            await board.at(client)
            let account = try await accountOf(client)
            func shown(_ secret: String) -> ConnectSecret {
                ConnectSecret(network: .own, identifier: "ada", secret: secret)
            }
            let refusal = try await refused {
                _ = try await client.social.connect(account: account.id, request: shown("wrong"))
            }
            XCTAssertEqual(refusal.code, .unauthenticated)
            let request = shown(board.secret.rawValue)
            let connected = try await client.social.connect(account: account.id, request: request)
            XCTAssertEqual(connected.network, .own)
            XCTAssertEqual(connected.remote.handle, "ada")

            let job = try await client.jobs.createVideo(account: account.id, request: short())
            let (published, out) = try await wentOut(client, account, connected.id, "Look!", videoJob: job.id)
            XCTAssertEqual(published, .published, "\(out)")
            XCTAssertEqual(out.published[0].permalink, "https://board.example/1")
            let file = await board.file
            XCTAssertEqual(Array(file[4..<8]), Array("ftyp".utf8))

            let (failed, why) = try await wentOut(client, account, connected.id, "refuse")
            XCTAssertEqual(failed, .failed)
            XCTAssertEqual(why.error?.code, .invalidInput)
            let (state, open) = try await wentOut(client, account, connected.id, "fall")
            XCTAssertEqual(state, .unconfirmed, "\(open)")
            let record = try await client.social.attempts(account: account.id, publication: open.id)
            let lost = try XCTUnwrap(record.items.first { $0.what == .unanswered }?.error)
            XCTAssertEqual(lost.code, .plugin)
            XCTAssertTrue(lost.message.contains("the board fell"), lost.message)
            let tried = await board.tried
            XCTAssertEqual(tried, ["Look!", "refuse", "fall"], "each was tried once")
        }
    }

    /// A program in Swift cannot be forked or loaded again: it opens the data again.
    func test_reloaded() async throws {
        let first = try await Osirix.open(config())
        let account = try await accountOf(first)
        try await first.close()
        try await Osirix.with(config()) { client in
            let same = try await client.accounts.get(id: account.id)
            XCTAssertEqual(same, account)
        }
    }
}
