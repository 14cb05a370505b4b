// Asks where a link leads: a page of the site by its title, a contact of the settings by its name, an address, or a phone number.
import { askedBy } from './asking.js';

const choices = dialog => [...dialog.querySelectorAll('datalist option')];
let timer;

export const ask = askedBy('dialog[data-link]', {
  fill(dialog, editor) {
    const input = dialog.querySelector('input');
    input.value = editor.getAttributes('link').href ?? '';
    input.oninput = () => { clearTimeout(timer); timer = setTimeout(() => offer(dialog, input.value), 150); };
    input.select();
  },
  take(dialog, editor, say) {
    const typed = dialog.querySelector('input').value;
    const href = address(dialog, typed.trim());
    if (!href) return say('Choose a page from the list, or write an address that begins with https://, mailto: or /, or a phone number.');
    const chosen = choices(dialog).find(option => option.value === href);
    const link = editor.getAttributes('link');
    const item = chosen?.dataset.item ?? (href === link.href ? link.item : null);
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent({ type: 'text', text: chosen?.dataset.title ?? typed, marks: [{ type: 'link', attrs: { href, item } }] }).run();
    else chain.extendMarkRange('link').setLink({ href, item }).run();
    return true;
  },
  remove: editor => editor.chain().focus().extendMarkRange('link').unsetLink().run(),
  isThere: editor => editor.isActive('link'),
});

function address(dialog, text) {
  if (/^(https:\/\/|http:\/\/|mailto:|tel:|contact:|\/(?!\/)|~\/|#)/i.test(text)) return text;
  if (/^\+?[\d\s().-]{7,}$/.test(text)) return `tel:${text.replace(/[^\d+]/g, '')}`;
  return choices(dialog).find(option => option.label === text)?.value ?? null;
}

async function offer(dialog, words) {
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
