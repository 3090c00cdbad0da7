import Foundation
@testable import Osirix
import OsirixGlue
import XCTest

/// What the suites of the ports ask of parts in Swift. The library for tests has them.
final class SuiteTests: XCTestCase {
    private func run(_ port: String, _ part: () -> any Part) async throws {
        let cases = suiteCases(port: port)
        XCTAssertFalse(cases.isEmpty, "the library was built without the suites")
        for name in cases {
            let part = part()
            let questions = Host.answering([part])
            let listed = NativePart(port: part.port, name: part.name)
            do {
                try await told { _ in try await suiteRun(part: listed, questions: questions, case: name) }
            } catch {
                XCTFail("\(name): \(error)")
            }
        }
    }

    func test_a_speech_engine_passes_the_suite() async throws {
        try await run("speech_engine") { SpeechEnginePart(part: Tones()) }
    }

    func test_a_blob_store_passes_the_suite() async throws {
        try await run("blob_store") { BlobStorePart(part: Memory()) }
    }
}
