// The site tree: branches open in place, arrows walk, and pages can be dragged. Buttons and links do all of it without this script.
import Sortable from 'sortablejs/modular/sortable.core.esm.js';
import { say } from './js/live.js';

const tree = document.querySelector('[data-tree]');
const opened = new Set(tree.dataset.open.split(',').filter(Boolean));

tree.addEventListener('click', event => {
  const link = event.target.closest('[data-branch]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  toggle(link);
});

async function toggle(link) {
  const page = link.closest('li');
  const id = link.dataset.branch;
  const under = page.querySelector(':scope > ul');
  if (under) {
    under.remove();
    opened.delete(id);
  } else {
    const answer = await fetch(`/admin/pages/tree/under/${id}`, { headers: { accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) {
      location.assign(link.href);
      return;
    }
    page.insertAdjacentHTML('beforeend', await answer.text());
    opened.add(id);
    drags(page.querySelector(':scope > ul'));
    say(`${page.querySelectorAll(':scope > ul > li').length} pages`);
  }
  link.setAttribute('aria-expanded', String(!under));
  remember();
}

// What is open stands in the address and in every form of the tree, so that nothing closes when a page moves.
function remember() {
  const address = new URL(location.href);
  if (opened.size) address.searchParams.set('open', [...opened].join(','));
  else address.searchParams.delete('open');
  if (address.pathname.endsWith('/tree')) history.replaceState(null, '', address.href.replaceAll('%2C', ','));
  for (const input of tree.querySelectorAll('input[name=open]')) input.value = [...opened].join(',');
}

// Arrows walk from title to title; right opens, left closes or goes to the page above.
tree.addEventListener('keydown', event => {
  const title = event.target.closest('.tree__t');
  if (!title) return;
  const titles = [...tree.querySelectorAll('.tree__t')];
  const link = title.parentElement.querySelector('[data-branch]');
  const isOpen = link?.getAttribute('aria-expanded') === 'true';
  const to = {
    ArrowDown: () => titles[titles.indexOf(title) + 1],
    ArrowUp: () => titles[titles.indexOf(title) - 1],
    ArrowRight: () => { if (link && !isOpen) toggle(link); return isOpen ? titles[titles.indexOf(title) + 1] : title; },
    ArrowLeft: () => { if (isOpen) { toggle(link); return title; } return title.closest('ul').closest('li')?.querySelector('.tree__t') ?? title; },
  }[event.key];
  if (!to) return;
  event.preventDefault();
  to()?.focus();
});

// A drag among the pages beside it moves at once, as the buttons do; one to another place asks first, as "Move to…" does.
function drags(list) {
  for (const row of list.querySelectorAll(':scope > li[data-page] > .tree__r')) {
    if (row.querySelector('.tree__grip')) continue;
    const grip = document.createElement('span');
    grip.className = 'tree__grip';
    grip.setAttribute('aria-hidden', 'true');
    grip.innerHTML = '<svg class="i"><use href="/_content/Cms.Web/desk/icons.svg#sort"></use></svg>';
    row.querySelector('.tree__end').append(grip);
  }
  Sortable.create(list, { group: 'pages', handle: '.tree__grip', draggable: 'li[data-page]', animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120, onEnd: dropped });
  list.querySelectorAll(':scope > li > ul').forEach(drags);
}

function dropped({ item, from, to, oldIndex, newIndex }) {
  if (from !== to) {
    location.assign(`/admin/pages/${item.dataset.page}/move?to=${to.dataset.under || 'top'}`);
    return;
  }
  if (oldIndex === newIndex) return;
  // The row's own form carries the token of this site; its buttons are not pressed.
  const form = item.querySelector('form');
  form.action = '/admin/pages/tree/place';
  const before = document.createElement('input');
  Object.assign(before, { type: 'hidden', name: 'before', value: item.nextElementSibling?.dataset.page ?? '' });
  form.append(before);
  form.submit();
}

tree.querySelectorAll(':scope > ul').forEach(drags);
