//! The document as a page: it loads its style sheet and nothing else.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// The page of a document.
pub(super) fn html(document: &Value) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/api/docs/style.css\">\n\
         <h1>{title} <small>{version}</small></h1>\n<p>{about}</p>\n\
         <p>For programs: <a href=\"/api/openapi.json\">the OpenAPI document</a>.</p>\n",
        title = text(&document["info"]["title"]),
        version = text(&document["info"]["version"]),
        about = text(&document["info"]["description"]),
    );
    for (path, methods) in fields(&document["paths"]) {
        for (method, operation) in fields(methods) {
            route(&mut page, path, method, operation);
        }
    }
    page.push_str("<h2 id=\"schemas\">Schemas</h2>\n");
    for (name, schema) in fields(&document["components"]["schemas"]) {
        let (name, json) = (escaped(name), escaped(&pretty(schema)));
        line(&mut page, format_args!("<h3 id=\"{name}\">{name}</h3>\n<pre>{json}</pre>"));
    }
    page
}

fn route(page: &mut String, path: &str, method: &str, operation: &Value) {
    let (summary, open) = (text(&operation["summary"]), !operation["security"].is_array());
    let caller = if open { "" } else { " <small>signed in</small>" };
    line(page, format_args!("<details>\n<summary><b>{}</b>", escaped(&method.to_uppercase())));
    line(page, format_args!("<code>{}</code>{caller} {summary}</summary>", escaped(path)));
    line(page, format_args!("<p>{}</p>", text(&operation["description"])));
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let (name, place) = (text(&parameter["name"]), text(&parameter["in"]));
        let about = text(&parameter["description"]);
        line(page, format_args!("<p><code>{name}</code> <small>{place}</small> {about}</p>"));
    }
    for (kind, content) in fields(&operation["requestBody"]["content"]) {
        let (kind, schema) = (escaped(kind), schema(&content["schema"]));
        line(page, format_args!("<p>Body, <code>{kind}</code>: {schema}</p>"));
    }
    page.push_str("<table>\n");
    for (status, answer) in fields(&operation["responses"]) {
        let contents = fields(&answer["content"]).map(|(_, content)| schema(&content["schema"]));
        let (about, contents) = (text(&answer["description"]), contents.collect::<String>());
        line(page, format_args!("<tr><th>{}<td>{contents}<td>{about}", escaped(status)));
    }
    page.push_str("</table>\n</details>\n");
}

/// A link to a schema that has a name, or the schema itself.
fn schema(schema: &Value) -> String {
    match schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        Some(name) => format!("<a href=\"#{0}\">{0}</a>", escaped(name)),
        None => format!("<code>{}</code>", escaped(&schema.to_string())),
    }
}

fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn text(value: &Value) -> String {
    escaped(value.as_str().unwrap_or_default())
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn line(page: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string never fails.
    let _ = writeln!(page, "{line}");
}

/// A text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
