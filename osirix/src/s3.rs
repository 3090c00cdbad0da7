use std::fmt;

use osirix_core::error::{Error, ErrorCode, Result};
use osirix_core::secret::Secret;
#[cfg(feature = "s3")]
use osirix_storage::S3Options;
use serde::Deserialize;

use crate::config::variable;

/// What a blob backend is opened with, beside its URL.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BlobOptions {
    /// For `s3:` URLs.
    pub s3: S3Config,
}

/// Who the platform is on S3, or on a server that speaks its protocol, and where that is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct S3Config {
    /// The id of an access key.
    pub access_key_id: Option<String>,
    /// The secret of that key.
    pub secret_access_key: Option<Secret<String>>,
    /// What credentials that end by themselves carry besides.
    pub session_token: Option<Secret<String>>,
    /// The region of the bucket; `auto` for Cloudflare R2.
    pub region: String,
    /// Where the server is, for every other than Amazon's: `https://HOST`, without the bucket. On
    /// this machine `http://` will do.
    pub endpoint_url: Option<String>,
    /// Whether requests may travel unencrypted to other machines.
    pub allow_http: bool,
}

impl Default for S3Config {
    fn default() -> Self {
        S3Config {
            access_key_id: None,
            secret_access_key: None,
            session_token: None,
            region: "us-east-1".to_owned(),
            endpoint_url: None,
            allow_http: false,
        }
    }
}

impl fmt::Debug for S3Config {
    /// Leaves out what may carry a secret, in the right place or in a wrong one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Config").field("allow_http", &self.allow_http).finish_non_exhaustive()
    }
}

impl S3Config {
    /// What the variables say that Amazon's own programs read.
    pub(crate) fn from_env() -> Result<Self> {
        let otherwise = S3Config::default();
        Ok(S3Config {
            access_key_id: variable("AWS_ACCESS_KEY_ID")?,
            secret_access_key: variable("AWS_SECRET_ACCESS_KEY")?.map(Secret::new),
            session_token: variable("AWS_SESSION_TOKEN")?.map(Secret::new),
            region: variable("AWS_REGION")?.unwrap_or(otherwise.region),
            endpoint_url: variable("AWS_ENDPOINT_URL")?,
            allow_http: switch("AWS_ALLOW_HTTP")?.unwrap_or(otherwise.allow_http),
        })
    }

    /// The same for the store, which looks at each value.
    #[cfg(feature = "s3")]
    pub(crate) fn options(self) -> Result<S3Options> {
        let missing = |field, variable| move || missing(field, variable);
        Ok(S3Options {
            access_key_id: self
                .access_key_id
                .ok_or_else(missing("access_key_id", "AWS_ACCESS_KEY_ID"))?,
            secret_access_key: self
                .secret_access_key
                .ok_or_else(missing("secret_access_key", "AWS_SECRET_ACCESS_KEY"))?,
            session_token: self.session_token,
            region: self.region,
            endpoint_url: self.endpoint_url,
            allow_http: self.allow_http,
        })
    }
}

#[cfg(feature = "s3")]
fn missing(field: &'static str, variable: &'static str) -> Error {
    let message = "blobs on S3 need an access key and its secret";
    Error::new(ErrorCode::Configuration, message).with("field", field).with("variable", variable)
}

fn switch(name: &'static str) -> Result<Option<bool>> {
    match variable(name)?.as_deref() {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => {
            let message = "the variable is true or false";
            Err(Error::new(ErrorCode::Configuration, message).with("variable", name))
        }
    }
}
