//! A fake of Meta's platform for a person with a page and the Instagram account that belongs to it,
//! put together of the fakes of both.

use std::sync::{Arc, Mutex};

use serde_json::json;

use crate::facebook_fake::{self, FakeFacebook, PAGE, Page};
use crate::facebook_people::{exchange, permissions};
use crate::fake::{Asked, Fake, Reply};
use crate::meta_fake::{self, ACCOUNT, Account, HANDLE, Speech, says};

pub(crate) struct FakeMeta {
    pub(crate) http: Fake,
    pub(crate) page: Arc<Mutex<Page>>,
    pub(crate) instagram: Arc<Mutex<Account>>,
}

impl FakeMeta {
    pub(crate) async fn start() -> Self {
        let page = FakeFacebook::start().await.page;
        let instagram = meta_fake::FakeMeta::start(Speech::Instagram).await.account;
        // The right of a page is that of its Instagram account too.
        instagram.lock().unwrap().token = Some(facebook_fake::TOKEN.to_owned());
        let (of_page, of_instagram) = (Arc::clone(&page), Arc::clone(&instagram));
        let http = Fake::start(move |asked: &Asked| {
            answer(asked, &mut of_page.lock().unwrap(), &mut of_instagram.lock().unwrap())
        });
        FakeMeta { http: http.await, page, instagram }
    }
}

fn answer(asked: &Asked, page: &mut Page, instagram: &mut Account) -> Reply {
    match asked.line().split('?').next().unwrap() {
        "POST /v26.0/oauth/access_token" => exchange(asked),
        "GET /v26.0/me/permissions" => permissions(&[]),
        "GET /v26.0/me/accounts" => accounts(),
        line if is_instagrams(line) => meta_fake::answer(Speech::Instagram, asked, instagram),
        _ => facebook_fake::answer(asked, page),
    }
}

fn accounts() -> Reply {
    let page = json!({
        "id": PAGE,
        "name": "The page of Ada",
        "access_token": facebook_fake::TOKEN,
        "tasks": ["CREATE_CONTENT"],
        "instagram_business_account": { "id": ACCOUNT, "username": HANDLE },
    });
    says(200, json!({ "data": [page] }))
}

/// Whether a node is the account, or one of the containers and posts that its fake makes.
fn is_instagrams(line: &str) -> bool {
    let node = line.split('/').nth(2).unwrap_or_default();
    node == ACCOUNT || node.len() == "17000000".len() && node.parse::<u32>().is_ok()
}
