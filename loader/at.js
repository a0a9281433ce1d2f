// The address of this script. It may run as a module or as a classic script: tools that wait for a reader's consent put
// it in again and may lose its type. A classic script that names `import.meta` is not run at all. A module is found in
// the trace of an error, or among the scripts of the page; else the page itself is the best guess.

export const at = document.currentScript?.src
  || new Error().stack?.match(/https?:\S+?(?=:\d+:\d+)/)?.[0]
  || document.querySelector('script[src*="uncat-readiness.js"]')?.src
  || document.baseURI;
