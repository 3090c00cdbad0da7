//! A network of one's own: a board in memory, on which one can fall.

use std::sync::{Mutex, OnceLock};

use bytes::Bytes;
use futures_util::TryStreamExt;
use osirix::{
    Error, ErrorCode, FilesApi, Osirix, OwnAccount, OwnLimits, OwnMessage, OwnNetwork, OwnSecret,
    Published, RemoteAccount, Result,
};

/// What Ada shows.
pub(crate) const SECRET: &str = "hunter2-secret";
/// What is kept instead.
const TOKEN: &str = "hunter2-token";

/// The board.
#[derive(Default)]
pub(crate) struct Board {
    files: OnceLock<FilesApi>,
    tried: Mutex<Vec<String>>,
    file: Mutex<Vec<u8>>,
}

impl Board {
    /// Where it reads files.
    pub(crate) fn at(&self, osirix: &Osirix) {
        assert!(self.files.set(osirix.files()).is_ok());
    }

    /// The texts that it was to publish.
    pub(crate) fn tried(&self) -> Vec<String> {
        self.tried.lock().unwrap().clone()
    }

    /// The bytes of the file that it read last.
    pub(crate) fn file(&self) -> Vec<u8> {
        self.file.lock().unwrap().clone()
    }
}

#[async_trait::async_trait]
impl OwnNetwork for Board {
    fn name(&self) -> &str {
        "the board"
    }

    async fn limits(&self) -> Result<OwnLimits> {
        Ok(OwnLimits { text_chars: 500, ..OwnLimits::default() })
    }

    async fn sign_in(&self, identifier: String, secret: OwnSecret) -> Result<OwnAccount> {
        if secret.expose() != SECRET {
            return Err(Error::new(ErrorCode::Unauthenticated, "the board does not know you"));
        }
        let account = RemoteAccount { id: "1".to_owned(), handle: identifier };
        Ok(OwnAccount { account, secret: Some(OwnSecret::new(TOKEN.to_owned())) })
    }

    async fn publish(&self, message: OwnMessage) -> Result<Published> {
        assert_eq!(message.secret.expose(), TOKEN);
        let number = {
            let mut tried = self.tried.lock().unwrap();
            tried.push(message.text.clone());
            tried.len()
        };
        match message.text.as_str() {
            "refuse" => return Err(Error::invalid("text", "the board does not take this")),
            "fall" => return Err(Error::new(ErrorCode::Plugin, "the board fell")),
            _ => {}
        }
        for file in message.media {
            let pieces: Vec<Bytes> =
                self.files.wait().read(file.blob, None).await?.try_collect().await?;
            *self.file.lock().unwrap() = pieces.concat();
        }
        let permalink = Some(format!("https://board.example/{number}"));
        Ok(Published { remote_id: message.key, version: None, permalink })
    }

    async fn find(&self, _: OwnMessage) -> Result<Option<Published>> {
        Err(Error::internal("the board cannot look, and has said so"))
    }
}
