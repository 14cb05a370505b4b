// A dialog that a text asks something with: it is filled, answered or left, and the cursor goes back into the text.

/** How a tool asks: `fill` shows what stands there, `take` puts the answer into the text and is true when it did, `remove` and `isThere` are for taking it away. */
export function askedBy(selector, { fill, take, remove, isThere }) {
  let dialog, current;
  const say = words => { dialog.querySelector('[data-wrong]').textContent = words; };
  function wire() {
    dialog = document.querySelector(selector);
    dialog.querySelector('form').addEventListener('submit', event => {
      event.preventDefault();
      if (event.submitter?.value === 'remove') remove(current);
      else if (event.submitter?.value !== 'cancel' && take(dialog, current, say) !== true) return;
      dialog.close();
    });
    dialog.addEventListener('close', () => current?.commands.focus());
  }
  return editor => {
    if (!dialog) wire();
    current = editor;
    say('');
    dialog.querySelector('[data-remove]').hidden = !isThere(editor);
    fill(dialog, editor);
    dialog.showModal();
    dialog.querySelector('input, select').focus();
  };
}
