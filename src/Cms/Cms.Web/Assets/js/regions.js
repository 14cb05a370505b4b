// A filter form with data-swap="rows tabs" shows its answer at once: the named regions of the answer's page take the place of those here, the address follows, the focus stays.
// The form works by itself without this script. One that is posted keeps its button: only what is chosen in it is shown at once.
import { say } from './live.js';

let asked = 0, timer;
for (const form of document.querySelectorAll('form[data-swap]')) {
  form.addEventListener('change', () => swap(form));
  form.addEventListener('input', event => {
    if (event.target.type !== 'search') return;
    clearTimeout(timer);
    timer = setTimeout(() => swap(form), 250);
  });
  if (form.method === 'get') form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(timer);
    form.querySelector('[popover]:popover-open')?.hidePopover();
    swap(form);
  });
}

async function swap(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => value !== '' && !name.startsWith('__'));
  const address = `${form.action}${fields.length ? `?${new URLSearchParams(fields)}` : ''}`;
  const mine = ++asked;
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null);
  if (mine !== asked) return;
  if (!answer?.ok || answer.redirected) {
    location.assign(address);
    return;
  }
  const at = document.activeElement?.id;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const name of form.dataset.swap.split(' ')) {
    const [old, fresh] = [document, page].map(from => from.querySelector(`[data-region="${name}"]`));
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
  }
  // What was pressed is new now too.
  if (at && document.activeElement?.id !== at) document.getElementById(at)?.focus();
  history.replaceState(null, '', address);
  document.dispatchEvent(new CustomEvent('desk:swapped'));
  say((document.querySelector('[data-says]') ?? document.querySelector('[data-region="rows"] caption'))?.textContent ?? 'Nothing fits');
}
