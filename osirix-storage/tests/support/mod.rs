//! What the suites of the store share.

use std::sync::Arc;

use osirix_core::conformance::store::Harness;
use osirix_core::store::Store;
use osirix_storage::testing::TestDatabase;
use osirix_storage::{InProcessBus, open};

/// The harness over a fresh database.
pub(crate) async fn over(database: TestDatabase) -> Harness {
    let database = Arc::new(database);
    let open = move || {
        let database = database.clone();
        async move {
            let store: Arc<dyn Store> = Arc::new(open(database.url()).await?);
            Ok(store)
        }
    };
    Harness::new(Arc::new(InProcessBus::new()), open).await
}
