//! `Ports.swift`: the parts that people write themselves, and how they are asked.

use std::fmt::Write;

use super::{annotation, comment, head, identifier};
use crate::model::{Facade, Field, Method, Port, Returns, Shape};

pub(super) fn write(facade: &Facade) -> String {
    let mut text = head("The parts that you can write yourself.");
    for port in &facade.ports {
        write_protocol(&mut text, port);
    }
    for port in &facade.ports {
        write_part(&mut text, port);
    }
    write_opening(&mut text, facade);
    text
}

/// What a stream of a part's is.
fn stream(of: &str) -> String {
    format!("AsyncThrowingStream<{of}, any Error>")
}

fn write_protocol(text: &mut String, port: &Port) {
    let doc = comment(&port.doc, "");
    let _ = writeln!(text, "\n{doc}public protocol {}: Sendable {{", port.trait_name);
    let named = port.named.as_ref();
    let named = named.map(|doc| comment(doc, "    ") + "    var name: String { get }\n");
    let methods = port.methods.iter().map(|method| {
        let parameters: Vec<_> = method
            .parameters
            .iter()
            .map(|field| format!("{}: {}", identifier(&field.name), taken(&field.shape)))
            .collect();
        let returned = match &method.returns {
            Returns::Value(Shape::Nothing) => String::new(),
            Returns::Value(shape) => format!(" -> {}", annotation(shape)),
            Returns::Bytes => format!(" -> {}", stream("Data")),
            Returns::Values(shape) => format!(" -> {}", stream(&annotation(shape))),
        };
        let (doc, name) = (comment(&method.doc, "    "), identifier(&method.name));
        format!("{doc}    func {name}({}) async throws{returned}\n", parameters.join(", "))
    });
    let members: Vec<_> = named.into_iter().chain(methods).collect();
    text.push_str(&members.join("\n"));
    text.push_str("}\n");
}

/// The type of what a method is given.
fn taken(shape: &Shape) -> String {
    if shape.is_work() { "AtWork".to_owned() } else { annotation(shape) }
}

fn write_part(text: &mut String, port: &Port) {
    let name = if port.named.is_some() { "part.name" } else { "\"\"" };
    let _ = write!(
        text,
        "\nstruct {}Part: Part {{\n    let part: any {}\n    let port = \"{}\"\n    \
         var name: String {{ {name} }}\n\n    \
         func ask(_ method: String, _ arguments: Arguments, _ bytes: Pieces<Data>?, _ told: @escaping Told)\n        \
         async throws -> Answer\n    {{\n        \
         switch method {{\n",
        port.trait_name, port.trait_name, port.name
    );
    for method in &port.methods {
        write_question(text, method);
    }
    text.push_str(
        "        default: throw defect(\"a part is asked for \\(method)\")\n        }\n    }\n}\n",
    );
}

fn write_question(text: &mut String, method: &Method) {
    let mut at = 0;
    let arguments = method.parameters.iter().map(|field| {
        let value = match field.shape {
            Shape::Stream => "given(bytes)".to_owned(),
            _ => {
                at += 1;
                argument(field, at - 1)
            }
        };
        format!("{}: {value}", identifier(&field.name))
    });
    let arguments: Vec<_> = arguments.collect();
    let asked = format!("try await part.{}({})", identifier(&method.name), arguments.join(", "));
    let _ = write!(text, "        case \"{}\":\n            ", method.name);
    let _ = match &method.returns {
        Returns::Value(Shape::Nothing) => {
            writeln!(text, "{asked}\n            return .nothing")
        }
        Returns::Value(_) => writeln!(text, "return .value(try fragment({asked}))"),
        Returns::Bytes => {
            writeln!(text, "return .pieces(Pulled({asked}) {{ .bytes(bytes: $0) }})")
        }
        Returns::Values(_) => {
            writeln!(text, "return .pieces(Pulled({asked}) {{ .json(text: try fragment($0)) }})")
        }
    };
}

/// Swift's own JSON of a range is not the platform's.
fn argument(field: &Field, at: usize) -> String {
    match &field.shape {
        Shape::Range => format!("(try arguments.at({at}) as Span).range()"),
        Shape::Optional(held) if **held == Shape::Range => {
            format!("(try arguments.at({at}) as Span?)?.range()")
        }
        shape if shape.is_work() => format!("AtWork(work: try arguments.at({at}), told: told)"),
        _ => format!("try arguments.at({at})"),
    }
}

/// `Osirix.open` and `Osirix.with`, which take a setting for each port.
fn write_opening(text: &mut String, facade: &Facade) {
    let (mut parameters, mut passed, mut parts) = (String::new(), String::new(), String::new());
    for port in &facade.ports {
        let (name, of) = (identifier(&port.setting()), &port.trait_name);
        let _ = match port.many {
            true => write!(parameters, ",\n        {name}: [any {of}] = []"),
            false => write!(parameters, ",\n        {name}: (any {of})? = nil"),
        };
        let _ = write!(passed, ", {name}: {name}");
        let _ = match port.many {
            true => writeln!(parts, "        parts += {name}.map {{ {of}Part(part: $0) }}"),
            false => {
                writeln!(
                    parts,
                    "        if let part = {name} {{ parts.append({of}Part(part: part)) }}"
                )
            }
        };
    }
    let _ = write!(
        text,
        "\nextension Osirix {{\n    \
         /// Opens the data and starts the workers, with your own parts where you have any.\n    \
         public static func open(\n        _ config: Config = Config(){parameters}\n    \
         ) async throws -> Osirix {{\n        \
         var parts: [any Part] = []\n{parts}        return try await opened(config, parts)\n    }}\n\n    \
         /// Opens a client for the body, and closes it at the end, whatever happens.\n    \
         public static func with<Value>(\n        _ config: Config = Config(){parameters},\n        \
         _ body: (Osirix) async throws -> Value\n    ) async throws -> Value {{\n        \
         try await closing(try await open(config{passed}), body)\n    }}\n}}\n"
    );
}
