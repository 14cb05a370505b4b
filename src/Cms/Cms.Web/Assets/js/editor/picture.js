// Puts a picture of the library into a text: which file, and what it shows for those who cannot see it.
import { askedBy } from './asking.js';

export const askForPicture = askedBy('dialog[data-picture]', {
  fill(dialog, editor) {
    const now = editor.isActive('image') ? editor.getAttributes('image') : { src: '', alt: '' };
    dialog.querySelector('#picture-file').value = now.src ?? '';
    dialog.querySelector('#picture-words').value = now.alt ?? '';
  },
  take(dialog, editor, say) {
    const src = dialog.querySelector('#picture-file').value;
    const alt = dialog.querySelector('#picture-words').value.trim();
    if (!src) return say('Choose a picture.');
    if (!alt && !dialog.querySelector('#picture-plain').checked) return say('Describe the picture, or say that it only decorates.');
    editor.chain().focus().setImage({ src, alt }).run();
    return true;
  },
  remove: editor => editor.chain().focus().deleteSelection().run(),
  isThere: editor => editor.isActive('image'),
});
