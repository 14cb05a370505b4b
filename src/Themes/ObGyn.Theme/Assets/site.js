// Comfort only: every page works without this file.
import './js/menus.js';
import './js/sheets.js';
import './js/share.js';
import './js/outline.js';
import './js/list-filter.js';
import './js/suggest.js';
