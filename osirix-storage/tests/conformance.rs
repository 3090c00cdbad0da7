//! Every behaviour of the ports, on every backend of this crate.

mod support;

use osirix_storage::testing::TestDatabase;
use support::over;

osirix_core::store_suite!(sqlite, async { over(TestDatabase::prepared_sqlite().await).await });
osirix_core::store_suite!(postgres, async { over(TestDatabase::prepared_postgres().await).await });
