// Single keys that do something on the page, wherever the focus is.
window.caught = [];
document.addEventListener('keydown', (event) => {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  caught.push(event.key);
  event.preventDefault();
});
