// Events for browsers that could not make them: functions instead of classes, which know nothing of shadow roots.
{
  const made = (kind, init) => function (type, { bubbles = false, cancelable = false, detail = null } = {}) {
    const event = document.createEvent(kind);
    event[init](type, bubbles, cancelable, detail);
    return event;
  };
  for (const [name, init] of [['Event', 'initEvent'], ['CustomEvent', 'initCustomEvent']]) {
    const { prototype } = window[name];
    window[name] = made(name, init);
    window[name].prototype = prototype;
  }
}
