// Narrows the list on the page to the words typed; without the script the same form asks the site's search.
const form = document.querySelector('[data-filter-list]');

if (form) {
  const field = form.querySelector('input[type=search]');
  const status = form.querySelector('[role=status]');
  const groups = [...document.querySelectorAll('[data-filter-group]')];
  const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const items = groups.flatMap(group => [...group.querySelectorAll('li')].map(item => ({ item, text: plain(item.textContent) })));
  const moreWords = groups.flatMap(group => [...group.querySelectorAll('[data-filter-more]')]);
  const letters = document.querySelector('.letters');

  const narrow = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    for (const { item, text } of items) item.hidden = !words.every(word => text.includes(word));
    for (const group of groups) group.hidden = !group.querySelector('li:not([hidden])');
    const count = items.filter(({ item }) => !item.hidden).length;
    status.textContent = `${count} ${count === 1 ? form.dataset.one : form.dataset.many}`;
    for (const more of moreWords) more.hidden = words.length === 0;
    if (letters) letters.hidden = words.length > 0;
  };

  field.addEventListener('input', narrow);
  form.addEventListener('submit', event => {
    if (items.some(({ item }) => !item.hidden)) event.preventDefault();
  });
  if (field.value) narrow();
}
