// The box at the top as a combobox over a grid: each row is a page, its second cell the page's next step. The rows are a piece of HTML from the server.
// Without this script the form leads to the page of results.
import { say } from './live.js';

const box = document.querySelector('#find');
const form = box?.form;
const grid = document.querySelector('#hits');
let asked = 0, shownFor = null, at = [-1, 0], timer;

if (form && grid) {
  Object.entries({ role: 'combobox', 'aria-haspopup': 'grid', 'aria-expanded': 'false', 'aria-controls': 'hits', 'aria-autocomplete': 'list' }).forEach(([name, value]) => box.setAttribute(name, value));
  box.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  box.addEventListener('focus', () => { if (box.value.trim() && shownFor === box.value.trim()) open(true); });
  box.addEventListener('keydown', keys);
  form.addEventListener('submit', submit);
  form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) open(false); });
}

const rows = () => [...grid.querySelectorAll('.hits__r')].map(row => [...row.querySelectorAll('a')]);
const isOpen = () => !grid.hidden;

async function ask() {
  const words = box.value.trim();
  const mine = ++asked;
  if (!words) {
    shownFor = null;
    open(false);
    return;
  }
  const answer = await fetch(`/admin/find/hits?q=${encodeURIComponent(words)}`, { headers: { accept: 'text/html' } }).catch(() => null);
  // A slower answer to older words must not come over a newer one; a sign-in page is no answer.
  if (mine !== asked || !answer?.ok || answer.redirected) return;
  grid.innerHTML = await answer.text();
  shownFor = words;
  at = [-1, 0];
  mark();
  open(document.activeElement === box);
  const found = Number(grid.querySelector('[data-found]').dataset.found);
  say(found === 0 ? 'Nothing found' : `${found} found. Arrow down to choose, Enter for the first.`);
}

function open(show) {
  grid.hidden = !show;
  box.setAttribute('aria-expanded', String(show));
  if (!show) {
    at = [-1, 0];
    mark();
  }
}

function mark() {
  grid.querySelector('.is-at')?.classList.remove('is-at');
  const link = rows()[at[0]]?.[at[1]];
  link?.classList.add('is-at');
  link?.scrollIntoView({ block: 'nearest' });
  if (link) box.setAttribute('aria-activedescendant', link.id);
  else box.removeAttribute('aria-activedescendant');
}

function keys(event) {
  const all = rows();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) {
    event.preventDefault();
    if (!isOpen()) open(true);
    at = [(at[0] + step + (at[0] < 0 && step < 0 ? 1 : 0) + all.length) % all.length, 0];
    mark();
  } else if (event.key === 'ArrowRight' && all[at[0]]?.[at[1] + 1]) {
    event.preventDefault();
    at = [at[0], at[1] + 1];
    mark();
  } else if (event.key === 'ArrowLeft' && at[0] >= 0 && at[1] > 0) {
    event.preventDefault();
    at = [at[0], at[1] - 1];
    mark();
  } else if (event.key === 'Escape' && isOpen()) {
    event.preventDefault();
    open(false);
  }
}

// Enter follows what is chosen; with nothing chosen the first hit. Typed faster than the answer came: the server looks and leads there.
function submit(event) {
  const words = box.value.trim();
  if (!words) return;
  event.preventDefault();
  const first = shownFor === words ? grid.querySelector('[data-first]')?.dataset.first : null;
  location.assign(rows()[at[0]]?.[at[1]]?.href ?? (first || `/admin/find?go=1&q=${encodeURIComponent(words)}`));
}
