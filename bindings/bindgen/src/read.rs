//! From the sources to the facade.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{
    Attribute, Fields, FnArg, GenericArgument, ImplItem, ItemEnum, ItemStruct, Pat, PathArguments,
    TraitItem,
};

use crate::Outcome;
use crate::model::{Facade, Field, Form, Kind, Method, Name, Port, Returns, Service, Shape, Type};
use crate::notes::{doc, has_word, setting, snake_case};
use crate::source::{Sources, Table};

/// The type from which everything is reached.
const ROOT: &str = "Osirix";

/// The ports that people can fill in their own language, and whether a platform takes several.
const PORTS: [(&str, bool); 4] =
    [("SpeechEngine", true), ("BlobStore", false), ("JobTask", true), ("OwnNetwork", false)];

/// Names that no field can have: words of Python, which cannot be written otherwise there.
const PYTHON_WORDS: [&str; 17] = [
    "and", "assert", "class", "def", "del", "except", "finally", "from", "global", "import", "is",
    "lambda", "nonlocal", "not", "or", "pass", "with",
];

/// Names of parameters that are words of Python, JavaScript, Kotlin or Swift, and not of Rust.
const RESERVED: [&str; 24] = [
    "and",
    "any",
    "assert",
    "catch",
    "class",
    "def",
    "default",
    "delete",
    "export",
    "extension",
    "fun",
    "func",
    "function",
    "global",
    "init",
    "is",
    "lambda",
    "new",
    "not",
    "object",
    "or",
    "pass",
    "this",
    "when",
];

/// Reads what the facade offers, and every type that it speaks of.
pub(crate) fn facade(sources: &Sources) -> Outcome<Facade> {
    let mut reader = Reader { sources, facade: Facade::default(), taken: BTreeSet::new() };
    for method in sources.methods(ROOT) {
        let syn::ReturnType::Type(_, returned) = &method.sig.output else { continue };
        let Some(part) = named(returned).filter(|name| name.ends_with("Api")) else { continue };
        let service = reader.service(&method.sig.ident.to_string(), &part)?;
        reader.facade.services.push(Service { doc: doc(&method.attrs), ..service });
    }
    for (name, many) in PORTS {
        let port = reader.port(name, many).map_err(|e| format!("{name}: {e}"))?;
        reader.facade.ports.push(port);
    }
    let config = reader.require("Config")?;
    reader.take(&Shape::Named(config))?;
    Ok(reader.facade)
}

struct Reader<'a> {
    sources: &'a Sources,
    facade: Facade,
    /// The types that callers give.
    taken: BTreeSet<String>,
}

impl Reader<'_> {
    fn service(&mut self, name: &str, part: &str) -> Outcome<Service> {
        let mut methods = Vec::new();
        for method in self.sources.methods(part) {
            let of = format!("{name}.{}", method.sig.ident);
            methods.push(self.method(method).map_err(|e| format!("{of}: {e}"))?);
        }
        Ok(Service { name: name.to_owned(), doc: String::new(), methods })
    }

    fn method(&mut self, method: &syn::ImplItemFn) -> Outcome<Method> {
        let lends = |argument: &FnArg| match argument {
            FnArg::Typed(argument) => matches!(*argument.ty, syn::Type::Reference(_)),
            FnArg::Receiver(_) => false,
        };
        if method.sig.inputs.iter().any(lends) {
            return Err("only owned values cross: no references".to_owned());
        }
        let method = self.signature(&method.sig, &method.attrs)?;
        method.parameters.iter().try_for_each(|field| self.take(&field.shape))?;
        Ok(method)
    }

    fn port(&mut self, name: &str, many: bool) -> Outcome<Port> {
        let sources = self.sources;
        let item = sources.traits.get(name).ok_or("no such public trait in the core")?;
        let mut named = None;
        let mut methods = Vec::new();
        for item in &item.items {
            let TraitItem::Fn(method) = item else { return Err("a port has methods only".into()) };
            if method.sig.ident == "name" {
                named = Some(doc(&method.attrs));
                continue;
            }
            let read = self.signature(&method.sig, &method.attrs);
            let read = read.map_err(|e| format!("{}: {e}", method.sig.ident))?;
            // What the platform takes from a port, people give.
            if let Returns::Value(shape) | Returns::Values(shape) = &read.returns {
                self.take(shape)?;
            }
            methods.push(read);
        }
        let doc = doc(&item.attrs);
        Ok(Port { trait_name: name.to_owned(), name: snake_case(name), doc, named, many, methods })
    }

    fn signature(&mut self, of: &syn::Signature, attributes: &[Attribute]) -> Outcome<Method> {
        let mut parameters = Vec::new();
        for argument in &of.inputs {
            let FnArg::Typed(argument) = argument else { continue };
            let Pat::Ident(name) = argument.pat.as_ref() else {
                return Err("parameters have plain names".to_owned());
            };
            // A port is lent what other languages are given.
            let lent = match argument.ty.as_ref() {
                syn::Type::Reference(reference) => reference.elem.as_ref(),
                owned => owned,
            };
            let name = name.ident.to_string();
            if RESERVED.contains(&name.as_str()) {
                return Err(format!("`{name}` is a word of another language: choose another name"));
            }
            let shape = self.shape(lent)?;
            parameters.push(Field { name, doc: String::new(), shape });
        }
        let returned = result(&of.output).ok_or("a method returns a Result")?;
        Ok(Method {
            name: of.ident.to_string(),
            signature: of.to_token_stream().to_string(),
            doc: doc(attributes),
            parameters,
            returns: self.returns(&returned)?,
        })
    }

    fn returns(&mut self, returned: &syn::Type) -> Outcome<Returns> {
        let Some(name) = named(returned) else { return self.shape(returned).map(Returns::Value) };
        if let Some(item) = self.sources.aliases.get(&name).and_then(streamed) {
            return match named(&item).as_deref() {
                Some("Bytes") => Ok(Returns::Bytes),
                _ => self.shape(&item).map(Returns::Values),
            };
        }
        let next = self.sources.methods(&name).find(|method| method.sig.ident == "next");
        let Some(next) = next else { return self.shape(returned).map(Returns::Value) };
        // `async fn next(&mut self) -> Result<Option<Item>>`
        let item = result(&next.sig.output).and_then(|item| inner(&item));
        let item = item.ok_or_else(|| format!("{name}::next must return Result<Option<_>>"))?;
        self.shape(&item).map(Returns::Values)
    }

    /// How a type crosses; the types it names are read too.
    fn shape(&mut self, of: &syn::Type) -> Outcome<Shape> {
        match of {
            syn::Type::Tuple(tuple) if tuple.elems.is_empty() => return Ok(Shape::Nothing),
            syn::Type::Path(_) => {}
            _ => return Err("only owned values cross: no references, slices or functions".into()),
        }
        let (name, arguments) = generic(of).ok_or("a type without a name")?;
        Ok(match (name.as_str(), &arguments[..]) {
            ("bool", []) => Shape::Bool,
            ("u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64", []) => Shape::Integer,
            ("f32" | "f64", []) => Shape::Number,
            ("String" | "str", []) | ("Cow", _) => Shape::Text,
            ("PathBuf", []) => Shape::Path,
            ("Timestamp", []) => Shape::Time,
            ("Duration", []) => Shape::Duration,
            ("ByteStream", []) => Shape::Stream,
            ("Value", []) => Shape::Json,
            ("Secret", [_]) => Shape::Secret,
            ("Option", [held]) => Shape::Optional(Box::new(self.shape(held)?)),
            ("Vec", [syn::Type::Tuple(_)]) => Shape::Pairs,
            ("Vec", [item]) if named(item).as_deref() == Some("f32") => Shape::Samples,
            ("Vec", [item]) => Shape::List(Box::new(self.shape(item)?)),
            ("Page", [item]) => Shape::Page(Box::new(self.shape(item)?)),
            ("Range", [_]) => Shape::Range,
            (name, []) => Shape::Named(self.require(name)?),
            (name, _) => return Err(format!("no other language has a {name} of something")),
        })
    }

    /// Reads a type where that was not done yet, and gives the name it has in other languages.
    fn require(&mut self, name: &str) -> Outcome<String> {
        if let Some(target) = self.sources.aliases.get(name).and_then(named) {
            return self.require(&target);
        }
        if self.facade.types.contains_key(name) {
            return Ok(name.to_owned());
        }
        // A type may hold itself: it is known before its fields are.
        let nothing = Type { doc: String::new(), kind: Kind::Wrapper(Shape::Nothing) };
        self.facade.types.insert(name.to_owned(), nothing);
        let read = self.read(name).map_err(|e| format!("{name}: {e}"))?;
        self.facade.types.insert(name.to_owned(), read);
        Ok(name.to_owned())
    }

    fn read(&mut self, name: &str) -> Outcome<Type> {
        let sources = self.sources;
        if let Some(attributes) = sources.ids.get(name) {
            return Ok(Type { doc: doc(attributes), kind: Kind::Wrapper(Shape::Text) });
        }
        if let Some(table) = sources.tables.get(name) {
            return Ok(Type { doc: doc(&table.attributes), kind: Kind::Names(names(table)) });
        }
        if let Some(item) = sources.structs.get(name) {
            return Ok(Type { doc: doc(&item.attrs), kind: self.structure(item)? });
        }
        if let Some(item) = sources.enums.get(name) {
            return Ok(Type { doc: doc(&item.attrs), kind: self.choice(item)? });
        }
        Err("no such public type in the facade, the core or the pipeline".to_owned())
    }

    fn structure(&mut self, item: &ItemStruct) -> Outcome<Kind> {
        if let Fields::Unnamed(fields) = &item.fields {
            let only = fields.unnamed.first().filter(|_| fields.unnamed.len() == 1);
            let only = only.ok_or("a tuple has no names to cross by")?;
            return self.shape(&only.ty).map(Kind::Wrapper);
        }
        let mut fields = Vec::new();
        for field in &item.fields {
            let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
            if !matches!(field.vis, syn::Visibility::Public(_)) {
                return Err(format!("the field {name} is private"));
            }
            if PYTHON_WORDS.contains(&name.as_str()) {
                return Err(format!("the field {name} is a word of Python: choose another name"));
            }
            if has_word(&field.attrs, "serde", "flatten") {
                return Err(format!("the field {name} is flattened"));
            }
            if setting(&field.attrs, "serde", "skip_serializing_if").is_some() {
                return Err(format!("the field {name} is not always there: write it as null"));
            }
            let shape = self.shape(&field.ty).map_err(|e| format!("{name}: {e}"))?;
            fields.push(Field { name, doc: doc(&field.attrs), shape });
        }
        Ok(Kind::Record { fields, required: None })
    }

    fn choice(&mut self, item: &ItemEnum) -> Outcome<Kind> {
        let all = setting(&item.attrs, "serde", "rename_all");
        let mut forms = Vec::new();
        for variant in &item.variants {
            let rust = variant.ident.to_string();
            let own = setting(&variant.attrs, "serde", "rename");
            let text = match (own, all.as_deref()) {
                (Some(own), _) => own,
                (None, Some("snake_case")) => snake_case(&rust),
                (None, Some("UPPERCASE")) => rust.to_uppercase(),
                (None, _) => rust.clone(),
            };
            let holds = match &variant.fields {
                Fields::Unit => None,
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    Some(self.shape(&fields.unnamed[0].ty)?)
                }
                _ => return Err(format!("{rust} holds more than one value")),
            };
            // In a language where forms are classes, such a form would hold itself.
            if holds == Some(Shape::Named(rust.clone())) {
                return Err(format!("{rust} holds a type of its own name: choose another name"));
            }
            forms.push(Form { name: Name { rust, text, doc: doc(&variant.attrs) }, holds });
        }
        if forms.iter().all(|form| form.holds.is_none()) {
            return Ok(Kind::Names(forms.into_iter().map(|form| form.name).collect()));
        }
        Ok(Kind::Choice { tag: setting(&item.attrs, "serde", "tag"), forms })
    }

    /// Notes that callers give such a value, and what they may leave out of it.
    fn take(&mut self, shape: &Shape) -> Outcome<()> {
        match shape {
            Shape::Optional(held) | Shape::List(held) | Shape::Page(held) => self.take(held),
            Shape::Named(name) if self.taken.insert(name.clone()) => self.take_named(name),
            _ => Ok(()),
        }
    }

    fn take_named(&mut self, name: &str) -> Outcome<()> {
        let Some(item) = self.sources.structs.get(name) else { return Ok(()) };
        let Some(known) = self.facade.types.get_mut(name) else { return Ok(()) };
        let Kind::Record { fields, required } = &mut known.kind else { return Ok(()) };
        let whole = has_word(&item.attrs, "serde", "default");
        let may_miss = |field: &syn::Field| whole || has_word(&field.attrs, "serde", "default");
        let needed = fields.iter().zip(&item.fields).filter(|(field, declared)| {
            !matches!(field.shape, Shape::Optional(_)) && !may_miss(declared)
        });
        *required = Some(needed.map(|(field, _)| field.name.clone()).collect());
        let shapes: Vec<_> = fields.iter().map(|field| field.shape.clone()).collect();
        shapes.iter().try_for_each(|shape| self.take(shape))
    }
}

impl Sources {
    /// The public methods of a type that take `self`, in the order of the source.
    fn methods(&self, name: &str) -> impl Iterator<Item = &syn::ImplItemFn> {
        self.functions(name).filter(|function| function.sig.receiver().is_some())
    }

    fn functions(&self, name: &str) -> impl Iterator<Item = &syn::ImplItemFn> {
        let inherent = self.impls.iter().filter(|item| item.trait_.is_none());
        let own = inherent.filter(move |item| named(&item.self_ty).as_deref() == Some(name));
        own.flat_map(|item| &item.items).filter_map(|item| match item {
            ImplItem::Fn(function) if matches!(function.vis, syn::Visibility::Public(_)) => {
                Some(function)
            }
            _ => None,
        })
    }
}

fn names(table: &Table) -> Vec<Name> {
    let name = |row: &crate::source::Row| Name {
        rust: row.name.to_string(),
        text: row.text.value(),
        doc: doc(&row.attributes),
    };
    table.rows.iter().map(name).collect()
}

/// What a `Result` is of.
fn result(returned: &syn::ReturnType) -> Option<syn::Type> {
    let syn::ReturnType::Type(_, returned) = returned else { return None };
    generic(returned).filter(|(name, _)| name == "Result").and_then(|(_, of)| of.into_iter().next())
}

/// What a stream is of: `Pin<Box<dyn Stream<Item = Result<Item>> + Send>>`.
fn streamed(of: &syn::Type) -> Option<syn::Type> {
    let boxed = inner(&inner(of)?)?;
    let syn::Type::TraitObject(object) = boxed else { return None };
    let bounds = object.bounds.iter().find_map(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let PathArguments::AngleBracketed(arguments) = &bounds?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(item) if item.ident == "Item" => inner(&item.ty),
        _ => None,
    })
}

/// The name of a type without arguments.
fn named(of: &syn::Type) -> Option<String> {
    generic(of).filter(|(_, arguments)| arguments.is_empty()).map(|(name, _)| name)
}

/// The one argument of a type.
fn inner(of: &syn::Type) -> Option<syn::Type> {
    generic(of).and_then(|(_, arguments)| arguments.into_iter().next())
}

/// The name of a type, and the types it is of.
fn generic(of: &syn::Type) -> Option<(String, Vec<syn::Type>)> {
    let syn::Type::Path(path) = of else { return None };
    let last = path.path.segments.last()?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter(),
        _ => return Some((last.ident.to_string(), Vec::new())),
    };
    let types = arguments.filter_map(|argument| match argument {
        GenericArgument::Type(argument) => Some(argument.clone()),
        _ => None,
    });
    Some((last.ident.to_string(), types.collect()))
}
