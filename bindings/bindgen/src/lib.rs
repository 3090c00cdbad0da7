//! Reads the facade (`osirix/src/facade`) and writes what the other languages need.
//!
//! The facade is plain Rust: owned arguments, records, async functions. Whatever it offers crosses
//! as JSON, in the form that its types have by serde; so one dispatcher serves every language, and
//! a language's part is what its people see: typed records, methods and their documentation.

mod case;
mod dispatch;
mod kotlin;
pub mod model;
mod node;
mod notes;
mod ports;
mod python;
mod reach;
mod read;
mod source;
mod swift;

use std::path::Path;

pub use model::Facade;

/// An error is a sentence for the developer who changed the facade.
pub type Outcome<T> = Result<T, String>;

/// Reads the facade of a workspace.
pub fn read(workspace: &Path) -> Outcome<Facade> {
    read::facade(&source::Sources::read(workspace)?)
}

/// The files that are written from the facade: their paths below the workspace, and their texts.
pub fn files(facade: &Facade) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("bindings/shared/src/dispatch.rs", dispatch::write(facade)),
        ("bindings/shared/src/plugins/ports.rs", ports::write(facade)),
    ];
    files.extend(python::files(facade));
    files.extend(node::files(facade));
    files.extend(kotlin::files(facade));
    files.extend(swift::files(facade));
    files
}

#[cfg(test)]
mod tests {
    use super::model::{Kind, Returns, Shape};
    use super::*;

    fn facade() -> Facade {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap()
    }

    #[test]
    fn methods_have_their_parameters_results_and_documentation() {
        let facade = facade();
        let jobs = facade.services.iter().find(|service| service.name == "jobs").unwrap();
        let create = jobs.methods.iter().find(|method| method.name == "create_video").unwrap();
        let names: Vec<_> = create.parameters.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["account", "request"]);
        assert_eq!(create.returns, Returns::Value(Shape::Named("JobInfo".to_owned())));
        assert!(create.doc.starts_with("Creates a video job"), "{}", create.doc);
        let watch = jobs.methods.iter().find(|method| method.name == "watch").unwrap();
        assert_eq!(watch.returns, Returns::Values(Shape::Named("JobInfo".to_owned())));
    }

    #[test]
    fn a_request_needs_what_has_no_default() {
        let facade = facade();
        for (name, needed) in [("SpeechRequest", &["script".to_owned()][..]), ("VideoRequest", &[])]
        {
            let Kind::Record { required, .. } = &facade.types[name].kind else { panic!() };
            assert_eq!(required.as_deref(), Some(needed), "{name}");
        }
    }

    #[test]
    fn every_code_has_its_text_and_its_meaning() {
        let facade = facade();
        let Kind::Names(codes) = &facade.types["ErrorCode"].kind else { panic!() };
        let code = codes.iter().find(|code| code.rust == "InsufficientCredits").unwrap();
        assert_eq!(code.text, "insufficient_credits");
        assert!(codes.iter().all(|code| !code.doc.is_empty()));
    }

    #[test]
    fn a_port_has_its_questions_with_what_streams_apart() {
        let facade = facade();
        let [speech, blobs, tasks, own] = &facade.ports[..] else { panic!("four ports") };
        assert!(speech.named.is_some() && speech.many && speech.setting() == "speech_engines");
        let speak = speech.methods.iter().find(|method| method.name == "speak").unwrap();
        assert_eq!(speak.returns, Returns::Values(Shape::Named("SpeechChunk".to_owned())));
        assert!(blobs.named.is_none() && blobs.setting() == "blob_store");
        let put = blobs.methods.iter().find(|method| method.name == "put").unwrap();
        assert_eq!(put.parameters[1].shape, Shape::Stream);
        let get = blobs.methods.iter().find(|method| method.name == "get").unwrap();
        assert_eq!(get.returns, Returns::Bytes);
        assert_eq!(get.parameters[1].shape, Shape::Optional(Box::new(Shape::Range)));
        let works: Vec<_> = tasks.methods.iter().map(model::Method::works).collect();
        assert_eq!(works, [false, false, true], "settings, quote, run");
        assert!(own.named.is_some() && own.setting() == "own_network");
        let find = own.methods.iter().find(|method| method.name == "find").unwrap();
        let published = Shape::Optional(Box::new(Shape::Named("Published".to_owned())));
        assert_eq!(find.returns, Returns::Value(published));
    }

    #[test]
    fn links_in_the_documentation_become_their_text() {
        let accounts = &facade().services[0];
        let get = accounts.methods.iter().find(|method| method.name == "get").unwrap();
        assert_eq!(get.doc, "The account of this id, or `NotFound`.");
    }
}
