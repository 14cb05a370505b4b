// A film of another site (.film, data-film: the address to frame) is a link. Here it gets a button that says who learns of it; only that button loads anything.
for (const film of document.querySelectorAll('.film[data-film]')) {
  const play = film.querySelector('.film__play');
  play.hidden = false;
  play.addEventListener('click', () => {
    const { film: address, title, width, height } = film.dataset;
    const frame = document.createElement('iframe');
    frame.className = 'film__frame';
    frame.title = title;
    frame.allowFullscreen = true;
    // The player refuses to play for a page that names no site. The site is all it is told, not the page.
    frame.referrerPolicy = 'strict-origin';
    if (width) frame.style.inlineSize = `${width}px`;
    if (width && height) frame.style.aspectRatio = `${width} / ${height}`;
    frame.src = address;
    play.replaceWith(frame);
    frame.focus();
  });
}
