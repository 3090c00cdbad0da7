use async_trait::async_trait;
use osirix_core::billing::Reference;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, OrderId, ProductId};
use osirix_core::marketplace::{Order, OrderPayment, OrderRepository, Share, ShareState};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};

use super::Row;
use super::cell::{after_dated, count, currency, dated_cursor};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! columns {
    ($dialect:ident) => {
        "id, account_id, product_id, product_name, version, state, price_minor_units, currency,
        credits, idempotency_key, created_at, paid_at, refunded_at"
    };
}

macro_rules! share_columns {
    ($dialect:ident) => {
        "order_id, seller, credits, state, due_at"
    };
}

macro_rules! payment_columns {
    ($dialect:ident) => {
        "order_id, checkout, payment, amount, gone, refund_due, created_at"
    };
}

statements! {
    read GET = "SELECT " {columns} " FROM orders WHERE id = $1";
    read BY_KEY = "SELECT " {columns} " FROM orders
        WHERE account_id = $1 AND idempotency_key = $2";
    read PAID = "SELECT " {columns} " FROM orders
        WHERE account_id = $1 AND product_id = $2 AND state = 'paid'";
    read PAID_FOR = "SELECT " {columns} " FROM orders
        WHERE product_id = $1 AND state = 'paid' ORDER BY created_at, id LIMIT $2";
    read LIST = "SELECT " {columns} " FROM orders WHERE account_id = $1
        ORDER BY created_at DESC, id DESC LIMIT $2";
    read LIST_AFTER = "SELECT " {columns} " FROM orders WHERE account_id = $1
        AND (created_at, id) < ($3, $4) ORDER BY created_at DESC, id DESC LIMIT $2";
    write INSERT = "INSERT INTO orders (" {columns} ") VALUES
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    write UPDATE = "UPDATE orders SET state = $2, paid_at = $3, refunded_at = $4 WHERE id = $1";
    read PENDING = "SELECT " {columns} " FROM orders
        WHERE account_id = $1 AND product_id = $2 AND state = 'pending'
        ORDER BY created_at DESC, id DESC LIMIT 1";
    read PAYMENT = "SELECT " {payment_columns} " FROM order_payments WHERE order_id = $1";
    read PAYMENT_OF_CHECKOUT = "SELECT " {payment_columns} " FROM order_payments
        WHERE checkout = $1";
    read PAYMENT_CALLED = "SELECT " {payment_columns} " FROM order_payments WHERE payment = $1";
    write SAVE_PAYMENT = "INSERT INTO order_payments (" {payment_columns} ")
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (order_id) DO UPDATE SET
            payment = excluded.payment, amount = excluded.amount, gone = excluded.gone,
            refund_due = excluded.refund_due";
    read REFUNDS_DUE = "SELECT " {payment_columns} " FROM order_payments
        WHERE refund_due ORDER BY created_at, order_id LIMIT $1";
    write INSERT_SHARE = "INSERT INTO order_shares (" {share_columns} ")
        VALUES ($1, $2, $3, $4, $5)";
    read SHARE = "SELECT " {share_columns} " FROM order_shares WHERE order_id = $1";
    write MOVE_SHARE = "UPDATE order_shares SET state = $3 WHERE order_id = $1 AND state = $2";
    read DUE_SHARES = "SELECT " {share_columns} " FROM order_shares
        WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, order_id LIMIT $2";
    read SHARES = "SELECT " {share_columns} " FROM order_shares WHERE seller = $1
        ORDER BY due_at DESC, order_id DESC LIMIT $2";
    read SHARES_AFTER = "SELECT " {share_columns} " FROM order_shares WHERE seller = $1
        AND (due_at, order_id) < ($3, $4) ORDER BY due_at DESC, order_id DESC LIMIT $2";
}

row! {
    struct OrderRow {
        id: String,
        account_id: String,
        product_id: String,
        product_name: String,
        version: i64,
        state: String,
        price_minor_units: i64,
        currency: String,
        credits: i64,
        idempotency_key: Option<String>,
        created_at: i64,
        paid_at: Option<i64>,
        refunded_at: Option<i64>,
    }
}

row! {
    struct ShareRow {
        order_id: String,
        seller: String,
        credits: i64,
        state: String,
        due_at: i64,
    }
}

row! {
    struct PaymentRow {
        order_id: String,
        checkout: Option<String>,
        payment: Option<String>,
        amount: i64,
        gone: i64,
        refund_due: bool,
        created_at: i64,
    }
}

impl PaymentRow {
    fn payment(self) -> Result<OrderPayment> {
        let row = Row { table: "order_payments", id: &self.order_id };
        Ok(OrderPayment {
            order_id: row.parse("order_id", &self.order_id)?,
            checkout: row.parse_some("checkout", self.checkout.as_deref())?,
            payment: row.parse_some("payment", self.payment.as_deref())?,
            amount: self.amount,
            gone: self.gone,
            refund_due: self.refund_due,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl OrderRow {
    fn order(self) -> Result<Order> {
        let row = Row { table: "orders", id: &self.id };
        Ok(Order {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            product_id: row.parse("product_id", &self.product_id)?,
            version: row.number("version", self.version)?,
            state: row.parse("state", &self.state)?,
            price: row.money(self.price_minor_units, &self.currency)?,
            credits: Credits(self.credits),
            product_name: self.product_name,
            idempotency_key: self.idempotency_key,
            created_at: Timestamp::from_micros(self.created_at),
            paid_at: self.paid_at.map(Timestamp::from_micros),
            refunded_at: self.refunded_at.map(Timestamp::from_micros),
        })
    }
}

impl ShareRow {
    fn share(self) -> Result<Share> {
        let row = Row { table: "order_shares", id: &self.order_id };
        Ok(Share {
            order_id: row.parse("order_id", &self.order_id)?,
            seller: row.parse("seller", &self.seller)?,
            credits: Credits(self.credits),
            state: row.parse("state", &self.state)?,
            due_at: Timestamp::from_micros(self.due_at),
        })
    }
}

#[async_trait]
impl OrderRepository for SqlTransaction {
    async fn get(&mut self, id: OrderId) -> Result<Option<Order>> {
        let row = run!(self.fetch_optional::<OrderRow>(GET, id.to_string()))?;
        row.map(OrderRow::order).transpose()
    }

    async fn by_key(&mut self, account: AccountId, key: &str) -> Result<Option<Order>> {
        let row = run!(self.fetch_optional::<OrderRow>(BY_KEY, account.to_string(), key))?;
        row.map(OrderRow::order).transpose()
    }

    async fn paid(&mut self, account: AccountId, product: ProductId) -> Result<Option<Order>> {
        let (account, product) = (account.to_string(), product.to_string());
        let row = run!(self.fetch_optional::<OrderRow>(PAID, account, product))?;
        row.map(OrderRow::order).transpose()
    }

    async fn paid_for(&mut self, product: ProductId, limit: u32) -> Result<Vec<Order>> {
        let (product, limit) = (product.to_string(), i64::from(limit));
        let rows = run!(self.fetch_all::<OrderRow>(PAID_FOR, product, limit))?;
        rows.into_iter().map(OrderRow::order).collect()
    }

    async fn list(&mut self, account: AccountId, page: &PageRequest) -> Result<Page<Order>> {
        let (account, limit) = (account.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<OrderRow>(LIST_AFTER, &account, limit, at, &id))
            }
            None => run!(self.fetch_all::<OrderRow>(LIST, &account, limit)),
        }?;
        let orders = rows.into_iter().map(OrderRow::order).collect::<Result<_>>()?;
        let cursor = |one: &Order| dated_cursor(one.created_at.as_micros(), one.id);
        Ok(Page::from_rows(orders, page.limit, cursor))
    }

    async fn insert(&mut self, order: &Order) -> Result<()> {
        run!(self.execute(
            INSERT,
            order.id.to_string(),
            order.account_id.to_string(),
            order.product_id.to_string(),
            &order.product_name,
            i64::from(order.version),
            order.state.as_str(),
            order.price.minor_units,
            currency(order.price)?,
            order.credits.0,
            order.idempotency_key.as_deref(),
            order.created_at.as_micros(),
            order.paid_at.map(Timestamp::as_micros),
            order.refunded_at.map(Timestamp::as_micros),
        ))?;
        Ok(())
    }

    async fn update(&mut self, order: &Order) -> Result<()> {
        run!(self.execute(
            UPDATE,
            order.id.to_string(),
            order.state.as_str(),
            order.paid_at.map(Timestamp::as_micros),
            order.refunded_at.map(Timestamp::as_micros),
        ))?;
        Ok(())
    }

    async fn pending(&mut self, account: AccountId, product: ProductId) -> Result<Option<Order>> {
        let (account, product) = (account.to_string(), product.to_string());
        let row = run!(self.fetch_optional::<OrderRow>(PENDING, account, product))?;
        row.map(OrderRow::order).transpose()
    }

    async fn payment(&mut self, order: OrderId) -> Result<Option<OrderPayment>> {
        let row = run!(self.fetch_optional::<PaymentRow>(PAYMENT, order.to_string()))?;
        row.map(PaymentRow::payment).transpose()
    }

    async fn payment_of_checkout(&mut self, checkout: &Reference) -> Result<Option<OrderPayment>> {
        let called = checkout.as_str();
        let row = run!(self.fetch_optional::<PaymentRow>(PAYMENT_OF_CHECKOUT, called))?;
        row.map(PaymentRow::payment).transpose()
    }

    async fn payment_called(&mut self, payment: &Reference) -> Result<Option<OrderPayment>> {
        let row = run!(self.fetch_optional::<PaymentRow>(PAYMENT_CALLED, payment.as_str()))?;
        row.map(PaymentRow::payment).transpose()
    }

    async fn save_payment(&mut self, payment: &OrderPayment) -> Result<()> {
        run!(self.execute(
            SAVE_PAYMENT,
            payment.order_id.to_string(),
            payment.checkout.as_ref().map(Reference::as_str),
            payment.payment.as_ref().map(Reference::as_str),
            payment.amount,
            payment.gone,
            payment.refund_due,
            payment.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn refunds_due(&mut self, limit: u32) -> Result<Vec<OrderPayment>> {
        let rows = run!(self.fetch_all::<PaymentRow>(REFUNDS_DUE, i64::from(limit)))?;
        rows.into_iter().map(PaymentRow::payment).collect()
    }

    async fn insert_share(&mut self, share: &Share) -> Result<()> {
        run!(self.execute(
            INSERT_SHARE,
            share.order_id.to_string(),
            share.seller.to_string(),
            share.credits.0,
            share.state.as_str(),
            share.due_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn share(&mut self, order: OrderId) -> Result<Option<Share>> {
        let row = run!(self.fetch_optional::<ShareRow>(SHARE, order.to_string()))?;
        row.map(ShareRow::share).transpose()
    }

    async fn move_share(
        &mut self,
        order: OrderId,
        from: ShareState,
        to: ShareState,
    ) -> Result<bool> {
        let moved = run!(self.execute(MOVE_SHARE, order.to_string(), from.as_str(), to.as_str()))?;
        Ok(moved > 0)
    }

    async fn due_shares(&mut self, now: Timestamp, limit: u32) -> Result<Vec<Share>> {
        let (now, limit) = (now.as_micros(), i64::from(limit));
        let rows = run!(self.fetch_all::<ShareRow>(DUE_SHARES, now, limit))?;
        rows.into_iter().map(ShareRow::share).collect()
    }

    async fn shares(&mut self, seller: AccountId, page: &PageRequest) -> Result<Page<Share>> {
        let (seller, limit) = (seller.to_string(), count(page)?);
        let rows = match after_dated(page)? {
            Some((at, id)) => {
                run!(self.fetch_all::<ShareRow>(SHARES_AFTER, &seller, limit, at, &id))
            }
            None => run!(self.fetch_all::<ShareRow>(SHARES, &seller, limit)),
        }?;
        let shares = rows.into_iter().map(ShareRow::share).collect::<Result<_>>()?;
        let cursor = |one: &Share| dated_cursor(one.due_at.as_micros(), one.order_id);
        Ok(Page::from_rows(shares, page.limit, cursor))
    }
}
