import Foundation

/// A range as it crosses: its end is no longer part of it.
struct Span: Codable, Sendable {
    let start: Int
    let end: Int

    init(_ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
    }

    /// Behind the largest place that Swift can count there is nothing.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let place = { (name: String) throws -> Int in
            Int(clamping: try fields.decode(UInt64.self, forKey: Key(stringValue: name)))
        }
        start = try place("start")
        end = try place("end")
    }

    /// Swift has no range that ends before its start.
    func range() throws -> Range<Int> {
        guard start <= end else {
            let details = OsirixError.Details(message: "the range is reversed", context: ["field": "range"])
            throw OsirixError.invalidInput(details)
        }
        return start..<end
    }
}

/// An argument among others.
struct Written: Encodable {
    let value: Argument

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
    }
}

/// The name of any field.
struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}

/// Which form of a choice it is, and what that holds.
struct Form {
    let name: String
    private let decoder: any Decoder
    private let key: Key?

    /// A form that is named by a field beside its own: `{"kind": "form", ...}`.
    init(_ decoder: any Decoder, tag: String) throws {
        name = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: Key(stringValue: tag))
        self.decoder = decoder
        key = nil
    }

    /// A form that is named around what it holds: `"form"`, or `{"form": value}`.
    init(_ decoder: any Decoder) throws {
        self.decoder = decoder
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            self.name = name
            key = nil
        } else {
            key = try decoder.container(keyedBy: Key.self).allKeys.first
            name = key?.stringValue ?? ""
        }
    }

    func held<Value: Decodable>() throws -> Value {
        guard let key = key else { return try Value(from: decoder) }
        return try decoder.container(keyedBy: Key.self).decode(Value.self, forKey: key)
    }

    func unknown(_ type: String) -> OsirixError {
        defect("\(name) is no \(type)")
    }
}

/// The text that crosses. What JSON cannot say is an error that names the field.
func wire<Value: Encodable>(_ value: Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .custom { date, encoder in
        var value = encoder.singleValueContainer()
        try value.encode(Int((date.timeIntervalSince1970 * 1_000_000).rounded()))
    }
    do {
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch let EncodingError.invalidValue(value, context) {
        let names = context.codingPath.filter { $0.intValue == nil }.map(\.stringValue)
        throw OsirixError.invalidInput(OsirixError.Details(
            message: "\(value) cannot be given to Osirix",
            context: ["field": names.joined(separator: ".")]
        ))
    }
}

/// The text of one value, which need not be an object or an array.
func fragment<Value: Encodable>(_ value: Value) throws -> String {
    String(try wire([value]).dropFirst().dropLast())
}

/// What the native library gave.
func read<Value: Decodable>(_ json: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
        let microseconds = try decoder.singleValueContainer().decode(Int.self)
        return Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }
    do {
        return try decoder.decode(Value.self, from: Data(json.utf8))
    } catch let error as DecodingError {
        throw defect("\(error)")
    }
}
