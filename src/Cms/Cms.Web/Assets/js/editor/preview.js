// The page beside its editor: drawn anew from the working copy each time the words are kept, at the width of a phone, a tablet or a desk.
const frame = document.querySelector('[data-preview]');
const widths = document.querySelectorAll('[data-preview-width]');
let at = 0;

if (frame) {
  document.addEventListener('desk:kept', draw);
  frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, at));
}
for (const button of widths) {
  button.addEventListener('click', () => {
    widths.forEach(other => other.setAttribute('aria-pressed', String(other === button)));
    frame.dataset.width = button.dataset.previewWidth;
  });
}

function draw() {
  at = frame.contentWindow?.scrollY ?? 0;
  frame.contentWindow?.location.replace(frame.src);
}
