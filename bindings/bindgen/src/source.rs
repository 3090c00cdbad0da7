//! The sources in which the facade's types stand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::parse::{Parse, ParseStream, Parser};
use syn::{
    Attribute, Ident, Item, ItemEnum, ItemImpl, ItemMacro, ItemStruct, ItemTrait, LitStr, Token,
};

use crate::Outcome;

/// Where the types of the facade are declared, below the workspace.
const FOLDERS: [&str; 3] = ["osirix/src", "osirix-core/src", "osirix-media/src/pipeline"];

/// What is passed over: it has no part in the facade.
const SUITES: &str = "osirix-core/src/conformance";

/// Every public item by its name.
#[derive(Default)]
pub(crate) struct Sources {
    pub(crate) structs: BTreeMap<String, ItemStruct>,
    pub(crate) enums: BTreeMap<String, ItemEnum>,
    pub(crate) aliases: BTreeMap<String, syn::Type>,
    /// Enums that the core declares by `names!` and `error_codes!`.
    pub(crate) tables: BTreeMap<String, Table>,
    /// Ids that the core declares by `ids!`, with what they are.
    pub(crate) ids: BTreeMap<String, Vec<Attribute>>,
    pub(crate) impls: Vec<ItemImpl>,
    pub(crate) traits: BTreeMap<String, ItemTrait>,
}

/// An enum whose variants have a stable name.
pub(crate) struct Table {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) rows: Vec<Row>,
}

/// `/// doc` `Name = "text"`, and what follows up to the row's end.
pub(crate) struct Row {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) text: LitStr,
}

impl Sources {
    pub(crate) fn read(workspace: &Path) -> Outcome<Sources> {
        let mut sources = Sources::default();
        for folder in FOLDERS {
            sources.read_folder(&workspace.join(folder), &workspace.join(SUITES))?;
        }
        Ok(sources)
    }

    fn read_folder(&mut self, folder: &Path, but: &Path) -> Outcome<()> {
        for path in entries(folder)? {
            if path.is_dir() && path != but {
                self.read_folder(&path, but)?;
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.read_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            }
        }
        Ok(())
    }

    fn read_file(&mut self, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
        let file = syn::parse_file(&std::fs::read_to_string(path)?)?;
        for item in file.items {
            match item {
                Item::Struct(item) if is_public(&item.vis) => {
                    self.structs.insert(item.ident.to_string(), item);
                }
                Item::Enum(item) if is_public(&item.vis) => {
                    self.enums.insert(item.ident.to_string(), item);
                }
                Item::Type(item) if is_public(&item.vis) => {
                    self.aliases.insert(item.ident.to_string(), *item.ty);
                }
                Item::Trait(item) if is_public(&item.vis) => {
                    self.traits.insert(item.ident.to_string(), item);
                }
                Item::Impl(item) => self.impls.push(item),
                Item::Macro(item) if item.ident.is_none() => self.read_macro(item)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_macro(&mut self, item: ItemMacro) -> syn::Result<()> {
        let tokens = item.mac.tokens;
        if item.mac.path.is_ident("names") {
            let (name, table) = named_table.parse2(tokens)?;
            self.tables.insert(name, table);
        } else if item.mac.path.is_ident("error_codes") {
            let rows = rows::<Token![;]>.parse2(tokens)?;
            let attributes = vec![syn::parse_quote!(#[doc = " What kind of error it is."])];
            self.tables.insert("ErrorCode".to_owned(), Table { attributes, rows });
        } else if item.mac.path.is_ident("ids") {
            let rows = rows::<Token![;]>.parse2(tokens)?;
            self.ids.extend(rows.into_iter().map(|row| (row.name.to_string(), row.attributes)));
        }
        Ok(())
    }
}

/// The inside of `names!`.
fn named_table(input: ParseStream<'_>) -> syn::Result<(String, Table)> {
    let attributes = input.call(Attribute::parse_outer)?;
    input.parse::<LitStr>()?;
    input.parse::<Token![pub]>()?;
    input.parse::<Token![enum]>()?;
    let name: Ident = input.parse()?;
    let inside;
    syn::braced!(inside in input);
    Ok((name.to_string(), Table { attributes, rows: rows::<Token![,]>(&inside)? }))
}

/// Rows that each end with an `End`.
fn rows<End: Parse + syn::token::Token>(input: ParseStream<'_>) -> syn::Result<Vec<Row>> {
    let mut rows = Vec::new();
    while !input.is_empty() {
        let attributes = input.call(Attribute::parse_outer)?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let text = input.parse()?;
        while !End::peek(input.cursor()) {
            input.parse::<proc_macro2::TokenTree>()?;
        }
        input.parse::<End>()?;
        rows.push(Row { attributes, name, text });
    }
    Ok(rows)
}

fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let found = std::fs::read_dir(folder).map_err(failed)?;
    let paths = found.map(|entry| entry.map(|entry| entry.path()).map_err(failed));
    let mut paths = paths.collect::<Outcome<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}
