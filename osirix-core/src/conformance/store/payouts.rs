//! What sellers earn by money, and how it is paid to them.

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;

use super::harness::{Harness, at_once};
use super::identity::{DAY, vault};
use super::till::{payment_of, start};
use super::unanswered::Fate;
use crate::audit::Actor;
use crate::billing::{
    Billing, BillingSettings, Checkout, ManualGateway, NewCustomer, Reference, StartCheckout,
};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, PayoutId};
use crate::marketplace::{
    Category, LicenceState, Marketplace, MarketplaceSettings, NewProduct, OrderState, Product,
    ProductContent,
};
use crate::money::Money;
use crate::page::PageRequest;
use crate::payouts::{Onboarding, PayoutGateway, PayoutState, Payouts, SellerEntryKind, Transfer};
use crate::plans::{PlanCode, Subscription};
use crate::store::Store;

/// What happens to a call that moves money.
type Trouble = Option<(bool, ErrorCode)>;

/// A gateway that pays, and now and then gives no answer, or refuses.
struct Purse {
    gateway: Arc<ManualGateway>,
    /// Whether the money moves all the same, and what is answered, of the calls to come.
    troubles: Mutex<Vec<Trouble>>,
    /// What was asked for, in order.
    asked: Mutex<Vec<PayoutId>>,
    /// What moved.
    moved: Mutex<Vec<(PayoutId, bool, i64)>>,
}

#[async_trait]
impl PayoutGateway for Purse {
    async fn create_seller(&self, seller: &NewCustomer) -> Result<Reference> {
        self.gateway.create_seller(seller).await
    }

    async fn onboarding(&self, seller: &Reference, refresh: &str, back: &str) -> Result<String> {
        self.gateway.onboarding(seller, refresh, back).await
    }

    async fn is_payable(&self, seller: &Reference) -> Result<bool> {
        self.gateway.is_payable(seller).await
    }

    async fn transfer(&self, transfer: &Transfer) -> Result<Reference> {
        self.asked.lock().unwrap().push(transfer.id);
        let trouble = self.troubles.lock().unwrap().pop().flatten();
        if let Some((false, code)) = trouble {
            return Err(Error::new(code, "trouble"));
        }
        let new = self.gateway.find(transfer).await?.is_none();
        let reference = self.gateway.transfer(transfer).await?;
        if new {
            let back = transfer.reverses.is_some();
            self.moved.lock().unwrap().push((transfer.id, back, transfer.amount.minor_units));
        }
        match trouble {
            Some((_, code)) => Err(Error::new(code, "trouble")),
            None => Ok(reference),
        }
    }

    async fn find(&self, transfer: &Transfer) -> Result<Option<Reference>> {
        self.gateway.find(transfer).await
    }
}

/// A market where a seller is paid, and buyers pay, by money.
struct Bazaar {
    manual: Arc<ManualGateway>,
    purse: Arc<Purse>,
    market: Marketplace,
    billing: Billing,
    payouts: Payouts,
    seller: AccountId,
}

impl Bazaar {
    async fn open(h: &Harness) -> Self {
        let manual = Arc::new(ManualGateway::new(h.store.clone(), h.ambient.clone()));
        let purse = Arc::new(Purse {
            gateway: manual.clone(),
            troubles: Mutex::default(),
            asked: Mutex::default(),
            moved: Mutex::default(),
        });
        let settings = MarketplaceSettings::default();
        let market =
            Marketplace::new(h.store.clone(), h.ambient.clone(), vault(), settings).unwrap();
        let billing = Billing::new(
            h.store.clone(),
            h.ambient.clone(),
            manual.clone(),
            BillingSettings::default(),
        );
        let billing = billing.unwrap().selling(market.clone());
        let seller = h.account().await;
        let mut tx = h.store.begin().await.unwrap();
        let pro = Subscription::start(&h.ambient, seller, PlanCode("pro".to_owned())).unwrap();
        tx.plans().subscribe(&pro).await.unwrap();
        tx.commit().await.unwrap();
        let payouts = Self::payouts(h.store.clone(), h, &purse);
        Bazaar { manual, purse, market, billing, payouts, seller }
    }

    fn payouts(store: Arc<dyn Store>, h: &Harness, purse: &Arc<Purse>) -> Payouts {
        Payouts::new(store, h.ambient.clone(), purse.clone(), Money::usd_cents(2_500))
    }

    /// The seller has begun, and can be paid.
    async fn with_seller(h: &Harness) -> Self {
        let bazaar = Self::open(h).await;
        bazaar.onboard().await;
        bazaar.approve(true).await;
        bazaar
    }

    async fn onboard(&self) {
        let (again, back) = ("https://example.com/again", "https://example.com/back");
        let url = self.payouts.onboard(self.seller, None, again, back).await.unwrap();
        assert_eq!(url, back);
    }

    async fn approve(&self, payable: bool) {
        let seller = self.payouts.seller_of(self.seller).await.unwrap().reference;
        self.manual.approve_seller(&seller, payable).await.unwrap();
    }

    /// A product at this price that can be bought.
    async fn sold(&self, cents: i64, stock: Option<u32>) -> Product {
        let look = crate::marketplace::Look {
            name: "calm".to_owned(),
            title: "Calm".to_owned(),
            ..Default::default()
        };
        let new = NewProduct {
            name: "Lesson voices".to_owned(),
            description: "Calm voices for lessons.".to_owned(),
            category: Category::Voices,
            price: Money::usd_cents(cents),
            stock,
            content: ProductContent { looks: vec![look], documents: Vec::new() },
        };
        let added = self.market.add(self.seller, new).await.unwrap();
        self.market.submit(self.seller, &added.slug).await.unwrap();
        self.market.review(Actor::System, &added.slug, true, None).await.unwrap()
    }

    async fn begin(&self, buyer: AccountId, product: &Product) -> Result<Checkout> {
        let (slug, price) = (Some(product.slug.clone()), Some(product.price));
        let start = StartCheckout { product: slug, price, ..start() };
        self.billing.checkout(buyer, &start).await
    }

    /// It is bought by money; the payment.
    async fn bought(&self, buyer: AccountId, product: &Product) -> Reference {
        let checkout = self.begin(buyer, product).await.unwrap().reference;
        self.manual.pay(&checkout).await.unwrap();
        self.process().await;
        self.manual.payment_for(&checkout).await.unwrap().unwrap()
    }

    async fn process(&self) {
        while self.billing.process().await.unwrap() > 0 {}
    }

    async fn pay_all(&self) {
        self.payouts.arm().await.unwrap();
        while self.payouts.send().await.unwrap() > 0 {}
    }

    async fn refund_whole(&self, payment: &Reference, price: Money) {
        self.billing.refund(Actor::System, payment, price, "whole").await.unwrap();
        self.process().await;
    }

    fn moved(&self) -> Vec<(bool, i64)> {
        let moved = self.purse.moved.lock().unwrap();
        moved.iter().map(|(_, back, cents)| (*back, *cents)).collect()
    }

    fn trouble(&self, moves: bool, code: ErrorCode) {
        self.purse.troubles.lock().unwrap().push(Some((moves, code)));
    }

    /// Balance, waiting and payable, in cents, after the balance was compared with its entries.
    async fn owed(&self, h: &Harness) -> (i64, i64, i64) {
        let owed = self.payouts.balance(self.seller).await.unwrap();
        let mut page = PageRequest::first(2);
        let mut entries = Vec::new();
        loop {
            let part = self.payouts.entries(self.seller, &page).await.unwrap();
            entries.extend(part.items);
            page.after = part.next;
            if page.after.is_none() {
                break;
            }
        }
        entries.reverse();
        let mut sum = 0;
        for (index, entry) in entries.iter().enumerate() {
            sum += entry.amount.minor_units;
            assert_eq!((entry.seq, entry.balance.minor_units), (index as i64 + 1, sum));
        }
        assert_eq!(owed.balance.minor_units, sum, "the balance is the sum of its entries");
        h.tick();
        (owed.balance.minor_units, owed.waiting.minor_units, owed.payable.minor_units)
    }

    async fn kinds(&self) -> Vec<SellerEntryKind> {
        let page = PageRequest::first(100);
        let mut entries = self.payouts.entries(self.seller, &page).await.unwrap().items;
        entries.reverse();
        entries.into_iter().map(|entry| entry.kind).collect()
    }

    async fn states(&self) -> Vec<(bool, i64, PayoutState)> {
        let page = PageRequest::first(100);
        let mut payouts = self.payouts.payouts(self.seller, &page).await.unwrap().items;
        payouts.reverse();
        let told = payouts.into_iter();
        told.map(|one| (one.reverses.is_some(), one.amount.minor_units, one.state)).collect()
    }
}

pub(super) async fn a_product_is_bought_by_money_once(h: Harness) {
    let bazaar = Bazaar::open(&h).await;
    let (buyer, product) = (h.account().await, bazaar.sold(999, None).await);
    let first = bazaar.begin(buyer, &product).await.unwrap();
    let again = bazaar.begin(buyer, &product).await.unwrap();
    assert_eq!(first, again, "a second click is the same checkout");
    bazaar.manual.pay(&first.reference).await.unwrap();
    for handle in 0..2 {
        let billing = super::till::billing_over(
            &h,
            handle,
            bazaar.manual.clone(),
            BillingSettings::default(),
        );
        let billing = billing.selling(bazaar.market.clone());
        let checkout = crate::billing::SubjectKind::Checkout;
        let subject = crate::billing::Subject::new(checkout, &first.reference);
        assert!(billing.refresh(&subject).await.unwrap());
    }
    bazaar.process().await;
    let licences = bazaar.market.licences(buyer).await.unwrap();
    assert_eq!(licences.len(), 1, "however often it is heard of");
    let order = bazaar.market.receipt(buyer, licences[0].order_id).await.unwrap().order;
    assert_eq!((order.state, order.price, order.credits.0), (OrderState::Paid, product.price, 0));
    assert_eq!(bazaar.market.product(&product.slug).await.unwrap().sold, 1);
    assert_eq!(h.available(buyer).await, 100, "no credits are asked for");
    let refused = bazaar.begin(buyer, &product).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Conflict);
    assert_eq!(refused.context_value("order"), Some(order.id.to_string().as_str()));
    let shares = bazaar.market.shares(bazaar.seller, &PageRequest::first(10)).await.unwrap();
    assert_eq!(shares.items[0].credits.0, 350, "who is not paid in money earns credits");
}

pub(super) async fn what_cannot_be_bought_by_money_is_refused(h: Harness) {
    let bazaar = Bazaar::open(&h).await;
    let (buyer, product) = (h.account().await, bazaar.sold(999, None).await);
    let slug = Some(product.slug.clone());
    let cheaper =
        StartCheckout { product: slug.clone(), price: Some(Money::usd_cents(998)), ..start() };
    let unpriced = StartCheckout { product: slug.clone(), ..start() };
    let two = StartCheckout { pack: Some("credits-250".to_owned()), ..unpriced.clone() };
    let unknown = StartCheckout { product: Some("nothing".to_owned()), ..cheaper.clone() };
    for (request, code, field) in [
        (cheaper.clone(), ErrorCode::Conflict, "price"),
        (unpriced, ErrorCode::InvalidInput, "price"),
        (two, ErrorCode::InvalidInput, "product"),
        (unknown, ErrorCode::NotFound, "product"),
    ] {
        let refused = bazaar.billing.checkout(buyer, &request).await.unwrap_err();
        assert_eq!((refused.code(), refused.context_value("field")), (code, Some(field)));
    }
    let own = bazaar.begin(bazaar.seller, &product).await.unwrap_err();
    assert_eq!((own.code(), own.context_value("field")), (ErrorCode::Conflict, Some("product")));
    assert!(bazaar.market.orders(buyer, &PageRequest::first(1)).await.unwrap().items.is_empty());
}

pub(super) async fn a_refund_takes_the_licence_and_a_part_does_not(h: Harness) {
    let bazaar = Bazaar::open(&h).await;
    let (buyer, product) = (h.account().await, bazaar.sold(1_000, None).await);
    let payment = bazaar.bought(buyer, &product).await;
    let licence = bazaar.market.licences(buyer).await.unwrap().remove(0);
    let part = Money::usd_cents(400);
    bazaar.billing.refund(Actor::System, &payment, part, "part").await.unwrap();
    bazaar.process().await;
    assert_eq!(bazaar.market.licences(buyer).await.unwrap().len(), 1);
    let rest = Money::usd_cents(600);
    bazaar.billing.refund(Actor::System, &payment, rest, "rest").await.unwrap();
    bazaar.process().await;
    assert!(bazaar.market.licences(buyer).await.unwrap().is_empty());
    let order = bazaar.market.receipt(buyer, licence.order_id).await.unwrap();
    assert_eq!(order.order.state, OrderState::Refunded);
    assert_eq!(order.licence.unwrap().state, LicenceState::Revoked);
    assert_eq!(bazaar.market.product(&product.slug).await.unwrap().sold, 0);
}

pub(super) async fn a_dispute_takes_the_licence_until_it_is_won(h: Harness) {
    let bazaar = Bazaar::with_seller(&h).await;
    let (buyer, product) = (h.account().await, bazaar.sold(1_000, None).await);
    let payment = bazaar.bought(buyer, &product).await;
    assert_eq!(bazaar.owed(&h).await, (700, 700, 0));
    let dispute = bazaar.manual.dispute(&payment, product.price, true).await.unwrap();
    bazaar.process().await;
    assert!(bazaar.market.licences(buyer).await.unwrap().is_empty());
    assert_eq!(bazaar.owed(&h).await, (0, 0, 0));
    bazaar.manual.decide(&payment, &dispute, true).await.unwrap();
    bazaar.process().await;
    bazaar.billing.refresh(&payment_of(&payment)).await.unwrap();
    assert_eq!(bazaar.market.licences(buyer).await.unwrap().len(), 1);
    assert_eq!(bazaar.owed(&h).await, (700, 700, 0));
    use SellerEntryKind::{Restored, Returned, Sale};
    assert_eq!(bazaar.kinds().await, [Sale, Returned, Restored]);
}

pub(super) async fn what_cannot_be_given_any_more_is_paid_back_once(h: Harness) {
    let bazaar = Bazaar::open(&h).await;
    let product = bazaar.sold(1_000, Some(1)).await;
    let (first, second) = (h.account().await, h.account().await);
    let late = bazaar.begin(second, &product).await.unwrap().reference;
    bazaar.bought(first, &product).await;
    bazaar.manual.pay(&late).await.unwrap();
    bazaar.process().await;
    assert!(bazaar.market.licences(second).await.unwrap().is_empty());
    let orders = bazaar.market.orders(second, &PageRequest::first(10)).await.unwrap().items;
    assert_eq!(orders[0].state, OrderState::Cancelled);
    assert_eq!(bazaar.billing.refund_orders().await.unwrap(), 1);
    assert_eq!(bazaar.billing.refund_orders().await.unwrap(), 0);
    bazaar.process().await;
    let payment = bazaar.manual.payment_for(&late).await.unwrap().unwrap();
    let subject = payment_of(&payment);
    let current = crate::billing::PaymentGateway::fetch(&*bazaar.manual, &subject).await.unwrap();
    let Some(crate::billing::Current::Payment(payment)) = current else { panic!("{current:?}") };
    assert_eq!((payment.refunds.len(), payment.gone()), (1, 1_000));
    assert!(bazaar.market.licences(first).await.unwrap().len() == 1);
}

pub(super) async fn what_is_sent_back_here_is_refunded_by_the_gateway_once(h: Harness) {
    let bazaar = Bazaar::with_seller(&h).await;
    let (buyer, product) = (h.account().await, bazaar.sold(1_000, None).await);
    let payment = bazaar.bought(buyer, &product).await;
    let order = bazaar.market.licences(buyer).await.unwrap().remove(0).order_id;
    let back = bazaar.market.send_back(buyer, order).await.unwrap();
    assert_eq!(back.state, OrderState::Refunded);
    // A message that comes before the money is sent back changes nothing.
    bazaar.billing.refresh(&payment_of(&payment)).await.unwrap();
    assert!(bazaar.market.licences(buyer).await.unwrap().is_empty());
    for _ in 0..2 {
        bazaar.billing.refund_orders().await.unwrap();
        bazaar.process().await;
    }
    let current =
        crate::billing::PaymentGateway::fetch(&*bazaar.manual, &payment_of(&payment)).await;
    let Some(crate::billing::Current::Payment(payment)) = current.unwrap() else { panic!() };
    assert_eq!((payment.refunds.len(), payment.gone()), (1, 1_000));
    assert_eq!(h.available(buyer).await, 100, "and no credits are given for it");
    assert_eq!(bazaar.owed(&h).await, (0, 0, 0));
}

pub(super) async fn an_order_that_nobody_pays_is_cancelled(h: Harness) {
    let bazaar = Bazaar::open(&h).await;
    let (buyer, product) = (h.account().await, bazaar.sold(1_000, None).await);
    let first = bazaar.begin(buyer, &product).await.unwrap().reference;
    bazaar.manual.expire(&first).await.unwrap();
    // Nobody has heard of it: who asks again gets another checkout all the same.
    let second = bazaar.begin(buyer, &product).await.unwrap().reference;
    assert_ne!(first, second);
    bazaar.process().await;
    let orders = bazaar.market.orders(buyer, &PageRequest::first(10)).await.unwrap().items;
    let states: Vec<_> = orders.iter().map(|order| order.state).collect();
    assert_eq!(states.len(), 2);
    assert!(states.contains(&OrderState::Pending) && states.contains(&OrderState::Cancelled));
}

pub(super) async fn a_share_waits_and_is_paid_from_the_minimum_on(h: Harness) {
    let bazaar = Bazaar::with_seller(&h).await;
    let product = bazaar.sold(3_000, None).await;
    bazaar.bought(h.account().await, &product).await;
    assert_eq!(bazaar.owed(&h).await, (2_100, 2_100, 0));
    bazaar.pay_all().await;
    h.clock.advance(DAY * 14);
    assert_eq!(bazaar.owed(&h).await, (2_100, 0, 2_100));
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [], "below the minimum");
    bazaar.bought(h.account().await, &product).await;
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [], "what waits does not count");
    h.clock.advance(DAY * 14);
    bazaar.pay_all().await;
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [(false, 4_200)]);
    assert_eq!(bazaar.owed(&h).await, (0, 0, 0));
    assert_eq!(bazaar.states().await, [(false, 4_200, PayoutState::Sent)]);
}

pub(super) async fn nobody_is_paid_before_the_gateway_can(h: Harness) {
    let bazaar = Bazaar::open(&h).await;
    let none = bazaar.payouts.balance(bazaar.seller).await.unwrap();
    assert_eq!(none.onboarding, Onboarding::NotBegun);
    bazaar.onboard().await;
    let product = bazaar.sold(9_000, None).await;
    bazaar.bought(h.account().await, &product).await;
    h.clock.advance(DAY * 15);
    bazaar.pay_all().await;
    let refused = bazaar.payouts.pay(Actor::System, bazaar.seller).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Conflict);
    assert_eq!(bazaar.moved(), []);
    let owed = bazaar.payouts.balance(bazaar.seller).await.unwrap();
    assert_eq!((owed.onboarding, owed.payable), (Onboarding::Unfinished, Money::usd_cents(6_300)));
    bazaar.approve(true).await;
    bazaar.approve(false).await;
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [], "who could be paid and cannot any more");
    bazaar.approve(true).await;
    let paid = bazaar.payouts.pay(Actor::System, bazaar.seller).await.unwrap();
    assert_eq!((paid.state, paid.amount), (PayoutState::Sent, Money::usd_cents(6_300)));
    assert_eq!(bazaar.moved(), [(false, 6_300)]);
    let stranger = h.account().await;
    let unknown = bazaar.payouts.pay(Actor::System, stranger).await.unwrap_err();
    assert_eq!(unknown.code(), ErrorCode::NotFound);
    let (again, back) = ("https://example.com/a", "https://example.com/b");
    let plan = bazaar.payouts.onboard(stranger, None, again, back).await.unwrap_err();
    assert_eq!(plan.code(), ErrorCode::PlanLimit);
}

/// A seller who is owed 70 dollars that can be paid.
async fn owed(h: &Harness) -> Bazaar {
    let bazaar = Bazaar::with_seller(h).await;
    let product = bazaar.sold(10_000, None).await;
    bazaar.bought(h.account().await, &product).await;
    h.clock.advance(DAY * 15);
    bazaar
}

pub(super) async fn a_lost_answer_pays_once(h: Harness) {
    let bazaar = owed(&h).await;
    bazaar.trouble(true, ErrorCode::Unavailable);
    bazaar.pay_all().await;
    assert_eq!(bazaar.states().await, [(false, 7_000, PayoutState::Armed)]);
    assert_eq!(bazaar.owed(&h).await, (0, 0, 0), "it is taken off before it is sent");
    bazaar.pay_all().await;
    assert_eq!(bazaar.purse.asked.lock().unwrap().len(), 1, "its time has not come");
    h.clock.advance(Duration::from_secs(61));
    bazaar.pay_all().await;
    assert_eq!(bazaar.states().await, [(false, 7_000, PayoutState::Sent)]);
    assert_eq!(bazaar.purse.asked.lock().unwrap().len(), 1, "it was found");
    assert_eq!(bazaar.moved(), [(false, 7_000)]);
}

pub(super) async fn what_did_not_get_out_is_asked_for_under_the_same_id(h: Harness) {
    let bazaar = owed(&h).await;
    bazaar.trouble(false, ErrorCode::Unavailable);
    bazaar.pay_all().await;
    h.clock.advance(Duration::from_secs(61));
    bazaar.pay_all().await;
    let asked = bazaar.purse.asked.lock().unwrap().clone();
    assert_eq!((asked.len(), asked[0]), (2, asked[1]));
    assert_eq!(bazaar.moved(), [(false, 7_000)]);
}

pub(super) async fn what_is_refused_goes_back_into_the_balance(h: Harness) {
    let bazaar = owed(&h).await;
    bazaar.trouble(false, ErrorCode::InvalidInput);
    bazaar.pay_all().await;
    assert_eq!(bazaar.states().await, [(false, 7_000, PayoutState::Failed)]);
    assert_eq!(bazaar.owed(&h).await, (7_000, 0, 7_000));
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [], "it is not asked for again at once");
    h.clock.advance(DAY * 2);
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [(false, 7_000)]);
    use SellerEntryKind::{Payout, PayoutFailed, Sale};
    assert_eq!(bazaar.kinds().await, [Sale, Payout, PayoutFailed, Payout]);
}

pub(super) async fn payers_side_by_side_pay_once(h: Harness) {
    let bazaar = owed(&h).await;
    let payers = (0..8).map(|i| {
        let payouts = Bazaar::payouts(h.handle(i), &h, &bazaar.purse);
        async move {
            payouts.arm().await?;
            while payouts.send().await? > 0 {}
            Ok::<(), Error>(())
        }
    });
    for payer in at_once(payers).await {
        payer.unwrap();
    }
    assert_eq!(bazaar.moved(), [(false, 7_000)]);
    assert_eq!(bazaar.owed(&h).await, (0, 0, 0));
}

pub(super) async fn killed_at_any_commit_it_is_paid_once(h: Harness) {
    let bazaar = owed(&h).await;
    let product = bazaar.sold(10_000, None).await;
    for commit in 0..6 {
        let before = bazaar.moved().len();
        for after in [false, true] {
            let killed = Arc::new(tokio::sync::Notify::new());
            let fate = move |number| match (number == commit, after) {
                (true, true) => Fate::KilledAfter,
                (true, false) => Fate::KilledBefore,
                (false, _) => Fate::Answered,
            };
            let store = h.fated(0, killed.clone(), fate);
            let payouts = Bazaar::payouts(store, &h, &bazaar.purse);
            let paying = async {
                payouts.arm().await.unwrap();
                while payouts.send().await.unwrap() > 0 {}
            };
            tokio::select! {
                () = paying => {}
                () = killed.notified() => {}
            }
            // The next process finds what was left.
            h.clock.advance(Duration::from_secs(3_600));
            bazaar.pay_all().await;
            assert_eq!(bazaar.owed(&h).await, (0, 0, 0), "at {commit}, after: {after}");
            bazaar.bought(h.account().await, &product).await;
            h.clock.advance(DAY * 15);
        }
        assert_eq!(bazaar.moved().len(), before + 2, "at {commit}");
        assert!(bazaar.moved().iter().all(|one| *one == (false, 7_000)));
    }
}

pub(super) async fn what_goes_back_after_a_payout_is_asked_back(h: Harness) {
    let bazaar = Bazaar::with_seller(&h).await;
    let product = bazaar.sold(10_000, None).await;
    let payment = bazaar.bought(h.account().await, &product).await;
    h.clock.advance(DAY * 15);
    bazaar.pay_all().await;
    bazaar.refund_whole(&payment, product.price).await;
    assert_eq!(bazaar.owed(&h).await, (-7_000, 0, -7_000));
    bazaar.trouble(true, ErrorCode::Unavailable);
    bazaar.pay_all().await;
    h.clock.advance(Duration::from_secs(3_600));
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [(false, 7_000), (true, 7_000)], "once");
    assert_eq!(bazaar.owed(&h).await, (0, 0, 0));
    bazaar.pay_all().await;
    assert_eq!(
        bazaar.states().await,
        [(false, 7_000, PayoutState::Sent), (true, 7_000, PayoutState::Sent)]
    );
}

pub(super) async fn what_does_not_come_back_is_paid_by_later_sales(h: Harness) {
    let bazaar = Bazaar::with_seller(&h).await;
    let product = bazaar.sold(10_000, None).await;
    let payment = bazaar.bought(h.account().await, &product).await;
    h.clock.advance(DAY * 15);
    bazaar.pay_all().await;
    bazaar.market.withdraw(Actor::System, &product.slug, "a complaint", true).await.unwrap();
    bazaar.billing.refund_orders().await.unwrap();
    bazaar.process().await;
    bazaar.billing.refresh(&payment_of(&payment)).await.unwrap();
    bazaar.trouble(false, ErrorCode::InvalidInput);
    bazaar.pay_all().await;
    bazaar.pay_all().await;
    assert_eq!(bazaar.owed(&h).await, (-7_000, 0, -7_000), "it is asked back once");
    let other = bazaar.sold(9_000, None).await;
    for _ in 0..2 {
        bazaar.bought(h.account().await, &other).await;
    }
    h.clock.advance(DAY * 15);
    assert_eq!(bazaar.owed(&h).await, (5_600, 0, 5_600));
    bazaar.pay_all().await;
    assert_eq!(bazaar.moved(), [(false, 7_000), (false, 5_600)]);
}
