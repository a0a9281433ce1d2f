// Shows the widget and takes it away, again and again, and tells how much memory the program has.
{
  let memory;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    memory = (made.instance ?? made).exports.memory;
    return made;
  };
  /** Mounts it so many times, and returns the size of the program's memory in bytes. */
  window.mounts = async (n) => {
    for (let done = 0; done < n; done++) {
      const element = document.createElement('uncat-readiness');
      element.setAttribute('loading', 'eager');
      document.body.append(element);
      await element.ready;
      element.remove();
    }
    return memory.buffer.byteLength;
  };
}
