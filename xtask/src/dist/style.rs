//! The style sheet without its comments and needless white space. It knows tokens, not rules: what it takes away has
//! no meaning in any place of any style sheet.

/// Returns the same style sheet in fewer characters.
pub(super) fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    // White space or a comment was passed over since the last character, and nothing stands for it yet.
    let mut gap = Gap::None;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = token(rest, first);
        let (text, after) = rest.split_at(length);
        rest = after;
        match kind {
            Token::Space => gap = Gap::Space,
            Token::Comment => gap = gap.max(Gap::Comment),
            Token::Other => {
                if first == '}' && out.ends_with(';') {
                    out.pop();
                }
                let last = out.chars().next_back();
                if !last.is_none_or(swallows_after) && !swallows_before(first) {
                    out.push_str(gap.text());
                }
                out.push_str(text);
                gap = Gap::None;
            }
        }
    }
    out
}

/// What stands between two tokens that are kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    /// Keeps two words apart, without being white space: `a/**/.b` is not `a .b`.
    Comment,
    Space,
}

impl Gap {
    fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Comment => "/**/",
            Self::Space => " ",
        }
    }
}

enum Token {
    Space,
    Comment,
    /// Kept as it is: a string or an address as a whole, anything else character by character.
    Other,
}

/// Returns what a style sheet begins with, and how many bytes that has.
fn token(css: &str, first: char) -> (Token, usize) {
    if first.is_ascii_whitespace() {
        return (Token::Space, 1);
    }
    let up_to = |end: Option<usize>| end.unwrap_or(css.len());
    if let Some(comment) = css.strip_prefix("/*") {
        return (Token::Comment, up_to(comment.find("*/").map(|at| at + 4)));
    }
    if first == '"' || first == '\'' {
        return (Token::Other, up_to(string_end(css, first)));
    }
    if css.starts_with("url(") && !css.starts_with("url(\"") && !css.starts_with("url('") {
        return (Token::Other, up_to(css.find(')').map(|at| at + 1)));
    }
    (Token::Other, first.len_utf8())
}

fn string_end(css: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    css.char_indices().skip(1).find_map(|(at, it)| {
        let ends = it == quote && !escaped;
        escaped = it == '\\' && !escaped;
        ends.then_some(at + 1)
    })
}

/// After a colon, white space has no meaning in a declaration and no place in a selector; before one, it tells
/// `a :hover` from `a:hover`.
fn swallows_after(it: char) -> bool {
    matches!(it, '{' | '}' | ';' | ',' | ':' | '>')
}

fn swallows_before(it: char) -> bool {
    matches!(it, '{' | '}' | ';' | ',' | '>')
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(minified(css), expected);
    }

    #[test]
    fn white_space_and_comments_go() {
        check(
            "/* title */\n.a ,\n.b {\n  color: red;\n  margin: 0 1px;\n}\n",
            ".a,.b{color:red;margin:0 1px}",
        );
    }

    #[test]
    fn white_space_that_means_something_stays() {
        check(".a .b :hover > p", ".a .b :hover>p");
        check("@media (width > 3em) and (hover)", "@media (width>3em) and (hover)");
        check("width: calc(1px + 2px - var(--x, 3px))", "width:calc(1px + 2px - var(--x,3px))");
    }

    #[test]
    fn strings_and_addresses_are_left_alone() {
        check(r#"a { content: " /* \" */  ; "; }"#, r#"a{content:" /* \" */  ; "}"#);
        check("a { background: url(data:x,/*y */  z) }", "a{background:url(data:x,/*y */  z)}");
    }

    #[test]
    fn a_comment_alone_still_keeps_two_words_apart() {
        check("a/* x */.b", "a/**/.b");
        check("a /* x */ .b", "a .b");
    }
}
