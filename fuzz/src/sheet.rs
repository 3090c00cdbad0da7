//! Tables of posts in CSV.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use osirix_core::audit::Actor;
use osirix_core::clock::{Ambient, ManualClock, SystemRandom, Timestamp};
use osirix_core::id::{AccountId, Id as _};
use osirix_core::secret::Secret;
use osirix_core::social::{ImportedPosts, Social, SocialParts, SocialSettings};
use osirix_core::store::Store;
use osirix_core::vault::Vault;
use osirix_media::pipeline::{StudioFitter, StudioProbe};

use crate::Target;
use crate::blobs::Memory;
use crate::input::{assert_refusal, place, seeds, text, wait};

pub(crate) const TARGET: Target = Target { name: "sheet", run, seeds: examples };

/// Nothing is written: tables are only tried, by an account that has connected nothing.
static SOCIAL: LazyLock<Social> = LazyLock::new(|| {
    let url = format!("sqlite:{}", place("posts.db").display());
    let store: Arc<dyn Store> =
        Arc::new(wait(osirix_storage::open(&url)).expect("a new database can be made"));
    let blobs = Arc::new(Memory::default());
    let clock = ManualClock::new(Timestamp::from_micros(1_774_745_999_000_000));
    let secret = Secret::new("a secret of thirty-two bytes or so".to_owned());
    let parts = SocialParts {
        ambient: Ambient::new(Arc::new(clock), Arc::new(SystemRandom)),
        vault: Vault::new(&secret, &[]).expect("this secret is long enough"),
        probe: Arc::new(StudioProbe::new(store.clone(), blobs.clone())),
        fitter: Arc::new(StudioFitter::new(blobs.clone())),
        publishers: BTreeMap::new(),
        connectors: BTreeMap::new(),
        store,
        blobs,
    };
    Social::new(parts, SocialSettings::default()).expect("these settings can be")
});

fn run(bytes: &[u8]) {
    let csv = text(bytes);
    let account = AccountId::from_uuid(uuid::Uuid::nil());
    match wait(SOCIAL.import_posts(Actor::System, account, &csv, true)) {
        Ok(imported) => assert_problems_have_a_place(&csv, &imported),
        Err(error) => assert_refusal(&error, "field"),
    }
}

/// What is wrong is told in the order of the lines, each with a line that there is.
fn assert_problems_have_a_place(csv: &str, imported: &ImportedPosts) {
    assert!(imported.posts.is_empty(), "it was only tried");
    let lines = csv.matches('\n').count() + 1;
    for problem in &imported.problems {
        assert!((1..=lines).contains(&(problem.line as usize)), "{problem:?}");
        assert!(!problem.message.is_empty(), "{problem:?}");
        let lines: Vec<_> = csv.split('\n').collect();
        let line = lines[problem.line as usize - 1].trim_end_matches('\r');
        assert!(problem.line == 1 || !line.is_empty(), "no post begins at {problem:?}");
    }
    assert!(imported.lines as usize <= lines.min(500) || csv.contains('\r'), "{}", imported.lines);
}

fn examples() -> Vec<Vec<u8>> {
    seeds(&[
        "text,time,time_zone,connections,link,first_comment,utm_source\r\n\"Two\nlines, and a \"\"word\"\"\",2026-04-02T09:00,Europe/Berlin,,https://a.example,more,x\r\ndraft,,,,,,\r\n",
        "\u{feff}text, connections\na,cnx_00000000000000000000000000000001;cnx_00000000000000000000000000000002\n\n\nb,nobody\n",
        "connections,text,time\n,a,tomorrow\n,b\n,\"c",
        "text,connections,utm_campaign,utm_medium\rx,,spring,mail\r\r\ny,,,",
        "text,colour,text\na,b,c\n",
    ])
}
