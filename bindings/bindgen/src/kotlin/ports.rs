//! `Ports.kt`: the parts that people write themselves, and how they are asked.

use std::fmt::Write;

use super::{annotation, head, identifier, reading, writing};
use crate::case::comment;
use crate::model::{Facade, Method, Port, Returns, Shape};

pub(super) fn write(facade: &Facade) -> String {
    let imports = [
        "dev.osirix.glue.NativePiece",
        "kotlin.time.Duration",
        "kotlinx.coroutines.flow.Flow",
        "kotlinx.coroutines.flow.map",
        "kotlinx.serialization.json.JsonArray",
        "kotlinx.serialization.json.JsonElement",
        "kotlinx.serialization.json.JsonNull",
        "kotlinx.serialization.json.JsonPrimitive",
    ];
    let mut text = head("The parts that you can write yourself.", &imports);
    for port in &facade.ports {
        write_interface(&mut text, port);
    }
    for port in &facade.ports {
        write_part(&mut text, facade, port);
    }
    write_opening(&mut text, facade);
    text
}

fn write_interface(text: &mut String, port: &Port) {
    let _ = writeln!(text, "\n{}interface {} {{", comment(&port.doc, ""), port.trait_name);
    let named = port.named.as_ref().map(|doc| comment(doc, "    ") + "    val name: String\n");
    let methods = port.methods.iter().map(|method| {
        let parameters: Vec<_> = method
            .parameters
            .iter()
            .map(|field| format!("{}: {}", identifier(&field.name), taken(&field.shape)))
            .collect();
        let (word, returned) = match &method.returns {
            Returns::Value(Shape::Nothing) => ("suspend ", String::new()),
            Returns::Value(shape) => ("suspend ", format!(": {}", annotation(shape))),
            Returns::Bytes => ("", ": Flow<ByteArray>".to_owned()),
            Returns::Values(shape) => ("", format!(": Flow<{}>", annotation(shape))),
        };
        let name = identifier(&method.name);
        let doc = comment(&method.doc, "    ");
        format!("{doc}    {word}fun {name}({}){returned}\n", parameters.join(", "))
    });
    let members: Vec<_> = named.into_iter().chain(methods).collect();
    text.push_str(&members.join("\n"));
    text.push_str("}\n");
}

/// The type of what a method is given.
fn taken(shape: &Shape) -> String {
    if shape.is_work() { "AtWork".to_owned() } else { annotation(shape) }
}

fn write_part(text: &mut String, facade: &Facade, port: &Port) {
    let name = if port.named.is_some() { "part.name" } else { "\"\"" };
    let of = &port.trait_name;
    let _ = write!(
        text,
        "\ninternal class {of}Part(private val part: {of}) : Part(\"{}\", {name}) {{\n    \
         override suspend fun ask(method: String, json: JsonArray, bytes: Flow<ByteArray>): Answer =\n        \
         when (method) {{\n",
        port.name
    );
    for method in &port.methods {
        let _ = writeln!(text, "            \"{}\" -> {}", method.name, question(facade, method));
    }
    text.push_str("            else -> throw unknown(\"method\", method)\n        }\n}\n");
}

fn question(facade: &Facade, method: &Method) -> String {
    let mut at = 0;
    let arguments = method.parameters.iter().map(|field| match field.shape {
        Shape::Stream => "bytes".to_owned(),
        _ => {
            at += 1;
            let value = reading(facade, &field.shape, &format!("json[{}]", at - 1));
            if field.shape.is_work() { format!("AtWork({value}, work())") } else { value }
        }
    });
    let arguments: Vec<_> = arguments.collect();
    let asked = format!("part.{}({})", identifier(&method.name), arguments.join(", "));
    match &method.returns {
        Returns::Value(Shape::Nothing) => format!("{asked}.let {{ Answer.Nothing }}"),
        Returns::Value(shape) => {
            format!("{asked}.let {{ Answer.Value({}) }}", writing(facade, shape, "it"))
        }
        Returns::Bytes => format!("Answer.Pieces({asked}.map {{ NativePiece.Bytes(it) }})"),
        Returns::Values(shape) => {
            format!("Answer.Pieces({asked}.map {{ {}.piece() }})", writing(facade, shape, "it"))
        }
    }
}

/// `Osirix.open`, which takes a setting for each port.
fn write_opening(text: &mut String, facade: &Facade) {
    let (mut parameters, mut parts) = (String::new(), String::new());
    for port in &facade.ports {
        let (name, of) = (identifier(&port.setting()), &port.trait_name);
        let _ = match port.many {
            true => writeln!(parameters, "        {name}: List<{of}> = emptyList(),"),
            false => writeln!(parameters, "        {name}: {of}? = null,"),
        };
        let _ = match port.many {
            true => writeln!(parts, "            addAll({name}.map(::{of}Part))"),
            false => writeln!(parts, "            {name}?.let {{ add({of}Part(it)) }}"),
        };
    }
    let _ = write!(
        text,
        "\n/** How a client is opened. */\nabstract class Opening internal constructor() {{\n    \
         /** Opens the data and starts the workers, with your own parts where you have any. */\n    \
         suspend fun open(\n        config: Config = Config(),\n{parameters}    ): Osirix {{\n        \
         val parts = buildList<Part> {{\n{parts}        }}\n        return Osirix.opened(config, parts)\n    }}\n}}\n"
    );
}
