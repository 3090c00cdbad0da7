//! `OsirixException.kt`: an exception for every code.

use std::fmt::Write;

use super::head;
use crate::case::{comment, constant_case};
use crate::model::{Facade, Kind};

const CLASS: &str = r#"
/** Anything that went wrong; its class and [code] say what, [context] with what. */
sealed class OsirixException(
    /** A sentence that says what to do. */
    override val message: String,
    /** The stable name of what went wrong. */
    val code: ErrorCode,
    /** The field, the limit, the id that it is about. */
    val context: Map<String, String>,
) : Exception(message) {
    override fun toString(): String {
        val details = context.entries.joinToString { (name, value) -> "$name: $value" }
        return if (details.isEmpty()) "$code: $message" else "$code: $message ($details)"
    }
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = head("The errors of the facade.", &[]) + CLASS;
    let Some(Kind::Names(codes)) = facade.types.get("ErrorCode").map(|of| &of.kind) else {
        return text;
    };
    for code in codes {
        let _ = write!(
            text,
            "\n{}    class {}(message: String, context: Map<String, String> = emptyMap()) :\n        \
             OsirixException(message, ErrorCode.{}, context)\n",
            comment(&code.doc, "    "),
            code.rust,
            constant_case(&code.rust),
        );
    }
    text.push_str(
        "\n    companion object {\n        \
         internal fun of(code: ErrorCode, message: String, context: Map<String, String>): OsirixException =\n            \
         when (code) {\n",
    );
    for code in codes {
        let constant = constant_case(&code.rust);
        let _ = writeln!(
            text,
            "                ErrorCode.{constant} -> {}(message, context)",
            code.rust
        );
    }
    text.push_str("            }\n    }\n}\n");
    text
}
