// Words are sent 0.8 s after the last key and every 5 s while someone types. They are a working copy, not a version: visitors and colleagues see nothing of it.
import { say } from '../live.js';
import { body, counted, form, queue } from './form.js';

const QUIET = 800, LONGEST = 5000, SIGN = 20_000;
const state = document.querySelector('[data-save-state]');
const others = document.querySelector('[data-others]');
const key = `desk-words ${location.pathname}`;
const signIn = document.querySelector('[data-signed-out]');
// By how much the server's clock is ahead of this one.
const ahead = form ? Number(form.dataset.now) - Date.now() : 0;
const now = () => Date.now() + ahead;
let timer, typing = 0, unsent = false, sending = false, failures = 0, leaving = false;

if (form) {
  form.addEventListener('input', typed);
  form.addEventListener('change', typed);
  form.addEventListener('submit', () => { leaving = true; });
  addEventListener('pageshow', () => { leaving = false; });
  addEventListener('beforeunload', event => { if (unsent && !leaving) event.preventDefault(); });
  addEventListener('online', () => { if (unsent) send(); });
  document.addEventListener('visibilitychange', () => { if (document.hidden && unsent) send(); });
  addEventListener('keydown', event => {
    if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      document.querySelector('[data-save-now]')?.click();
    }
  });
  setInterval(here, SIGN);
  offerKept();
  addEventListener('pagehide', () => navigator.sendBeacon(`${form.action}/copy/leave`, token()));
}

function typed() {
  if (!unsent) typing = Date.now();
  unsent = true;
  keepHere();
  clearTimeout(timer);
  timer = setTimeout(send, Math.max(0, Math.min(QUIET, typing + LONGEST - Date.now())));
}

/** Sends what stands in the form; resolves when the server has it. */
export function send() {
  clearTimeout(timer);
  return queue(async () => {
    if (!unsent) return;
    unsent = false;
    sending = true;
    const slow = setTimeout(() => { if (sending) show('cloud', 'Saving…', 'saved--w'); }, 500);
    try {
      const answer = await fetch(`${form.action}/copy`, { method: 'POST', body: body(), headers: { accept: 'application/json' } });
      if (answer.status === 401) return signedOut();
      const kept = await answer.json();
      if (!answer.ok) return refused(kept.message ?? 'This could not be saved.');
      counted(kept.revision);
      failures = 0;
      if (!unsent) localStorage.removeItem(key);
      show('cloud', kept.conflict ? `Saved ${kept.time}. Someone changed the same words; you are asked when you save.` : kept.joined ? `Saved ${kept.time}, ${kept.joined} other ${kept.joined === 1 ? 'change' : 'changes'} joined` : `Saved ${kept.time}`, kept.conflict ? 'saved--b' : '');
      whoIsHere(kept.others);
      form.dispatchEvent(new CustomEvent('desk:kept', { bubbles: true, detail: kept }));
    } catch {
      offline();
    } finally {
      clearTimeout(slow);
      sending = false;
    }
  });
}

// The words stay in the form and in this browser, and are tried again; the wait is said.
function offline() {
  unsent = true;
  const wait = Math.min(60, 2 ** ++failures);
  show('cloud-off', `Not saved yet. Your words are safe in this browser; trying again in ${wait} s.`, 'saved--b');
  timer = setTimeout(send, wait * 1000);
}

function refused(message) {
  unsent = true;
  show('alert', message, 'saved--b');
  say(message);
}

// Signing in happens over the page, and what is kept here is sent only for the same person.
function signedOut() {
  unsent = true;
  show('lock', 'You are signed out. Your words are kept in this browser.', 'saved--b');
  if (!signIn || signIn.open) return;
  signIn.querySelector('iframe').src = signIn.querySelector('iframe').dataset.signIn;
  signIn.showModal();
}

signIn?.querySelector('iframe').addEventListener('load', event => {
  const who = event.target.contentDocument?.querySelector('[data-signed-in]')?.dataset.signedIn;
  if (!who) return;
  if (who !== form.dataset.person) {
    signIn.querySelector('[data-wrong]').textContent = 'Somebody else is signed in now. These words belong to the person who wrote them: sign out there, then sign in as that person.';
    return;
  }
  event.target.src = 'about:blank';
  signIn.close();
  say('You are signed in again.');
  send();
});

async function here() {
  if (document.hidden || sending) return;
  try {
    const data = token();
    const place = document.activeElement?.name;
    if (place) data.set('_place', place);
    const answer = await fetch(`${form.action}/copy/here`, { method: 'POST', body: data, headers: { accept: 'application/json' } });
    if (answer.ok) whoIsHere((await answer.json()).others);
    else if (answer.status === 401) signedOut();
  } catch {
    // The next sign of life, or the next word, says more.
  }
}

const token = () => new URLSearchParams({ __RequestVerificationToken: form.querySelector('input[name=__RequestVerificationToken]').value });

function whoIsHere(people) {
  if (!others) return;
  const words = people.map(person => person.place ? `${person.name} is in “${person.place}”` : `${person.name} is here too`).join('; ');
  if (words && others.textContent !== words) say(words);
  others.hidden = !words;
  others.textContent = words;
}

function show(icon, words, kind) {
  if (!state) return;
  state.className = `saved ${kind}`;
  state.querySelector('use').setAttribute('href', state.querySelector('use').getAttribute('href').replace(/#.*/, `#${icon}`));
  state.querySelector('[data-words]').textContent = words;
}

// A browser that is killed between two keys still has the words; they are gone from here once the server has them.
function keepHere() {
  try {
    localStorage.setItem(key, JSON.stringify({ at: now(), person: form.dataset.person, fields: [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !name.startsWith('_')) }));
  } catch {
    // A full or forbidden store: the server's copy is the one that counts.
  }
}

// Words that never reached the server, because the line was down or the session over when the window closed, are offered; they are not put in unasked.
function offerKept() {
  const note = document.querySelector('[data-kept-here]');
  let kept;
  try {
    kept = JSON.parse(localStorage.getItem(key));
  } catch {
    return;
  }
  if (!note || !kept || kept.person !== form.dataset.person) return;
  // What the server had later than this was sent after all.
  if (kept.at <= Number(form.dataset.saved || 0) + 2000) {
    localStorage.removeItem(key);
    return;
  }
  const changed = kept.fields.filter(([name, value]) => { const control = controlOf(name); return control && control.value !== value; });
  if (changed.length === 0) {
    localStorage.removeItem(key);
    return;
  }
  note.querySelector('[data-kept-when]').textContent = `They are from ${new Date(kept.at - ahead).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })}, in ${changed.length} ${changed.length === 1 ? 'place' : 'places'}.`;
  note.hidden = false;
  note.querySelector('[data-drop-kept]').addEventListener('click', () => { localStorage.removeItem(key); note.remove(); });
  note.querySelector('[data-use-kept]').addEventListener('click', () => {
    for (const [name, value] of changed) {
      const control = controlOf(name);
      control.value = value;
      control.dispatchEvent(new CustomEvent('desk:put', { bubbles: true }));
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
    note.remove();
    say('Your words are in the page again.');
  });
}

// Boxes and lists of rows are left as the server knows them: one name has many values there.
function controlOf(name) {
  const found = form.elements.namedItem(name);
  const isText = found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement && /^(text|search|url|email|tel|number|date|time|datetime-local)$/.test(found.type);
  return isText ? found : null;
}
