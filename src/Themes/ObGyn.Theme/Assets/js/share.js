// Copy the page's address, print the page. The answer is told in the button's own words for three seconds, and to screen readers.
for (const button of document.querySelectorAll('[data-copy-link]')) {
  const words = button.querySelector('[data-words]');
  const asked = words.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(document.querySelector('link[rel=canonical]')?.href ?? location.href.split('#')[0]);
      words.textContent = button.dataset.done;
    } catch {
      words.textContent = button.dataset.failed;
    }
    setTimeout(() => { words.textContent = asked; }, 3000);
  });
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print());
}
