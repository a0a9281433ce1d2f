//! Numbers, dates, plurals and lists by the browser's own `Intl`: no language data is shipped. Days by its clock: only
//! the browser knows where the reader is.

use js_sys::{Array, Date, Function, Intl as Js, JsString, Object, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};

use crate::calendar::{self, Moment};
use crate::content::Percent;
use crate::content::locale::{Locale, Plain};

/// The formats of one language.
#[derive(Debug)]
pub struct Intl {
    plural: Js::PluralRules,
    plural_of_tenths: Js::PluralRules,
    number: Function,
    percent: Function,
    date: Function,
    month: Function,
    list: Option<Function>,
    accents: RegExp,
}

impl Intl {
    /// The formats of a language (a BCP 47 tag). For an unknown language the browser uses its default.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let tags = Array::of1(&language.into());
        let tenths = options(&[("minimumFractionDigits", "1")]);
        let percent = options(&[("style", "percent")]);
        let date =
            options(&[("year", "numeric"), ("month", "long"), ("day", "numeric"), ("timeZone", "UTC")]);
        let month = options(&[("year", "numeric"), ("month", "long"), ("timeZone", "UTC")]);
        Self {
            plural: Js::PluralRules::new(&tags, &Object::new()),
            plural_of_tenths: Js::PluralRules::new(&tags, &tenths),
            number: Js::NumberFormat::new(&tags, &Object::new()).format(),
            percent: Js::NumberFormat::new(&tags, &percent).format(),
            date: Js::DateTimeFormat::new(&tags, &date).format(),
            month: Js::DateTimeFormat::new(&tags, &month).format(),
            list: list(&tags),
            accents: RegExp::new(r"\p{M}", "gu"),
        }
    }
}

impl Locale for Intl {
    fn plural(&self, n: u32) -> String {
        self.plural.select(n.into()).into()
    }

    fn plural_of_tenths(&self, tenths: u32) -> String {
        self.plural_of_tenths.select(f64::from(tenths) / 10.0).into()
    }

    fn number(&self, n: u32) -> String {
        call(&self.number, &n.into()).unwrap_or_else(|| Plain.number(n))
    }

    fn percent(&self, percent: Percent) -> String {
        let share = f64::from(percent.number()) / 100.0;
        call(&self.percent, &share.into()).unwrap_or_else(|| Plain.percent(percent))
    }

    fn date(&self, iso: &str) -> String {
        let day = Plain.date(iso);
        let time = Date::new(&day.as_str().into()).get_time();
        if time.is_nan() {
            return day;
        }
        let format = if day.len() > "2026-11".len() { &self.date } else { &self.month };
        call(format, &time.into()).unwrap_or(day)
    }

    fn day(&self, moment: Moment) -> calendar::Date {
        day(&Date::new(&(moment.epoch() as f64 * 1_000.0).into())).unwrap_or_else(|| Plain.day(moment))
    }

    fn list(&self, items: &[String]) -> String {
        let array: Array = items.iter().map(JsValue::from).collect();
        self.list.as_ref().and_then(|list| call(list, &array)).unwrap_or_else(|| Plain.list(items))
    }

    fn without_accents(&self, text: &str) -> String {
        JsString::from(text).normalize("NFKD").replace_by_pattern(&self.accents, "").into()
    }
}

/// Today, where the reader is. A tab stays open past midnight: ask each time.
pub(super) fn today() -> Option<calendar::Date> {
    day(&Date::new_0())
}

fn day(time: &Date) -> Option<calendar::Date> {
    let year = i32::try_from(time.get_full_year()).ok()?;
    calendar::Date::new(year, time.get_month() + 1, time.get_date())
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object does not fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}

fn call(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::NULL, value).ok()?.as_string()
}

/// `Intl.ListFormat` has no binding. Returns `None` in older browsers, which lack it.
fn list(tags: &Array) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"ListFormat".into()).ok()?.dyn_into().ok()?;
    let format = Reflect::construct(&class, &Array::of1(tags)).ok()?;
    let method: Function = Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()?;
    Some(method.bind0(&format))
}
