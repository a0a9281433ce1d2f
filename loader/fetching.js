// Fetches the program and the questionnaires, checks them against the hashes from the build, and reports progress.

/** Returns the functions that fetch them, made of the loader's own parts (`network.js`). */
export function fetching({ asked, bundles, files, once, script, structure, told, trouble }) {
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

  /** Returns the bytes of a file as they arrive, and as what. */
  async function stream(file, url = file.url) {
    const { integrity = '' } = file;
    asked.add(url.href);
    arrived.delete(file);
    // On a page that is not secure, a script cannot hash. The browser then checks the hash, but reports no progress.
    const response = await fetch(url, { integrity: crypto.subtle ? '' : integrity })
      .catch(() => { throw trouble(url, 'did not arrive'); });
    if (!response.ok) throw Object.assign(trouble(url, `answered ${response.status}`), { status: response.status });
    const transform = (bytes, out) => {
      count(file, bytes.length);
      out.enqueue(bytes);
    };
    return { url, type: response.headers.get('Content-Type'), body: response.body.pipeThrough(new TransformStream({ transform })) };
  }

  async function checked({ integrity }, { url, type, body }) {
    // A connection may break in the middle.
    const bytes = await new Response(body).arrayBuffer().catch(() => { throw trouble(url); });
    if (integrity && crypto.subtle) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      if (`sha256-${btoa(String.fromCharCode(...hash))}` !== integrity) {
        throw Object.assign(trouble(url, `did not arrive intact, but as ${type}`), { type });
      }
    }
    return bytes;
  }

  /** Compiles the program while it arrives. A wrong hash is reported first: it is no fault of the browser. */
  async function compiled(address) {
    const arriving = await stream(files.program, address);
    const [code, copy] = arriving.body.tee();
    const module = WebAssembly.compileStreaming(new Response(code, { headers: { 'Content-Type': 'application/wasm' } }));
    module.catch(() => {});
    await checked(files.program, { ...arriving, body: copy });
    return module;
  }

  /** The program. Proxies and old servers refuse a file for its name: then the same bytes are asked for under another. */
  async function program() {
    const { url, again } = files.program;
    try {
      return await compiled(url);
    } catch (cause) {
      if (!cause.file) throw cause;
      return compiled(again).catch((other) => { throw other.file ? cause : other; });
    }
  }

  function text(file) {
    return once(file.url, async () => new TextDecoder().decode(await checked(file, await stream(file))));
  }

  return {
    /** The running program, and the class of mounted widgets. */
    async code() {
      const [{ Mounted, Program }, module] = await Promise.all([once('glue', () => script(files.glue)), once('program', program)]);
      return { Mounted, program: await Program.of(module) };
    },

    /** A questionnaire with its words, as the texts of its parts: the built-in one in a language, or one at an address. */
    bundle(language, address) {
      const own = address && URL.canParse(address, document.baseURI);
      const parts = own ? [{ url: new URL(address, document.baseURI) }] : [structure, bundles[language]];
      return Promise.all(parts.map(text));
    },
  };
}
