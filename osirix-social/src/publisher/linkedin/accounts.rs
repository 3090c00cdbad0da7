//! Whose credentials are: a member's, and those of the organisations that they administer.

use std::collections::BTreeMap;

use async_trait::async_trait;
use osirix_core::error::Result;
use osirix_core::social::{Connection, Credentials, Network};
use osirix_http::Method;
use serde::Deserialize;

use super::LinkedIn;
use crate::connector::Accounts;
use crate::publisher::shared::{account, somebody};

/// How many organisations are asked for at once.
const LIST: usize = 50;
/// The most lists that are read.
const MOST_LISTS: usize = 10;
const ORGANISATION: &str = "urn:li:organization:";

/// A member (OpenID Connect Core, section 5.3).
#[derive(Deserialize)]
struct Member {
    sub: String,
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Roles {
    elements: Vec<Role>,
}

/// What a member is to an organisation.
#[derive(Deserialize)]
struct Role {
    organization: String,
    role: String,
    state: String,
}

/// Organisations by their numbers.
#[derive(Deserialize)]
struct Organisations {
    results: BTreeMap<String, Organisation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Organisation {
    localized_name: String,
}

#[async_trait]
impl Accounts for LinkedIn {
    fn network(&self) -> Network {
        Network::LinkedIn
    }

    /// The member, and the organisations that they administer where the settings say so: of more
    /// than 500 the first.
    async fn accounts(&self, server: &str, person: &Credentials) -> Result<Vec<Connection>> {
        let person = somebody(Network::LinkedIn, server, person.clone());
        let mut found = vec![self.member(&person).await?];
        for list in 0..MOST_LISTS * usize::from(self.settings.organisations) {
            let (roles, numbers) = self.administered(&person, list * LIST).await?;
            found.extend(self.organisations(&person, &numbers).await?);
            if roles < LIST {
                break;
            }
        }
        Ok(found)
    }
}

impl LinkedIn {
    async fn member(&self, person: &Connection) -> Result<Connection> {
        let request = self.servers.signed(person, Method::GET, "/v2/userinfo", &[])?;
        let answer = self.good(person, self.servers.ask(request).await?)?;
        let Member { sub, name } = answer.json()?;
        let mut account = account(sub, name)?;
        account.id = format!("urn:li:person:{}", account.id);
        Ok(Connection { account, ..person.clone() })
    }

    /// How many roles a list has, and the numbers of the organisations that they are about.
    async fn administered(
        &self,
        person: &Connection,
        start: usize,
    ) -> Result<(usize, Vec<String>)> {
        let (start, count) = (start.to_string(), LIST.to_string());
        let query = [
            ("q", "roleAssignee"),
            ("role", "ADMINISTRATOR"),
            ("state", "APPROVED"),
            ("start", &start),
            ("count", &count),
        ];
        let request = self.asked(person, Method::GET, "/rest/organizationAcls", &query)?;
        let answer = self.good(person, self.servers.ask(request).await?)?;
        let roles = answer.json::<Roles>()?.elements;
        Ok((roles.len(), roles.iter().filter_map(Role::number).collect()))
    }

    async fn organisations(
        &self,
        person: &Connection,
        numbers: &[String],
    ) -> Result<Vec<Connection>> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        // The brackets of a list stand as they are (Rest.li 2.0).
        let path = format!("/rest/organizations?ids=List({})", numbers.join(","));
        let request = self.asked(person, Method::GET, &path, &[])?;
        let answer = self.good(person, self.servers.ask(request).await?)?;
        let named = answer.json::<Organisations>()?.results.into_iter();
        let ours = named.filter(|(number, _)| numbers.contains(number));
        ours.map(|(number, organisation)| {
            let urn = format!("{ORGANISATION}{number}");
            let account = account(urn, organisation.localized_name)?;
            Ok(Connection { account, ..person.clone() })
        })
        .collect()
    }
}

impl Role {
    /// The number of the organisation, where the member administers it.
    fn number(&self) -> Option<String> {
        let number = self.organization.strip_prefix(ORGANISATION)?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let administers = self.role == "ADMINISTRATOR" && self.state == "APPROVED";
        (is_number && administers).then(|| number.to_owned())
    }
}
