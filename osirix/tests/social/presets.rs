//! What the presets make goes out everywhere as it is.

use osirix::{JobOutput, JobState, Network, PostMedia, PostRequest, Preset, VideoRequest};

use crate::support::Place;
use crate::{Site, elsewhere, linkedin_fake, meta_fake, people, x_fake};

/// Longer than the shortest that a network takes.
const SCRIPT: &str = "Hello, dear networks. This is a video that all of you take as it is.";

#[tokio::test(flavor = "multi_thread")]
async fn the_video_of_each_preset_passes_each_network() {
    let site = Site::open(Place::sqlite().await).await;
    let (social, account) = (site.osirix.social(), site.account.id);
    let (on_bluesky, on_mastodon) = (people::of_bluesky().await, people::of_mastodon().await);
    let mut everywhere = vec![
        site.by_secret(Network::Bluesky, on_bluesky).await,
        site.by_secret(Network::Mastodon, on_mastodon).await,
        site.by_page(Network::X, x_fake::CODE).await.unwrap(),
        site.by_page(Network::LinkedIn, linkedin_fake::CODE).await.unwrap(),
        site.by_page(Network::Threads, meta_fake::CODE).await.unwrap(),
    ];
    everywhere.extend(site.all_by_page(Network::Facebook, meta_fake::CODE).await.unwrap());
    assert_eq!(everywhere.len(), elsewhere().len());
    let everywhere: Vec<_> = everywhere.iter().map(|connected| connected.id).collect();

    for preset in Preset::ALL {
        let request = VideoRequest { preset: Some(*preset), ..VideoRequest::new(SCRIPT) };
        let job = site.osirix.jobs().create_video(account, request).await.unwrap();
        let job = site.osirix.jobs().wait(account, job.id).await.unwrap();
        assert_eq!(job.state, JobState::Completed, "{preset}: {:?}", job.error);
        let Some(JobOutput::Video(made)) = job.output else { panic!("{preset}: no video") };
        let media = PostMedia { file: made.video, alt_text: None, captions: None };
        let mut post = PostRequest::new(preset.as_str(), everywhere.clone());
        post.content.messages[0].media.push(media);
        let post = social.write(account, post).await.unwrap();
        assert_eq!(social.preflight(account, post.id).await.unwrap(), [], "{preset}");
    }
    site.osirix.close().await;
}
