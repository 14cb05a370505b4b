// How much of a limit is used. Nothing is cut off while someone types: what is too long is said, and asked for before the page goes out.
const count = control => {
  const place = document.getElementById(`${control.id}-count`);
  if (!place) return;
  const used = control.value.length, most = Number(control.dataset.max);
  place.textContent = used > most ? `${used - most} too many` : `${used} of ${most}`;
  place.classList.toggle('err', used > most);
};

function wire(root) {
  for (const control of root.querySelectorAll('[data-max][id]')) {
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
