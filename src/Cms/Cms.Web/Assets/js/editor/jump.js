// A link to a place of the form opens the groups and sections that it stands in, and puts the cursor there.
addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="#"]');
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target?.closest('form[data-editor]')) return;
  event.preventDefault();
  for (let at = target.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.scrollIntoView({ block: 'center' });
  (target instanceof HTMLDetailsElement ? target.querySelector('summary') : target).focus();
});
