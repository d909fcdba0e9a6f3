// A security policy that stands in a page does not bind a worker that is started by its address, as
// the theme starts its search. Started from the page's own text, a worker is bound. This is a plain
// script ahead of the theme's.

window.Worker = class extends window.Worker {
  constructor(address, options) {
    const { protocol, href } = new URL(address, document.baseURI);
    if (protocol === "blob:") {
      super(href, options);
    } else {
      const named = JSON.stringify(href);
      const text = options?.type === "module" ? `import ${named};` : `importScripts(${named});`;
      super(URL.createObjectURL(new Blob([text], { type: "text/javascript" })), options);
    }
  }
};
