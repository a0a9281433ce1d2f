// What is kept, where, and what becomes of it, without a browser: storages, address and attributes are the tests' own.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Shelf } from '../../loader/shelf.js';

class Storage {
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }
  setItem(key, value) { this[key] = String(value); }
  removeItem(key) { delete this[key]; }
}

let tab;
let device;
let clock;

beforeEach(() => {
  [tab, device, clock] = [new Storage(), new Storage(), 1_000];
  globalThis.window = { top: globalThis, get sessionStorage() { return tab; }, get localStorage() { return device; } };
  at('/page');
  Date.now = () => clock++;
});

function at(address) {
  const { pathname, search } = new URL(address, 'https://example.org');
  globalThis.location = { pathname, search };
}

/** A shelf as a page that was just loaded has it. */
function shelf({ storage = 'tab', name = '0', query, questionnaire = 'uncat', lang = 'en', languages } = {}) {
  const attributes = { storage, query, languages };
  const element = { getAttribute: (attribute) => attributes[attribute] ?? null, closest: () => ({ lang }) };
  const it = new Shelf(element, name);
  it.questionnaire = questionnaire;
  return it;
}

/** What a page that is loaded now goes on with. */
function loaded(more) {
  const { keeping, text } = shelf(more).read();
  return [keeping, text];
}

/** How many entries tab and device have. */
function entries() {
  return [tab, device].map((storage) => Object.keys(storage).filter((key) => key.startsWith('uncat-readiness/')).length);
}

test('a reload finds the last text where it was kept', () => {
  const it = shelf();
  assert.deepEqual(it.read(), { keeping: 'tab', text: undefined, other: false, works: true, framed: false });
  assert.equal(it.keep('tab', 'one'), 'kept');
  assert.equal(it.keep('tab', 'two\nlines'), 'kept');
  assert.deepEqual(loaded(), ['tab', 'two\nlines']);
  assert.equal(it.keep('device', 'three'), 'kept');
  assert.deepEqual(loaded(), ['device', 'three']);
  assert.deepEqual(entries(), [0, 1]);
});

test('a reader who chose to keep nothing finds nothing, and is not asked again', () => {
  const it = shelf();
  it.keep('tab', 'one');
  assert.equal(it.keep('none', 'two'), 'kept');
  assert.deepEqual(loaded(), ['none', undefined]);
  assert.ok(!Object.values(tab).join().includes('one'));
  assert.equal(it.last, 'two', 'the page itself goes on');
});

test('a page that offers to keep nothing leaves no trace', () => {
  const it = shelf({ storage: 'none' });
  it.read();
  it.keep('none', 'one');
  assert.deepEqual(entries(), [0, 0]);
});

test('of tab and device, the newer entry is gone on with, and the tab is mentioned where it has another', () => {
  shelf().keep('tab', 'older');
  shelf().keep('device', 'newer');
  const it = shelf();
  assert.deepEqual(it.read(), { keeping: 'device', text: 'newer', other: true, works: true, framed: false });
  assert.equal(it.theirs(), 'older');
  tab = new Storage();
  shelf().keep('tab', 'newest');
  assert.deepEqual(shelf().read(), { keeping: 'tab', text: 'newest', other: false, works: true, framed: false });
});

for (const keeping of ['tab', 'device']) {
  test(`what another page put into the same entry is never overwritten unasked: ${keeping}`, () => {
    const [one, other] = [shelf(), shelf()];
    one.read();
    other.read();
    assert.equal(one.keep(keeping, 'mine'), 'kept');
    assert.equal(other.keep(keeping, 'theirs'), 'elsewhere');
    assert.deepEqual(loaded(), [keeping, 'mine']);
    assert.equal(other.overwrite(keeping, 'theirs'), 'kept');
    assert.equal(one.keep(keeping, 'mine again'), 'elsewhere');
    assert.equal(one.theirs(), 'theirs');
    assert.equal(one.keep(keeping, 'both'), 'kept', 'what was read may be replaced');
  });
}

/** A tab that the browser has duplicated from this one: it begins with a copy of what is kept here. */
function duplicated() {
  return Object.assign(new Storage(), tab);
}

test('a tab that was duplicated goes on by itself, and neither loses what the other does', () => {
  const one = shelf();
  one.keep('tab', 'before');
  const [first, second] = [tab, duplicated()];
  tab = second;
  const other = shelf();
  assert.equal(other.read().text, 'before');
  assert.equal(other.keep('tab', 'there'), 'kept');
  tab = first;
  assert.equal(one.keep('tab', 'here'), 'kept');
  assert.deepEqual(loaded(), ['tab', 'here']);
  one.erase();
  tab = second;
  assert.deepEqual(loaded(), ['tab', 'there']);
});

test('where a duplicated tab moves to the device, the newest is gone on with in both, and the reader is told of the other', () => {
  const one = shelf();
  one.keep('tab', 'before');
  const [first, second] = [tab, duplicated()];
  tab = second;
  const other = shelf();
  other.read();
  assert.equal(other.keep('device', 'there'), 'kept');
  tab = first;
  assert.deepEqual(shelf().read(), { keeping: 'device', text: 'there', other: true, works: true, framed: false });
  assert.equal(one.keep('tab', 'here'), 'kept', 'this one has not been loaded again: it goes on in its tab');
  assert.deepEqual(loaded(), ['tab', 'here']);
  tab = second;
  assert.deepEqual(loaded(), ['device', 'there']);
});

test('an entry of the device that another tab erased is not written again unasked', () => {
  const [one, other] = [shelf(), shelf()];
  one.keep('device', 'mine');
  other.read();
  other.erase();
  assert.equal(one.keep('device', 'again'), 'elsewhere');
  assert.equal(one.theirs(), undefined);
});

test('moving to the tab leaves on the device what another tab keeps there', () => {
  const [one, other] = [shelf(), shelf()];
  one.keep('tab', 'mine');
  other.keep('device', 'theirs');
  one.keep('tab', 'mine still');
  assert.deepEqual(entries(), [1, 1]);
});

test('erasing takes everything away, on the device too where another tab wrote it last', () => {
  const [one, other] = [shelf(), shelf()];
  one.keep('tab', 'mine');
  other.read();
  other.keep('device', 'theirs');
  one.erase();
  assert.deepEqual(entries(), [0, 0]);
  assert.deepEqual(loaded(), ['tab', undefined]);
});

test('a page whose address changes is found at each of its addresses, and erased at all of them', () => {
  const it = shelf();
  it.keep('tab', 'one');
  at('/page/second');
  it.keep('tab', 'two');
  assert.deepEqual(loaded(), ['tab', 'two']);
  at('/page');
  assert.deepEqual(loaded(), ['tab', 'two']);
  at('/page/second');
  const again = shelf();
  again.read();
  again.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('a page with very many addresses keeps the last few, and leaves nothing at the others', () => {
  const it = shelf();
  for (let n = 0; n < 9; n++) {
    at(`/page/${n}`);
    it.keep('tab', `${n}`);
  }
  assert.deepEqual(entries(), [4, 0]);
  it.keep('device', 'moved');
  assert.deepEqual(entries(), [0, 4]);
});

test('pages that differ by their query are told apart, but not by where the reader came from', () => {
  at('/?p=12');
  shelf().keep('tab', 'twelve');
  at('/?p=15');
  assert.deepEqual(loaded(), ['tab', undefined]);
  at('/?utm_source=letter&p=12&fbclid=x');
  assert.deepEqual(loaded(), ['tab', 'twelve']);
});

test('the owner of a page says which parameters tell pages apart', () => {
  at('/embed.html?scope=areas&lang=en');
  shelf({ query: 'id scope' }).keep('tab', 'areas');
  at('/embed.html?lang=fr&scope=areas');
  assert.deepEqual(loaded({ query: 'id scope' }), ['tab', 'areas']);
  at('/embed.html?scope=review');
  assert.deepEqual(loaded({ query: 'id scope' }), ['tab', undefined]);
});

test('an entry of an earlier version is found, and taken over', () => {
  tab.setItem('uncat-readiness/uncat//page/0', 'old');
  at('/page?p=1');
  const it = shelf();
  assert.equal(it.read().text, 'old');
  assert.equal(it.keep('tab', 'new'), 'kept');
  assert.deepEqual(entries(), [1, 0]);
  assert.deepEqual(loaded(), ['tab', 'new']);
});

test('questionnaires and names never share an entry', () => {
  shelf().keep('tab', 'one');
  assert.deepEqual(loaded({ questionnaire: 'other' }), ['tab', undefined]);
  assert.deepEqual(loaded({ name: '1' }), ['tab', undefined]);
});

test('a storage that refuses, or accepts and forgets, does not keep', () => {
  tab.setItem = () => {};
  assert.equal(shelf().keep('tab', 'one'), 'refused');
  tab.setItem = () => { throw new Error('full'); };
  assert.equal(shelf().keep('tab', 'one'), 'refused');
  Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } });
  const it = shelf();
  assert.equal(it.read().text, undefined);
  assert.equal(it.keep('tab', 'one'), 'refused');
  assert.equal(it.last, 'one');
});

test('whether anything is kept is known before there is anything to keep, and leaves no trace', () => {
  const works = (more) => shelf(more).read().works;
  assert.equal(works(), true);
  assert.deepEqual(entries(), [0, 0]);
  tab.setItem = () => {};
  assert.deepEqual([works(), works({ storage: 'device' }), works({ storage: 'none' })], [false, true, true]);
});

test('a frame in a page of another site knows that what is kept is for that site alone', () => {
  window.top = { get location() { throw new Error('another origin'); } };
  assert.equal(shelf().read().framed, true);
});

test('what cannot be read is put aside, and never overwritten', () => {
  shelf().keep('tab', 'from tomorrow');
  const it = shelf();
  it.read();
  it.setAside();
  assert.equal(it.read().text, undefined);
  assert.equal(it.keep('tab', 'new'), 'kept');
  assert.deepEqual(it.asides(), ['from tomorrow']);
  const later = shelf();
  assert.equal(later.read().text, 'new');
  assert.deepEqual(later.asides(), ['from tomorrow']);
  later.eraseAsides();
  assert.deepEqual([later.asides(), entries()], [[], [1, 0]]);
});

test('what cannot be read nor put aside stays where it is, and nothing is kept', () => {
  shelf().keep('tab', 'from tomorrow');
  const it = shelf();
  it.read();
  tab.setItem = () => { throw new Error('full'); };
  it.setAside();
  assert.equal(it.read().text, undefined);
  assert.equal(it.keep('tab', 'new'), 'refused');
  assert.deepEqual(it.asides(), ['from tomorrow']);
  it.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('what this page kept itself and nobody can read is put aside, not read again and again', () => {
  const it = shelf();
  it.read();
  it.keep('tab', 'older');
  it.keep('tab', 'from tomorrow');
  it.setAside();
  assert.deepEqual([it.read().text, it.asides()], [undefined, ['from tomorrow']]);
  assert.equal(it.keep('tab', 'new'), 'kept');
  assert.deepEqual(shelf().asides(), ['from tomorrow']);
});

test('what nobody can read and no store keeps stays with the page', () => {
  const it = shelf();
  it.read();
  it.keep('none', 'from tomorrow');
  it.setAside();
  assert.deepEqual([it.read().text, it.asides()], [undefined, ['from tomorrow']]);
  it.eraseAsides();
  assert.deepEqual(it.asides(), []);
});

test('the older entry is gone on with where the newer one cannot be read', () => {
  shelf().keep('tab', 'older');
  shelf().keep('device', 'from tomorrow');
  const it = shelf();
  it.read();
  it.setAside();
  assert.deepEqual([it.read().text, it.asides()], ['older', ['from tomorrow']]);
});

test('a page that is shown again as it was left knows that something newer is kept', () => {
  const left = shelf();
  left.read();
  left.keep('tab', 'one');
  assert.equal(left.isStale, false);
  const next = shelf();
  next.read();
  next.keep('tab', 'two');
  assert.equal(left.isStale, true);
  assert.equal(left.comesBack({ persisted: false }), false, 'it was loaded');
  assert.equal(left.comesBack({ persisted: true }), true);
  assert.equal(left.read().text, 'two');
  next.erase();
  assert.equal(left.isStale, true, 'what was erased is not shown again');
});

test('a page that keeps nothing is never behind', () => {
  const it = shelf();
  it.keep('none', 'one');
  shelf().keep('device', 'two');
  assert.equal(it.isStale, false);
});

test('the language that a reader has chosen is kept with the text, and goes when the page is in another', () => {
  const first = shelf();
  first.read();
  first.keep('tab', 'a');
  first.speak('fr');
  const language = (more) => {
    const it = shelf(more);
    return [it.read().text, it.language];
  };
  assert.deepEqual(language(), ['a', 'fr']);
  assert.deepEqual(language({ lang: 'es' }), ['a', undefined]);
  assert.deepEqual(language({ languages: 'hidden' }), ['a', undefined]);
  first.speak(undefined);
  assert.deepEqual(language(), ['a', undefined]);
  first.speak('fr');
  first.erase();
  assert.deepEqual(entries(), [0, 0]);
});
