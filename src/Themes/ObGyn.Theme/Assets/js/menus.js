// The panels of the main navigation, from the width where it is a bar: Esc closes and gives the focus back, a click or the focus elsewhere closes.
const nav = document.querySelector('.mainnav');
const bar = matchMedia('(min-width: 64rem)');
const opened = () => nav?.querySelector('details[open]');

function close(returnFocus) {
  const details = opened();
  if (!details || !bar.matches) return;
  details.open = false;
  if (returnFocus) details.querySelector('summary').focus();
}

nav?.addEventListener('keydown', event => {
  if (event.key === 'Escape' && bar.matches && opened()) {
    event.preventDefault();
    close(true);
  }
});
nav?.addEventListener('focusout', event => {
  if (event.relatedTarget && !nav.contains(event.relatedTarget)) close(false);
});
document.addEventListener('click', event => {
  if (nav && !nav.contains(event.target)) close(false);
});
