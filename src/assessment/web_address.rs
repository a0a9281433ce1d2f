//! Where a link of the person leads. A page shows one only if it leads where it seems to: the browser, which reads
//! addresses by the URL Standard, and the person, who reads signs, must come to the same site.

use std::fmt::Write as _;

use crate::reading::Text;

/// An address of the web that leads where it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress {
    /// The address, with the host in ASCII: so a browser has nothing to map.
    pub text: Text,
    /// The host in ASCII. A name with letters that look like others begins its label with `xn--` (RFC 5890).
    pub host: Text,
}

/// Why an address does not become a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFault {
    /// It does not begin with `https://` or `http://`, or lacks a host.
    Incomplete,
    /// It has user information, as in `https://known.example@other.example/`.
    User,
    /// It has a backslash, which browsers read as a slash, or a sign that is not seen or changes the order of others.
    Sign,
    /// Its host is none that can be shown as it is.
    Host,
}

impl WebAddress {
    /// Reads an address as the person entered it; white space around it does not count.
    ///
    /// # Errors
    /// Why it does not become a link.
    pub fn parse(entered: &str) -> Result<Self, AddressFault> {
        let entered = entered.trim();
        if entered.contains(is_deceptive) {
            return Err(AddressFault::Sign);
        }
        let scheme = ["https://", "http://"].into_iter().find(|it| starts_with(entered, it));
        let (scheme, rest) =
            scheme.and_then(|it| Some((it, entered.get(it.len()..)?))).ok_or(AddressFault::Incomplete)?;
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err(AddressFault::User);
        }
        let (name, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
        if !name.contains('.') || name.starts_with('.') {
            return Err(AddressFault::Incomplete);
        }
        let host = host(name).filter(|_| is_port(port)).ok_or(AddressFault::Host)?;
        Ok(Self { text: [scheme, &host, port, path].concat().into(), host: host.into() })
    }
}

fn starts_with(text: &str, scheme: &str) -> bool {
    text.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
}

/// White space, a backslash, a control character, or a sign that is not seen: it has no width, or it changes the
/// direction of others (Unicode, `Default_Ignorable_Code_Point` and `Bidi_Control`).
fn is_deceptive(sign: char) -> bool {
    sign == '\\'
        || sign.is_whitespace()
        || sign.is_control()
        || matches!(sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// An empty port, or one of 0 to 65,535 after its colon.
fn is_port(port: &str) -> bool {
    let digits = port.strip_prefix(':').unwrap_or_default();
    digits.is_empty() || digits.bytes().all(|it| it.is_ascii_digit()) && digits.parse::<u16>().is_ok()
}

/// The host in ASCII and lower case; `None` if a browser would read another one in it.
fn host(name: &str) -> Option<String> {
    let labels = name.strip_suffix('.').unwrap_or(name).split('.');
    let labels: Vec<_> = labels.map(label).collect::<Option<_>>()?;
    // Browsers take a name that ends in a number for an IPv4 address, and read `0x7f.1` as 127.0.0.1.
    let is_number = |label: &String| label.starts_with("0x") || label.bytes().all(|it| it.is_ascii_digit());
    let ends_in_number = labels.last().is_some_and(is_number);
    let is_address =
        labels.len() == 4 && labels.iter().all(|it| it.parse::<u8>().is_ok_and(|n| n.to_string() == *it));
    (is_address || !ends_in_number).then(|| labels.join("."))
}

/// One label of a host in ASCII (RFC 5890). Capital letters outside ASCII stay: the tables for them are 5 kB, and a name
/// with one leads nowhere.
fn label(label: &str) -> Option<String> {
    let lower = label.to_ascii_lowercase();
    let fits = |sign: char| {
        sign.is_ascii_alphanumeric() || "-_".contains(sign) || !sign.is_ascii() && !is_sign(sign)
    };
    if lower.is_empty() || !lower.chars().all(fits) {
        return None;
    }
    if lower.is_ascii() { Some(lower) } else { Some(format!("xn--{}", punycode(&lower)?)) }
}

/// Punctuation and symbols outside ASCII, and full-width forms: browsers read some of them as a full stop or a slash.
fn is_sign(sign: char) -> bool {
    matches!(sign, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ffef}')
}

// Parameters of Punycode, RFC 3492 section 5.
const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST: u32 = 128;

/// A label in Punycode without its prefix, by the algorithm of RFC 3492 section 6.3; `None` if it is too long for that.
fn punycode(label: &str) -> Option<String> {
    let mut written: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(written.len()).ok()?;
    if basic > 0 {
        written.push('-');
    }
    let (mut least, mut delta, mut bias, mut handled) = (FIRST, 0_u32, FIRST_BIAS, basic);
    let all = u32::try_from(label.chars().count()).ok()?;
    while handled < all {
        let next = label.chars().map(u32::from).filter(|&it| it >= least).min()?;
        delta = delta.checked_add((next - least).checked_mul(handled + 1)?)?;
        least = next;
        for sign in label.chars().map(u32::from) {
            if sign < least {
                delta = delta.checked_add(1)?;
            } else if sign == least {
                write_number(&mut written, delta, bias)?;
                bias = adapt(delta, handled + 1, handled == basic);
                (delta, handled) = (0, handled + 1);
            }
        }
        (delta, least) = (delta.checked_add(1)?, least + 1);
    }
    Some(written)
}

/// Writes a number with digits of variable worth, RFC 3492 section 3.3.
fn write_number(into: &mut String, mut number: u32, bias: u32) -> Option<()> {
    for k in (BASE..).step_by(BASE as usize) {
        let threshold = k.saturating_sub(bias).clamp(T_MIN, T_MAX);
        if number < threshold {
            break;
        }
        into.push(digit(threshold + (number - threshold) % (BASE - threshold))?);
        number = (number - threshold) / (BASE - threshold);
    }
    into.write_char(digit(number)?).ok()
}

/// 0 to 25 are `a` to `z`, 26 to 35 are `0` to `9`.
fn digit(worth: u32) -> Option<char> {
    let sign = if worth < 26 { u32::from('a') + worth } else { u32::from('0') + worth - 26 };
    char::from_u32(sign)
}

/// The bias for the next number, RFC 3492 section 6.1.
fn adapt(delta: u32, handled: u32, is_first: bool) -> u32 {
    let mut delta = delta / if is_first { DAMP } else { 2 };
    delta += delta / handled;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}
