//! One section: its statements with their answers. Why each statement matters is one click away.
//!
//! A statement is a component of its own, so that an answer redraws one statement and not the section. The parts of a
//! statement that can take the focus have ids: `S1.1-0` is its first radio button, `-r` the reason, `-t0` and `-u0` the
//! title and the link of its first evidence.

use std::rc::Rc;

use yew::prelude::*;

use super::alone::{THEN, alone};
use super::field::{described, full, full_id};
use super::results::next_steps::meanings;
use super::{
    button, choose, fold, follow, href, link, nth_id, own, part_id, picture, progress, sources, tag, text,
    write,
};
use crate::content::IndicatorIx;
use crate::page::{
    self, Checkbox, EarlierPart, EvidencePart, Mark, NonePart, NotePart, ReasonPart, RiskPart, Rung,
    SectionPage, SectionPart, SideItem, Text, WhyPart,
};
use crate::session::Msg;

pub(super) fn section(page: &SectionPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page two" part="screen" key={&*page.id}>
            { track(page, on) }
            <div class="main">
                { head(page, on) }
                for one in &page.sections { { part(one, on) } }
                <div class="row">
                    { link(&page.forward, "btn", on) }
                    if let Some(check) = &page.check { { " " }{ link(check, "", on) } }
                    if let Some(leave) = &page.leave { { " " }{ link(leave, "", on) } }
                </div>
            </div>
        </div>
    }
}

/// The progress of the section: a strip on top, or the side column if there is room.
fn track(page: &SectionPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="side track" role="group" aria-label={text(&page.track_label)}>
            if let Some(back) = &page.came_from { <p class="came">{ link(back, "", on) }</p> }
            <p><b>{ text(&page.title) }</b></p>
            <p class="soft num">{ text(&page.progress.text) }</p>
            { progress(&page.progress) }
            <p class="soft small whole">{ text(&page.whole) }</p>
            <ol>for item in &page.side { <li key={&*item.id}>{ side(item, on) }</li> }</ol>
        </div>
    }
}

fn side(item: &SideItem, on: &Callback<Msg>) -> Html {
    html! {
        <a href={href(Some(&item.id))} onclick={follow(&item.to, on)}>
            { picture::mark(item.mark) }{ " " }<b class="num">{ text(&item.id) }</b>{ " " }
            <span class="soft">{ text(&item.label) }</span>
        </a>
    }
}

fn head(page: &SectionPage, on: &Callback<Msg>) -> Html {
    html! {
        <header class="head">
            <p class="small">
                { link(&page.back, "", on) }{ " " }<span class="soft">{ "/" }{ " " }{ text(&page.position) }</span>
            </p>
            <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
            if let Some(purpose) = &page.purpose { <p class="lead">{ text(purpose) }</p> }
            <p class="small soft">{ text(&page.count) }</p>
            if let Some(deposit) = &page.deposit { <p class="small soft text">{ text(deposit) }</p> }
            if let Some(kinds) = &page.kinds { <p class="small soft">{ text(kinds) }</p> }
        </header>
    }
}

/// A section with its statements; under its title, where it shares the screen.
fn part(part: &SectionPart, on: &Callback<Msg>) -> Html {
    let (id, level) = (part_id(&part.id, "title"), if part.heading.is_some() { 3 } else { 2 });
    html! {
        <div class="sec" id={text(&part.id)} key={&*part.id} role={part.heading.as_ref().map(|_| "group")}
            aria-labelledby={part.heading.as_ref().map(|_| id.clone())}>
            if let Some((title, purpose)) = &part.heading {
                <h2 class="h2" {id} tabindex="-1">{ text(title) }</h2>
                <p class="text">{ text(purpose) }</p>
            }
            if let Some(part) = &part.risk { { risk(part, on) } }
            if let Some(part) = &part.none { { none(part, on) } }
            for one in &part.statements { <Statement key={&*one.id} page={one} {level} {on} /> }
        </div>
    }
}

/// One answer, and one reason, for all statements of a section.
fn none(part: &NonePart, on: &Callback<Msg>) -> Html {
    let ix = part.ix;
    html! {
        <div class="flow tight">
            if let Some(give) = &part.give { <p>{ button(give, "btn plain", on) }</p> }
            if let Some(reason) = &part.reason {
                { why_not(part_id(&part.id, "why"), reason, on.reform(move |reason| Msg::SharedReason(ix, reason))) }
            }
        </div>
    }
}

fn risk(part: &RiskPart, on: &Callback<Msg>) -> Html {
    let groups = html! {
        <div>
            <fieldset class="field">
                <legend class="lab">{ text(&part.legend) }</legend>
                <div class="pair">for group in &part.groups { { checkbox(group, None, on) } }</div>
            </fieldset>
        </div>
    };
    fold(&part.summary, part.marked.as_ref(), groups)
}

pub(super) fn checkbox(one: &Checkbox, hint: Option<&Text>, on: &Callback<Msg>) -> Html {
    html! {
        <div class="pick">
            <input type="checkbox" id={text(&one.id)} checked={one.checked} onchange={choose(&one.toggle, on)} />
            <label for={text(&one.id)}>
                { text(&one.label) }
                if let Some(hint) = hint { { " " }<small>{ text(hint) }</small> }
            </label>
        </div>
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct StatementProps {
    pub(super) page: Rc<page::Statement>,
    pub(super) level: u8,
    pub(super) on: Callback<Msg>,
}

#[component]
pub(super) fn Statement(props: &StatementProps) -> Html {
    let (page, on) = (&*props.page, &props.on);
    let drawn = html! {
        <section class="q" id={text(&page.id)}>
            <p class="margin">
                <b>{ text(&page.id) }</b>{ " " }<span>{ text(&page.articles) }</span>
                if let Some(kind) = &page.kind { { " " }<span class="kind">{ text(kind) }</span> }
                if let Some(core) = &page.core { { " " }{ tag("", core) } }
                if let Some(behind) = &page.behind { { " " }{ tag("", behind) } }
                if let Some(label) = &page.before_deposit {
                    { " " }<span class="tag deposit" id={part_id(&page.id, "d")}>{ text(label) }</span>
                }
            </p>
            { answer(page, props.level, on) }
            <div class="duet">{ note(page, &page.note, on) }{ why(&page.why) }</div>
        </section>
    };
    alone(&page.tongue, drawn)
}

fn answer(page: &page::Statement, level: u8, on: &Callback<Msg>) -> Html {
    let hint = page.hint.as_ref().map(|hint| (part_id(&page.id, "h"), hint));
    let tag = page.before_deposit.as_ref().map(|_| part_id(&page.id, "d"));
    let claim = text(&page.claim);
    html! {
        <fieldset aria-describedby={described([tag.as_ref(), hint.as_ref().map(|(id, _)| id)])}>
            <legend>
                if level == 2 { <h2 class="h3">{ claim }</h2> } else { <h3 class="h3">{ claim }</h3> }
            </legend>
            if let Some((id, hint)) = hint { <p class="hint" {id}>{ text(hint) }</p> }
            if let Some(part) = &page.earlier { { earlier(part, on) } }
            <div class="rungs">
                for (n, rung) in page.rungs.iter().enumerate() {
                    <div class="pick box">{ radio(page, rung, nth_id(&page.id, "", n), on) }</div>
                }
            </div>
            <div class="else">
                for rung in &page.others {
                    <div class="pick">{ radio(page, rung, part_id(&page.id, other(rung.mark)), on) }</div>
                }
                if let Some(clear) = &page.clear { { button(clear, "link", on) } }
            </div>
            if let Some(part) = &page.reason { { reason(page, part, on) } }
        </fieldset>
    }
}

/// What was answered in an earlier edition.
fn earlier(part: &EarlierPart, on: &Callback<Msg>) -> Html {
    html! {
        <div class="earlier flow tight small">
            <p><b>{ text(&part.title) }</b></p>
            for (answer, written) in &part.answers {
                <p>{ text(answer) }</p>
                for (label, words) in written { <p class="soft">{ text(label) }{ THEN }{ own(words) }</p> }
            }
            if let Some(confirm) = &part.confirm { <p>{ button(confirm, "btn plain", on) }</p> }
        </div>
    }
}

/// The id of each field of a statement without an answer, with the message that the field sends.
fn fields_of(page: &page::Statement) -> Vec<(AttrValue, Msg)> {
    let id = &page.id;
    let rungs = page.rungs.iter().enumerate().map(|(n, rung)| (nth_id(id, "", n), rung.pick.clone()));
    let others = page.others.iter().map(|rung| (part_id(id, other(rung.mark)), rung.pick.clone()));
    let note = (part_id(id, "note"), Msg::Note(page.ix, "".into()));
    let documents = page.note.evidence.iter().flat_map(|part| {
        let (ix, n) = (page.ix, part.n);
        [
            (nth_id(id, "t", n), Msg::EvidenceTitle(ix, n, "".into())),
            (nth_id(id, "u", n), Msg::EvidenceLink(ix, n, "".into())),
        ]
    });
    rungs.chain(others).chain([note]).chain(documents).collect()
}

/// The id of each field of a section without answers, with the message that the field sends.
pub(super) fn fields(page: &SectionPage) -> Vec<(AttrValue, Msg)> {
    let groups = page.sections.iter().flat_map(|part| &part.risk).flat_map(|part| &part.groups);
    let groups = groups.map(|group| (text(&group.id), group.toggle.clone()));
    groups.chain(page.statements().flat_map(|statement| fields_of(statement))).collect()
}

/// The last letter of the id of an answer without a level: not known, or not applicable.
fn other(mark: Mark) -> &'static str {
    if mark == Mark::NotKnown { "k" } else { "n" }
}

fn radio(page: &page::Statement, rung: &Rung, id: AttrValue, on: &Callback<Msg>) -> Html {
    html! {
        <>
            <input type="radio" name={text(&page.id)} id={id.clone()} value={text(&rung.value)} checked={rung.chosen}
                onchange={choose(&rung.pick, on)} />
            <label for={id}>
                if matches!(rung.mark, Mark::Level(..)) {
                    { picture::mark(rung.mark) }<b>{ text(&rung.label) }</b>
                } else {
                    { text(&rung.label) }{ " " }
                }
                if let Some(hint) = &rung.hint { <small>{ text(hint) }</small> }
            </label>
        </>
    }
}

fn reason(page: &page::Statement, part: &ReasonPart, on: &Callback<Msg>) -> Html {
    let ix = page.ix;
    why_not(part_id(&page.id, "r"), part, on.reform(move |reason| Msg::Reason(ix, reason)))
}

/// The field with the reason why something does not apply.
fn why_not(id: AttrValue, part: &ReasonPart, on: Callback<Rc<str>>) -> Html {
    let (hint, error) = (AttrValue::from([&*id, "h"].concat()), AttrValue::from([&*id, "e"].concat()));
    let full_id = full_id(&part.bound, &id);
    let described = described([part.error.as_ref().map(|_| &error), Some(&hint), full_id.as_ref()]);
    html! {
        <div class={field(part.error.is_some())}>
            <label for={id.clone()}>{ text(&part.label) }</label>
            <p class="hint" id={hint}>{ text(&part.hint) }</p>
            { wrong(part.error.as_ref(), error) }
            { full(&part.bound, &id) }
            <textarea class="in" translate="no" {id} dir="auto" rows="2" maxlength={part.bound.most.to_string()}
                aria-required="true" aria-invalid={part.error.as_ref().map(|_| "true")}
                aria-describedby={described} value={text(&part.value)}
                oninput={write(on)} />
        </div>
    }
}

fn field(wrong: bool) -> &'static str {
    if wrong { "field wrong" } else { "field" }
}

fn wrong(error: Option<&Text>, id: AttrValue) -> Html {
    html! { if let Some(error) = error { <p class="why" {id}>{ text(error) }</p> } }
}

fn note(page: &page::Statement, part: &NotePart, on: &Callback<Msg>) -> Html {
    let (ix, id, hint) = (page.ix, part_id(&page.id, "note"), part_id(&page.id, "nh"));
    let content = html! {
        <div class="flow">
            <div class="field">
                <label for={id.clone()}>{ text(&part.label) }</label>
                <p class="hint" id={hint.clone()}>{ text(&part.hint) }</p>
                { full(&part.bound, &id) }
                <textarea class="in" translate="no" dir="auto" rows="2" maxlength={part.bound.most.to_string()}
                    aria-describedby={described([Some(&hint), full_id(&part.bound, &id).as_ref()])} {id}
                    value={text(&part.value)}
                    oninput={write(on.reform(move |note| Msg::Note(ix, note)))} />
            </div>
            <div class="docs">
                for one in &part.evidence { { evidence(page, one, on) } }
                { button(&part.add, "link", on) }
            </div>
            if let Some((strength, hint)) = &part.strength { { checkbox(strength, Some(hint), on) } }
        </div>
    };
    fold(&part.summary, part.inside.as_ref(), content)
}

/// One piece of evidence: its title, its link, and a button that removes it.
fn evidence(page: &page::Statement, part: &EvidencePart, on: &Callback<Msg>) -> Html {
    let title = nth_id(&page.id, "t", part.n);
    let on_title = text_of_evidence(Msg::EvidenceTitle, page.ix, part.n, on);
    html! {
        <div class="doc" key={part.n}>
            <div class="pair">
                <div class="field">
                    <label for={title.clone()}>{ text(&part.title_label) }</label>
                    { full(&part.title_bound, &title) }
                    <input class="in" translate="no" dir="auto" autocomplete="off" maxlength={part.title_bound.most.to_string()}
                        aria-describedby={full_id(&part.title_bound, &title)} id={title} value={text(&part.title)}
                        oninput={on_title} />
                </div>
                { address(page, part, on) }
            </div>
            if let Some(remove) = &part.remove { { button(remove, "link small", on) } }
        </div>
    }
}

fn address(page: &page::Statement, part: &EvidencePart, on: &Callback<Msg>) -> Html {
    let (id, error) = (nth_id(&page.id, "u", part.n), nth_id(&page.id, "e", part.n));
    let oninput = text_of_evidence(Msg::EvidenceLink, page.ix, part.n, on);
    let full_id = full_id(&part.link_bound, &id);
    let described = described([part.error.as_ref().map(|_| &error), full_id.as_ref()]);
    html! {
        <div class={field(part.error.is_some())}>
            <label for={id.clone()}>{ text(&part.link_label) }</label>
            { wrong(part.error.as_ref(), error) }
            { full(&part.link_bound, &id) }
            <input class="in" translate="no" type="url" {id} dir="ltr" autocomplete="off" maxlength={part.link_bound.most.to_string()}
                aria-invalid={part.error.as_ref().map(|_| "true")} aria-describedby={described}
                value={text(&part.link)} {oninput} />
        </div>
    }
}

fn text_of_evidence(
    msg: fn(IndicatorIx, usize, Rc<str>) -> Msg,
    ix: IndicatorIx,
    n: usize,
    on: &Callback<Msg>,
) -> Callback<InputEvent> {
    write(on.reform(move |written| msg(ix, n, written)))
}

/// Why the statement matters, the evidence that would show it, its prerequisites, and its sources.
fn why(part: &WhyPart) -> Html {
    let content = html! {
        <div class="pair">
            <div class="text flow tight small">
                <p>{ text(&part.why) }</p>
                <p><b>{ text(&part.shows_label) }</b>{ THEN }{ text(&part.shows) }</p>
                if let Some(after) = &part.after { <p>{ text(after) }</p> }
            </div>
            { sources(&part.citations) }
            { meanings(&part.tags) }
        </div>
    };
    fold(&part.summary, None, content)
}
