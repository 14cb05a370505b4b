// One polite live region for the whole page: what a script changed is said here, once.
const region = document.querySelector('[data-live]');

export function say(words) {
  if (!region) return;
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = words; });
}
