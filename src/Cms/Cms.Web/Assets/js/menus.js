// Menus are <details class="menu">, and the site's own ones in the rail: they open without script. A script closes them with Esc, a click elsewhere, and when focus leaves.
const open = () => [...document.querySelectorAll('details:is(.menu, [name="own-menu"])[open]')];

addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of open()) {
    const had = menu.contains(document.activeElement);
    menu.open = false;
    if (had) menu.querySelector('summary').focus();
  }
});
addEventListener('click', event => open().filter(menu => !menu.contains(event.target)).forEach(menu => { menu.open = false; }));
addEventListener('focusin', event => open().filter(menu => !menu.contains(event.target)).forEach(menu => { menu.open = false; }));
