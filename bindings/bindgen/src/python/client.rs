//! `_client.py` and `blocking.py`: the methods, to be awaited or not.

use std::fmt::Write;

use super::types::optional;
use super::{SHOWN, annotation, docstring, names, reading, writing};
use crate::dispatch::name;
use crate::model::{Facade, Field, Kind, Method, Returns, Service, Shape};

/// How the methods wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Async,
    Blocking,
}

impl Way {
    fn head(self) -> &'static str {
        match self {
            Way::Async => "\"\"\"The client for asyncio. Written by `cargo xtask bindgen`.\"\"\"\n",
            Way::Blocking => {
                "\"\"\"The client without asyncio. Written by `cargo xtask bindgen`.\"\"\"\n"
            }
        }
    }

    fn bridge(self) -> &'static str {
        match self {
            Way::Async => "AsyncBridge",
            Way::Blocking => "BlockingBridge",
        }
    }

    fn iterator(self) -> &'static str {
        match self {
            Way::Async => "AsyncIterator",
            Way::Blocking => "Iterator",
        }
    }

    /// Before a method and before what it waits for.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Way::Async => ("async ", "await "),
            Way::Blocking => ("", ""),
        }
    }
}

pub(super) fn write(facade: &Facade, way: Way) -> String {
    let mut text = way.head().to_owned();
    let (bridge, iterator) = (way.bridge(), way.iterator());
    let _ = write!(
        text,
        "\nfrom __future__ import annotations\n\nimport os\n\
         from datetime import datetime\nfrom typing import Any, {iterator}, List, Optional, Tuple, Union\n\n\
         from ._bridge import {bridge}, {bridge}Owner\nfrom ._notebook import bind\n\
         from ._types import *\n\
         from ._types import {}\nfrom ._values import write_time\n",
        helpers(facade).join(", "),
    );
    for service in &facade.services {
        write_service(&mut text, facade, service, way);
    }
    write_client(&mut text, facade, way);
    let classes = facade.services.iter().map(Service::class);
    text.push_str(&names(["Osirix".to_owned()].into_iter().chain(classes)));
    text
}

/// The readers and writers that the methods use: they are no part of the public names.
pub(super) fn helpers(facade: &Facade) -> Vec<String> {
    let mut names = Vec::new();
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Record { required, .. } => {
                names.push(format!("read_{name}"));
                names.extend(required.is_some().then(|| format!("write_{name}")));
            }
            Kind::Choice { .. } => names.push(format!("read_{name}")),
            _ => {}
        }
    }
    names
}

fn write_service(text: &mut String, facade: &Facade, service: &Service, way: Way) {
    let class = service.class();
    let _ = write!(
        text,
        "\n\nclass {class}:\n{}\n    __slots__ = (\"_bridge\",)\n\n    \
         def __init__(self, bridge: {}) -> None:\n        self._bridge = bridge\n",
        docstring(&service.doc, "    "),
        way.bridge(),
    );
    for method in &service.methods {
        write_method(text, facade, service, method, way);
    }
}

fn write_method(text: &mut String, facade: &Facade, service: &Service, method: &Method, way: Way) {
    let (define, wait) = way.words();
    let parameters = parameters(facade, &method.parameters);
    let called = name(service, method);
    let arguments: Vec<_> = method.parameters.iter().map(|field| argument(facade, field)).collect();
    let arguments = format!("\"{called}\", [{}]", arguments.join(", "));
    let (define, returned, body) = match &method.returns {
        Returns::Value(Shape::Nothing) => {
            (define, "None".to_owned(), format!("{wait}self._bridge.call({arguments})"))
        }
        Returns::Value(shape) => {
            let json = format!("json = {wait}self._bridge.call({arguments})");
            let value = bound(facade, shape);
            let of = annotation(shape);
            let body = format!("{json}\n        value: {of} = {value}\n        return value");
            (define, of, body)
        }
        Returns::Bytes => {
            let of = format!("{}[bytes]", way.iterator());
            ("", of, format!("return self._bridge.stream({arguments}, bytes)"))
        }
        Returns::Values(shape) => {
            let of = format!("{}[{}]", way.iterator(), annotation(shape));
            let read = bound(facade, shape);
            ("", of, format!("return self._bridge.stream({arguments}, lambda json: {read})"))
        }
    };
    let _ = write!(
        text,
        "\n    {define}def {}(self{parameters}) -> {returned}:\n{}        {body}\n",
        method.name,
        docstring(&method.doc, "        "),
    );
}

/// What was read; a video in it learns where its file is.
fn bound(facade: &Facade, shape: &Shape) -> String {
    let value = reading(facade, shape, "json");
    match shows(facade, shape) {
        true => format!("bind({value}, self._bridge)"),
        false => value,
    }
}

fn shows(facade: &Facade, shape: &Shape) -> bool {
    match shape {
        Shape::Optional(held) | Shape::List(held) | Shape::Page(held) => shows(facade, held),
        Shape::Named(name) if name == SHOWN => true,
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Record { fields, .. } => fields.iter().any(|field| shows(facade, &field.shape)),
            Kind::Choice { forms, .. } => {
                forms.iter().flat_map(|form| &form.holds).any(|held| shows(facade, held))
            }
            _ => false,
        },
        _ => false,
    }
}

fn parameters(facade: &Facade, fields: &[Field]) -> String {
    let last_needed = fields.iter().rposition(|field| !facade.may_miss(&field.shape));
    let mut text = String::new();
    for (at, field) in fields.iter().enumerate() {
        let _ = match last_needed.is_some_and(|last| at <= last) {
            true => write!(text, ", {}: {}", field.name, annotation(&field.shape)),
            false => write!(text, ", {}: {} = None", field.name, optional(&field.shape)),
        };
    }
    text
}

fn argument(facade: &Facade, field: &Field) -> String {
    let json = writing(facade, &field.shape, &field.name);
    match &field.shape {
        Shape::Named(_) if facade.may_miss(&field.shape) => {
            format!("{{}} if {} is None else {json}", field.name)
        }
        _ => json,
    }
}

fn write_client(text: &mut String, facade: &Facade, way: Way) {
    let _ = write!(
        text,
        "\n\nclass Osirix({}Owner):\n    \"\"\"The whole platform behind one handle.\"\"\"\n\n    \
         def _open(self, bridge: {}) -> None:\n",
        way.bridge(),
        way.bridge(),
    );
    for service in &facade.services {
        let _ = writeln!(text, "        self.{} = {}(bridge)", service.name, service.class());
        text.push_str(&docstring(&service.doc, "        "));
    }
}
