//! `Services.kt`: the methods.

use std::fmt::Write;

use super::{annotation, head, identifier, optional, reading, writing};
use crate::case::comment;
use crate::dispatch::name;
use crate::model::{Facade, Field, Method, Returns, Service, Shape};

pub(super) fn write(facade: &Facade) -> String {
    let imports = [
        "java.nio.file.Path",
        "java.time.Instant",
        "kotlinx.coroutines.flow.Flow",
        "kotlinx.serialization.json.JsonArray",
        "kotlinx.serialization.json.JsonElement",
        "kotlinx.serialization.json.JsonNull",
        "kotlinx.serialization.json.JsonPrimitive",
    ];
    let mut text = head("The methods of the facade.", &imports);
    for service in &facade.services {
        write_service(&mut text, facade, service);
    }
    text.push_str(
        "\n/** The parts of a client. */\n\
         abstract class Services internal constructor(internal val bridge: Bridge) {\n",
    );
    for service in &facade.services {
        text.push_str(&comment(&service.doc, "    "));
        let _ = writeln!(
            text,
            "    val {}: {} = {}(bridge)",
            identifier(&service.name),
            service.class(),
            service.class()
        );
    }
    text.push_str("}\n");
    text
}

fn write_service(text: &mut String, facade: &Facade, service: &Service) {
    let _ = writeln!(
        text,
        "\n{}class {} internal constructor(private val bridge: Bridge) {{",
        comment(&service.doc, ""),
        service.class()
    );
    for (at, method) in service.methods.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { "\n" });
        text.push_str(&comment(&method.doc, "    "));
        write_method(text, facade, service, method);
    }
    text.push_str("}\n");
}

fn write_method(text: &mut String, facade: &Facade, service: &Service, method: &Method) {
    let called = identifier(&method.name);
    let parameters: Vec<_> =
        method.parameters.iter().map(|field| parameter(facade, field)).collect();
    let parameters = parameters.join(", ");
    let written = |field: &Field| writing(facade, &field.shape, &identifier(&field.name));
    let mut arguments = vec![format!("\"{}\"", name(service, method))];
    arguments.extend(method.parameters.iter().map(written));
    let of = |called: &str| joined(&format!("        bridge.{called}"), &arguments);
    let _ = match &method.returns {
        Returns::Value(Shape::Nothing) => {
            writeln!(text, "    suspend fun {called}({parameters}) {{\n{}\n    }}", of("call"))
        }
        Returns::Value(shape) => writeln!(
            text,
            "    suspend fun {called}({parameters}): {} {{\n        \
             val json = {}\n        return {}\n    }}",
            annotation(shape),
            of("call").trim_start(),
            reading(facade, shape, "json")
        ),
        Returns::Bytes => {
            writeln!(text, "    fun {called}({parameters}): Flow<ByteArray> =\n{}", of("bytes"))
        }
        Returns::Values(shape) => writeln!(
            text,
            "    fun {called}({parameters}): Flow<{}> =\n{} {{ {} }}",
            annotation(shape),
            of("values"),
            reading(facade, shape, "it")
        ),
    };
}

/// A call on one line, or with a line for each argument.
fn joined(called: &str, arguments: &[String]) -> String {
    let line = format!("{called}({})", arguments.join(", "));
    if line.len() <= 100 {
        return line;
    }
    let lines: String = arguments.iter().map(|one| format!("            {one},\n")).collect();
    format!("{called}(\n{lines}        )")
}

/// A parameter, with its default where Rust has one.
fn parameter(facade: &Facade, field: &Field) -> String {
    let name = identifier(&field.name);
    match &field.shape {
        Shape::Optional(held) => format!("{name}: {} = null", optional(held)),
        Shape::Named(of) if facade.may_miss(&field.shape) => format!("{name}: {of} = {of}()"),
        shape => format!("{name}: {}", annotation(shape)),
    }
}
