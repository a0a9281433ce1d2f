//! A page on paper, as the browser prints it: what stands on each sheet.

use fantoccini::wd::{PrintConfiguration, PrintPageRange};
use lopdf::Document;

use super::browser::Browser;

impl Browser {
    /// Prints the page, and returns the words on each sheet, each white space as one blank. WebKit's driver does not print.
    #[track_caller]
    pub(crate) fn sheets(&self) -> Vec<String> {
        let file = self.done("print", self.client.print(PrintConfiguration::default()));
        let file = Document::load_mem(&file).unwrap_or_else(|error| panic!("no file of sheets: {error}"));
        let words = |number: &u32| {
            let text =
                file.extract_text(&[*number]).unwrap_or_else(|error| panic!("sheet {number}: {error}"));
            // Fonts have one sign for some pairs of letters.
            let text = text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl").replace('\u{fb00}', "ff");
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        file.get_pages().keys().map(words).collect()
    }

    /// Tells whether the page, as it is printed, reaches this sheet. WebKit's driver does not print.
    #[track_caller]
    pub(crate) fn reaches_sheet(&self, number: u64) -> bool {
        /// Of a sheet that is not there Firefox makes an empty file, and Chromium none.
        const EMPTY: usize = 2_000;
        let sheet = vec![PrintPageRange::single(number)];
        let configuration = PrintConfiguration::builder().page_ranges(sheet).build().unwrap();
        match self.session().runtime.block_on(self.client.print(configuration)) {
            Ok(file) => file.len() > EMPTY,
            Err(error) if error.is_invalid_argument() => false,
            Err(error) => panic!("cannot print: {error:?}"),
        }
    }
}
