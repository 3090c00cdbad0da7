import Foundation
import Osirix
import XCTest

/// What is Swift's own: tasks, sequences, memory.
final class SwiftTests: XCTestCase {
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

    func test_a_cancelled_task_gives_up_its_call_and_not_the_job() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let job = try await client.jobs.createVideo(account: account.id, request: short())
            let waiting = Task { try await client.jobs.wait(account: account.id, id: job.id) }
            waiting.cancel()
            do {
                _ = try await waiting.value
                XCTFail("the call was not given up")
            } catch is CancellationError {}
            let done = try await client.jobs.wait(account: account.id, id: job.id)
            XCTAssertEqual(done.state, .completed)
        }
    }

    func test_a_sequence_may_be_left_early_and_begun_again() async throws {
        try await Osirix.with(config()) { client in
            let account = try await accountOf(client)
            let job = try await client.jobs.createVideo(account: account.id, request: short())
            let states = client.jobs.watch(account: account.id, id: job.id)
            for try await state in states {
                XCTAssertEqual(state.id, job.id)
                break
            }
            var last: JobInfo?
            for try await state in states {
                last = state
            }
            XCTAssertEqual(last?.state, .completed)
        }
    }

    func test_a_client_closes_itself_also_by_an_error() async throws {
        struct Mine: Error {}
        var held: Osirix?
        do {
            try await Osirix.with(config()) { client in
                held = client
                throw Mine()
            }
        } catch is Mine {}
        let client = try XCTUnwrap(held)
        let refusal = try await refused { _ = try await client.plans.list() }
        XCTAssertEqual(refusal.code, .closed)
    }

    func test_thousands_of_calls_leave_nothing_behind() async throws {
        try await Osirix.with(config(workers: 0)) { client in
            let account = try await accountOf(client)
            func thousand() async throws {
                for _ in 1...1000 {
                    _ = try await client.credits.balance(account: account.id)
                    _ = try await refused { _ = try await client.files.info(key: BlobKey("nothing/here")) }
                }
            }
            for _ in 1...4 { try await thousand() }
            let before = try resident()
            for _ in 1...6 { try await thousand() }
            XCTAssertLessThan(try resident() - before, 4 << 20)
        }
    }

    /// How much memory this process holds, in bytes.
    private func resident() throws -> Int {
        #if os(Linux)
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try XCTUnwrap(Int(pages[1])) * 4096
        #else
        var info = mach_task_basic_info()
        let words = MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size
        var count = mach_msg_type_number_t(words)
        let told = withUnsafeMutablePointer(to: &info) { pointer in
            pointer.withMemoryRebound(to: integer_t.self, capacity: words) {
                task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
            }
        }
        XCTAssertEqual(told, KERN_SUCCESS)
        return Int(info.resident_size)
        #endif
    }
}
