// Fetches what the page needs of the policies, each file once.

import { Downloads } from "./downloads.mjs";
import { DownloadFailed, MalformedData, NavigatorError, UnknownPolicy } from "./errors.mjs";
import { Graph } from "./graph.mjs";
import { Watchdog } from "./watchdog.mjs";

export class PolicyData {
  #base;
  #held = new Map();
  #failed = new Set();

  // `base` is the address of the site's first page.
  constructor(base) {
    this.#base = base;
  }

  get holidaysUrl() {
    return new URL("api/v1/bank-holidays.json", this.#base).href;
  }

  // The listed edition: the one named, else the first, which the build puts there to go by.
  async edition(policy, edition) {
    const editions = (await this.list()).filter((each) => each.policy === policy);
    const listed = edition ? editions.find((each) => each.edition === edition) : editions[0];
    if (!listed) throw new UnknownPolicy(`no policy ${policy}${edition ? `, edition ${edition}` : ""}`);
    return listed;
  }

  async list() {
    const { policies } = await this.#once("api/v1/policies.json");
    if (!Array.isArray(policies)) throw new MalformedData("the list of policies cannot be read");
    return policies;
  }

  async graph(listed) {
    return new Graph(await this.#once(listed.graph_url));
  }

  // `{listed, graph}`: an edition's entry in the list, and its questions.
  async known(policy, edition) {
    const listed = await this.edition(policy, edition);
    return { listed, graph: await this.graph(listed) };
  }

  // What `known` will give, ahead of its need; null where it did not come. That is said when it is
  // needed; by then it may have come. Without a policy the list is fetched.
  async fetchEarly({ policy, edition }) {
    try {
      if (policy) return await this.known(policy, edition);
      await this.list();
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
    }
    return null;
  }

  url(path) {
    return new URL(path, this.#base).href;
  }

  // A file's bytes, fetched anew each time: the browser's cache is enough. `address` may be relative
  // to the page.
  bytes(address) {
    return fetchBytes(new URL(address, document.baseURI).href, "default");
  }

  #once(path) {
    const url = this.url(path);
    const known = this.#held.get(url);
    if (known) return known;
    // What failed may be tried again, and then past the browser's cache.
    const arriving = fetchJson(url, this.#failed.has(url) ? "reload" : "default");
    this.#held.set(url, arriving);
    arriving.catch(() => {
      this.#held.delete(url);
      this.#failed.add(url);
    });
    return arriving;
  }
}

async function fetchJson(url, cache) {
  const bytes = await fetchBytes(url, cache);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new MalformedData(`${url} cannot be read`, { cause });
  }
}

// Gives up when nothing moves for a while.
async function fetchBytes(url, cache) {
  const abort = new AbortController();
  const watchdog = new Watchdog(() => abort.abort());
  watchdog.fed();
  const downloads = new Downloads({
    fetch: (address) => fetch(address, { signal: abort.signal, cache }),
    onBytes: () => watchdog.fed(),
  });
  try {
    return await downloads.bytes(url);
  } finally {
    watchdog.stop();
  }
}
