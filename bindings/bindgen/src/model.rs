//! What the facade offers, free of any language's syntax.

use std::collections::BTreeMap;

/// The whole facade.
#[derive(Debug, Default)]
pub struct Facade {
    /// Its parts, in the order of the source.
    pub services: Vec<Service>,
    /// What people can write in their language and give to the platform.
    pub ports: Vec<Port>,
    /// Every type that crosses, by name.
    pub types: BTreeMap<String, Type>,
}

/// A part that people can write themselves: a trait of the core.
#[derive(Debug)]
pub struct Port {
    /// The trait: `SpeechEngine`.
    pub trait_name: String,
    /// The builder's method that takes it: `speech_engine`.
    pub name: String,
    /// What it is for.
    pub doc: String,
    /// The documentation of its name, where it has one.
    pub named: Option<String>,
    /// Whether a platform takes several of them.
    pub many: bool,
    /// What it is asked.
    pub methods: Vec<Method>,
}

/// A part of the facade: `osirix.credits()`.
#[derive(Debug)]
pub struct Service {
    /// How it is reached: `credits`.
    pub name: String,
    /// What it is for.
    pub doc: String,
    /// What it does.
    pub methods: Vec<Method>,
}

impl Facade {
    /// Whether a value is one that is never shown.
    pub fn is_secret(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Secret => true,
            Shape::Optional(held) => self.is_secret(held),
            Shape::Named(name) => match self.types.get(name).map(|of| &of.kind) {
                Some(Kind::Wrapper(inner)) => self.is_secret(inner),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a parameter may be left out: it is optional, or a record of nothing but defaults.
    pub fn may_miss(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Optional(_) => true,
            Shape::Named(name) => {
                let kind = self.types.get(name).map(|of| &of.kind);
                matches!(kind, Some(Kind::Record { required: Some(needed), .. }) if needed.is_empty())
            }
            _ => false,
        }
    }
}

impl Service {
    /// Its type in other languages: `credits` becomes `CreditsApi`.
    pub fn class(&self) -> String {
        let mut letters = self.name.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).chain("Api".chars()).collect()
    }
}

impl Port {
    /// The setting that takes it in other languages: `speech_engines`, `blob_store`.
    pub fn setting(&self) -> String {
        format!("{}{}", self.name, if self.many { "s" } else { "" })
    }
}

/// One thing that it does.
#[derive(Debug)]
pub struct Method {
    /// Its name, in Rust's writing.
    pub name: String,
    /// Its signature, as Rust writes it.
    pub signature: String,
    /// What it does.
    pub doc: String,
    /// What it takes.
    pub parameters: Vec<Field>,
    /// What it gives.
    pub returns: Returns,
}

impl Method {
    /// Whether this is the work itself and not a question: it may take its time.
    pub fn works(&self) -> bool {
        self.parameters.iter().any(|field| field.shape.is_work())
    }
}

/// What a method gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returns {
    /// A value, or nothing.
    Value(Shape),
    /// A file's bytes, piece by piece.
    Bytes,
    /// One value after the other, until its end.
    Values(Shape),
}

/// A field of a record or a parameter of a method.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name, in Rust's writing.
    pub name: String,
    /// What it means.
    pub doc: String,
    /// What it holds.
    pub shape: Shape,
}

/// What a value looks like on its way: JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A string that is never shown.
    Secret,
    /// A string that names a file or folder.
    Path,
    /// A whole number of microseconds since 1970, UTC.
    Time,
    /// Anything.
    Json,
    /// `null` or a value.
    Optional(Box<Shape>),
    /// An array.
    List(Box<Shape>),
    /// An array of pairs of strings.
    Pairs,
    /// An object with `items` and `next`.
    Page(Box<Shape>),
    /// An object with the whole numbers `start` and `end`, which is no longer part of it.
    Range,
    /// An object with the whole numbers `secs` and `nanos`.
    Duration,
    /// Sound: base64 of 32-bit floats, little-endian.
    Samples,
    /// A file's bytes, piece by piece: they cross beside the JSON, one parameter at most.
    Stream,
    /// A type of [`Facade::types`].
    Named(String),
}

impl Shape {
    /// Whether it is the record of a job that is to be done. People are given more than its fields:
    /// what they tell and keep while they do it.
    pub fn is_work(&self) -> bool {
        matches!(self, Shape::Named(name) if name == "Work")
    }
}

/// A type of the facade.
#[derive(Debug)]
pub struct Type {
    /// What it is.
    pub doc: String,
    /// What it is made of.
    pub kind: Kind,
}

/// What a type is made of.
#[derive(Debug)]
pub enum Kind {
    /// An object.
    Record {
        /// Its fields, in the order of the source.
        fields: Vec<Field>,
        /// The fields without a default; `None` for a record that is only ever given.
        required: Option<Vec<String>>,
    },
    /// A string out of a list.
    Names(Vec<Name>),
    /// One of several forms.
    Choice {
        /// The field that names the form, where the form's own fields stand beside it.
        tag: Option<String>,
        /// The forms.
        forms: Vec<Form>,
    },
    /// A value with a name of its own.
    Wrapper(Shape),
}

/// A name out of a list.
#[derive(Debug, Clone)]
pub struct Name {
    /// In Rust's writing: `InvalidInput`.
    pub rust: String,
    /// As it crosses: `invalid_input`.
    pub text: String,
    /// What it means.
    pub doc: String,
}

/// A form of a choice.
#[derive(Debug)]
pub struct Form {
    /// Its name.
    pub name: Name,
    /// What it holds, if anything.
    pub holds: Option<Shape>,
}
