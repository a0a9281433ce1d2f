//! How much memory a file takes that is made to take as much as it can. The allocator counts for the whole process, so
//! there is one test here.
#![allow(missing_docs, reason = "a test")]
#![cfg(not(target_arch = "wasm32"))]

mod files;

use peak_alloc::PeakAlloc;
use uncat_readiness::assessment::Assessment;
use uncat_readiness::content::Content;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// In bytes, with the text itself.
const MOST: usize = 200_000_000;

#[test]
fn no_file_of_up_to_5_mb_takes_more_than_200_mb() {
    let content = Content::parse(&files::bundle()).unwrap_or_else(|problems| panic!("{problems}"));
    for (name, text) in files::documents() {
        let taken = taken(|| drop(Assessment::open_file(text.as_bytes(), &content.questionnaire)));
        assert!(taken + text.len() < MOST, "{name}: {taken} bytes");
    }
    for (name, text) in files::bundles() {
        let taken = taken(|| drop(Content::parse(&text)));
        assert!(taken + text.len() < MOST, "{name}: {taken} bytes");
    }
}

fn taken(read: impl FnOnce()) -> usize {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    read();
    MEMORY.peak_usage() - before
}
