// Marks the heading being read in the "on this page" list: the last one above the upper third of the window.
const links = [...document.querySelectorAll('.toc a[href^="#"]')];
const headings = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
let waiting = false;

function mark() {
  waiting = false;
  const line = innerHeight / 3;
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const passed = headings.filter(heading => heading && heading.getBoundingClientRect().top <= line);
  const current = atEnd && passed.length === 0 ? 0 : Math.max(0, headings.indexOf(passed.at(-1)));
  links.forEach((link, index) => index === current ? link.setAttribute('aria-current', 'location') : link.removeAttribute('aria-current'));
}

function later() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(mark);
}

if (links.length > 0) {
  addEventListener('scroll', later, { passive: true });
  addEventListener('resize', later, { passive: true });
  mark();
}
