// Lists of sections change in place: the button's form is sent as without script, and the list it belongs to is taken from the answer.
import { say } from '../live.js';
import { body, form, queue, takeWindow } from './form.js';

form?.addEventListener('submit', event => {
  const button = event.submitter;
  const group = button?.closest('[role=group][id], fieldset[data-picker]');
  if (button?.name !== 'op' || !group || !/^(add|up|down|copy|hide|show|remove):/.test(button.value)) return;
  event.preventDefault();
  queue(() => change(outermost(group), button.value)).catch(() => say('That did not work. Your words are still here; try again.'));
});

// A list within a section is drawn with the section.
function outermost(group) {
  for (let above; (above = group.parentElement.closest('[role=group][id]'));) group = above;
  return group;
}

const twin = (page, group) => group.id ? page.getElementById(group.id) : page.getElementById(group.querySelector('[data-picker-words]').id)?.closest('fieldset');

async function change(group, op) {
  const answer = await fetch(form.action, { method: 'POST', body: body({ op }), headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = twin(page, group);
  if (!fresh) {
    location.reload();
    return;
  }
  takeWindow(page);
  const open = new Set([...group.querySelectorAll('details[open][id]')].map(details => details.id));
  const adopted = document.importNode(fresh, true);
  for (const details of adopted.querySelectorAll('details[id]')) details.open ||= open.has(details.id);
  group.replaceWith(adopted);
  form.dispatchEvent(new CustomEvent('desk:drawn', { bubbles: true, detail: adopted }));
  focus(adopted, op);
  say(words(op));
}

// The cursor goes to what was added; otherwise it stays with the section that was moved.
function focus(group, op) {
  const added = group.querySelector('[autofocus]');
  const [, path, id] = op.split(':');
  const other = op.startsWith('hide:') ? op.replace('hide:', 'show:') : op.startsWith('show:') ? op.replace('show:', 'hide:') : op;
  const moved = group.querySelector(`button[value="${CSS.escape(other)}"]`) ?? group.querySelector(`button[value="up:${CSS.escape(`${path}:${id}`)}"], button[value="down:${CSS.escape(`${path}:${id}`)}"]`);
  (added?.closest('details')?.querySelector('input:not([type=hidden]), textarea, select') ?? added ?? moved ?? group).focus();
}

const words = op => ({ add: 'Added', up: 'Moved up', down: 'Moved down', copy: 'Duplicated', hide: 'Hidden from readers', show: 'Readers get it again', remove: 'Removed' })[op.split(':')[0]];

// Alt and an arrow move the section that has the cursor.
form?.addEventListener('keydown', event => {
  const verb = event.altKey && { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
  if (!verb) return;
  const button = event.target.closest('li.blk')?.querySelector(`:scope > .blk__end > button[value^="${verb}:"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
