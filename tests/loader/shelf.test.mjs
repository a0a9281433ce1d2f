// What is kept, where, and what becomes of it, without a browser: storages, address and attributes are the tests' own.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const listeners = [];
globalThis.addEventListener = (kind, hear) => listeners.push([kind, hear]);
const { Shelf } = await import('../../loader/shelf.js');

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

/** Does something in another frame of the tab. The browser tells this one which keys are gone. */
function elsewhere(act) {
  const before = Object.keys(tab);
  const done = act();
  const gone = before.filter((key) => tab.getItem(key) === null);
  for (const [, hear] of listeners) for (const key of gone) hear({ key, newValue: null, storageArea: tab });
  return done;
}

/** Makes the tab refuse what takes it beyond so many signs. */
function limited(most) {
  tab.setItem = function (key, value) {
    const others = Object.entries(this).filter(([it]) => it !== 'setItem' && it !== key);
    if (others.flat().join('').length + key.length + value.length > most) throw new Error('full');
    this[key] = value;
  };
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

test('of two texts of others, the one in the place of this one is taken', () => {
  const it = shelf();
  it.read();
  it.keep('device', 'mine');
  const other = shelf();
  other.read();
  shelf().keep('tab', 'of the tab');
  other.keep('device', 'of the device');
  assert.equal(it.theirs(), 'of the device');
});

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

test('what is chosen over the other text of the tab is not asked for again', () => {
  shelf().keep('tab', 'older');
  shelf().keep('device', 'newer');
  const it = shelf();
  assert.equal(it.read().other, true);
  assert.equal(it.overwrite('device', 'newer'), 'kept');
  assert.equal(shelf().read().other, false);
});

test('an entry of the tab that another frame erased, or no longer keeps, is not written again unasked', () => {
  for (const act of [(it) => it.erase(), (it) => it.keep('none', 'theirs')]) {
    const [one, other] = [shelf(), shelf()];
    one.keep('tab', 'mine');
    other.read();
    elsewhere(() => act(other));
    assert.equal(one.keep('tab', 'again'), 'elsewhere');
    assert.equal(one.theirs(), undefined);
    assert.equal(one.overwrite('tab', 'again'), 'kept');
    assert.equal(one.keep('tab', 'and again'), 'kept');
    one.erase();
  }
});

test('an entry of the tab that the page itself erased is written again', () => {
  const it = shelf();
  it.keep('tab', 'one');
  tab = new Storage();
  assert.equal(it.keep('tab', 'two'), 'kept');
  assert.deepEqual(loaded(), ['tab', 'two']);
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

test('the text is kept once, however many addresses the page has', () => {
  const it = shelf();
  const long = 'x'.repeat(1_000);
  limited(1_500);
  for (const address of ['/page', '/page/second', '/page/third']) {
    at(address);
    assert.equal(it.keep('tab', `${long} ${address}`), 'kept');
  }
  for (const address of ['/page', '/page/second', '/page/third']) {
    at(address);
    assert.deepEqual(loaded(), ['tab', `${long} /page/third`]);
  }
});

test('copies of an earlier version make room for the newest text, and none of them grows old', () => {
  const raw = `kept 5 /page /page/second\n${'x'.repeat(1_000)}`;
  for (const address of ['/page', '/page/second']) tab.setItem(`uncat-readiness/uncat/${address}/0`, raw);
  limited(2_500);
  const it = shelf();
  it.read();
  assert.equal(it.keep('tab', 'y'.repeat(1_500)), 'kept');
  at('/page/second');
  assert.deepEqual(loaded(), ['tab', 'y'.repeat(1_500)]);
});

test('after a reload at one address, the newest text is found at the others', () => {
  const it = shelf();
  it.keep('tab', 'one');
  at('/page/second');
  it.keep('tab', 'two');
  for (const address of ['/page', '/page/second']) {
    at(address);
    const again = shelf();
    again.read();
    assert.equal(again.keep('tab', address), 'kept');
    at('/page');
    assert.deepEqual(loaded(), ['tab', address]);
  }
});

test('what another tab did at one address is asked about at the others', () => {
  const one = shelf();
  one.keep('device', 'mine');
  const other = shelf();
  other.read();
  at('/page/second');
  one.keep('device', 'mine 2');
  at('/page');
  assert.equal(other.keep('device', 'theirs'), 'elsewhere');
  assert.equal(other.theirs(), 'mine 2');
  assert.equal(other.keep('device', 'theirs'), 'kept');
  at('/page/third');
  assert.equal(one.keep('device', 'mine 3'), 'elsewhere');
  assert.deepEqual([one.overwrite('device', 'mine 3'), loaded()], ['kept', ['device', 'mine 3']]);
  other.erase();
  assert.deepEqual([one.keep('device', 'mine 4'), entries()], ['elsewhere', [0, 0]]);
});

test('an address with another text of its own is asked about, and nothing is said to be kept where a reload misses it', () => {
  at('/page/second');
  shelf().keep('tab', 'of its own');
  at('/page');
  const it = shelf();
  it.read();
  it.keep('tab', 'mine');
  at('/page/second');
  assert.equal(it.keep('tab', 'mine 2'), 'elsewhere');
  assert.equal(it.overwrite('tab', 'mine 3'), 'kept');
  for (const address of ['/page', '/page/second']) {
    at(address);
    assert.deepEqual(loaded(), ['tab', 'mine 3']);
  }
  at('/page/third');
  const { setItem } = tab;
  tab.setItem = function (key, value) { if (!key.includes('third')) setItem.call(this, key, value); };
  assert.equal(it.keep('tab', 'mine 4'), 'refused');
  assert.equal(it.last, 'mine 4');
});

test('a text that an earlier version has put under another address of the page stays', () => {
  const it = shelf();
  it.keep('tab', 'one');
  at('/page/second');
  it.keep('tab', 'two');
  tab.setItem('uncat-readiness/uncat//page/second/0', 'kept 9999 /page/second\nof another');
  at('/page');
  assert.equal(it.keep('tab', 'three'), 'kept');
  at('/page/second');
  assert.deepEqual(loaded(), ['tab', 'of another']);
});

test('where the text of another address is gone, a new one is kept', () => {
  tab.setItem('uncat-readiness/uncat//page/second/0', 'at /gone');
  const it = shelf();
  it.keep('tab', 'one');
  at('/page/second');
  assert.deepEqual(loaded(), ['tab', undefined]);
  assert.equal(it.keep('tab', 'two'), 'kept');
  assert.deepEqual(loaded(), ['tab', 'two']);
});

test('nothing is kept from then on at each address at which the reader chose that', () => {
  const it = shelf();
  it.keep('tab', 'one');
  at('/page/second');
  it.keep('none', 'two');
  for (const address of ['/page', '/page/second']) {
    at(address);
    assert.deepEqual(loaded(), ['none', undefined]);
  }
  assert.equal(it.keep('tab', 'three'), 'kept');
  it.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('an element whose number another has taken leaves that one its entry', () => {
  const it = shelf();
  it.keep('tab', 'one');
  it.name = '1';
  it.keep('tab', 'two');
  assert.deepEqual([loaded(), loaded({ name: '1' })], [['tab', 'one'], ['tab', 'two']]);
});

test('what an element kept under its number is erased after it has got an id', () => {
  const it = shelf();
  it.keep('tab', 'one');
  it.name = 'mine';
  assert.equal(it.keep('tab', 'two'), 'kept');
  assert.deepEqual(loaded({ name: 'mine' }), ['tab', 'two']);
  it.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('erasing reaches the other addresses also before anything was read', () => {
  const it = shelf();
  it.keep('device', 'one');
  at('/page/second');
  it.keep('device', 'two');
  shelf().erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('an entry of an earlier version is erased, too, where a newer one stands before it', () => {
  at('/page?p=1');
  shelf().keep('tab', 'new');
  tab.setItem('uncat-readiness/uncat//page/0', 'old');
  const it = shelf();
  it.read();
  it.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('before it is known what is asked, erasing takes away what is kept under the name, and nothing else', () => {
  shelf().keep('tab', 'one');
  shelf({ questionnaire: 'other' }).keep('device', 'two');
  shelf({ name: '1' }).keep('tab', 'another widget');
  at('/elsewhere');
  shelf().keep('tab', 'another page');
  at('/page');
  tab.setItem('of-the-page', 'x');
  shelf({ questionnaire: null }).erase();
  assert.deepEqual([entries(), tab.getItem('of-the-page')], [[2, 0], 'x']);
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

test('a reader who chooses to keep nothing leaves an entry of an earlier version behind, too', () => {
  tab.setItem('uncat-readiness/uncat//page/0', 'old');
  at('/page?p=1');
  const it = shelf();
  it.read();
  it.keep('none', 'new');
  assert.deepEqual(loaded(), ['none', undefined]);
  assert.ok(!Object.values(tab).join().includes('old'));
});

test('the other address of a page without a query is no entry of an earlier version', () => {
  at('/elsewhere');
  const it = shelf();
  it.keep('tab', 'one');
  at('/page');
  it.keep('tab', 'two');
  at('/page?p=1');
  assert.deepEqual(loaded(), ['tab', undefined]);
});

test('what is kept for another questionnaire stays', () => {
  const it = shelf();
  it.keep('tab', 'one');
  it.questionnaire = 'other';
  it.keep('device', 'two');
  it.erase();
  assert.deepEqual([loaded(), entries()], [['tab', 'one'], [1, 0]]);
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
  it.read();
  it.setAside();
  assert.deepEqual([it.read().text, it.asides()], [undefined, ['from tomorrow']]);
  assert.equal(it.keep('tab', 'new'), 'kept');
  assert.deepEqual(shelf().asides(), ['from tomorrow']);
});

test('what another page put there and nobody can read is put aside, and this page goes on with its own', () => {
  for (const keeping of ['tab', 'device']) {
    const [one, other] = [shelf(), shelf()];
    one.read();
    other.read();
    one.keep(keeping, 'mine');
    other.overwrite(keeping, 'from tomorrow');
    assert.equal(one.keep(keeping, 'mine 2'), 'elsewhere');
    assert.equal(one.theirs(), 'from tomorrow');
    one.setAside();
    assert.deepEqual([one.asides(), one.last], [['from tomorrow'], 'mine 2']);
    assert.equal(one.keep(keeping, 'mine 3'), 'kept');
    assert.deepEqual([loaded(), shelf().asides()], [[keeping, 'mine 3'], ['from tomorrow']]);
    one.erase();
    assert.deepEqual(entries(), [0, 0]);
  }
});

test('two stores that are full of what nobody can read are both left, and reading comes to an end', () => {
  shelf().keep('tab', 'from tomorrow');
  shelf().keep('device', 'from tomorrow');
  const it = shelf();
  tab.setItem = device.setItem = () => { throw new Error('full'); };
  for (let n = 0; n < 2; n++) {
    assert.equal(it.read().text, 'from tomorrow');
    it.setAside();
  }
  assert.equal(it.read().text, undefined);
  assert.deepEqual(it.asides(), ['from tomorrow', 'from tomorrow']);
});

test('what was put aside and can be read again is gone on with, unless something newer is kept', () => {
  shelf().keep('tab', 'older');
  const first = shelf();
  first.read();
  first.keep('device', 'from tomorrow');
  first.read();
  first.setAside();
  const it = shelf();
  assert.equal(it.read().text, undefined);
  assert.equal(it.takeBack(0), true);
  assert.deepEqual([it.read().keeping, it.read().text, it.asides()], ['device', 'from tomorrow', []]);
  it.setAside();
  it.keep('tab', 'newer');
  assert.deepEqual([shelf().takeBack(0), it.takeBack(0)], [false, false]);
  assert.deepEqual([loaded(), it.asides()], [['tab', 'newer'], ['from tomorrow']]);
});

test('what was put aside never takes the place of what is kept, not even by a clock that was set back', () => {
  shelf().keep('tab', 'from tomorrow');
  const it = shelf();
  it.read();
  it.setAside();
  clock = 10;
  it.keep('tab', 'new');
  assert.deepEqual([it.takeBack(0), loaded()], [false, ['tab', 'new']]);
});

test('of what was put aside, the newest comes first', () => {
  const it = shelf();
  const texts = ['1', '2', '3'];
  for (const text of texts) {
    it.keep('tab', text);
    clock += 7;
    it.read();
    it.setAside();
  }
  assert.deepEqual(it.asides(), ['3', '2', '1']);
});

test('what was put aside is gone on with before something older, which is mentioned', () => {
  shelf().keep('tab', 'older');
  shelf().keep('device', 'from tomorrow');
  const first = shelf();
  first.read();
  first.setAside();
  const it = shelf();
  assert.equal(it.read().text, 'older');
  assert.equal(it.takeBack(0), true);
  assert.deepEqual([it.read().text, loaded()], ['from tomorrow', ['device', 'from tomorrow']]);
  assert.equal(shelf().read().other, true);
});

test('what was put aside is left where the reader keeps nothing, or what is shown could not be kept', () => {
  shelf().keep('device', 'from tomorrow');
  const first = shelf();
  first.read();
  first.setAside();
  first.keep('none', 'one');
  const again = shelf();
  again.read();
  assert.deepEqual([first.takeBack(0), again.takeBack(0)], [false, false]);
  tab = new Storage();
  tab.setItem = () => {};
  const it = shelf();
  it.read();
  it.keep('tab', 'shown');
  assert.deepEqual([it.takeBack(0), it.last], [false, 'shown']);
});

test('what was put aside at another address of the page is offered and erased', () => {
  for (const erased of ['eraseAsides', 'erase']) {
    at('/page');
    shelf().keep('tab', 'from tomorrow');
    const it = shelf();
    it.read();
    it.setAside();
    at('/elsewhere');
    assert.deepEqual(it.asides(), ['from tomorrow']);
    it[erased]();
    assert.deepEqual([it.asides(), entries()], [[], [0, 0]]);
  }
});

test('what was put aside is offered at every address at which it was kept', () => {
  const one = shelf();
  one.keep('tab', 'one');
  at('/page/second');
  one.keep('tab', 'from tomorrow');
  const it = shelf();
  it.read();
  it.setAside();
  const asides = () => ['/page', '/page/second'].map((address) => {
    at(address);
    const there = shelf();
    there.read();
    return there.asides();
  });
  assert.deepEqual(asides(), [['from tomorrow'], ['from tomorrow']]);
  at('/page/second');
  it.keep('tab', 'new');
  assert.deepEqual(asides(), [['from tomorrow'], ['from tomorrow']]);
  it.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('an unreadable entry of an earlier version is put aside where it is offered and erased', () => {
  tab.setItem('uncat-readiness/uncat//page/0', 'damaged');
  at('/page?p=1');
  const it = shelf();
  it.read();
  it.setAside();
  assert.deepEqual([it.asides(), shelf().asides()], [['damaged'], ['damaged']]);
  it.erase();
  assert.deepEqual(entries(), [0, 0]);
});

test('what nobody can read and no store keeps stays with the page', () => {
  const it = shelf();
  it.read();
  it.keep('none', 'from tomorrow');
  it.read();
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
