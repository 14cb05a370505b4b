// Sheets are popovers of their own accord. What only a script can do: close one when its link leads down the same page,
// and when the window grows to the width where the sheet is a plain block.
const widths = [['.mainnav, .sidenav', '(min-width: 64rem)'], ['.toc, .filters', '(min-width: 48rem)']];

function close(sheet) {
  if (sheet.matches(':popover-open')) sheet.hidePopover();
}

for (const [selector, query] of widths) {
  const sheets = [...document.querySelectorAll(selector)].filter(sheet => sheet.popover);
  matchMedia(query).addEventListener('change', () => sheets.forEach(close));
  for (const sheet of sheets) {
    sheet.addEventListener('click', event => {
      const link = event.target.closest('a[href]');
      if (link && link.hash && link.pathname === location.pathname && link.search === location.search) close(sheet);
    });
  }
}
