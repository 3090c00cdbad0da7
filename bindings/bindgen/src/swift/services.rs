//! `Services.swift`: the methods.

use std::fmt::Write;

use super::{annotation, comment, head, identifier, optional};
use crate::dispatch::name;
use crate::model::{Facade, Field, Method, Returns, Service, Shape};

pub(super) fn write(facade: &Facade) -> String {
    let mut text = head("The methods of the facade.");
    for service in &facade.services {
        write_service(&mut text, facade, service);
    }
    text.push_str("\nextension Osirix {\n");
    for service in &facade.services {
        text.push_str(&comment(&service.doc, "    "));
        let class = service.class();
        let name = identifier(&service.name);
        let _ = writeln!(text, "    public var {name}: {class} {{ {class}(bridge: bridge) }}");
    }
    text.push_str("}\n");
    text
}

fn write_service(text: &mut String, facade: &Facade, service: &Service) {
    let _ = writeln!(
        text,
        "\n{}public struct {}: Sendable {{\n    let bridge: Bridge",
        comment(&service.doc, ""),
        service.class()
    );
    for method in &service.methods {
        text.push('\n');
        text.push_str(&comment(&method.doc, "    "));
        write_method(text, facade, service, method);
    }
    text.push_str("}\n");
}

fn write_method(text: &mut String, facade: &Facade, service: &Service, method: &Method) {
    let parameters: Vec<_> =
        method.parameters.iter().map(|field| parameter(facade, field)).collect();
    let head = format!("    public func {}({})", identifier(&method.name), parameters.join(", "));
    let mut arguments = format!("\"{}\"", name(service, method));
    for field in &method.parameters {
        let _ = write!(arguments, ", {}", argument(field));
    }
    let (returned, body) = match &method.returns {
        Returns::Value(Shape::Nothing) => {
            (" async throws".to_owned(), format!("try await bridge.run({arguments})"))
        }
        Returns::Value(shape) => (
            format!(" async throws -> {}", annotation(shape)),
            format!("try await bridge.call({arguments})"),
        ),
        Returns::Bytes => (" -> Pieces<Data>".to_owned(), format!("bridge.bytes({arguments})")),
        Returns::Values(shape) => {
            (format!(" -> Pieces<{}>", annotation(shape)), format!("bridge.values({arguments})"))
        }
    };
    let _ = writeln!(text, "{head}{returned} {{\n        {body}\n    }}");
}

/// A parameter, with its default where Rust has one.
fn parameter(facade: &Facade, field: &Field) -> String {
    let name = identifier(&field.name);
    match &field.shape {
        Shape::Optional(held) => format!("{name}: {} = nil", optional(held)),
        Shape::Named(of) if facade.may_miss(&field.shape) => format!("{name}: {of} = {of}()"),
        shape => format!("{name}: {}", annotation(shape)),
    }
}

/// Swift's own JSON of a range is not the facade's.
fn argument(field: &Field) -> String {
    let name = identifier(&field.name);
    match &field.shape {
        Shape::Range => format!("Span({name})"),
        Shape::Optional(held) if **held == Shape::Range => format!("{name}.map(Span.init)"),
        _ => name,
    }
}
