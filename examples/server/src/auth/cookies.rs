//! The contract's cookies, and the tokens that requests bring.

use axum::http::{HeaderMap, HeaderValue, header};
use osirix::{Challenge, Identity, SignedIn, Token};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::SigningKey;

/// What JavaScript's `encodeURIComponent` leaves as it is.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

const TEN_MINUTES_S: u32 = 10 * 60;
const HOUR_S: u32 = 60 * 60;
const WEEK_S: u32 = 7 * 24 * HOUR_S;
const MONTH_S: u32 = 30 * 24 * HOUR_S;

/// Writes and reads cookies.
#[derive(Debug, Clone)]
pub(crate) struct Cookies {
    key: SigningKey,
    secure: bool,
}

impl Cookies {
    pub(crate) fn new(key: SigningKey, secure: bool) -> Self {
        Cookies { key, secure }
    }

    fn name(&self, name: &str) -> String {
        let prefix = if self.secure { "__Secure-" } else { "" };
        format!("{prefix}better-auth.{name}")
    }

    /// The token that a request shows: a bearer's, where it is rightly signed or bare, and
    /// otherwise the cookie's.
    pub(crate) fn token(&self, headers: &HeaderMap) -> Option<Token> {
        let bearer = bearer(headers).and_then(|text| self.bearer_token(&text));
        bearer.map(Token::from_text).or_else(|| self.signed(headers, "session_token"))
    }

    fn bearer_token(&self, text: &str) -> Option<String> {
        let text = percent_decode_str(text).decode_utf8().ok()?;
        match text.contains('.') {
            true => self.key.verify(&text).map(str::to_owned),
            false => Some(text.into_owned()),
        }
    }

    fn read(&self, headers: &HeaderMap, name: &str) -> Option<String> {
        let name = self.name(name);
        let lines = headers.get_all(header::COOKIE).into_iter();
        let pairs = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
        let mut pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(found, _)| *found == name).map(|(_, value)| value.to_owned())
    }

    /// The session that begins, or goes on, with what it is known by.
    pub(crate) fn renew(&self, token: Token, identity: Identity) -> HeaderMap {
        let Identity { session, user } = identity;
        self.begin(&SignedIn { token, session, user, trusted_device: None })
    }

    /// What the second factor answers.
    pub(crate) fn challenge(&self, headers: &HeaderMap) -> Option<Token> {
        self.signed(headers, "two_factor")
    }

    /// Asks for the second factor: there is no session yet.
    pub(crate) fn ask(&self, challenge: &Challenge) -> HeaderMap {
        let mut headers = HeaderMap::new();
        self.give(&mut headers, "two_factor", &challenge.token, TEN_MINUTES_S);
        self.set(&mut headers, "session_token", "", "Max-Age=0; ");
        headers
    }

    /// What a trusted device was given.
    pub(super) fn trusted_device(&self, headers: &HeaderMap) -> Option<Token> {
        self.signed(headers, "trust_device")
    }

    /// What a browser was given that went to a provider.
    pub(super) fn state(&self, headers: &HeaderMap) -> Option<Token> {
        self.signed(headers, "state")
    }

    pub(super) fn keep_state(&self, headers: &mut HeaderMap, state: &Token) {
        self.give(headers, "state", state, TEN_MINUTES_S);
    }

    pub(super) fn forget_state(&self, headers: &mut HeaderMap) {
        self.set(headers, "state", "", "Max-Age=0; ");
    }

    /// The challenge that a device answers with a passkey.
    pub(super) fn passkey(&self, headers: &HeaderMap) -> Option<Token> {
        self.signed(headers, "passkey")
    }

    pub(super) fn keep_passkey(&self, headers: &mut HeaderMap, challenge: &Token) {
        self.give(headers, "passkey", challenge, TEN_MINUTES_S);
    }

    /// The administrator's own session, while they act as somebody else.
    pub(crate) fn admin(&self, headers: &HeaderMap) -> Option<Token> {
        self.signed(headers, "admin_session")
    }

    pub(crate) fn keep_admin(&self, headers: &mut HeaderMap, own: &Token) {
        self.give(headers, "admin_session", own, HOUR_S);
    }

    pub(crate) fn forget_admin(&self, headers: &mut HeaderMap) {
        self.set(headers, "admin_session", "", "Max-Age=0; ");
    }

    /// The token of a signed cookie.
    fn signed(&self, headers: &HeaderMap, name: &str) -> Option<Token> {
        let value = self.read(headers, name)?;
        let value = percent_decode_str(&value).decode_utf8().ok()?;
        self.key.verify(&value).map(|token| Token::from_text(token.to_owned()))
    }

    fn give(&self, headers: &mut HeaderMap, name: &str, token: &Token, seconds: u32) {
        let signed = self.key.sign(token.expose());
        self.set(headers, name, &signed, &format!("Max-Age={seconds}; "));
    }

    /// Gives a device its token: in the cookie, and for bearers in a header.
    pub(crate) fn begin(&self, begun: &SignedIn) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if let Some(trusted) = &begun.trusted_device {
            self.give(&mut headers, "trust_device", trusted, MONTH_S);
        }
        let (signed, remembered) = (self.key.sign(begun.token.expose()), begun.session.remembered);
        let age = if remembered { format!("Max-Age={WEEK_S}; ") } else { String::new() };
        self.set(&mut headers, "session_token", &signed, &age);
        if !remembered {
            self.set(&mut headers, "dont_remember", &self.key.sign("true"), "");
        }
        if let Ok(mut value) = HeaderValue::try_from(signed) {
            value.set_sensitive(true);
            headers.insert("set-auth-token", value);
            let exposed = HeaderValue::from_static("set-auth-token");
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        }
        headers
    }

    /// Takes a device's cookies away.
    pub(crate) fn end(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for name in ["session_token", "session_data", "dont_remember"] {
            self.set(&mut headers, name, "", "Max-Age=0; ");
        }
        headers
    }

    fn set(&self, headers: &mut HeaderMap, name: &str, value: &str, age: &str) {
        let (name, value) = (self.name(name), utf8_percent_encode(value, UNRESERVED));
        let secure = if self.secure { "; Secure" } else { "" };
        let line = format!("{name}={value}; {age}Path=/; HttpOnly; SameSite=Lax{secure}");
        if let Ok(mut line) = HeaderValue::try_from(line) {
            line.set_sensitive(true);
            headers.append(header::SET_COOKIE, line);
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}
