//! Which way types cross.

use std::collections::BTreeSet;

use crate::model::{Facade, Kind, Returns, Shape};

/// The types that the platform gives, in answers and in questions: only these have to be read.
pub(crate) fn given(facade: &Facade) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for method in facade.services.iter().flat_map(|service| &service.methods) {
        if let Returns::Value(shape) | Returns::Values(shape) = &method.returns {
            reach(facade, shape, &mut names);
        }
    }
    let asked = facade.ports.iter().flat_map(|port| &port.methods);
    for field in asked.flat_map(|method| &method.parameters) {
        reach(facade, &field.shape, &mut names);
    }
    names
}

fn reach<'a>(facade: &'a Facade, shape: &'a Shape, names: &mut BTreeSet<&'a str>) {
    match shape {
        Shape::Optional(held) | Shape::List(held) | Shape::Page(held) => reach(facade, held, names),
        Shape::Named(name) if names.insert(name) => match &facade.types[name].kind {
            Kind::Record { fields, .. } => {
                fields.iter().for_each(|field| reach(facade, &field.shape, names));
            }
            Kind::Choice { forms, .. } => {
                let held = forms.iter().filter_map(|form| form.holds.as_ref());
                held.for_each(|shape| reach(facade, shape, names));
            }
            _ => {}
        },
        _ => {}
    }
}
