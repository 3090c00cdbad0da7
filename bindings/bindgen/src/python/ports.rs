//! `_ports.py`: the parts that people write themselves, and how they are asked.

use std::fmt::Write;

use super::{annotation, docstring, names, reading, writing};
use crate::model::{Facade, Method, Port, Returns, Shape};

const HEAD: &str = r#""""The parts that you can write yourself. Written by `cargo xtask bindgen`.

A method may be `async` or not: one that is not runs on a thread of its own. A method that gives one
thing after the other may be a generator of either kind.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, AsyncIterable, Awaitable, Callable, Dict, Iterable, List, NamedTuple
from typing import Optional, Protocol, Sequence, Tuple, TypeVar, Union

from ._values import read_duration
from ._types import *
from ._types import "#;

const REST: &str = r#"

Item = TypeVar("Item")
Answer = Union[Item, Awaitable[Item]]
Answers = Union[Iterable[Item], AsyncIterable[Item]]


class Pieces(Protocol):
    """Bytes on their way, to be iterated with `for` or with `async for`; never all at once."""

    def __iter__(self) -> Any: ...
    def __aiter__(self) -> Any: ...


class Question(NamedTuple):
    """How a method is asked: its arguments from JSON, its answer to JSON."""

    read: Callable[[List[Any], Optional[Pieces]], Tuple[Any, ...]]
    write: Callable[[Any], Any]
    streams: bool
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = HEAD.to_owned();
    text.push_str(&super::client::helpers(facade).join(", "));
    text.push_str(REST);
    for port in &facade.ports {
        write_protocol(&mut text, port);
    }
    text.push_str("\n\nPORTS: Dict[str, Dict[str, Question]] = {\n");
    for port in &facade.ports {
        let _ = writeln!(text, "    \"{}\": {{", port.name);
        for method in &port.methods {
            let _ = writeln!(text, "        \"{}\": {},", method.name, question(facade, method));
        }
        text.push_str("    },\n");
    }
    text.push_str("}\n\"\"\"The questions of each port.\"\"\"\n");
    let public = facade.ports.iter().map(|port| port.trait_name.clone());
    text.push_str(&names(["Pieces".to_owned()].into_iter().chain(public)));
    text
}

fn write_protocol(text: &mut String, port: &Port) {
    let _ =
        write!(text, "\n\nclass {}(Protocol):\n{}", port.trait_name, docstring(&port.doc, "    "));
    if let Some(doc) = &port.named {
        let doc = docstring(doc, "        ");
        let _ = write!(text, "\n    @property\n    def name(self) -> str:\n{doc}        ...\n");
    }
    for method in &port.methods {
        let parameters: String = method
            .parameters
            .iter()
            .map(|field| format!(", {}: {}", field.name, annotation(&field.shape)))
            .collect();
        let returned = match &method.returns {
            Returns::Value(shape) => format!("Answer[{}]", annotation(shape)),
            Returns::Bytes => "Answers[bytes]".to_owned(),
            Returns::Values(shape) => format!("Answers[{}]", annotation(shape)),
        };
        let _ = write!(
            text,
            "\n    def {}(self{parameters}) -> {returned}:\n{}        ...\n",
            method.name,
            docstring(&method.doc, "        ")
        );
    }
}

fn question(facade: &Facade, method: &Method) -> String {
    let mut at = 0;
    let arguments = method.parameters.iter().map(|field| match field.shape {
        Shape::Stream => "pieces, ".to_owned(),
        _ => {
            let json = format!("json[{at}]");
            at += 1;
            format!("{}, ", reading(facade, &field.shape, &json))
        }
    });
    let read = format!("lambda json, pieces: ({})", arguments.collect::<String>());
    let (write, streams) = match &method.returns {
        Returns::Value(Shape::Nothing) => ("lambda value: None".to_owned(), "False"),
        Returns::Value(shape) => (written(facade, shape), "False"),
        Returns::Bytes => ("bytes".to_owned(), "True"),
        Returns::Values(shape) => (written(facade, shape), "True"),
    };
    format!("Question({read}, {write}, {streams})")
}

fn written(facade: &Facade, shape: &Shape) -> String {
    format!("lambda value: {}", writing(facade, shape, "value"))
}
