// How much of a limit is used. Nothing is cut off while someone types: what is too long is said, and asked for before the page goes out.
const count = control => {
  const place = document.getElementById(`${control.id}-count`);
  if (!place) return;
  const used = words(control).length, most = Number(control.dataset.max);
  place.textContent = used > most ? `${used - most} too many` : `${used} of ${most}`;
  place.classList.toggle('err', used > most);
};

// A text with markup is as long as what readers see of it, line by line.
function words(control) {
  if (!('richText' in control.dataset)) return control.value;
  const text = new DOMParser().parseFromString(control.value, 'text/html').body;
  for (const block of text.querySelectorAll('p, li, h2, h3, h4, blockquote, caption, tr, figure, figcaption, br')) block.after('\n');
  return text.textContent.split('\n').map(line => line.trim().replace(/\s+/g, ' ')).filter(Boolean).join('\n');
}

function wire(root) {
  for (const control of root.querySelectorAll('[data-max][id]:not([data-max=""])')) {
    if (!document.getElementById(`${control.id}-count`)) {
      const place = document.createElement('span');
      place.className = 'count';
      place.id = `${control.id}-count`;
      root.querySelector(`label[for="${CSS.escape(control.id)}"]`)?.append(place);
    }
    count(control);
    control.addEventListener('input', () => count(control));
  }
}

wire(document);
document.addEventListener('desk:drawn', event => wire(event.detail));
