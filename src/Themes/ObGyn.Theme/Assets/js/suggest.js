// Names pages while somebody types into a search field: a combobox over the plain form, which stays as it is without this file or without an answer.
const fewestLetters = 2;
const pause = 150; // milliseconds without a key before the site is asked

for (const form of document.querySelectorAll('form[data-suggest]')) suggest(form, form.querySelector('input[type=search]'));

function suggest(form, field) {
  const list = make('div', { id: `${field.id}-list`, className: 'suggest', hidden: true }, { role: 'listbox', 'aria-label': 'Suggestions' });
  const status = make('p', { className: 'vh' }, { role: 'status' });
  let [options, active, timer, asking, isOff] = [[], -1, 0, null, false];

  form.append(list, status);
  set(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id });

  field.addEventListener('input', () => later(pause));
  field.addEventListener('blur', close);
  addEventListener('pageshow', close);
  // The focus stays in the field: what the pointer presses is not what leaves it.
  list.addEventListener('mousedown', event => event.preventDefault());

  field.addEventListener('keydown', event => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      if (isOpen) move(1);
      else later(0);
    } else if (event.key === 'ArrowUp' && isOpen) {
      event.preventDefault();
      move(-1);
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      options[active].click();
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      close();
    }
  });

  function later(milliseconds) {
    stop();
    const words = field.value.trim();
    if (isOff || (words.match(/[\p{L}\p{N}]/gu) ?? []).length < fewestLetters) close();
    else timer = setTimeout(() => ask(words), milliseconds);
  }

  async function ask(words) {
    asking = new AbortController();
    try {
      // URLSearchParams takes whatever a field can hold, half characters too.
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: words })}`, { signal: asking.signal });
      isOff = answer.status === 404;
      if (answer.ok) show(words, (await answer.json()).groups);
      else close();
    } catch (problem) {
      if (problem.name !== 'AbortError') close();
    }
  }

  function show(words, groups) {
    // Who chose from the list before this answer came keeps the choice, if it is still offered.
    const chosen = options[active]?.href;
    choose(-1);
    options = [];
    list.replaceChildren(...groups.map(({ label, pages }) => {
      const group = make('div', {}, { role: 'group', 'aria-label': label });
      group.append(make('p', { className: 'suggest__k', textContent: label }, { 'aria-hidden': 'true' }), ...pages.map(pageOption));
      return group;
    }));
    const count = options.length;
    list.append(searchOption(words));
    list.hidden = count === 0 || document.activeElement !== field;
    list.scrollTop = 0;
    if (!list.hidden) {
      list.scrollIntoView({ block: 'nearest' });
      choose(options.findIndex(link => link.href === chosen));
    }
    field.setAttribute('aria-expanded', String(!list.hidden));
    status.textContent = count === 0 ? 'No suggestions' : `${count} ${count === 1 ? 'suggestion' : 'suggestions'}. Choose with the arrow keys.`;
  }

  function pageOption({ url, title, alias, parent }) {
    const name = make('span', { className: 'suggest__t' });
    name.append(...title.map(run));
    const note = make('span', { className: 'suggest__m' });
    if (alias) note.append('also called ', ...alias.map(run));
    else if (parent) note.append(parent);
    const link = option(url, 'suggest__o');
    link.append(name);
    if (note.hasChildNodes()) link.append(make('span', { className: 'vh', textContent: ', ' }), note);
    return link;
  }

  function searchOption(words) {
    const name = make('span', { className: 'suggest__t' });
    const icon = form.querySelector('button .ic')?.cloneNode(true);
    name.append(...(icon ? [icon] : []), make('span', { textContent: `Search for “${words}”` }));
    const link = option(`${form.action}?${new URLSearchParams({ q: words })}`, 'suggest__o suggest__all');
    link.append(name);
    return link;
  }

  function option(href, className) {
    const link = make('a', { href, className, tabIndex: -1, id: `${list.id}-${options.length}` }, { role: 'option', 'aria-selected': 'false' });
    options.push(link);
    return link;
  }

  // From the field through all options and back to the field.
  function move(step) {
    choose((active + 1 + step + options.length + 1) % (options.length + 1) - 1);
  }

  function choose(index) {
    options[active]?.setAttribute('aria-selected', 'false');
    active = index;
    const chosen = options[active];
    if (!chosen) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    chosen.setAttribute('aria-selected', 'true');
    field.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  function stop() {
    clearTimeout(timer);
    asking?.abort();
  }

  function close() {
    stop();
    choose(-1);
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    status.textContent = '';
  }
}

// Letters that were typed already are bold. Everything is text: nothing from an answer becomes markup.
function run({ text, typed }) {
  return typed ? make('b', { textContent: text }) : text;
}

function make(name, properties, attributes = {}) {
  const element = Object.assign(document.createElement(name), properties);
  set(element, attributes);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
