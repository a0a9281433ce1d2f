// Keeps what a page complains about and asks for, from its first moment, for a test to take.
(() => {
  const complaints = [];
  const say = console.error.bind(console);
  console.error = (...words) => {
    complaints.push(words.join(' '));
    say(...words);
  };
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    complaints.push(`${effectiveDirective} forbids ${blockedURI} (${sourceFile}:${lineNumber})`));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(`nobody caught ${reason}`));
  // Errors of scripts bubble; that a file did not load is seen on the way down alone.
  addEventListener('error', ({ message, target }) =>
    complaints.push(message ?? `<${target.localName}> got nothing from ${target.src ?? target.href}`), true);

  const take = () => {
    const requests = performance.getEntriesByType('resource').map(({ name }) => name);
    performance.clearResourceTimings();
    const taken = {
      complaints: complaints.splice(0),
      requests: requests.filter((name) => !name.endsWith('/observer.js')),
    };
    for (let n = 0; n < frames.length; n++) {
      let inner;
      try { inner = frames[n].observed?.take(); } catch { /* of another origin: it says so below */ }
      taken.complaints.push(...(inner?.complaints ?? ['a frame cannot be looked into']));
      taken.requests.push(...(inner?.requests ?? []));
    }
    return taken;
  };
  window.observed = { take };
})();
