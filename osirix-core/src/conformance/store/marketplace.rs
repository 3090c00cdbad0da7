//! Products that are found, bought, used, sent back and taken off the market.

use super::harness::{Harness, at_once, grant_of};
use super::identity::DAY;
use crate::audit::{Action, Actor};
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::ledger::Grant;
use crate::marketplace::{
    Category, Document, Goods, LicenceState, Look, Marketplace, MarketplaceSettings, NewProduct,
    NewRating, OrderState, Product, ProductContent, ProductQuery, ProductState, ProductUpdate,
    PurchaseRequest, ShareState,
};
use crate::money::{Credits, Money};
use crate::page::PageRequest;
use crate::plans::{PlanCode, Subscription};
use crate::secret::Secret;
use crate::vault::Vault;

fn market(h: &Harness, handle: usize) -> Marketplace {
    let secret = Secret::new("a secret of thirty-two characters".to_owned());
    let vault = Vault::new(&secret, &[]).unwrap();
    let settings = MarketplaceSettings::default();
    Marketplace::new(h.handle(handle), h.ambient.clone(), vault, settings).unwrap()
}

fn look(name: &str) -> Look {
    Look { name: name.to_owned(), title: format!("The look {name}"), ..Look::default() }
}

pub(super) fn new(name: &str, cents: i64) -> NewProduct {
    let text = "What stays between those who have paid for it.".to_owned();
    let document = Document { name: "guide".to_owned(), title: "A guide".to_owned(), text };
    NewProduct {
        name: name.to_owned(),
        description: "Calm voices for lessons.".to_owned(),
        category: Category::Voices,
        price: Money::usd_cents(cents),
        stock: None,
        content: ProductContent { looks: vec![look("calm")], documents: vec![document] },
    }
}

/// A market, a seller whose plan lets them sell, and a buyer with 1,000 credits.
pub(super) struct Fair {
    pub(super) market: Marketplace,
    pub(super) seller: AccountId,
    pub(super) buyer: AccountId,
}

impl Fair {
    pub(super) async fn open(h: &Harness) -> Self {
        let (market, seller) = (market(h, 0), h.account().await);
        let mut tx = h.store.begin().await.unwrap();
        let pro = Subscription::start(&h.ambient, seller, PlanCode("pro".to_owned())).unwrap();
        tx.plans().subscribe(&pro).await.unwrap();
        tx.commit().await.unwrap();
        let buyer = Self::rich(h).await;
        Fair { market, seller, buyer }
    }

    async fn rich(h: &Harness) -> AccountId {
        let buyer = h.account().await;
        h.books().grant(grant_of(buyer, 900)).await.unwrap();
        buyer
    }

    /// A product that can be bought.
    pub(super) async fn sold(&self, new: NewProduct) -> Product {
        let added = self.market.add(self.seller, new).await.unwrap();
        self.market.submit(self.seller, &added.slug).await.unwrap();
        self.market.review(Actor::System, &added.slug, true, None).await.unwrap()
    }

    async fn buy(&self, product: &Product) -> Result<crate::marketplace::Receipt> {
        self.market.purchase(self.buyer, &request(product)).await
    }
}

pub(super) fn request(product: &Product) -> PurchaseRequest {
    PurchaseRequest {
        product: product.slug.clone(),
        credits: product.credits,
        idempotency_key: None,
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> (ErrorCode, Option<String>) {
    let error: Error = result.unwrap_err();
    (error.code(), error.context_value("field").map(str::to_owned))
}

pub(super) async fn a_product_is_bought_and_used(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 999)).await;
    assert_eq!(product.credits, Credits(500));
    let name = format!("{}/calm", product.slug);
    let before = fair.market.look(fair.buyer, &name).await;
    assert_eq!(before.unwrap_err().code(), ErrorCode::PermissionDenied);
    let receipt = fair.buy(&product).await.unwrap();
    assert_eq!((receipt.order.state, receipt.order.credits), (OrderState::Paid, Credits(500)));
    let licence = receipt.licence.unwrap();
    assert_eq!(licence.state, LicenceState::Active);
    assert_eq!(h.available(fair.buyer).await, 500);
    assert_eq!(fair.market.look(fair.buyer, &name).await.unwrap(), look("calm"));
    let library = fair.market.library(fair.buyer).await.unwrap();
    assert_eq!(library[0].licence, licence);
    assert_eq!(library[0].content.documents[0].name, "guide");
    assert_eq!(fair.market.product(&product.slug).await.unwrap().sold, 1);
    for wrong in ["calm", "nothing/calm", &format!("{}/loud", product.slug)] {
        let missing = fair.market.look(fair.buyer, wrong).await.unwrap_err();
        assert_eq!(missing.code(), ErrorCode::NotFound, "{wrong}");
    }
    h.reconciled(fair.buyer).await;
    let told: Vec<_> = h.audit(fair.buyer).await.iter().map(|line| line.action).collect();
    assert!(told.contains(&Action::ProductBought), "{told:?}");
}

pub(super) async fn a_preview_shows_no_more_than_titles(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 999)).await;
    let shown = fair.market.preview(&product.slug).await.unwrap();
    assert_eq!(
        (shown.documents[0].title.as_str(), shown.documents[0].text.as_str()),
        ("A guide", "")
    );
    let draft = fair.market.add(fair.seller, new("A draft", 999)).await.unwrap();
    assert_eq!(refused(fair.market.preview(&draft.slug).await).0, ErrorCode::NotFound);
}

pub(super) async fn what_cannot_be_bought_is_refused(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 999)).await;
    let draft = fair.market.add(fair.seller, new("A draft", 999)).await.unwrap();
    let dear = fair.sold(new("A palace", 9_999)).await;
    let cheaper = PurchaseRequest { credits: Credits(1), ..request(&product) };
    let field = |field: &str| Some(field.to_owned());
    for (account, request, expected) in [
        (fair.buyer, request(&draft), (ErrorCode::NotFound, field("product"))),
        (fair.buyer, cheaper, (ErrorCode::Conflict, field("credits"))),
        (fair.seller, request(&product), (ErrorCode::Conflict, field("product"))),
        (fair.buyer, request(&dear), (ErrorCode::InsufficientCredits, None)),
    ] {
        assert_eq!(refused(fair.market.purchase(account, &request).await), expected);
    }
    fair.buy(&product).await.unwrap();
    assert_eq!(refused(fair.buy(&product).await), (ErrorCode::Conflict, field("product")));
    assert_eq!(h.available(fair.buyer).await, 500, "what is refused costs nothing");
    let orders = fair.market.orders(fair.buyer, &PageRequest::default()).await.unwrap();
    assert_eq!(orders.items.len(), 1);
}

pub(super) async fn clicking_twice_buys_once(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 100)).await;
    let keyed = PurchaseRequest { idempotency_key: Some("click".to_owned()), ..request(&product) };
    let clicks = (0..16).map(|index| {
        let (market, keyed, buyer) = (market(&h, index), keyed.clone(), fair.buyer);
        async move { market.purchase(buyer, &keyed).await.unwrap().order.id }
    });
    let orders = at_once(clicks).await;
    assert!(orders.iter().all(|one| *one == orders[0]), "{orders:?}");
    let other = fair.sold(new("Other voices", 100)).await;
    let reused = PurchaseRequest { product: other.slug.clone(), ..keyed };
    let reused = fair.market.purchase(fair.buyer, &reused).await;
    assert_eq!(refused(reused), (ErrorCode::Conflict, Some("idempotency_key".to_owned())));
    // Without a key the second click is refused, and costs nothing either.
    let clicks = (0..16).map(|index| {
        let (market, request, buyer) = (market(&h, index), request(&other), fair.buyer);
        async move { market.purchase(buyer, &request).await.is_ok() }
    });
    assert_eq!(at_once(clicks).await.into_iter().filter(|bought| *bought).count(), 1);
    assert_eq!(h.available(fair.buyer).await, 900);
}

pub(super) async fn sixty_four_buyers_never_oversell(h: Harness) {
    let fair = Fair::open(&h).await;
    let limited = NewProduct { stock: Some(10), ..new("Ten of them", 100) };
    let product = fair.sold(limited).await;
    let mut buyers = Vec::new();
    for _ in 0..64 {
        buyers.push(h.account().await);
    }
    let tries = buyers.iter().enumerate().map(|(index, buyer)| {
        let (market, request, buyer) = (market(&h, index), request(&product), *buyer);
        async move { market.purchase(buyer, &request).await }
    });
    let tried = at_once(tries).await;
    assert_eq!(tried.iter().filter(|one| one.is_ok()).count(), 10);
    for (buyer, tried) in buyers.iter().zip(&tried) {
        let left = if tried.is_ok() { 50 } else { 100 };
        assert_eq!(h.available(*buyer).await, left);
        h.reconciled(*buyer).await;
    }
    assert_eq!(fair.market.product(&product.slug).await.unwrap().sold, 10);
}

pub(super) async fn what_is_sent_back_is_paid_back_and_used_no_more(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 999)).await;
    let bought = fair.buy(&product).await.unwrap();
    let (order, licence) = (bought.order.id, bought.licence.unwrap().id);
    let key = fair.market.licence_key(fair.buyer, licence).await.unwrap();
    for _ in 0..2 {
        let order = fair.market.send_back(fair.buyer, order).await.unwrap();
        assert_eq!(order.state, OrderState::Refunded);
    }
    assert_eq!(h.available(fair.buyer).await, 1_000);
    let name = format!("{}/calm", product.slug);
    let look = fair.market.look(fair.buyer, &name).await;
    assert_eq!(look.unwrap_err().code(), ErrorCode::PermissionDenied);
    let device = fair.market.activate(&key, "laptop").await;
    assert_eq!(device.unwrap_err().code(), ErrorCode::PermissionDenied);
    let again = fair.buy(&product).await.unwrap().order.id;
    h.clock.advance(DAY * 15);
    assert_eq!(refused(fair.market.send_back(fair.buyer, again).await).0, ErrorCode::Conflict);
    fair.market.refund(Actor::System, again, "goodwill").await.unwrap();
    assert_eq!(h.available(fair.buyer).await, 1_000);
    let stranger = fair.market.send_back(fair.seller, order).await;
    assert_eq!(refused(stranger).0, ErrorCode::NotFound);
    h.reconciled(fair.buyer).await;
}

pub(super) async fn what_was_to_lapse_lapses_though_it_was_sent_back(h: Harness) {
    let fair = Fair::open(&h).await;
    let buyer = h.account().await;
    let expires_at = Some(h.ambient.now() + DAY * 10);
    let grant = Grant { expires_at, ..grant_of(buyer, 300) };
    h.books().grant(grant).await.unwrap();
    let product = fair.sold(new("Lesson voices", 700)).await;
    let bought = fair.market.purchase(buyer, &request(&product)).await.unwrap();
    assert_eq!(h.available(buyer).await, 50, "the 300 that lapse were spent first");
    fair.market.send_back(buyer, bought.order.id).await.unwrap();
    assert_eq!(h.available(buyer).await, 400);
    h.clock.advance(DAY * 11);
    h.tidy().await;
    assert_eq!(h.available(buyer).await, 100, "nothing lasts by being sent back");
    h.reconciled(buyer).await;
}

pub(super) async fn a_sellers_share_waits_and_is_granted_once(h: Harness) {
    let fair = Fair::open(&h).await;
    let (product, other) =
        (fair.sold(new("Lesson voices", 999)).await, fair.sold(new("Other voices", 100)).await);
    let kept = fair.buy(&product).await.unwrap().order.id;
    let returned = fair.buy(&other).await.unwrap().order.id;
    assert_eq!(fair.market.pay_out(100).await.unwrap(), 0, "it waits");
    fair.market.send_back(fair.buyer, returned).await.unwrap();
    h.clock.advance(DAY * 14);
    let machines = (0..8).map(|index| {
        let market = market(&h, index);
        async move { market.pay_out(100).await.unwrap() }
    });
    assert_eq!(at_once(machines).await.into_iter().sum::<usize>(), 1);
    assert_eq!(h.available(fair.seller).await, 100 + 350, "70 % of 500");
    let shares = fair.market.shares(fair.seller, &PageRequest::default()).await.unwrap().items;
    let states: Vec<_> = shares.iter().map(|share| (share.order_id, share.state)).collect();
    assert!(states.contains(&(kept, ShareState::Granted)), "{states:?}");
    assert!(states.contains(&(returned, ShareState::Returned)), "{states:?}");
    fair.market.refund(Actor::System, kept, "goodwill").await.unwrap();
    assert_eq!(h.available(fair.seller).await, 100, "what was granted is taken back");
    h.reconciled(fair.seller).await;
}

pub(super) async fn a_product_goes_through_review_to_the_market(h: Harness) {
    let fair = Fair::open(&h).await;
    let market = &fair.market;
    let poor = market.add(fair.buyer, new("Mine", 100)).await.unwrap_err();
    assert_eq!(poor.code(), ErrorCode::PlanLimit, "the Free plan does not sell");
    let slug = market.add(fair.seller, new("Lesson voices", 999)).await.unwrap().slug;
    assert!(slug.starts_with("lesson-voices-"), "{slug}");
    let unseen = market.review(Actor::System, &slug, true, None).await;
    assert_eq!(refused(unseen).0, ErrorCode::Conflict, "nobody has asked for it");
    market.submit(fair.seller, &slug).await.unwrap();
    assert_eq!(market.in_review(10).await.unwrap().len(), 1);
    let unsaid = market.review(Actor::System, &slug, false, None).await;
    assert_eq!(refused(unsaid), (ErrorCode::InvalidInput, Some("reason".to_owned())));
    let back = market.review(Actor::System, &slug, false, Some("too loud")).await.unwrap();
    assert_eq!((back.state, back.reason.as_deref()), (ProductState::Rejected, Some("too loud")));
    let louder = ProductUpdate { content: Some(new("x", 100).content), ..ProductUpdate::default() };
    let changed = market.change(fair.seller, &slug, louder).await.unwrap();
    assert_eq!((changed.state, changed.version), (ProductState::Draft, 2));
    let stranger = market.change(fair.buyer, &slug, ProductUpdate::default()).await;
    assert_eq!(refused(stranger).0, ErrorCode::NotFound);
    market.submit(fair.seller, &slug).await.unwrap();
    let published = market.review(Actor::System, &slug, true, None).await.unwrap();
    assert_eq!(published.state, ProductState::Published);
}

pub(super) async fn a_buyer_keeps_the_version_that_was_bought(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 100)).await;
    fair.buy(&product).await.unwrap();
    let content = ProductContent { looks: vec![look("loud")], documents: Vec::new() };
    let update = ProductUpdate { content: Some(content), ..ProductUpdate::default() };
    fair.market.change(fair.seller, &product.slug, update).await.unwrap();
    let (old, new) = (format!("{}/calm", product.slug), format!("{}/loud", product.slug));
    assert_eq!(fair.market.look(fair.buyer, &old).await.unwrap(), look("calm"));
    let unseen = fair.market.look(fair.buyer, &new).await;
    assert_eq!(refused(unseen).0, ErrorCode::NotFound, "nobody has looked at it");
    fair.market.submit(fair.seller, &product.slug).await.unwrap();
    fair.market.review(Actor::System, &product.slug, true, None).await.unwrap();
    let later = Fair::rich(&h).await;
    fair.market.purchase(later, &request(&product)).await.unwrap();
    assert_eq!(fair.market.look(later, &new).await.unwrap(), look("loud"));
    assert_eq!(fair.market.library(fair.buyer).await.unwrap()[0].content.looks, [look("calm")]);
}

pub(super) async fn what_is_taken_down_is_paid_back_to_everybody(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 100)).await;
    let mut buyers = Vec::new();
    for _ in 0..25 {
        let buyer = h.account().await;
        fair.market.purchase(buyer, &request(&product)).await.unwrap();
        buyers.push(buyer);
    }
    let down = fair.market.withdraw(Actor::System, &product.slug, "stolen", true).await.unwrap();
    assert_eq!((down.state, down.reason.as_deref()), (ProductState::Withdrawn, Some("stolen")));
    for buyer in buyers {
        assert_eq!(h.available(buyer).await, 100);
        assert!(fair.market.library(buyer).await.unwrap().is_empty());
        let orders = fair.market.orders(buyer, &PageRequest::default()).await.unwrap().items;
        assert_eq!(orders[0].product_name, "Lesson voices", "old orders still say what it was");
    }
    h.clock.advance(DAY * 15);
    assert_eq!(fair.market.pay_out(100).await.unwrap(), 0);
    assert_eq!(refused(fair.buy(&product).await).0, ErrorCode::Conflict);
    // Doing it again goes on where it ended.
    fair.market.withdraw(Actor::System, &product.slug, "stolen", true).await.unwrap();
}

pub(super) async fn products_are_found_by_the_beginnings_of_their_words(h: Harness) {
    let fair = Fair::open(&h).await;
    let (lesson, scene) = (new("Lesson voices", 100), new("Quiet mornings", 100));
    let description = "Scenes with coffee.".to_owned();
    let scene = NewProduct { category: Category::Scenes, description, ..scene };
    let (lesson, scene) = (fair.sold(lesson).await.slug, fair.sold(scene).await.slug);
    let draft = fair.market.add(fair.seller, new("Lesson drafts", 100)).await.unwrap();
    let found = async |text: &str, category| {
        let query = ProductQuery { text: Some(text.to_owned()), category };
        let page = fair.market.search(&query, &PageRequest::default()).await.unwrap();
        page.items.into_iter().map(|product| product.slug).collect::<Vec<_>>()
    };
    assert_eq!(found("LESS voi", None).await, [&*lesson]);
    assert_eq!(found("coff", None).await, [&*scene]);
    assert_eq!(found("quiet lesson", None).await, Vec::<String>::new(), "every word counts");
    assert_eq!(found("esson", None).await, Vec::<String>::new(), "the beginning of a word");
    assert_eq!(found("%", Some(Category::Scenes)).await.len(), 1);
    assert!(!found("", None).await.contains(&draft.slug));
    let mut all = Vec::new();
    let mut page = PageRequest::first(5);
    loop {
        let part = fair.market.search(&ProductQuery::default(), &page).await.unwrap();
        all.extend(part.items.into_iter().map(|product| product.slug));
        match part.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    assert_eq!(all.len(), 12, "the ten from the start, and two");
    let change = ProductUpdate { name: Some("Spoken".to_owned()), ..ProductUpdate::default() };
    fair.market.change(fair.seller, &lesson, change).await.unwrap();
    assert_eq!(found("lesson voices", None).await, Vec::<String>::new());
}

pub(super) async fn only_buyers_rate_and_each_once(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 100)).await;
    let stars = |stars| NewRating { stars, text: Some("Good.".to_owned()) };
    let stranger = fair.market.rate(fair.buyer, &product.slug, stars(5)).await;
    assert_eq!(refused(stranger).0, ErrorCode::PermissionDenied);
    fair.buy(&product).await.unwrap();
    for wrong in [0, 6] {
        let refusal = refused(fair.market.rate(fair.buyer, &product.slug, stars(wrong)).await);
        assert_eq!(refusal, (ErrorCode::InvalidInput, Some("stars".to_owned())));
    }
    for given in [1, 4] {
        fair.market.rate(fair.buyer, &product.slug, stars(given)).await.unwrap();
    }
    let other = Fair::rich(&h).await;
    fair.market.purchase(other, &request(&product)).await.unwrap();
    fair.market.rate(other, &product.slug, stars(5)).await.unwrap();
    let rated = fair.market.product(&product.slug).await.unwrap();
    assert_eq!((rated.ratings, rated.stars), (2, 9));
    let page = fair.market.ratings(&product.slug, &PageRequest::first(1)).await.unwrap();
    assert_eq!(page.items.len(), 1);
    let after = PageRequest { after: page.next, limit: 5 };
    assert_eq!(fair.market.ratings(&product.slug, &after).await.unwrap().items.len(), 1);
}

pub(super) async fn a_licence_is_used_on_so_many_devices(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 100)).await;
    let licence = fair.buy(&product).await.unwrap().licence.unwrap();
    let key = fair.market.licence_key(fair.buyer, licence.id).await.unwrap();
    assert!(key.expose().starts_with(&licence.start));
    let devices = (0..8).map(|index| {
        let (market, key) = (market(&h, index), key.clone());
        async move { market.activate(&key, &format!("device {index}")).await.is_ok() }
    });
    assert_eq!(at_once(devices).await.into_iter().filter(|on| *on).count(), 3);
    let used = fair.market.activations(fair.buyer, licence.id).await.unwrap();
    assert_eq!(used.len(), 3);
    fair.market.activate(&key, &used[0].device).await.unwrap();
    let one_more = refused(fair.market.activate(&key, "one more").await);
    assert_eq!(one_more, (ErrorCode::Conflict, Some("device".to_owned())));
    fair.market.deactivate(fair.buyer, licence.id, &used[0].device).await.unwrap();
    fair.market.activate(&key, "one more").await.unwrap();
    for guess in ["", "00000-00000-00000-00000-00000", "'; DROP TABLE licences; --"] {
        let guessed = fair.market.activate(&Secret::new(guess.to_owned()), "x").await;
        assert_eq!(refused(guessed), (ErrorCode::PermissionDenied, Some("key".to_owned())));
    }
    let stranger = fair.market.licence_key(fair.seller, licence.id).await.unwrap_err();
    assert_eq!(stranger.code(), ErrorCode::NotFound);
    fair.market.revoke(Actor::System, licence.id, "shared").await.unwrap();
    let revoked = fair.market.activate(&key, &used[1].device).await.unwrap_err();
    assert_eq!(revoked.code(), ErrorCode::PermissionDenied);
    assert!(fair.market.licences(fair.buyer).await.unwrap().is_empty());
}

pub(super) async fn goods_of_the_platforms_own_are_stocked_once(h: Harness) {
    let market = market(&h, 0);
    let slug = "educational-video-templates";
    let goods = |looks: &[&str]| Goods {
        product: slug.to_owned(),
        category: Category::Templates,
        description: "Lessons.".to_owned(),
        content: ProductContent {
            looks: looks.iter().map(|name| look(name)).collect(),
            documents: Vec::new(),
        },
    };
    for _ in 0..2 {
        market.stock(&[goods(&["lesson"])]).await.unwrap();
        let product = market.product(slug).await.unwrap();
        assert_eq!((product.version, product.credits), (1, Credits(2_250)));
        assert_eq!(product.description, "Lessons.");
    }
    market.stock(&[goods(&["lesson", "quiz"])]).await.unwrap();
    assert_eq!(market.product(slug).await.unwrap().version, 2, "what was sold stays as it was");
    let query = ProductQuery { text: Some("educ".to_owned()), category: None };
    let found = market.search(&query, &PageRequest::default()).await.unwrap();
    assert_eq!(found.items[0].slug, slug);
}

pub(super) async fn a_document_is_read_by_its_licence_while_it_counts(h: Harness) {
    let fair = Fair::open(&h).await;
    let product = fair.sold(new("Lesson voices", 999)).await;
    let receipt = fair.buy(&product).await.unwrap();
    let licence = receipt.licence.unwrap().id;
    let document = fair.market.document(fair.buyer, licence, "guide").await.unwrap();
    assert_eq!(document.text, "What stays between those who have paid for it.");
    for (account, name) in [(fair.seller, "guide"), (fair.buyer, "other")] {
        assert_eq!(
            refused(fair.market.document(account, licence, name).await).0,
            ErrorCode::NotFound
        );
    }
    fair.market.send_back(fair.buyer, receipt.order.id).await.unwrap();
    let gone = fair.market.document(fair.buyer, licence, "guide").await;
    assert_eq!(refused(gone).0, ErrorCode::NotFound);
}
