//! Passwords that have become public, asked by k-anonymity.

use async_trait::async_trait;
use osirix_core::auth::BreachedPasswords;
use osirix_core::error::Result;
use osirix_core::secret::Secret;
use osirix_http::Method;
use sha1::{Digest as _, Sha1};
use tokio::sync::OnceCell;
use url::Url;

use osirix_http::place::{url, wrong};
use osirix_http::{Http, Reach};

/// How many hexadecimal digits of a password's hash are told: about a million passwords share them.
const PREFIX: usize = 5;

/// Asks a server that speaks the range interface of Have I Been Pwned.
///
/// It is told the first five hexadecimal digits of the password's SHA-1 and nothing else; it
/// answers with all the rest that begin so, hundreds of them, and the comparison is made here. The
/// answer is padded (`Add-Padding`), so that its length tells nobody on the way what was asked.
pub struct PwnedPasswords {
    range: Url,
    http: OnceCell<Http>,
}

impl PwnedPasswords {
    /// The public server.
    pub const PUBLIC: &str = "https://api.pwnedpasswords.com/range/";

    /// At a URL that ends with a slash: [`PUBLIC`](Self::PUBLIC), or a copy of one's own.
    pub fn new(range_url: &str) -> Result<Self> {
        let range = url("breaches_url", range_url)?;
        if !range.path().ends_with('/') {
            return Err(wrong("breaches_url", "this URL ends with a slash"));
        }
        Ok(PwnedPasswords { range, http: OnceCell::new() })
    }

    async fn http(&self) -> Result<&Http> {
        self.http.get_or_try_init(async || Http::new(Reach::of(&self.range).await?)).await
    }
}

#[async_trait]
impl BreachedPasswords for PwnedPasswords {
    async fn contains(&self, password: &Secret<String>) -> Result<bool> {
        let digest = Sha1::digest(password.expose());
        let hash: String = digest.iter().map(|byte| format!("{byte:02X}")).collect();
        let (prefix, rest) = hash.split_at(PREFIX);
        let place = self.range.join(prefix);
        let place = place.map_err(|e| wrong("breaches_url", "this is no place").caused_by(e))?;
        let http = self.http().await?;
        let asked = http.request(Method::GET, place)?.header("add-padding", "true");
        let answer = http.ask(asked).await?.good()?;
        Ok(answer.text()?.lines().filter_map(seen).any(|suffix| suffix.eq_ignore_ascii_case(rest)))
    }
}

/// What a line says of a hash that was seen; padding was seen never.
fn seen(line: &str) -> Option<&str> {
    let (suffix, count) = line.trim_end().split_once(':')?;
    (count.trim().parse() != Ok(0_u64)).then_some(suffix)
}
