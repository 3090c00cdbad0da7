//! A Better Auth database, with the columns that version 1.7 makes in SQLite. A real one, in
//! PostgreSQL, is taken over by `cargo xtask server`.

use osirix_core::auth::UserSource;
use osirix_core::error::ErrorCode;
use osirix_storage::BetterAuthUsers;
use rusqlite::Connection;

const MADE: &str = r#"
    CREATE TABLE "user" ("id" text PRIMARY KEY, "name" text, "email" text UNIQUE,
        "emailVerified" integer, "image" text, "createdAt" date, "updatedAt" date);
    CREATE TABLE "account" ("id" text PRIMARY KEY, "accountId" text, "providerId" text,
        "userId" text, "accessToken" text, "password" text, "createdAt" date, "updatedAt" date);
    INSERT INTO "user" VALUES
        ('a1', 'Ada', 'ada@example.com', 1, NULL, '2026-11-23T14:00:00.000Z', ''),
        ('b2', 'Bob', 'bob@example.com', 0, 'https://b.example/b.png', 1700000000000, '');
    INSERT INTO "account" VALUES
        ('1', 'a1', 'credential', 'a1', NULL, 'salt:key', '', ''),
        ('2', '4711', 'github', 'a1', 'a token', NULL, '', '');
"#;

#[tokio::test]
async fn its_users_are_read_page_by_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("auth.db");
    Connection::open(&path).unwrap().execute_batch(MADE).unwrap();
    let before = std::fs::read(&path).unwrap();
    let mut users = BetterAuthUsers::open(&format!("sqlite:{}", path.display())).await.unwrap();
    let ada = users.next(1).await.unwrap().remove(0);
    assert_eq!((ada.name.as_str(), ada.email_verified), ("Ada", true));
    assert_eq!(ada.created_at.to_string(), "2026-11-23T14:00:00.000Z");
    assert_eq!(ada.password.unwrap().expose(), "salt:key");
    assert_eq!(ada.accounts, [("github".to_owned(), "4711".to_owned())]);
    let bob = users.next(1).await.unwrap().remove(0);
    assert_eq!((bob.email_verified, bob.password), (false, None));
    assert_eq!(bob.created_at.as_micros(), 1_700_000_000_000_000);
    assert!(users.next(1).await.unwrap().is_empty());
    assert_eq!(std::fs::read(&path).unwrap(), before, "nothing of it was changed");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.db");
    let refused = BetterAuthUsers::open(&format!("sqlite:{}", path.display())).await.err().unwrap();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    assert!(!path.exists());
}
