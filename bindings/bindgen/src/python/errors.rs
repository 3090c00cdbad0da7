//! `_errors.py`: an exception for every code.

use std::fmt::Write;

use super::{docstring, names};
use crate::model::{Facade, Kind};

const HEAD: &str = r#""""The errors of the facade. Written by `cargo xtask bindgen`."""

from __future__ import annotations

from typing import Any, Dict, Tuple, Type


class OsirixError(Exception):
    """Anything that went wrong; its class and `code` say what, `context` with what."""

    code: str = "internal"
    """The stable name of what went wrong."""
    message: str
    """A sentence that says what to do."""
    context: Dict[str, str]
    """The field, the limit, the id that it is about."""

    def __init__(self, message: str, context: Dict[str, str]) -> None:
        details = ", ".join(f"{name}: {value}" for name, value in context.items())
        super().__init__(f"{message} ({details})" if details else message)
        self.message = message
        self.context = context

    def __reduce__(self) -> Tuple[Any, ...]:
        return (type(self), (self.message, self.context))
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = HEAD.to_owned();
    let Some(Kind::Names(codes)) = facade.types.get("ErrorCode").map(|of| &of.kind) else {
        return text;
    };
    for code in codes {
        let _ = write!(
            text,
            "\n\nclass {}Error(OsirixError):\n{}\n    code = \"{}\"\n",
            code.rust,
            docstring(&code.doc, "    "),
            code.text,
        );
    }
    text.push_str("\n\nBY_CODE: Dict[str, Type[OsirixError]] = {\n");
    for code in codes {
        let _ = writeln!(text, "    \"{}\": {}Error,", code.text, code.rust);
    }
    text.push_str("}\n\"\"\"The exception of each code.\"\"\"\n");
    let classes = codes.iter().map(|code| format!("{}Error", code.rust));
    text.push_str(&names(["OsirixError".to_owned()].into_iter().chain(classes)));
    text
}
