// The list's checkboxes: how many are chosen, and all of them at once. The bar itself shows and works without script.
function wire() {
  for (const form of document.querySelectorAll('[data-picks]:not([data-wired])')) {
    form.dataset.wired = '';
    const boxes = [...form.querySelectorAll('tbody input[type=checkbox]')];
    const all = form.querySelector('[data-pick-all]');
    const words = form.querySelector('[data-picked]');
    all.hidden = false;
    all.nextElementSibling?.remove();
    const count = () => {
      const chosen = boxes.filter(box => box.checked).length;
      words.textContent = `${chosen} chosen`;
      const box = all.querySelector('input');
      box.checked = chosen === boxes.length;
      box.indeterminate = chosen > 0 && chosen < boxes.length;
    };
    all.addEventListener('change', event => {
      event.stopPropagation();
      boxes.forEach(box => { box.checked = event.target.checked; });
      count();
    });
    form.addEventListener('change', count);
    form.addEventListener('reset', () => setTimeout(count));
    // The browser may bring choices back.
    count();
  }
}

wire();
document.addEventListener('desk:swapped', wire);
addEventListener('pageshow', () => document.querySelectorAll('[data-picks]').forEach(form => form.dispatchEvent(new Event('change'))));
