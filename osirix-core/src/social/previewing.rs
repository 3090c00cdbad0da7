//! A post as each network would get it, before anything is written down.

use super::capabilities::{Capabilities, TextLimits};
use super::fitting::foreseen;
use super::planned::{MessagePreview, NewPost, PlannedPost, TargetPreview};
use super::post::{Draft, Post};
use super::problem::Problem;
use super::publisher::Publisher;
use super::renewing::Reached;
use super::service::Social;
use crate::error::{Error, Result};
use crate::id::{AccountId, ConnectionId};

impl Social {
    /// What each connection would get of a post, how long its texts are as that network counts, and
    /// what it would refuse. Nothing is written down.
    ///
    /// - A connection that cannot be used, or whose network does not answer, says so among its
    ///   problems; the others are shown all the same.
    pub async fn preview(&self, account: AccountId, new: NewPost) -> Result<Vec<TargetPreview>> {
        let planned = self.drafted(account, new).await?;
        let said = self.foreseen(&planned).await?;
        let connections = self.connections(account).await?;
        let mut previews = Vec::new();
        for id in &planned.content.targets {
            let known = connections.iter().find(|one| one.id == *id);
            let network = known.map(|one| one.network);
            let network = network.ok_or_else(|| Error::not_found("connection", id))?;
            let mut preview =
                TargetPreview { connection_id: *id, network, messages: vec![], problems: vec![] };
            match self.looked_over(&planned, &said, *id).await? {
                Ok((messages, problems)) => {
                    (preview.messages, preview.problems) = (messages, problems);
                }
                Err(error) => preview.problems.push(unusable(&error)),
            }
            previews.push(preview);
        }
        Ok(previews)
    }

    async fn looked_over(
        &self,
        planned: &PlannedPost,
        said: &Post,
        id: ConnectionId,
    ) -> Result<Result<(Vec<MessagePreview>, Vec<Problem>)>> {
        let Reached { publisher, connection, .. } = match self.reach(id).await? {
            Ok(reached) => reached,
            Err(error) => return Ok(Err(error)),
        };
        let capabilities = match self.in_time(publisher.capabilities(&connection)).await {
            Ok(capabilities) => capabilities,
            Err(error) => return Ok(Err(error)),
        };
        let due_at = planned.due_at.unwrap_or_else(|| self.ambient.now());
        let draft = said.draft(self.ambient.new_id()?, connection.network, due_at);
        let draft = foreseen(draft, &capabilities);
        let problems = publisher.preflight(&draft, &capabilities);
        Ok(Ok((messages(publisher.as_ref(), &draft, &capabilities), problems)))
    }
}

fn unusable(error: &Error) -> Problem {
    Problem::new("connection", error.message(), "connected", error.code())
}

/// Each message with its length: a network that allows none at all says how long a text is.
fn messages(
    publisher: &dyn Publisher,
    draft: &Draft,
    capabilities: &Capabilities,
) -> Vec<MessagePreview> {
    let none = TextLimits { most: 0, most_bytes: None, ..capabilities.text };
    let none = Capabilities { text: none, ..capabilities.clone() };
    let found = publisher.preflight(draft, &none);
    let length = |part: usize| {
        let field = format!("parts[{part}].text");
        let too_long = found.iter().find(|one| one.field == field && one.limit == "0");
        too_long.and_then(|problem| problem.value.parse().ok()).unwrap_or(0)
    };
    let message = |(index, part): (usize, &super::post::Part)| MessagePreview {
        text: part.text.clone(),
        files: u32::try_from(part.media.len()).unwrap_or(u32::MAX),
        length: length(index),
        most: capabilities.text.most,
    };
    draft.parts.iter().enumerate().map(message).collect()
}
