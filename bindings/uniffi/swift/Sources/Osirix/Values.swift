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

/// A span of time.
public struct TimeSpan: Codable, Hashable, Sendable {
    /// Whole seconds.
    public var seconds: Int
    /// The rest, in nanoseconds.
    public var nanoseconds: Int

    /// So many seconds and nanoseconds.
    public init(seconds: Int, nanoseconds: Int = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    private enum CodingKeys: String, CodingKey {
        case seconds = "secs"
        case nanoseconds = "nanos"
    }
}

/// Sound: mono samples between -1 and 1.
public struct Samples: Codable, Hashable, Sendable, ExpressibleByArrayLiteral {
    /// The samples.
    public var values: [Float]

    /// These samples.
    public init(_ values: [Float]) {
        self.values = values
    }

    public init(arrayLiteral values: Float...) {
        self.values = values
    }

    /// They cross as base64 of 32-bit floats, little-endian.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let bytes = Array(Data(base64Encoded: text) ?? Data())
        values = stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { at in
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
            return Float(bitPattern: bits)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        let bits = values.map { $0.bitPattern.littleEndian }
        let bytes = bits.withUnsafeBytes { Data($0) }
        var text = encoder.singleValueContainer()
        try text.encode(bytes.base64EncodedString())
    }
}
