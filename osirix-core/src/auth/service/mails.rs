//! What is written to people.

use crate::auth::{Email, Token};
use crate::error::Result;
use crate::mail::{Link, Mail};

/// The address of a page to which a secret is added.
pub(super) fn link(template: &str) -> Result<Link<'_>> {
    Link::new(template, "{token}")
}

pub(super) fn verify(site: &str, to: &Email, link: &str) -> Mail {
    let text = format!(
        "Please confirm that this e-mail address is yours, within a day:\n\n{link}\n\n\
         If you did not sign up at {site}, you need not do anything.\n"
    );
    mail(to, format!("{site}: confirm your e-mail address"), text)
}

pub(super) fn taken(site: &str, to: &Email) -> Mail {
    let text = format!(
        "Somebody tried to sign up at {site} with this e-mail address, for which there is an \
         account already.\n\nIf it was you, sign in, or ask for a new password. If it was not, you \
         need not do anything.\n"
    );
    mail(to, format!("{site}: you have an account already"), text)
}

pub(super) fn reset(site: &str, to: &Email, link: &str) -> Mail {
    let text = format!(
        "Choose a new password within an hour:\n\n{link}\n\nAll devices are signed out then. If \
         you did not ask for this, you need not do anything: your password stays as it is.\n"
    );
    mail(to, format!("{site}: choose a new password"), text)
}

pub(super) fn change(site: &str, to: &Email, link: &str) -> Mail {
    let text = format!(
        "Confirm that this is to be the e-mail address of your account, within an hour:\n\n\
         {link}\n\nIf you did not ask for this, you need not do anything.\n"
    );
    mail(to, format!("{site}: confirm your new e-mail address"), text)
}

pub(super) fn sign_in(site: &str, to: &Email, link: &str) -> Mail {
    let text = format!(
        "Sign in at {site} within five minutes:\n\n{link}\n\nIf you did not ask for this, you \
         need not do anything. Pass this link on to nobody.\n"
    );
    mail(to, format!("{site}: your link to sign in"), text)
}

pub(super) fn code(site: &str, to: &Email, code: &Token) -> Mail {
    let code = code.expose();
    let text = format!(
        "Your code for {site} is\n\n{code}\n\nIt is good for five minutes. If you did not ask for \
         it, you need not do anything. Tell it to nobody.\n"
    );
    mail(to, format!("{site}: your code"), text)
}

/// Tells of a change by which somebody could be locked out (OWASP ASVS 5.0, 6.3.7).
pub(super) fn notice(site: &str, to: &Email, what: &str) -> Mail {
    let text = format!(
        "{what}\n\nIf it was you, you need not do anything. If it was not, ask for a new password \
         at once.\n"
    );
    mail(to, format!("{site}: a change to how you sign in"), text)
}

fn mail(to: &Email, subject: String, text: String) -> Mail {
    Mail { to: to.clone(), subject, text }
}
