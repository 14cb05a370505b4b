// Text areas with markup become texts. The text area stays the form's control: it is written to only when someone changes the text,
// so that opening a page changes nothing in it.
import { Editor } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import StarterKit from '@tiptap/starter-kit';
import { TableKit } from '@tiptap/extension-table';
import { keeping } from './kept.js';
import { ask } from './link.js';
import { askForPicture } from './picture.js';

const sprite = document.querySelector('svg.i use')?.getAttribute('href')?.replace(/#.*/, '') ?? '';

// A link names the page it leads to by its id beside the address, so that it follows the page when that moves.
const PageLink = Link.extend({
  addAttributes() {
    return { ...this.parent?.(), item: { default: null, parseHTML: link => link.getAttribute('data-item'), renderHTML: ({ item }) => (item ? { 'data-item': item } : {}) } };
  },
});

const tools = [
  ['Paragraph style', 'style'],
  null,
  ['Bold', 'bold', e => e.chain().focus().toggleBold().run(), e => e.isActive('bold')],
  ['Italic', 'italic', e => e.chain().focus().toggleItalic().run(), e => e.isActive('italic')],
  ['Link to a page, address or phone', 'link', e => ask(e), e => e.isActive('link')],
  null,
  ['Bulleted list', 'ul', e => e.chain().focus().toggleBulletList().run(), e => e.isActive('bulletList')],
  ['Numbered list', 'ol', e => e.chain().focus().toggleOrderedList().run(), e => e.isActive('orderedList')],
  ['Table', 'table', e => (e.isActive('table') ? e.chain().focus().deleteTable().run() : e.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()), e => e.isActive('table')],
  ['Picture', 'image', e => askForPicture(e), e => e.isActive('image')],
  null,
  ['Undo', 'undo', e => e.chain().focus().undo().run()],
  ['Redo', 'redo', e => e.chain().focus().redo().run()],
];

function wire(root) {
  for (const area of root.querySelectorAll('textarea[data-rich-text]:not([data-wired])')) dress(area);
}

function dress(area) {
  area.dataset.wired = '';
  const label = root => root.querySelector(`label[for="${CSS.escape(area.id)}"]`);
  const box = element('div', 'rte');
  const bar = element('div', 'rte__bar');
  const inner = element('div', 'rte__text');
  const foot = element('div', 'rte__foot');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Text tools');
  const words = label(document);
  if (words) words.id ||= `${area.id}-label`;
  box.append(bar, inner, foot);
  area.after(box);
  area.hidden = true;
  const editor = new Editor({
    element: inner,
    injectCSS: false,
    content: area.value,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        code: false, codeBlock: false, strike: false, underline: false,
        link: false,
      }),
      PageLink.configure({ openOnClick: false, autolink: false, linkOnPaste: true, protocols: ['tel', 'mailto', 'contact'], HTMLAttributes: { target: null, rel: null } }),
      TableKit.configure({ table: { resizable: false } }),
      ...keeping,
    ],
    editorProps: {
      attributes: {
        class: 'rte__in', role: 'textbox', 'aria-multiline': 'true', tabindex: '0',
        ...(words ? { 'aria-labelledby': words.id } : { 'aria-label': 'Text' }),
        ...(area.getAttribute('aria-describedby') ? { 'aria-describedby': area.getAttribute('aria-describedby') } : {}),
        ...(area.getAttribute('aria-invalid') ? { 'aria-invalid': 'true' } : {}),
      },
      handleKeyDown: (_, event) => {
        if (event.key === 'F10' && event.altKey) {
          bar.querySelector('[tabindex="0"]').focus();
          return true;
        }
        if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
          ask(editor);
          return true;
        }
        return false;
      },
    },
    onUpdate: () => {
      area.value = editor.isEmpty ? '' : editor.getHTML();
      area.dispatchEvent(new Event('input', { bubbles: true }));
      count();
    },
    onTransaction: () => mark(),
  });
  words?.addEventListener('click', () => editor.commands.focus());
  area.addEventListener('desk:put', () => editor.commands.setContent(area.value, { emitUpdate: false }));
  // A link that leads to the text area, such as one of "Before publishing", leads to the text.
  area.addEventListener('focus', () => editor.commands.focus());
  const controls = tools.map(tool => tool === null ? element('hr', '') : tool[1] === 'style' ? styles(editor, area.value.includes('<h2')) : button(tool, editor));
  bar.append(...controls);
  roving(bar, editor);

  function mark() {
    tools.forEach((tool, i) => { if (tool?.[3]) controls[i].setAttribute('aria-pressed', String(tool[3](editor))); });
    const style = bar.querySelector('select');
    style.value = ['2', '3', '4'].find(level => editor.isActive('heading', { level: Number(level) })) ?? 'p';
  }
  function count() {
    const number = editor.getText().split(/\s+/).filter(Boolean).length;
    foot.textContent = `${number} ${number === 1 ? 'word' : 'words'}`;
  }
  mark();
  count();
}

// Sections have the large headings; in a text it is offered only where one stands already.
function styles(editor, hasLarge) {
  const select = element('select', 'tool tool--w');
  select.setAttribute('aria-label', 'Paragraph style');
  for (const [value, words] of [['p', 'Paragraph'], ...(hasLarge ? [['2', 'Large heading']] : []), ['3', 'Heading'], ['4', 'Small heading']]) {
    const option = element('option', '');
    option.value = value;
    option.textContent = words;
    select.append(option);
  }
  // It is the toolbar's control, not one of the form.
  select.addEventListener('input', event => event.stopPropagation());
  select.addEventListener('change', event => {
    event.stopPropagation();
    const chain = editor.chain().focus();
    (select.value === 'p' ? chain.setParagraph() : chain.setHeading({ level: Number(select.value) })).run();
  });
  return select;
}

function button([words, icon, act], editor) {
  const made = element('button', 'tool');
  made.type = 'button';
  made.setAttribute('aria-label', words);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${icon}`);
  svg.append(use);
  made.append(svg);
  made.addEventListener('click', () => act(editor));
  return made;
}

// One stop for Tab, arrows inside; Esc goes back to the text.
function roving(bar, editor) {
  const items = [...bar.querySelectorAll('button, select')];
  items.forEach((item, i) => { item.tabIndex = i === 0 ? 0 : -1; });
  bar.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      editor.commands.focus();
      return;
    }
    const at = items.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const item = items[(next + items.length) % items.length];
    items.forEach(other => { other.tabIndex = other === item ? 0 : -1; });
    item.focus();
  });
}

function element(name, className) {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

wire(document);
document.addEventListener('desk:drawn', event => wire(event.detail));
