//! `Names.swift`: values with a name of their own, and strings out of a list.

use std::fmt::Write;

use super::{annotation, case_name, comment, head};
use crate::model::{Facade, Kind, Name, Shape};

pub(super) fn write(facade: &Facade) -> String {
    let mut text = head("Names and plain values of the facade.");
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Wrapper(inner) => write_wrapper(&mut text, name, &of.doc, inner),
            Kind::Names(names) => write_names(&mut text, name, &of.doc, names),
            _ => {}
        }
    }
    text
}

/// Swift reads and writes the JSON of a raw value by itself.
fn write_wrapper(text: &mut String, name: &str, doc: &str, inner: &Shape) {
    let of = annotation(inner);
    // The facade wraps whole numbers and strings, nothing else.
    let number = matches!(inner, Shape::Integer);
    let (order, shown) = match inner {
        Shape::Integer => (", Comparable", "String(rawValue)"),
        Shape::Secret => ("", "\"<secret>\""),
        _ => ("", "rawValue"),
    };
    let _ = write!(
        text,
        "\n{}public struct {name}: RawRepresentable, Codable, Hashable, Sendable, \
         CustomStringConvertible{order} {{\n    \
         public let rawValue: {of}\n\n    \
         public init(rawValue: {of}) {{ self.rawValue = rawValue }}\n\n    \
         public init(_ rawValue: {of}) {{ self.rawValue = rawValue }}\n\n    \
         public var description: String {{ {shown} }}\n",
        comment(doc, ""),
    );
    if number {
        for sign in ["+", "-"] {
            let _ = write!(
                text,
                "\n    public static func {sign} (left: {name}, right: {name}) -> {name} {{\n        \
                 {name}(left.rawValue {sign} right.rawValue)\n    }}\n"
            );
        }
        let _ = write!(
            text,
            "\n    public static func < (left: {name}, right: {name}) -> Bool {{\n        \
             left.rawValue < right.rawValue\n    }}\n"
        );
    }
    text.push_str("}\n");
}

fn write_names(text: &mut String, name: &str, doc: &str, names: &[Name]) {
    let _ = writeln!(
        text,
        "\n{}public enum {name}: String, Codable, CaseIterable, Sendable {{",
        comment(doc, "")
    );
    for one in names {
        text.push_str(&comment(&one.doc, "    "));
        let _ = writeln!(text, "    case {} = \"{}\"", case_name(&one.rust), one.text);
    }
    text.push_str("}\n");
}
