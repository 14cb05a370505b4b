// Every page of the desk. Comfort only: each thing here has a link, a form or a page behind it.
import './js/keys.js';
import './js/menus.js';
