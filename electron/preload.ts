/** Hands the port that main opened to the page, once per document; knows nothing else. */
import { ipcRenderer } from 'electron';

ipcRenderer.on('plateau-audit:port', (event) => {
  window.postMessage('plateau-audit:port', window.location.origin, event.ports);
});
