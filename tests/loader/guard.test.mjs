// When a widget begins on a page that the browser prerenders, without a browser: the document is the test's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begun } from '../../loader/guard.js';

/** A page, whether it is prerendered, and whether a widget has begun on it. */
function page(prerendering) {
  globalThis.document = Object.assign(new EventTarget(), { prerendering });
  const it = { hasBegun: false };
  it.settled = begun(new EventTarget()).then(() => { it.hasBegun = true; });
  return it;
}

/** Lets everything happen that waits for nothing. */
const idle = () => new Promise((next) => setImmediate(next));

test('a page that is shown lets its widget begin at once', async () => {
  for (const prerendering of [false, undefined]) {
    const it = page(prerendering);
    await idle();
    assert.ok(it.hasBegun, 'also in a browser that prerenders nothing');
  }
});

test('a page that is prerendered lets its widget begin, and so read what is kept, only once it is shown', async () => {
  const it = page(true);
  await idle();
  assert.ok(!it.hasBegun);
  document.prerendering = false;
  document.dispatchEvent(new Event('prerenderingchange'));
  await it.settled;
  assert.ok(it.hasBegun);
});
