// What a text may hold besides paragraphs, headings and lists. Whatever the sanitizer lets through must come out of the editor again:
// small marks are marks, pictures are pictures, and what the editor has no tools for is shown as it is and kept.
import { Mark, Node, mergeAttributes } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';

const plain = tag => Mark.create({
  name: tag,
  parseHTML: () => [{ tag }],
  renderHTML: () => [tag, 0],
});

const attribute = name => ({ default: null, parseHTML: element => element.getAttribute(name), renderHTML: found => (found[name] == null ? {} : { [name]: found[name] }) });

const withAttributes = (tag, selector, ...names) => Mark.create({
  name: tag,
  addAttributes: () => Object.fromEntries(names.map(name => [name, attribute(name)])),
  parseHTML: () => [{ tag: selector }],
  renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
});

// The address is shown as the site's own; what is stored may begin with ~/.
const Picture = Image.extend({
  addAttributes() {
    return { src: attribute('src'), alt: attribute('alt'), width: attribute('width'), height: attribute('height') };
  },
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
  addNodeView: () => ({ node }) => {
    const dom = document.createElement('img');
    for (const name of ['alt', 'width', 'height']) if (node.attrs[name] != null) dom.setAttribute(name, node.attrs[name]);
    dom.src = (node.attrs.src ?? '').replace(/^~\//, '/');
    return { dom };
  },
}).configure({ inline: true });

const Kept = Node.create({
  name: 'kept',
  group: 'block',
  atom: true,
  selectable: true,
  addAttributes: () => ({ html: { default: '', parseHTML: element => element.outerHTML, renderHTML: () => ({}) } }),
  parseHTML: () => [{ tag: 'figure', priority: 100 }, { tag: 'table:has(> caption)', priority: 100 }, { tag: 'table:has(> tfoot)', priority: 100 }],
  renderHTML: ({ node }) => content(node),
  addNodeView: () => ({ node }) => {
    const dom = document.createElement('div');
    dom.className = 'rte__kept';
    dom.append(content(node));
    return { dom };
  },
});

// Parsed as a document of its own, in which nothing runs or loads; the sanitizer has seen it when it was stored and sees it again when it is saved.
function content(node) {
  return document.importNode(new DOMParser().parseFromString(node.attrs.html, 'text/html').body.firstElementChild ?? document.createElement('figure'), true);
}

// The language and direction of a paragraph, a heading, an item.
const Language = Node.create({
  name: 'language',
  addGlobalAttributes: () => [{ types: ['paragraph', 'heading', 'listItem', 'bulletList', 'orderedList', 'blockquote'], attributes: { lang: attribute('lang'), dir: attribute('dir') } }],
});

export const keeping = [plain('sup'), plain('sub'), withAttributes('abbr', 'abbr', 'title', 'lang'), withAttributes('span', 'span[lang], span[dir]', 'lang', 'dir'), Picture, Kept, Language];
