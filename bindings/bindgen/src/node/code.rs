//! `facade.js`: how records are read and written, and the methods.

use std::fmt::Write;

use super::{camel_case, reading, writing};
use crate::dispatch::name;
use crate::model::{Facade, Field, Form, Kind, Method, Returns, Service, Shape};

const HEAD: &str = r#"// The facade. Written by `cargo xtask bindgen`.
"use strict";

const { call, stream, record } = require("./bridge.js");
const { OsirixError } = require("./error.js");
const { readTime, writePath, writeSamples, writeTime } = require("./values.js");
"#;

pub(super) fn write(facade: &Facade) -> String {
    let mut text = HEAD.to_owned();
    let mut exports = Vec::new();
    for (name, of) in &facade.types {
        match &of.kind {
            Kind::Names(names) => {
                let _ = write!(text, "\nconst {name} = Object.freeze({{\n");
                for one in names {
                    let _ = writeln!(text, "  {}: \"{}\",", one.rust, one.text);
                }
                text.push_str("});\n");
                exports.push(name.clone());
            }
            Kind::Record { fields, required } => {
                write_reader(&mut text, facade, name, fields);
                if required.is_some() {
                    write_writer(&mut text, facade, name, fields);
                }
            }
            Kind::Choice { tag, forms } => {
                write_choice(&mut text, facade, name, tag.as_deref(), forms);
            }
            Kind::Wrapper(_) => {}
        }
    }
    write_errors(&mut text, facade, &mut exports);
    for service in &facade.services {
        write_service(&mut text, facade, service);
    }
    let _ = write!(text, "\nconst services = Object.freeze({{\n");
    for service in &facade.services {
        let _ = writeln!(text, "  {}: {},", service.name, service.class());
    }
    let _ = write!(
        text,
        "}});\n\nmodule.exports = {{\n  services,\n  errors,\n  json: {{ {} }},\n  {},\n}};\n",
        helpers(facade).join(", "),
        exports.join(",\n  ")
    );
    text
}

/// The names of all readers and writers.
pub(super) fn helpers(facade: &Facade) -> Vec<String> {
    let mut names = Vec::new();
    for (name, of) in &facade.types {
        if let Kind::Record { .. } | Kind::Choice { .. } = of.kind {
            names.push(format!("read{name}"));
        }
        if let Kind::Record { required: Some(_), .. } = of.kind {
            names.push(format!("write{name}"));
        }
    }
    names
}

/// The entry for `import`: the same names as for `require`.
pub(super) fn module(facade: &Facade) -> String {
    let mut names = vec!["Osirix".to_owned(), "OsirixError".to_owned()];
    for (name, of) in &facade.types {
        let Kind::Names(texts) = &of.kind else { continue };
        names.push(name.clone());
        if name == "ErrorCode" {
            names.extend(texts.iter().map(|code| format!("{}Error", code.rust)));
        }
    }
    format!(
        "// The entry for `import`. Written by `cargo xtask bindgen`.\n\n\
         import osirix from \"./index.js\";\n\nexport const {{\n  {},\n}} = osirix;\n\n\
         export default osirix;\n",
        names.join(",\n  ")
    )
}

fn write_reader(text: &mut String, facade: &Facade, name: &str, fields: &[Field]) {
    let _ = write!(text, "\nfunction read{name}(json) {{\n  return {{\n");
    for field in fields {
        let value = reading(facade, &field.shape, &format!("json.{}", field.name));
        let _ = writeln!(text, "    {}: {value},", camel_case(&field.name));
    }
    text.push_str("  };\n}\n");
}

fn write_writer(text: &mut String, facade: &Facade, name: &str, fields: &[Field]) {
    let known: Vec<_> =
        fields.iter().map(|field| format!("\"{}\"", camel_case(&field.name))).collect();
    let _ = write!(
        text,
        "\nfunction write{name}(value) {{\n  record(value, \"{name}\", [{}]);\n  const json = {{}};\n",
        known.join(", ")
    );
    for field in fields {
        let held = format!("value.{}", camel_case(&field.name));
        let shape = match &field.shape {
            Shape::Optional(inner) => inner.as_ref(),
            shape => shape,
        };
        let json = writing(facade, shape, &held);
        let _ = writeln!(text, "  if ({held} !== undefined) json.{} = {json};", field.name);
    }
    text.push_str("  return json;\n}\n");
}

fn write_choice(text: &mut String, facade: &Facade, name: &str, tag: Option<&str>, forms: &[Form]) {
    let _ = write!(text, "\nfunction read{name}(json) {{\n");
    match tag {
        Some(tag) => {
            for form in forms {
                let kind = &form.name.text;
                let held = form.holds.as_ref().map(|shape| reading(facade, shape, "json"));
                let held = held.map(|value| format!(", ...{value}")).unwrap_or_default();
                let _ = writeln!(
                    text,
                    "  if (json.{tag} === \"{kind}\") return {{ {tag}: \"{kind}\"{held} }};"
                );
            }
            let _ = writeln!(text, "  throw new TypeError(`unknown {name}: ${{json.{tag}}}`);");
        }
        None => {
            if forms.iter().any(|form| form.holds.is_none()) {
                text.push_str(
                    "  if (typeof json === \"string\") return { kind: json, value: null };\n",
                );
            }
            text.push_str("  const [[kind, value]] = Object.entries(json);\n");
            for form in forms {
                let Some(shape) = &form.holds else { continue };
                let (kind, read) = (&form.name.text, reading(facade, shape, "value"));
                let _ =
                    writeln!(text, "  if (kind === \"{kind}\") return {{ kind, value: {read} }};");
            }
            let _ = writeln!(text, "  throw new TypeError(`unknown {name}: ${{kind}}`);");
        }
    }
    text.push_str("}\n");
}

fn write_errors(text: &mut String, facade: &Facade, exports: &mut Vec<String>) {
    let Some(Kind::Names(codes)) = facade.types.get("ErrorCode").map(|of| &of.kind) else { return };
    for code in codes {
        let _ = write!(
            text,
            "\nclass {}Error extends OsirixError {{\n  constructor(message, context) {{\n    \
             super(\"{}\", message, context);\n  }}\n}}\n",
            code.rust, code.text
        );
        exports.push(format!("{}Error", code.rust));
    }
    text.push_str("\nconst errors = Object.freeze({\n");
    for code in codes {
        let _ = writeln!(text, "  {}: {}Error,", code.text, code.rust);
    }
    text.push_str("});\n");
}

fn write_service(text: &mut String, facade: &Facade, service: &Service) {
    let _ = write!(
        text,
        "\nclass {} {{\n  #bridge;\n\n  constructor(bridge) {{\n    this.#bridge = bridge;\n  }}\n",
        service.class()
    );
    for method in &service.methods {
        write_method(text, facade, service, method);
    }
    text.push_str("}\n");
}

fn write_method(text: &mut String, facade: &Facade, service: &Service, method: &Method) {
    let names: Vec<_> = method.parameters.iter().map(|field| camel_case(&field.name)).collect();
    let arguments: Vec<_> = method.parameters.iter().map(|field| argument(facade, field)).collect();
    let called = format!("\"{}\", () => [{}]", name(service, method), arguments.join(", "));
    let parameters: String = names.iter().map(|name| format!("{name}, ")).collect();
    let body = match &method.returns {
        Returns::Value(Shape::Nothing) => {
            format!("call(this.#bridge, {called}, () => undefined, options)")
        }
        Returns::Value(shape) => {
            let value = reading(facade, shape, "json");
            format!("call(this.#bridge, {called}, (json) => {value}, options)")
        }
        Returns::Bytes => format!("stream(this.#bridge, {called}, (bytes) => bytes, options)"),
        Returns::Values(shape) => {
            let value = reading(facade, shape, "json");
            format!("stream(this.#bridge, {called}, (json) => {value}, options)")
        }
    };
    let _ = write!(
        text,
        "\n  {}({parameters}options) {{\n    return {body};\n  }}\n",
        camel_case(&method.name)
    );
}

fn argument(facade: &Facade, field: &Field) -> String {
    let held = camel_case(&field.name);
    let json = writing(facade, &field.shape, &held);
    match &field.shape {
        Shape::Named(of) if facade.may_miss(&field.shape) => {
            format!("{held} == null ? {{}} : write{of}({held})")
        }
        _ => json,
    }
}
