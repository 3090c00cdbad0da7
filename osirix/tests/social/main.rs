//! Publishing on networks as people do it: connect, make a video, schedule, and see it out, on a
//! real server of the AT Protocol, on a server with Mastodon's interface that somebody else wrote,
//! and on fakes of X, LinkedIn, Facebook, Instagram and Threads, with the files in a bucket.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]
// The fakes are those of the publishers' own tests, which use more of them.
#![allow(dead_code, reason = "the fakes have more than these journeys need")]

#[path = "../../../osirix-social/tests/social/facebook_fake.rs"]
mod facebook_fake;
#[path = "../../../osirix-social/tests/social/facebook_people.rs"]
mod facebook_people;
#[path = "../../../osirix-social/tests/social/fake.rs"]
mod fake;
#[path = "../../../osirix-social/tests/social/linkedin_checks.rs"]
mod linkedin_checks;
#[path = "../../../osirix-social/tests/social/linkedin_fake.rs"]
mod linkedin_fake;
#[path = "../../../osirix-social/tests/social/linkedin_people.rs"]
mod linkedin_people;
mod meta;
#[path = "../../../osirix-social/tests/social/meta_checks.rs"]
mod meta_checks;
#[path = "../../../osirix-social/tests/social/meta_fake.rs"]
mod meta_fake;
#[path = "../../../osirix-social/tests/social/named.rs"]
mod named;
mod people;
mod presets;
#[path = "../support/mod.rs"]
mod support;
#[path = "../../../osirix-social/tests/social/threads_page.rs"]
mod threads_page;
#[path = "../../../osirix-social/tests/social/x_fake.rs"]
mod x_fake;

use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt as _;
use osirix::{
    Account, BlobKey, Config, ConnectReturn, ConnectSecret, Error, ErrorCode, JobOutput, Network,
    NetworkAccount, NetworkApp, NetworkServer, Osirix, PageRequest, PlannedTime, PostMedia,
    PostRequest, PostState, Preset, PublicationInfo, PublicationState, S3Config, Secret,
    SocialConfig, SocialPost, SocialSettings, StartConnect, VideoRequest,
};
use osirix_storage::testing::{MOTO_KEY, fresh_bucket, moto_url};
use support::Place;
use url::Url;

use linkedin_fake::FakeLinkedIn;
use meta::FakeMeta;
use meta_fake::Speech;
use x_fake::FakeX;

const CALLBACK: &str = "https://app.example.com/social/callback";

journeys! {
    a_video_is_published_where_it_was_scheduled,
    what_a_network_would_refuse_is_said_when_it_is_scheduled,
    a_way_round_is_good_once_and_for_who_began,
    a_file_goes_out_for_whose_it_is_and_as_what_it_is,
    a_picture_goes_out_as_each_network_takes_it,
}

/// A platform that knows the fakes.
struct Site {
    osirix: Osirix,
    account: Account,
    x: FakeX,
    linkedin: FakeLinkedIn,
    meta: FakeMeta,
    threads: meta_fake::FakeMeta,
    place: Place,
}

impl Site {
    async fn open(place: Place) -> Self {
        let (x, linkedin) =
            (FakeX::start().await, FakeLinkedIn::start("urn:li:person:782bbtaQ").await);
        let meta = FakeMeta::start().await;
        let threads = meta_fake::FakeMeta::start(Speech::Threads).await;
        let app = NetworkApp {
            client_id: Some("osirix".to_owned()),
            client_secret: Some(Secret::new("hunter2-secret".to_owned())),
        };
        let server = |network, url: &str| NetworkServer { network, url: url.to_owned() };
        let social = SocialConfig {
            x: NetworkApp { client_secret: None, ..app.clone() },
            facebook: app.clone(),
            threads: app.clone(),
            linkedin: app,
            servers: vec![
                server(Network::X, &x.http.url),
                server(Network::LinkedIn, &linkedin.http.url),
                server(Network::Facebook, &meta.http.url),
                server(Network::Threads, &threads.http.url),
            ],
            inside: true,
            publishing: SocialSettings { video_s: 1, pause_s: 1, ..SocialSettings::default() },
            ..SocialConfig::default()
        };
        let config = Config {
            home: place.home(),
            database_url: Some(place.database_url()),
            // From where Instagram and Threads fetch files.
            blobs_url: Some(format!("s3://{}/files", fresh_bucket().await)),
            s3: S3Config {
                access_key_id: Some(MOTO_KEY.0.to_owned()),
                secret_access_key: Some(Secret::new(MOTO_KEY.1.to_owned())),
                endpoint_url: Some(moto_url()),
                ..S3Config::default()
            },
            social,
            ..Config::default()
        };
        let osirix = Osirix::builder().config(config).build().await.unwrap();
        let account = support::account(&osirix).await;
        Site { osirix, account, x, linkedin, meta, threads, place }
    }

    /// An account that is connected by its network's page.
    async fn by_page(&self, network: Network, code: &str) -> Result<NetworkAccount, Error> {
        Ok(self.all_by_page(network, code).await?.remove(0))
    }

    /// All accounts that a person finds behind a network's page.
    async fn all_by_page(
        &self,
        network: Network,
        code: &str,
    ) -> Result<Vec<NetworkAccount>, Error> {
        let (social, account) = (self.osirix.social(), self.account.id);
        let request = StartConnect { network, redirect_uri: CALLBACK.to_owned(), server: None };
        let started = social.start_connect(account, request).await?;
        let page: Url = started.url.parse().unwrap();
        let sent = page.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
        assert_eq!(sent, started.state.expose());
        let code = Some(Secret::new(code.to_owned()));
        let back = ConnectReturn { state: started.state, code };
        let found = social.finish_connect(account, back).await?;
        let ids = found.accounts.iter().map(|one| one.remote.id.clone()).collect();
        social.choose(account, found.choice, ids).await
    }

    async fn by_secret(&self, network: Network, who: people::Person) -> NetworkAccount {
        let request = ConnectSecret {
            network,
            server: Some(who.server),
            identifier: who.identifier,
            secret: Secret::new(who.secret),
        };
        self.osirix.social().connect(self.account.id, request).await.unwrap()
    }

    /// A post, once nothing more happens to it.
    async fn settled(&self, post: &SocialPost) -> (SocialPost, Vec<PublicationInfo>) {
        let (social, account) = (self.osirix.social(), self.account.id);
        for _ in 0..1_200 {
            let now = social.post(account, post.id).await.unwrap();
            if ![PostState::Scheduled, PostState::Publishing].contains(&now.state) {
                return (now, social.publications(account, post.id).await.unwrap());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("it is not settled: {:?}", social.publications(account, post.id).await);
    }
}

/// Every network but one of the program's own, which it did not bring.
fn elsewhere() -> Vec<Network> {
    Network::ALL.iter().copied().filter(|network| *network != Network::Own).collect()
}

async fn a_video_is_published_where_it_was_scheduled(place: Place) {
    let site = Site::open(place).await;
    let (social, account) = (site.osirix.social(), site.account.id);
    let ways = social.ways().await.unwrap();
    let networks: Vec<_> = ways.iter().map(|ways| ways.network).collect();
    assert_eq!(networks, elsewhere());

    let (on_bluesky, on_mastodon) = (people::of_bluesky().await, people::of_mastodon().await);
    let bluesky = site.by_secret(Network::Bluesky, on_bluesky).await;
    let mastodon = site.by_secret(Network::Mastodon, on_mastodon).await;
    let x = site.by_page(Network::X, x_fake::CODE).await.unwrap();
    let linkedin = site.by_page(Network::LinkedIn, linkedin_fake::CODE).await.unwrap();
    assert_eq!(
        (x.remote.handle.as_str(), linkedin.remote.id.as_str()),
        ("ada", "urn:li:person:782bbtaQ")
    );

    let threads = site.by_page(Network::Threads, meta_fake::CODE).await.unwrap();
    let of_meta = site.all_by_page(Network::Facebook, meta_fake::CODE).await.unwrap();
    let [facebook, instagram] = &of_meta[..] else { panic!("{of_meta:?}") };
    assert_eq!((facebook.network, instagram.network), (Network::Facebook, Network::Instagram));

    let request =
        VideoRequest { preset: Some(Preset::Square), ..VideoRequest::new("Hello, dear networks.") };
    let job = site.osirix.jobs().create_video(account, request).await.unwrap();
    let everywhere = [&bluesky, &mastodon, &x, &linkedin, &threads, facebook, instagram];
    let everywhere: Vec<_> = everywhere.iter().map(|connected| connected.id).collect();
    let request = PostRequest {
        video_job: Some(job.id),
        ..PostRequest::new("A video of our own: https://example.com", everywhere)
    };
    let post = social.write(account, request).await.unwrap();
    assert_eq!(post.state, PostState::Draft);
    assert_eq!(social.preflight(account, post.id).await.unwrap(), []);
    let post = social.schedule(account, post.id).await.unwrap();
    assert_eq!(post.state, PostState::Scheduled, "it waits for its video");

    let (post, publications) = site.settled(&post).await;
    assert_eq!(post.state, PostState::Published, "{publications:#?}");
    assert_eq!(publications.len(), elsewhere().len());
    for publication in &publications {
        assert_eq!(publication.state, PublicationState::Published);
        assert_eq!(publication.published.len(), 1);
        let page = PageRequest::default();
        let record = social.attempts(account, publication.id, page).await.unwrap().items;
        let armed = record.iter().filter(|entry| entry.what.as_str() == "armed").count();
        assert_eq!(armed, 1, "{record:?}");
    }
    let records = people::records(&bluesky.remote.id).await;
    assert_eq!(records[0]["value"]["embed"]["$type"], "app.bsky.embed.video", "{records:?}");
    assert_eq!(people::statuses(&mastodon).await[0]["media_attachments"][0]["type"], "video");
    let tweets = site.x.account.lock().unwrap().tweets.clone();
    assert_eq!(tweets.len(), 1);
    let shared = site.linkedin.account.lock().unwrap().posts.clone();
    assert_eq!(shared.len(), 1);
    let video = site.osirix.jobs().wait(account, job.id).await.unwrap().output.unwrap();
    let JobOutput::Video(video) = video else { panic!("{video:?}") };
    let bytes = site.osirix.files().info(video.video).await.unwrap().bytes;
    let uploads = site.meta.page.lock().unwrap().uploads.values().map(|u| u.bytes.len()).sum();
    assert_eq!((site.meta.page.lock().unwrap().videos.len(), uploads), (1, bytes as usize));
    for theirs in [&site.meta.instagram, &site.threads.account] {
        let posts = theirs.lock().unwrap().posts.clone();
        assert_eq!(posts.len(), 1);
        let fetched = people::fetched(posts[0]["container"]["video_url"].as_str().unwrap()).await;
        assert_eq!(fetched, bytes as usize, "they can have the video");
    }
    site.osirix.close().await;
}

async fn what_a_network_would_refuse_is_said_when_it_is_scheduled(place: Place) {
    let site = Site::open(place).await;
    let (social, account) = (site.osirix.social(), site.account.id);
    let x = site.by_page(Network::X, x_fake::CODE).await.unwrap();
    let long = PostRequest::new("é".repeat(281), vec![x.id]);
    let post = social.write(account, long.clone()).await.unwrap();
    let problems = social.preflight(account, post.id).await.unwrap();
    assert_eq!(problems[0].problem.field, "parts[0].text");
    let refused = social.schedule(account, post.id).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::InvalidInput);
    assert_eq!(refused.context_value("limit"), Some("280"));

    let time = |local: &str| PlannedTime { local: local.to_owned(), time_zone: "UTC".to_owned() };
    let past = PostRequest {
        time: Some(time("2020-01-01T09:00")),
        ..PostRequest::new("Hello.", vec![x.id])
    };
    let post = social.rewrite(account, post.id, past).await.unwrap();
    let refused = social.schedule(account, post.id).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("time"));

    let other = site.osirix.accounts().open("Eve".into(), None).await.unwrap();
    let stolen = social.write(other.id, PostRequest::new("Hello.", vec![x.id])).await.unwrap_err();
    assert_eq!(stolen.code(), ErrorCode::NotFound);
    assert_eq!(social.post(other.id, post.id).await.unwrap_err().code(), ErrorCode::NotFound);

    let later = PostRequest {
        time: Some(time("2099-01-01T09:00")),
        ..PostRequest::new("Hello.", vec![x.id])
    };
    let post = social.rewrite(account, post.id, later).await.unwrap();
    let post = social.schedule(account, post.id).await.unwrap();
    let cancelled = social.cancel(account, post.id).await.unwrap();
    assert_eq!(cancelled.state, PostState::Cancelled);
    assert!(site.x.account.lock().unwrap().tweets.is_empty());
    site.osirix.close().await;
}

async fn a_way_round_is_good_once_and_for_who_began(place: Place) {
    let site = Site::open(place).await;
    let (social, account) = (site.osirix.social(), site.account.id);
    let other = site.osirix.accounts().open("Eve".into(), None).await.unwrap();
    let begin = || async {
        let redirect_uri = CALLBACK.to_owned();
        let request = StartConnect { network: Network::X, redirect_uri, server: None };
        social.start_connect(account, request).await.unwrap().state
    };
    let back = |state| ConnectReturn { state, code: Some(Secret::new(x_fake::CODE.to_owned())) };
    let state = begin().await;
    let refused = social.finish_connect(other.id, back(state)).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Unauthenticated);
    assert!(site.x.http.asked("POST /2/oauth2/token").is_empty(), "nobody is asked");

    let state = begin().await;
    let found = social.finish_connect(account, back(state.clone())).await.unwrap();
    let again = social.finish_connect(account, back(state)).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::Unauthenticated);
    let ids = vec![found.accounts[0].remote.id.clone()];
    let choice = found.choice;
    let connected = social.choose(account, choice.clone(), ids.clone()).await.unwrap();
    assert_eq!(connected[0].remote.handle, "ada");
    let again = social.choose(account, choice, ids).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::Unauthenticated);

    let refused = ConnectReturn { state: begin().await, code: None };
    let refused = social.finish_connect(account, refused).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PermissionDenied);
    let gone = social.disconnect(account, connected[0].id).await.unwrap();
    assert_eq!(gone.state.as_str(), "disconnected");
    assert!(site.x.account.lock().unwrap().tokens.is_empty(), "the network was told");
    let unknown =
        StartConnect { network: Network::Bluesky, redirect_uri: CALLBACK.to_owned(), server: None };
    let unknown = social.start_connect(account, unknown).await.unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::Configuration);
    site.osirix.close().await;
}

async fn a_file_goes_out_for_whose_it_is_and_as_what_it_is(place: Place) {
    let site = Site::open(place).await;
    let (social, account) = (site.osirix.social(), site.account.id);
    let x = site.by_page(Network::X, x_fake::CODE).await.unwrap();
    let folder = site.place.folder.path();
    let added = async |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        site.osirix.files().add(account, name.to_owned(), path).await.unwrap().key
    };
    let with = |file: &BlobKey| {
        let media = PostMedia { file: file.clone(), alt_text: None, captions: None };
        let mut post = PostRequest::new("Look.", Vec::new());
        post.content.messages[0].media.push(media);
        post
    };
    // Its name says something else than its bytes do.
    let picture = added("picture.png", b"GIF89a\x40\x01\xf0\x00\x00").await;
    let post = PostRequest { connections: vec![x.id], ..with(&picture) };
    let post = social.write(account, post).await.unwrap();
    assert_eq!(social.preflight(account, post.id).await.unwrap(), []);

    let film = added("film.mp4", b"\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08mdat").await;
    let refused = social.write(account, with(&film)).await.unwrap_err();
    let about = (refused.code(), refused.context_value("field"));
    assert_eq!(about, (ErrorCode::InvalidInput, Some("media")));

    let job = site.osirix.jobs().create_video(account, VideoRequest::new("Hello.")).await.unwrap();
    let made: BlobKey = format!("jobs/{}/1/video.mp4", job.id).parse().unwrap();
    let elsewhere: BlobKey = "models/voice.onnx".parse().unwrap();
    let eve = site.osirix.accounts().open("Eve".into(), None).await.unwrap();
    for file in [&picture, &made, &elsewhere] {
        let stolen = social.write(eve.id, with(file)).await.unwrap_err();
        assert_eq!(stolen.code(), ErrorCode::NotFound, "{file}");
    }
    let mut stolen = with(&added("eves.gif", b"GIF89a\x40\x01\xf0\x00\x00").await);
    stolen.content.messages[0].media[0].captions = Some(elsewhere);
    let stolen = social.write(account, stolen).await.unwrap_err();
    assert_eq!(stolen.context_value("field"), Some("captions"));
    site.osirix.jobs().cancel(account, job.id).await.unwrap();
    site.osirix.close().await;
}

/// Where somebody was, as their camera wrote it down.
const PLACE: &[u8] = b"52.5163N";

/// A photo as phones keep it: on its side, with a place, and a film behind its end.
fn of_a_phone() -> Vec<u8> {
    const ADA: &[u8] = include_bytes!("../../../osirix-media/tests/portraits/ada.jpg");
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    exif.extend(PLACE);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let film = vec![b'f'; 6 << 20];
    [&ADA[..2], &[0xff, 0xe1], &length, &exif, &ADA[2..], &film].concat()
}

async fn a_picture_goes_out_as_each_network_takes_it(place: Place) {
    let site = Site::open(place).await;
    let (social, account) = (site.osirix.social(), site.account.id);
    let bluesky = site.by_secret(Network::Bluesky, people::of_bluesky().await).await;
    let x = site.by_page(Network::X, x_fake::CODE).await.unwrap();
    let instagram = site.all_by_page(Network::Facebook, meta_fake::CODE).await.unwrap().remove(1);
    let (path, given) = (site.place.folder.path().join("phone.jpg"), of_a_phone());
    std::fs::write(&path, &given).unwrap();
    let file = site.osirix.files().add(account, "phone.jpg".to_owned(), path).await.unwrap().key;
    let connections = vec![bluesky.id, x.id, instagram.id];
    let mut post = PostRequest::new("Look.", connections);
    let media = PostMedia { file: file.clone(), alt_text: Some("Ada".to_owned()), captions: None };
    post.content.messages[0].media.push(media);
    let post = social.write(account, post).await.unwrap();
    assert_eq!(social.preflight(account, post.id).await.unwrap(), [], "it will be small enough");
    let post = social.schedule(account, post.id).await.unwrap();
    let (post, publications) = site.settled(&post).await;
    assert_eq!(post.state, PostState::Published, "{publications:#?}");
    assert_eq!(
        post.request.content.messages[0].media[0].file, file,
        "it is the person's own that is said"
    );

    let image = people::records(&bluesky.remote.id).await[0]["value"]["embed"]["images"][0].take();
    let cid = image["image"]["ref"]["$link"].as_str().unwrap();
    let on_x: Vec<Vec<u8>> = {
        let account = site.x.account.lock().unwrap();
        account.media.values().flat_map(|upload| upload.pieces.values().cloned()).collect()
    };
    for (network, sent) in
        [("Bluesky", people::blob(&bluesky.remote.id, cid).await), ("X", on_x.concat())]
    {
        assert!(sent.starts_with(b"\xff\xd8\xff"), "{network}");
        assert!(sent.len() < 1 << 20, "{network}: {}", sent.len());
        assert!(!sent.windows(PLACE.len()).any(|window| window == PLACE), "{network} knows where");
    }
    let upright = &image["aspectRatio"];
    assert!(upright["width"].as_u64() > upright["height"].as_u64(), "{upright}");
    let kept = site.osirix.files().read(file, None).await.unwrap();
    let kept: Vec<Bytes> = kept.try_collect().await.unwrap();
    assert!(kept.concat() == given, "the person's own is as it was");
    let theirs = site.meta.instagram.lock().unwrap().posts[0]["container"]["image_url"].clone();
    let theirs: Url = theirs.as_str().unwrap().parse().unwrap();
    assert!(theirs.path().contains(&format!("/accounts/{account}/published/")), "{theirs}");
    let at = theirs.path().split_once("/accounts/").unwrap().1;
    let made: BlobKey = format!("accounts/{at}").parse().unwrap();
    let gone = site.osirix.files().info(made).await.unwrap_err();
    assert_eq!(gone.code(), ErrorCode::NotFound, "what was made for a network goes with it");
    site.osirix.close().await;
}
