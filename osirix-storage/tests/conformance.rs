//! Every behaviour of the ports, on every backend of this crate.

mod support;

use osirix_storage::testing::TestDatabase;
use support::over;

osirix_core::store_suite!(sqlite, over(TestDatabase::sqlite()));
osirix_core::store_suite!(postgres, async { over(TestDatabase::postgres().await).await });
