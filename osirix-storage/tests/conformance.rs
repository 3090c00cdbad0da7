//! Every behaviour of the ports, on every backend of this crate.

use std::sync::Arc;

use osirix_core::conformance::store::Harness;
use osirix_core::store::Store;
use osirix_storage::testing::TestDatabase;
use osirix_storage::{InProcessBus, open};

osirix_core::store_suite!(sqlite, over(TestDatabase::sqlite()));
osirix_core::store_suite!(postgres, async { over(TestDatabase::postgres().await).await });

async fn over(database: TestDatabase) -> Harness {
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
