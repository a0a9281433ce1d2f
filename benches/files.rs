//! How long it takes to read or refuse the files that are made to cost as much as they can, and how much memory:
//! `cargo bench --bench files`. Beside it is what `serde_json` takes to read the same text into its own tree.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "it runs on a developer's machine alone"
)]

#[path = "../tests/large/files.rs"]
mod files;

use std::hint::black_box;
use std::time::Instant;

use peak_alloc::PeakAlloc;
use serde_json::Value;
use uncat_readiness::assessment::Assessment;
use uncat_readiness::content::Content;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    println!("{:>9}{:>9}  {:>9}{:>9}", "", "", "serde_json", "");
    println!("{:>9}{:>9}  {:>9}{:>9}  {:>9}", "ms", "MB", "ms", "MB", "file, MB");
    let content = Content::parse(&files::bundle()).unwrap();
    for (name, text) in files::documents() {
        show(name, &text, || Assessment::open_file(text.as_bytes(), &content.questionnaire).is_ok());
    }
    for (name, text) in files::bundles() {
        show(name, &text, || Content::parse(&text).is_ok());
    }
}

fn show(name: &str, text: &str, read: impl Fn() -> bool) {
    let (time, memory) = cost(read);
    let (other_time, other_memory) = cost(|| serde_json::from_str::<Value>(text).is_ok());
    let size = text.len() as f64 / 1e6;
    println!("{time:9.1}{memory:9.1}  {other_time:9.1}{other_memory:9.1}  {size:9.1}  {name}");
}

/// The least milliseconds of three runs, and the most megabytes at a time, without the text itself.
fn cost(run: impl Fn() -> bool) -> (f64, f64) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let mut least = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        black_box(run());
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
    }
    (least, (MEMORY.peak_usage() - before) as f64 / 1e6)
}
