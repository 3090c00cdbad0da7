//! `OsirixError.swift`: an error for every code.

use std::fmt::Write;

use super::{case_name, comment, head};
use crate::model::{Facade, Kind, Name};

const DETAILS: &str = r#"
    /// What is told with every error.
    public struct Details: Hashable, Sendable {
        /// A sentence that says what to do.
        public let message: String
        /// The field, the limit, the id that it is about.
        public let context: [String: String]

        /// This sentence and these facts.
        public init(message: String, context: [String: String] = [:]) {
            self.message = message
            self.context = context
        }
    }
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = head("The errors of the facade.");
    let Some(Kind::Names(codes)) = facade.types.get("ErrorCode").map(|of| &of.kind) else {
        return text;
    };
    text.push_str(
        "\n/// Anything that went wrong; its case and `code` say what, its details with what.\n\
         public enum OsirixError: Error, Hashable, Sendable {\n",
    );
    for code in codes {
        text.push_str(&comment(&code.doc, "    "));
        let _ = writeln!(text, "    case {}(Details)", case_name(&code.rust));
    }
    text.push_str(DETAILS);
    write_parts(&mut text, codes);
    write_initialiser(&mut text, codes);
    text.push_str("}\n");
    text
}

fn write_parts(text: &mut String, codes: &[Name]) {
    text.push_str(
        "\n    /// The stable name of what went wrong.\n    \
         public var code: ErrorCode {\n        switch self {\n",
    );
    for code in codes {
        let name = case_name(&code.rust);
        let _ = writeln!(text, "        case .{name}: return .{name}");
    }
    text.push_str(
        "        }\n    }\n\n    /// The sentence and the facts.\n    \
         public var details: Details {\n        switch self {\n",
    );
    for code in codes {
        let name = case_name(&code.rust);
        let _ = writeln!(text, "        case let .{name}(details): return details");
    }
    text.push_str("        }\n    }\n");
}

fn write_initialiser(text: &mut String, codes: &[Name]) {
    text.push_str(
        "\n    /// The error of a code.\n    \
         public init(_ code: ErrorCode, _ details: Details) {\n        switch code {\n",
    );
    for code in codes {
        let name = case_name(&code.rust);
        let _ = writeln!(text, "        case .{name}: self = .{name}(details)");
    }
    text.push_str("        }\n    }\n");
}
