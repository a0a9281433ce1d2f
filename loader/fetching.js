// How the program and the questionnaires are fetched: checked against the hashes that they were built with, and with
// word of how far they are.

/** Returns what fetches them, with what the loader has for that (`network.js`). */
export function fetching({ asked, bundles, files, once, script, told, trouble }) {
  const arrived = new Map();

  function count(file, bytes) {
    arrived.set(file, (arrived.get(file) ?? 0) + bytes);
    let [done, all] = [0, 0];
    arrived.forEach((some, { size = some }) => {
      done += some;
      all += size;
    });
    told.forEach((tell) => tell(done / all) && told.delete(tell));
  }

  /** The bytes of a file as they come in. */
  async function stream(file) {
    const { url, integrity = '' } = file;
    asked.add(url.href);
    arrived.delete(file);
    // Where the page is not secure, a script cannot hash; the browser then does, but tells no progress.
    const response = await fetch(url, { integrity: crypto.subtle ? '' : integrity })
      .catch(() => { throw trouble(url, 'did not arrive'); });
    if (!response.ok) throw trouble(url, `answered ${response.status}`);
    const transform = (bytes, out) => {
      count(file, bytes.length);
      out.enqueue(bytes);
    };
    return response.body.pipeThrough(new TransformStream({ transform }));
  }

  async function checked({ url, integrity }, body) {
    // A connection may break in the middle.
    const bytes = await new Response(body).arrayBuffer().catch(() => { throw trouble(url); });
    if (integrity && crypto.subtle) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      if (`sha256-${btoa(String.fromCharCode(...hash))}` !== integrity) throw trouble(url);
    }
    return bytes;
  }

  /** Compiled while it comes in; but what is not what was built is no fault of the browser that cannot compile it. */
  async function program() {
    const [code, copy] = (await stream(files.program)).tee();
    const compiled = WebAssembly.compileStreaming(new Response(code, { headers: { 'Content-Type': 'application/wasm' } }));
    compiled.catch(() => {});
    await checked(files.program, copy);
    return compiled;
  }

  return {
    /** The running program, and the class of mounted widgets. */
    async code() {
      const [{ Mounted, Program }, module] = await Promise.all([once('glue', () => script(files.glue)), once('program', program)]);
      return { Mounted, program: await Program.of(module) };
    },

    /** A questionnaire with its words, as text: the built-in one in a language, or one at an address. */
    bundle(language, address) {
      const own = address && URL.canParse(address, document.baseURI);
      const file = own ? { url: new URL(address, document.baseURI) } : bundles[language];
      return once(file.url, async () => new TextDecoder().decode(await checked(file, await stream(file))));
    },
  };
}
