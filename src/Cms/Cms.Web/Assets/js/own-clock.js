// A time at the site is also said by the reader's own clock, where that is another one.
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;

function fill() {
  for (const place of document.querySelectorAll('[data-own-clock]')) {
    const at = new Date(place.dataset.ownClock);
    const say = zone => at.toLocaleString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
    if (say(mine) !== say(place.dataset.zone)) place.textContent = `. On your own clock (${mine.split('/').at(-1).replaceAll('_', ' ')}): ${say(mine)}.`;
  }
}

fill();
document.addEventListener('desk:swapped', fill);
