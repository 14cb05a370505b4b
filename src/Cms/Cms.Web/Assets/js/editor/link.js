// Asks where a link leads: a page of the site by its title, a contact of the settings by its name, an address, or a phone number.
let dialog, current;

export function ask(editor) {
  current = editor;
  dialog ??= build();
  const input = dialog.querySelector('input');
  input.value = editor.getAttributes('link').href ?? '';
  dialog.querySelector('[data-remove]').hidden = !editor.isActive('link');
  say('');
  dialog.showModal();
  input.select();
}

function build() {
  const made = document.querySelector('dialog[data-link]');
  const input = made.querySelector('input');
  let timer;
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => offer(input.value), 150); });
  made.querySelector('form').addEventListener('submit', event => {
    event.preventDefault();
    if (event.submitter?.value === 'cancel') return made.close();
    if (event.submitter?.value === 'remove') {
      current.chain().focus().extendMarkRange('link').unsetLink().run();
      return made.close();
    }
    const href = address(input.value.trim());
    const item = itemOf(href) ?? (href === current.getAttributes('link').href ? current.getAttributes('link').item : null);
    if (!href) return say('Choose a page from the list, or write an address that begins with https://, mailto: or /, or a phone number.');
    const selection = current.state.selection;
    const chain = current.chain().focus();
    if (selection.empty && !current.isActive('link')) chain.insertContent({ type: 'text', text: titleOf(input.value) ?? input.value, marks: [{ type: 'link', attrs: { href, item } }] }).run();
    else chain.extendMarkRange('link').setLink({ href, item }).run();
    made.close();
  });
  made.addEventListener('close', () => current?.commands.focus());
  return made;
}

const say = words => { dialog.querySelector('[data-wrong]').textContent = words; };

const choices = () => [...dialog.querySelectorAll('datalist option')];
const titleOf = value => choices().find(option => option.value === value)?.dataset.title;
const itemOf = href => choices().find(option => option.value === href)?.dataset.item ?? null;

function address(text) {
  if (/^(https:\/\/|http:\/\/|mailto:|tel:|contact:|\/(?!\/)|#)/i.test(text)) return text;
  if (/^\+?[\d\s().-]{7,}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`;
  return choices().find(option => option.label === text)?.value ?? null;
}

async function offer(words) {
  if (words.trim().length < 2 || words.startsWith('/') || words.includes(':')) return;
  const answer = await fetch(`/admin/links?q=${encodeURIComponent(words)}`, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return;
  dialog.querySelector('datalist').replaceChildren(...(await answer.json()).map(page => {
    const option = document.createElement('option');
    option.value = page.address;
    option.label = page.words;
    option.textContent = page.words;
    option.dataset.title = page.title;
    if (page.item) option.dataset.item = page.item;
    return option;
  }));
}
