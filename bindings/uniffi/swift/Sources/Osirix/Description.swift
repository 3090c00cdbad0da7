import Foundation

extension OsirixError: LocalizedError, CustomStringConvertible {
    public var errorDescription: String? { details.message }

    public var description: String {
        let facts = details.context.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let told = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
        return "\(code.rawValue): \(details.message)\(told)"
    }
}
