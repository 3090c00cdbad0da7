import Foundation

/// One part of a listing.
public struct Page<Item: Decodable & Hashable & Sendable>: Decodable, Hashable, Sendable {
    /// The items, in the listing's order.
    public var items: [Item]
    /// The cursor of the next page; `nil` at the end.
    public var next: String?
}

/// Facts by their names.
public struct Facts: Codable, Hashable, Sendable {
    /// Each fact by its name.
    public let values: [String: String]

    /// These facts.
    public init(_ values: [String: String]) {
        self.values = values
    }

    /// The fact of this name.
    public subscript(name: String) -> String? { values[name] }

    public init(from decoder: any Decoder) throws {
        let pairs = try [[String]](from: decoder)
        values = Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { _, last in last })
    }

    public func encode(to encoder: any Encoder) throws {
        try values.map { [$0.key, $0.value] }.encode(to: encoder)
    }
}

/// Anything that JSON can say.
public enum JSONValue: Codable, Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let integer = try? value.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .null: try value.encodeNil()
        case let .bool(bool): try value.encode(bool)
        case let .integer(integer): try value.encode(integer)
        case let .number(number): try value.encode(number)
        case let .string(string): try value.encode(string)
        case let .array(array): try value.encode(array)
        case let .object(object): try value.encode(object)
        }
    }
}
