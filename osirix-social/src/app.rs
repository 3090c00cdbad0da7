use osirix_core::secret::Secret;
use serde::Deserialize;

/// As what a network, or a server of one, knows this program.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct App {
    /// The id.
    pub client_id: String,
    /// The secret.
    pub client_secret: Secret<String>,
}
