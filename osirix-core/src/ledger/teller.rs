use std::sync::Arc;

use super::{Ledger, Operation, Outcome};
use crate::clock::Ambient;
use crate::combine::{Answers, Combiner, each_or_all};
use crate::error::Result;
use crate::store::Store;

/// Carries out operations of callers who have no transaction of their own: those of the same moment
/// share one, and each is answered when it lasts.
#[derive(Clone)]
pub struct Teller {
    store: Arc<dyn Store>,
    ledger: Ledger,
    operations: Combiner<Operation, Outcome>,
}

impl Teller {
    /// Over a store.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient) -> Self {
        let ledger = Ledger::new(ambient);
        let (over, with) = (store.clone(), ledger.clone());
        let operations = Combiner::new(move |batch| {
            let (store, ledger) = (over.clone(), with.clone());
            each_or_all(batch, move |part| together(store.clone(), ledger.clone(), part))
        });
        Teller { store, ledger, operations }
    }

    /// Carries out one operation.
    pub async fn call(&self, operation: Operation) -> Result<Outcome> {
        self.operations.call(operation).await
    }

    /// Carries out all of these operations or none: the first that is refused is the answer.
    pub async fn linked(&self, operations: &[Operation]) -> Result<Vec<Outcome>> {
        let mut tx = self.store.begin().await?;
        let outcomes = self.ledger.apply(tx.as_mut(), operations).await?;
        let outcomes = outcomes
            .into_iter()
            .enumerate()
            .map(|(index, outcome)| outcome.map_err(|error| error.with("operation", index)));
        let outcomes = outcomes.collect::<Result<_>>()?;
        tx.commit().await?;
        Ok(outcomes)
    }
}

async fn together(
    store: Arc<dyn Store>,
    ledger: Ledger,
    operations: Arc<[Operation]>,
) -> Result<Answers<Outcome>> {
    let mut tx = store.begin().await?;
    let outcomes = ledger.apply(tx.as_mut(), &operations).await?;
    Ok(Answers::commit(tx, outcomes).await)
}
