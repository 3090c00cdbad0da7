//! Bluesky, against a real personal data server.

use osirix_core::ErrorCode;
use osirix_core::blob::BlobStore as _;
use osirix_core::clock::Ambient;
use osirix_core::id::PublicationId;
use osirix_core::secret::Secret;
use osirix_core::social::{
    Attachment, Connection, Draft, FailureClass, Found, Network, Outcome, Part, PostFormat,
    Preparation, Published, Publisher as _, Stage,
};
use osirix_social::preflight;
use serde_json::json;

use crate::lossy::Lossy;
use crate::pds;
use crate::shelf::Shelf;

osirix_core::publisher_suite!(suite, pds::harness());

fn draft(texts: &[&str], media: Vec<Attachment>) -> Draft {
    let part = |text: &&str| Part { text: (*text).to_owned(), media: Vec::new() };
    let mut parts: Vec<_> = texts.iter().map(part).collect();
    parts[0].media = media;
    let ambient = Ambient::system();
    Draft {
        id: ambient.new_id::<PublicationId>().unwrap(),
        network: Network::Bluesky,
        created_at: ambient.now(),
        parts,
        has_comment: false,
        format: PostFormat::Post,
        languages: vec!["en".to_owned()],
    }
}

async fn prepared(connection: &Connection, draft: &Draft, shelf: &Shelf) -> Preparation {
    let mut at = Preparation::begin();
    while at.stage != Stage::Ready {
        at = pds::bluesky().prepare(connection, draft, shelf, &at).await.unwrap();
    }
    at
}

async fn publish(connection: &Connection, draft: &Draft, shelf: &Shelf) -> Vec<Published> {
    let ready = prepared(connection, draft, shelf).await;
    let mut published = Vec::new();
    while published.len() < draft.parts.len() {
        match pds::bluesky().publish(connection, draft, &ready, &published).await.unwrap() {
            Outcome::Published(next) => published.push(next),
            unconfirmed => panic!("{unconfirmed:?}"),
        }
    }
    published
}

#[tokio::test]
async fn links_mentions_and_hashtags_are_where_they_stand_in_bytes() {
    let connection = pds::connected().await;
    let ada = pds::account().await;
    let text = format!("Grüße 👋 an @{ada}: https://example.com/ä #größe, @nobody.test");
    publish(&connection, &draft(&[&text], vec![]), &Shelf::default()).await;
    let [post] = &pds::posts(&connection.account.id).await[..] else { panic!("one post") };
    assert_eq!(post["value"]["text"], text.as_str());
    assert_eq!(post["value"]["langs"], json!(["en"]));
    let facets = post["value"]["facets"].as_array().unwrap();
    let texts: Vec<_> = facets
        .iter()
        .map(|facet| {
            let at = |name: &str| facet["index"][name].as_u64().unwrap() as usize;
            &text[at("byteStart")..at("byteEnd")]
        })
        .collect();
    assert_eq!(texts, [&format!("@{ada}"), "https://example.com/ä", "#größe"]);
    let did = pds::read("com.atproto.identity.resolveHandle", &[("handle", &ada)]).await;
    assert_eq!(facets[0]["features"][0]["did"], did["did"]);
}

#[tokio::test]
async fn pictures_have_their_descriptions_and_stay_in_order() {
    let connection = pds::connected().await;
    let (shelf, picture) = Shelf::with_picture();
    let mut other = shelf.lay("other.png", vec![1; 200_000], picture.facts.media_type);
    other.alt_text = Some("Another".to_owned());
    publish(&connection, &draft(&["Two"], vec![picture, other]), &shelf).await;
    let post = pds::posts(&connection.account.id).await.remove(0);
    let images = &post["value"]["embed"]["images"];
    assert_eq!(
        (&images[0]["alt"], &images[1]["alt"]),
        (&json!("What it shows"), &json!("Another"))
    );
    assert_eq!(images[1]["image"]["size"], 200_000);
    assert_eq!(images[0]["aspectRatio"], json!({ "width": 1_000, "height": 1_000 }));
}

#[tokio::test]
async fn a_video_and_its_captions_arrive_byte_for_byte() {
    let connection = pds::connected().await;
    let shelf = Shelf::default();
    let mut video = shelf.lay_video("video.mp4", 3_000_000);
    let captions = osirix_core::blob::BlobKey::new("captions.vtt").unwrap();
    let text = osirix_core::blob::byte_stream("WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n");
    shelf.put(&captions, text).await.unwrap();
    video.captions = Some(captions);
    let draft = draft(&["A video"], vec![video.clone()]);
    assert_eq!(preflight::check(&draft, &preflight::limits::bluesky()), []);
    publish(&connection, &draft, &shelf).await;
    let post = pds::posts(&connection.account.id).await.remove(0);
    let embed = &post["value"]["embed"];
    assert_eq!(embed["$type"], "app.bsky.embed.video");
    assert_eq!(
        (&embed["alt"], &embed["captions"][0]["lang"]),
        (&json!("What it shows"), &json!("en"))
    );
    let cid = embed["video"]["ref"]["$link"].as_str().unwrap();
    let url = format!("{}/xrpc/com.atproto.sync.getBlob", pds::url());
    let query = [("did", connection.account.id.as_str()), ("cid", cid)];
    let back = pds::client().get(url).query(&query).send().await.unwrap().bytes().await.unwrap();
    assert!(back == shelf.bytes(&video.blob), "{} bytes came back", back.len());
}

#[tokio::test]
async fn a_thread_hangs_together_and_a_comment_answers_its_post() {
    let connection = pds::connected().await;
    let mut draft = draft(&["One", "A comment", "Two", "Three"], vec![]);
    draft.has_comment = true;
    let published = publish(&connection, &draft, &Shelf::default()).await;
    let mut posts = pds::posts(&connection.account.id).await;
    posts.reverse();
    let parents: Vec<_> =
        posts.iter().map(|post| &post["value"]["reply"]["parent"]["uri"]).collect();
    let ids: Vec<_> = published.iter().map(|published| json!(published.remote_id)).collect();
    assert_eq!(parents, [&json!(null), &ids[0], &ids[0], &ids[2]]);
    assert!(posts[1..].iter().all(|post| post["value"]["reply"]["root"]["uri"] == ids[0]));
}

#[tokio::test]
async fn what_is_taken_back_is_gone() {
    let connection = pds::connected().await;
    let draft = draft(&["Soon gone"], vec![]);
    let published = publish(&connection, &draft, &Shelf::default()).await.remove(0);
    for _ in 0..2 {
        pds::bluesky().delete(&connection, &published.remote_id).await.unwrap();
    }
    let found = pds::bluesky().find(&connection, &draft, &[]).await.unwrap();
    assert_eq!(found, Found::Absent);
}

#[tokio::test]
async fn three_hundred_graphemes_pass_and_one_more_is_refused_before_it_is_sent() {
    let connection = pds::connected().await;
    let takes = preflight::limits::bluesky();
    for letter in ["a", "é", "e\u{301}", "中", "🇩🇪", "각"] {
        let fits = draft(&[&letter.repeat(300)], vec![]);
        assert_eq!(preflight::check(&fits, &takes), [], "{letter}");
        publish(&connection, &fits, &Shelf::default()).await;
        let long = draft(&[&letter.repeat(301)], vec![]);
        let problems = preflight::check(&long, &takes);
        assert_eq!((problems[0].limit.as_str(), problems[0].value.as_str()), ("300", "301"));
        // The server says the same, in its own words.
        let ready = prepared(&connection, &long, &Shelf::default()).await;
        let error = pds::bluesky().publish(&connection, &long, &ready, &[]).await.unwrap_err();
        assert_eq!(FailureClass::of(&error), FailureClass::BadContent);
        assert!(error.context_value("network_error").unwrap().contains("300"), "{error}");
    }
    let heavy = draft(&[&"👩‍👩‍👧‍👦".repeat(121)], vec![]);
    assert_eq!(preflight::check(&heavy, &takes)[0].limit, "3000 bytes");
    assert_eq!(pds::posts(&connection.account.id).await.len(), 6);
}

#[tokio::test]
async fn an_answer_that_is_lost_leaves_one_post_that_is_found() {
    let connection = pds::connected().await;
    let way = Lossy::before(&connection.server).await;
    let lossy = Connection { server: way.url.clone(), ..connection.clone() };
    let draft = draft(&["Once and no more"], vec![]);
    let ready = prepared(&lossy, &draft, &Shelf::default()).await;
    way.lose_answers(true);
    let outcome = pds::bluesky().publish(&lossy, &draft, &ready, &[]).await.unwrap();
    assert!(matches!(outcome, Outcome::Unconfirmed { .. }), "{outcome:?}");
    way.lose_answers(false);
    let found = pds::bluesky().find(&lossy, &draft, &[]).await.unwrap();
    assert!(matches!(found, Found::Published(_)), "{found:?}");
    // Whoever tries again all the same posts nothing, and is not told that nothing is out.
    let again = pds::bluesky().publish(&lossy, &draft, &ready, &[]).await.unwrap();
    assert!(matches!(again, Outcome::Unconfirmed { .. }), "{again:?}");
    assert_eq!(pds::posts(&connection.account.id).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_that_race_post_once() {
    let connection = pds::connected().await;
    let draft = draft(&["A race"], vec![]);
    let ready = prepared(&connection, &draft, &Shelf::default()).await;
    let all = (0..8).map(|_| {
        let (connection, draft, ready) = (connection.clone(), draft.clone(), ready.clone());
        tokio::spawn(async move { pds::bluesky().publish(&connection, &draft, &ready, &[]).await })
    });
    let mut published = 0;
    for one in all.collect::<Vec<_>>() {
        match one.await.unwrap() {
            Ok(Outcome::Published(_)) => published += 1,
            Ok(Outcome::Unconfirmed { .. }) => {}
            Err(error) => panic!("it says that nothing is out: {error:?}"),
        }
    }
    assert_eq!((published, pds::posts(&connection.account.id).await.len()), (1, 1));
}

#[tokio::test]
async fn a_password_that_does_not_fit_is_refused_and_not_shown() {
    let handle = pds::account().await;
    let wrong = Secret::new("hunter2".to_owned());
    let error = pds::bluesky().sign_in(&pds::url(), &handle, &wrong).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unauthenticated);
    assert!(!format!("{error} {error:?}").contains("hunter2"));
}

#[tokio::test]
async fn a_session_is_renewed_and_says_when_it_ends() {
    let connection = pds::connected().await;
    let ends = connection.credentials.expires_at.unwrap();
    assert!(ends > Ambient::system().now());
    let renewed = pds::bluesky().refresh(&connection).await.unwrap();
    let token = renewed.refresh_token.unwrap();
    assert_ne!(token.expose(), connection.credentials.refresh_token.unwrap().expose());
}

#[tokio::test]
async fn what_people_did_is_not_told_while_who_gathers_it_is_away() {
    let connection = pds::connected().await;
    let out = publish(&connection, &draft(&["One"], vec![]), &Shelf::default()).await;
    let error = pds::bluesky().metrics(&connection, &out[0]).await.unwrap_err();
    assert_eq!(FailureClass::of(&error), FailureClass::RetryLater, "{error:?}");
}
