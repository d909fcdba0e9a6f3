// How the theme starts the worker of its search. This is a plain script ahead of the theme's.
//
// A security policy that stands in a page does not bind a worker that is started by its address.
// Started from the page's own text, a worker is bound. And since most readers search for nothing, it
// starts when somebody turns to the search; until then it keeps what it is told.

const PlainWorker = window.Worker;

class SearchWorker extends EventTarget {
  #address;
  #told = [];
  #worker;

  constructor(address) {
    super();
    this.#address = new URL(address, document.baseURI).href;
    const turnsTo = new AbortController();
    const start = ({ target }) => {
      if (!target.closest?.(".md-search, [data-search-open], #__search")) return;
      turnsTo.abort();
      this.#start();
    };
    for (const name of ["focusin", "pointerover", "change"]) document.addEventListener(name, start, { signal: turnsTo.signal });
  }

  postMessage(message) {
    if (this.#worker) this.#worker.postMessage(message);
    else this.#told.push(message);
  }

  #start() {
    const text = `importScripts(${JSON.stringify(this.#address)})`;
    this.#worker = new PlainWorker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    this.#worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
    for (const message of this.#told.splice(0)) this.#worker.postMessage(message);
  }
}

// Ours are made from the page's own text as they are.
window.Worker = function Worker(address, options) {
  return String(address).startsWith("blob:") ? new PlainWorker(address, options) : new SearchWorker(address);
};
