// Links of the page in the frame stay in the minute that is looked at, and the address above follows.
document.addEventListener('load', event => {
  const frame = event.target;
  if (!(frame instanceof HTMLIFrameElement) || !frame.dataset.asOf) return;
  const here = new URL(frame.contentWindow.location.href);
  if (here.pathname !== frame.dataset.asOf) return;
  const field = document.querySelector('#path');
  if (field) field.value = `/${here.searchParams.get('path') ?? ''}`;
  frame.contentDocument.addEventListener('click', click => {
    const link = click.target.closest?.('a[href]');
    if (!link || link.origin !== here.origin || link.hash && link.pathname === here.pathname || click.ctrlKey || click.metaKey) return;
    click.preventDefault();
    here.searchParams.set('path', link.pathname.replace(/^\//, ''));
    frame.contentWindow.location.assign(here);
  });
}, true);
