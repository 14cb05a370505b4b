// Keys that work on every page. Single keys are ignored while someone types, and can be switched off (WCAG 2.1.4): then data-keys is "off".
const isTyping = target => target.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]');

addEventListener('keydown', event => {
  const find = document.querySelector('#find');
  if (event.key === '/' && (event.ctrlKey || (!event.altKey && !event.metaKey && !isTyping(event.target) && document.documentElement.dataset.keys !== 'off'))) {
    event.preventDefault();
    find?.focus();
    find?.select();
  } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && document.documentElement.dataset.keys !== 'off') {
    event.preventDefault();
    showKeys();
  } else if (event.key === 'Enter' && event.ctrlKey) {
    const main = [...document.querySelectorAll('.btn--main')].find(button => button.checkVisibility() && button.ariaDisabled !== 'true');
    if (main) {
      event.preventDefault();
      main.click();
    }
  } else if (event.key === 'F6') {
    event.preventDefault();
    move(event.shiftKey ? -1 : 1);
  }
});

function showKeys() {
  const list = document.querySelector('[data-keys-list]');
  if (list && !list.open) list.showModal();
}

document.querySelector('[data-all-keys]')?.addEventListener('click', event => {
  event.preventDefault();
  event.target.closest('details')?.removeAttribute('open');
  showKeys();
});

// F6 goes round the regions of the page: menu, page, what stands beside it.
function move(step) {
  const regions = [...document.querySelectorAll('[data-region], .rail, main')].filter(region => region.checkVisibility());
  const here = regions.findIndex(region => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length];
  if (!next) return;
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus();
}
