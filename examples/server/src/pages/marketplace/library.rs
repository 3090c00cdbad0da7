//! What an account has bought, to be used.

use askama::Template;
use axum::extract::State;
use osirix::{OwnedProduct, Scope};

use super::label;
use crate::App;
use crate::pages::form::query_of;
use crate::pages::frame::{Frame, ok};
use crate::pages::member::{Member, Shown};

#[derive(Template)]
#[template(path = "library.html")]
struct LibraryPage {
    frame: Frame,
    owned: Vec<Owned>,
}

/// A product that the account has.
struct Owned {
    slug: String,
    name: String,
    category: &'static str,
    looks: Vec<Use>,
    documents: Vec<(String, String)>,
}

/// A look, and the form in which it is used.
struct Use {
    title: String,
    url: String,
}

impl From<OwnedProduct> for Owned {
    fn from(owned: OwnedProduct) -> Self {
        let slug = owned.product.slug;
        let looks = owned.content.looks.into_iter().map(|look| {
            let name = format!("{slug}/{}", look.name);
            let script = look.script.unwrap_or_default();
            let url = format!("/jobs?{}", query_of(&[("look", &name), ("script", &script)]));
            Use { title: look.title, url }
        });
        let looks = looks.collect();
        let documents = owned.content.documents.into_iter();
        Owned {
            name: owned.product.name,
            category: label(owned.product.category),
            documents: documents.map(|document| (document.title, document.text)).collect(),
            looks,
            slug,
        }
    }
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    let library = app.osirix.marketplace().library(member.may(Scope::JobsRead)?).await?;
    let owned = library.into_iter().map(Owned::from).collect();
    Ok(ok(&LibraryPage { frame: member.frame, owned }))
}
