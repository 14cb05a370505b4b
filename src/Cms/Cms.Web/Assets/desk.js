// Every page of the desk. Comfort only: each thing here has a link, a form or a page behind it.
import './js/keys.js';
import './js/menus.js';
import './js/find.js';
import './js/regions.js';
import './js/picks.js';
import './js/own-clock.js';
import './js/as-of.js';
