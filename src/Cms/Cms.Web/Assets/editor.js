// The editor. Without it every button submits the form and the text areas hold plain markup; with it words are kept as they are typed,
// text looks like text, and lists change in place.
import './js/editor/autosave.js';
import './js/editor/blocks.js';
import './js/editor/counters.js';
import './js/editor/jump.js';
import './js/editor/preview.js';
import './js/editor/rich-text.js';
