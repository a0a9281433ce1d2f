//! One section: its statements with their answers. Why each statement matters is one click away.
//!
//! A statement is a component of its own, so that an answer redraws one statement and not the section. The parts of a
//! statement that can take the focus have ids: `S1.1-0` is its first radio button, `-r` the reason, `-t0` and `-u0` the
//! title and the link of its first evidence.

use std::rc::Rc;

use yew::prelude::*;

use super::alone::alone;
use super::field::{described, full, full_id};
use super::{
    before_deposit, button, choose, fold, follow, link, nth_id, own, part_id, picture, progress, sources,
    tag, text, write,
};
use crate::content::IndicatorIx;
use crate::page::{
    self, Checkbox, EarlierPart, EvidencePart, Mark, NotePart, ReasonPart, RiskPart, Rung, SectionPage,
    SideItem, Text, WhyPart,
};
use crate::session::Msg;

pub(super) fn section(page: &SectionPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="page two" part="screen" key={&*page.id}>
            { track(page, on) }
            <div class="main">
                { head(page, on) }
                for one in &page.statements {
                    <Statement key={&*one.id} page={one} {on} />
                }
                <div class="row">{ link(&page.check, "btn", on) }{ " " }{ link(&page.leave, "", on) }</div>
            </div>
        </div>
    }
}

/// The progress of the section: a strip on top, or the side column if there is room.
fn track(page: &SectionPage, on: &Callback<Msg>) -> Html {
    html! {
        <div class="side track" role="group" aria-label={text(&page.track_label)}>
            <p><b>{ text(&page.title) }</b></p>
            <p class="soft num">{ text(&page.progress.text) }</p>
            { progress(&page.progress) }
            <ol>for item in &page.side { <li key={&*item.id}>{ side(item, on) }</li> }</ol>
        </div>
    }
}

fn side(item: &SideItem, on: &Callback<Msg>) -> Html {
    let href = ["#", &*item.id].concat();
    html! {
        <a {href} onclick={follow(&item.to, on)}>
            { picture::mark(item.mark) }{ " " }<b class="num">{ text(&item.id) }</b>{ " " }
            <span class="soft">{ text(&item.label) }</span>
        </a>
    }
}

fn head(page: &SectionPage, on: &Callback<Msg>) -> Html {
    html! {
        <header class="head">
            <p class="small">
                { link(&page.back, "", on) }{ " " }<span class="soft">{ "/ " }{ text(&page.position) }</span>
            </p>
            <h1 class="h1" id="title" tabindex="-1">{ text(&page.title) }</h1>
            <p class="lead">{ text(&page.purpose) }</p>
            <p class="small soft">{ text(&page.count) }</p>
            if let Some(kinds) = &page.kinds { <p class="small soft">{ text(kinds) }</p> }
            if let Some(part) = &page.risk { { risk(part, on) } }
        </header>
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
    pub(super) on: Callback<Msg>,
}

#[component]
pub(super) fn Statement(props: &StatementProps) -> Html {
    let (page, on) = (&*props.page, &props.on);
    alone(html! {
        <section class="q" id={text(&page.id)}>
            <p class="margin">
                <b>{ text(&page.id) }</b>{ " " }<span>{ text(&page.articles) }</span>
                if let Some(kind) = &page.kind { { " " }<span class="kind">{ text(kind) }</span> }
                if let Some(core) = &page.core { { " " }{ tag("", core) } }
                { before_deposit(page.before_deposit.as_ref()) }
            </p>
            { answer(page, on) }
            <div class="duet">{ note(page, &page.note, on) }{ why(&page.why) }</div>
        </section>
    })
}

fn answer(page: &page::Statement, on: &Callback<Msg>) -> Html {
    let hint = page.hint.as_ref().map(|hint| (part_id(&page.id, "h"), hint));
    html! {
        <fieldset aria-describedby={hint.as_ref().map(|(id, _)| id.clone())}>
            <legend><h2 class="h3">{ text(&page.claim) }</h2></legend>
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
                for (label, words) in written { <p class="soft">{ text(label) }{ " " }{ own(words) }</p> }
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
    let groups = page.risk.iter().flat_map(|part| &part.groups);
    let groups = groups.map(|group| (text(&group.id), group.toggle.clone()));
    groups.chain(page.statements.iter().flat_map(|statement| fields_of(statement))).collect()
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
    let (ix, id) = (page.ix, part_id(&page.id, "r"));
    let (hint, error) = (part_id(&page.id, "rh"), part_id(&page.id, "re"));
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
                oninput={write(on.reform(move |reason| Msg::Reason(ix, reason)))} />
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
                <p><b>{ text(&part.shows_label) }</b>{ " " }{ text(&part.shows) }</p>
                if let Some(after) = &part.after { <p>{ text(after) }</p> }
            </div>
            { sources(&part.citations) }
        </div>
    };
    fold(&part.summary, None, content)
}
