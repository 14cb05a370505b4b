// The editor's form, and the one queue in which everything is sent: a save must never overtake what was typed before it.
export const form = document.querySelector('form[data-editor]');

let last = Promise.resolve();

/** Runs after everything that was asked for before; a failure does not stop what comes later. */
export function queue(work) {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}

const hidden = name => form.querySelector(`input[type=hidden][name="${name}"]`);

/** What the form says now, with the place of the cursor and the next number. */
export function body(extra = {}) {
  hidden('_revision').value = Number(hidden('_revision').value) + 1;
  const data = new URLSearchParams(new FormData(form));
  const place = document.activeElement?.closest?.('form') === form ? document.activeElement.name || document.activeElement.closest('[data-field]')?.dataset.field : '';
  if (place) data.set('_place', place);
  for (const [name, value] of Object.entries(extra)) data.set(name, value);
  return data;
}

/** The answer's number is where this window counts on from. */
export function counted(revision, seen = revision) {
  hidden('_revision').value = revision;
  hidden('_seen').value = seen;
}

export function takeWindow(page) {
  for (const name of ['_base', '_window', '_revision', '_seen', '_continues']) {
    const theirs = page.querySelector(`form[data-editor] input[type=hidden][name="${name}"]`);
    if (theirs) hidden(name).value = theirs.value;
  }
}
