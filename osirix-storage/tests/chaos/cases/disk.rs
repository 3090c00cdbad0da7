//! The disk under a SQLite file fills up while jobs are created and worked, and there is room
//! again.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::dice::Dice;
use crate::round::judge;
use crate::verify::Losses;
use crate::yard::{Site, Yard};

pub(crate) async fn run(dice: Dice) -> String {
    let mount = "mount -t tmpfs -o size=64m tmpfs \"$OSIRIX_CHAOS_FOLDER\"";
    crate::inside::run("disk", &[], mount, &dice).await
}

pub(crate) async fn inside(dice: Dice) -> String {
    let disk = crate::inside::folder();
    let site = Site::at(&format!("sqlite:{}", disk.join("osirix.db").display()), ());
    let yard = Yard::open(site, dice).await;
    let crew = yard.crew(2);
    let asking = yard.ask(&yard.draw(24), Duration::from_secs(3));
    for _ in 0..3 {
        tokio::time::sleep(yard.dice.millis(200..500)).await;
        let filler = fill(&disk);
        tokio::time::sleep(yard.dice.millis(200..900)).await;
        std::fs::remove_file(filler).expect("room is made");
    }
    let placed = asking.await.expect("every caller has an answer");
    let errors: usize = placed.iter().map(|placed| placed.errors).sum();
    assert!(errors > 0, "the disk was full");
    judge(&yard, crew, placed, &[], Losses::Attempts).await
}

/// Leaves nothing of the disk, in a file that is to be removed.
fn fill(disk: &Path) -> PathBuf {
    let path = disk.join("filler");
    let mut file = File::create(&path).expect("a file");
    let block = vec![1; 4096];
    while file.write_all(&block).is_ok() {}
    path
}
