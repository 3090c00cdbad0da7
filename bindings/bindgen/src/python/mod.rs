//! Writes the part of the Python package that follows the facade: records, errors and clients.

mod client;
mod errors;
mod ports;
mod types;

use crate::model::{Facade, Kind, Shape};

/// The paths of the files below the workspace, and their texts.
pub(crate) fn files(facade: &Facade) -> Vec<(&'static str, String)> {
    vec![
        ("bindings/python/python/osirix/_types.py", types::write(facade)),
        ("bindings/python/python/osirix/_errors.py", errors::write(facade)),
        ("bindings/python/python/osirix/_ports.py", ports::write(facade)),
        ("bindings/python/python/osirix/_client.py", client::write(facade, client::Way::Async)),
        ("bindings/python/python/osirix/blocking.py", client::write(facade, client::Way::Blocking)),
    ]
}

/// The record that shows itself in a notebook.
const SHOWN: &str = "VideoResult";

/// The record that can tell and keep things while its job is at work.
const AT_WORK: &str = "Work";

/// The annotation of a value.
fn annotation(shape: &Shape) -> String {
    let of = |inner: &Shape| annotation(inner);
    match shape {
        Shape::Nothing => "None".to_owned(),
        Shape::Bool => "bool".to_owned(),
        Shape::Integer => "int".to_owned(),
        Shape::Number => "float".to_owned(),
        Shape::Text | Shape::Secret => "str".to_owned(),
        Shape::Path => "Union[str, os.PathLike[str]]".to_owned(),
        Shape::Time => "datetime".to_owned(),
        Shape::Json => "Any".to_owned(),
        Shape::Optional(held) => format!("Optional[{}]", of(held)),
        Shape::List(item) => format!("List[{}]", of(item)),
        Shape::Pairs => "Dict[str, str]".to_owned(),
        Shape::Page(item) => format!("Page[{}]", of(item)),
        Shape::Range => "Tuple[int, int]".to_owned(),
        Shape::Duration => "timedelta".to_owned(),
        Shape::Samples => "Sequence[float]".to_owned(),
        Shape::Stream => "Pieces".to_owned(),
        Shape::Named(name) => name.clone(),
    }
}

/// The value that `json`, an expression, stands for.
fn reading(facade: &Facade, shape: &Shape, json: &str) -> String {
    match shape {
        Shape::Optional(held) => match reading(facade, held, json) {
            same if same == json => same,
            value => format!("None if {json} is None else {value}"),
        },
        Shape::Time => format!("read_time({json})"),
        Shape::List(item) => match reading(facade, item, "item") {
            same if same == "item" => json.to_owned(),
            value => format!("[{value} for item in {json}]"),
        },
        Shape::Pairs => format!("dict({json})"),
        Shape::Range => format!("({json}[\"start\"], {json}[\"end\"])"),
        Shape::Duration => format!("read_duration({json})"),
        Shape::Samples => format!("read_samples({json})"),
        Shape::Page(item) => {
            let value = reading(facade, item, "item");
            format!("Page(items=[{value} for item in {json}[\"items\"]], next={json}[\"next\"])")
        }
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Wrapper(inner) => reading(facade, inner, json),
            Kind::Names(_) => format!("{name}({json})"),
            Kind::Record { .. } | Kind::Choice { .. } => format!("read_{name}({json})"),
        },
        _ => json.to_owned(),
    }
}

/// What `value`, an expression, is as JSON.
fn writing(facade: &Facade, shape: &Shape, value: &str) -> String {
    match shape {
        Shape::Optional(held) => match writing(facade, held, value) {
            same if same == value => same,
            json => format!("None if {value} is None else {json}"),
        },
        Shape::Path => format!("os.fspath({value})"),
        Shape::Time => format!("write_time({value})"),
        Shape::Samples => format!("write_samples({value})"),
        Shape::List(item) => match writing(facade, item, "item") {
            same if same == "item" => value.to_owned(),
            json => format!("[{json} for item in {value}]"),
        },
        Shape::Range => format!("{{\"start\": {value}[0], \"end\": {value}[1]}}"),
        Shape::Named(name) => match &facade.types[name].kind {
            Kind::Wrapper(inner) => writing(facade, inner, value),
            Kind::Record { .. } => format!("write_{name}({value})"),
            Kind::Names(_) | Kind::Choice { .. } => value.to_owned(),
        },
        _ => value.to_owned(),
    }
}

/// What a module offers, as `__all__`.
fn names(names: impl IntoIterator<Item = String>) -> String {
    let names: String = names.into_iter().map(|name| format!("    \"{name}\",\n")).collect();
    format!("\n__all__ = [\n{names}]\n")
}

/// A docstring at this depth.
fn docstring(doc: &str, indent: &str) -> String {
    let doc = doc.replace('\\', "\\\\").replace("\"\"\"", "'''");
    let lines: Vec<_> = doc.lines().collect();
    match lines[..] {
        [] => String::new(),
        [line] => format!("{indent}\"\"\"{line}\"\"\"\n"),
        _ => {
            let rest = lines[1..].iter().map(|line| match line.is_empty() {
                true => "\n".to_owned(),
                false => format!("{indent}{line}\n"),
            });
            format!("{indent}\"\"\"{}\n{}{indent}\"\"\"\n", lines[0], rest.collect::<String>())
        }
    }
}
