//! JSON whose texts have variables: with each row of a table it becomes a value of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Number, Value};

use crate::error::{Error, Result};

/// What stands in the cells of a row, by the names of their columns: texts, numbers, truths, and
/// `null` where a cell is empty.
pub type Cells = BTreeMap<String, Value>;

/// JSON whose texts may hold `{{name}}`, in whose place comes what a row has under this name.
///
/// - A text that is one variable and nothing else becomes the cell as it is: a number stays one. Of
///   a cell that is empty nothing comes of it: the field, or the element, is not there.
/// - `{{name:number}}`, alone in its text, makes a number of the text of a cell.
/// - Among other text a cell is written out, an empty one as nothing.
/// - What a cell says is not read again: `{{` in it is text.
#[derive(Debug, Clone)]
pub struct Template {
    root: Node,
    names: BTreeSet<String>,
}

#[derive(Debug, Clone)]
enum Node {
    /// What has no variables.
    Plain(Value),
    /// A variable and nothing else.
    Cell {
        name: String,
        number: bool,
    },
    /// A text with variables.
    Text(Vec<Piece>),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Cell(String),
}

impl Template {
    /// The longest name of a variable, in characters.
    pub const MAX_NAME: usize = 100;
    /// In how many places variables may stand.
    pub const MAX_PLACES: usize = 200;

    /// Reads a template. A variable that is not closed, or whose name cannot be one, is refused
    /// with the text that it stands in.
    pub fn new(template: &Value) -> Result<Self> {
        let mut places = Vec::new();
        let root = Node::new(template, &mut places)?;
        if places.len() > Self::MAX_PLACES {
            let error = Error::invalid("template", "variables stand in too many places");
            return Err(error.with("limit", Self::MAX_PLACES).with("value", places.len()));
        }
        Ok(Template { root, names: places.into_iter().collect() })
    }

    /// The names of its variables.
    pub fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    /// The names of the variables below every field of this name.
    pub fn names_below(&self, field: &str) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        self.root.names_below(field, false, &mut names);
        names
    }

    /// What it becomes with a row; a cell that does not fit is refused with its column. A name that
    /// the row does not have counts as an empty cell.
    pub fn fill(&self, cells: &Cells) -> Result<Value> {
        Ok(self.root.fill(cells)?.unwrap_or(Value::Null))
    }
}

impl Node {
    fn new(value: &Value, places: &mut Vec<String>) -> Result<Self> {
        Ok(match value {
            Value::String(text) => Node::of_text(text, places)?,
            Value::Array(items) => {
                let nodes = items.iter().map(|item| Node::new(item, places));
                Node::List(nodes.collect::<Result<_>>()?)
            }
            Value::Object(fields) => {
                let nodes = fields.iter().map(|(key, value)| {
                    let node = Node::new(value, places)?;
                    Ok((key.clone(), node))
                });
                Node::Object(nodes.collect::<Result<_>>()?)
            }
            plain => Node::Plain(plain.clone()),
        })
    }

    fn of_text(text: &str, places: &mut Vec<String>) -> Result<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, behind)) = after.split_once("}}") else {
                return Err(wrong("a variable is not closed: {{name}}", text));
            };
            let (name, kind) = name.split_once(':').unwrap_or((name, ""));
            let (name, kind) = (name.trim(), kind.trim());
            let fits = (1..=Template::MAX_NAME).contains(&name.chars().count());
            if !fits || name.contains(['{', '}']) {
                return Err(wrong("a variable's name has 1 to 100 characters", text));
            }
            places.push(name.to_owned());
            let alone = pieces.is_empty() && before.is_empty() && behind.is_empty();
            match (kind, alone) {
                ("" | "number", true) => {
                    return Ok(Node::Cell { name: name.to_owned(), number: kind == "number" });
                }
                ("", false) => {}
                ("number", false) => return Err(wrong("a number stands alone in its text", text)),
                _ => return Err(wrong("behind a variable's name comes :number or nothing", text)),
            }
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Cell(name.to_owned()));
            rest = behind;
        }
        if pieces.is_empty() {
            return Ok(Node::Plain(text.into()));
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Ok(Node::Text(pieces))
    }

    /// `None` where nothing comes of it.
    fn fill(&self, cells: &Cells) -> Result<Option<Value>> {
        Ok(Some(match self {
            Node::Plain(value) => value.clone(),
            Node::Cell { name, number } => match cells.get(name) {
                None | Some(Value::Null) => return Ok(None),
                Some(Value::String(text)) if text.is_empty() => return Ok(None),
                Some(Value::String(text)) if *number => read_number(name, text)?,
                Some(value) => value.clone(),
            },
            Node::Text(pieces) => {
                let written = |piece: &Piece| match piece {
                    Piece::Text(text) => text.clone(),
                    Piece::Cell(name) => cells.get(name).map(write).unwrap_or_default(),
                };
                Value::String(pieces.iter().map(written).collect())
            }
            Node::List(nodes) => {
                let items = nodes.iter().filter_map(|node| node.fill(cells).transpose());
                Value::Array(items.collect::<Result<_>>()?)
            }
            Node::Object(fields) => {
                let fields = fields.iter().filter_map(|(key, node)| {
                    let value = node.fill(cells).transpose()?;
                    Some(value.map(|value| (key.clone(), value)))
                });
                Value::Object(fields.collect::<Result<Map<_, _>>>()?)
            }
        }))
    }

    fn names_below<'a>(&'a self, field: &str, below: bool, names: &mut BTreeSet<&'a str>) {
        match self {
            Node::Cell { name, .. } if below => drop(names.insert(name)),
            Node::Text(pieces) if below => {
                names.extend(pieces.iter().filter_map(|piece| match piece {
                    Piece::Cell(name) => Some(name.as_str()),
                    Piece::Text(_) => None,
                }));
            }
            Node::List(nodes) => {
                nodes.iter().for_each(|node| node.names_below(field, below, names));
            }
            Node::Object(fields) => {
                for (key, node) in fields {
                    node.names_below(field, below || key == field, names);
                }
            }
            Node::Plain(_) | Node::Cell { .. } | Node::Text(_) => {}
        }
    }
}

fn read_number(column: &str, text: &str) -> Result<Value> {
    let whole = text.parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| Number::from_f64(text.parse().ok()?));
    number.map(Value::Number).ok_or_else(|| {
        let message = "a number is written as 12 or 1.5";
        Error::invalid("rows", message).with("column", column)
    })
}

/// A cell among other text.
fn write(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn wrong(message: &'static str, text: &str) -> Error {
    let shown: String = text.chars().take(100).collect();
    Error::invalid("template", message).with("value", shown)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn filled(template: &Value, row: Value) -> Value {
        let cells = serde_json::from_value(row).unwrap();
        Template::new(template).unwrap().fill(&cells).unwrap()
    }

    #[test]
    fn a_variable_gives_way_to_what_the_row_has() {
        let template = json!({ "script": "Hello {{ name }}, {{n}} of {{n}}{{none}}.", "n": 1 });
        let row = json!({ "name": "Ada {{n}}", "n": 3, "none": null });
        let expected = json!({ "script": "Hello Ada {{n}}, 3 of 3.", "n": 1 });
        assert_eq!(filled(&template, row), expected);
    }

    #[test]
    fn alone_in_its_text_a_cell_stays_what_it_is_and_an_empty_one_is_not_there() {
        let template = json!({
            "speed": "{{speed}}", "pitch": "{{pitch:number}}", "avatar": "{{avatar}}",
            "looks": ["{{look}}", "a/b", "{{avatar}}"], "voice": "{{gone}}",
        });
        let row = json!({ "speed": 1.5, "pitch": "-2", "avatar": "", "look": "c/d" });
        let expected = json!({ "speed": 1.5, "pitch": -2, "looks": ["c/d", "a/b"] });
        assert_eq!(filled(&template, row), expected);
    }

    #[test]
    fn what_is_no_variable_is_refused_with_its_text() {
        for wrong in ["{{", "a {{b", "{{}}", "{{ }}", "{{{a}}}", "{{a:text}}", "x{{a:number}}"] {
            let error = Template::new(&json!({ "script": [wrong] })).unwrap_err();
            assert_eq!(error.context_value("field"), Some("template"), "{wrong}");
            assert_eq!(error.context_value("value"), Some(wrong));
        }
        let many = Template::new(&json!({ "script": "{{a}}".repeat(201) })).unwrap_err();
        assert_eq!(many.context_value("limit"), Some("200"));
        let template = Template::new(&json!({ "speed": "{{a:number}}" })).unwrap();
        for wrong in ["fast", "NaN", "inf", "1,5"] {
            let cells = Cells::from([("a".to_owned(), wrong.into())]);
            let error = template.fill(&cells).unwrap_err();
            assert_eq!(error.context_value("column"), Some("a"), "{wrong}");
        }
    }

    #[test]
    fn it_knows_its_names_and_where_they_stand() {
        let template = json!({ "a": { "b": "{{x}}", "c": ["{{y}} {{z}}"] }, "d": "{{w}}" });
        let template = Template::new(&template).unwrap();
        assert_eq!(Vec::from_iter(template.names()), ["w", "x", "y", "z"]);
        assert_eq!(Vec::from_iter(template.names_below("a")), ["x", "y", "z"]);
        assert_eq!(Vec::from_iter(template.names_below("c")), ["y", "z"]);
        assert!(template.names_below("e").is_empty());
    }
}
