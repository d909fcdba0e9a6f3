// Fetches what the page needs of the policies, each file once.

import { checked, fetchOptions } from "./checksum.mjs";
import { answerFor, bytesOf } from "./downloads.mjs";
import { AlteredFile, MalformedData, NavigatorError, UnknownEdition, UnknownPolicy } from "./errors.mjs";
import { Graph } from "./graph.mjs";
import { today } from "./today.mjs";
import { Watchdog } from "./watchdog.mjs";

export class PolicyData {
  #base;
  #held = new Map();
  #failed = new Set();

  // `base` is the address of the site's first page.
  constructor(base) {
    this.#base = base;
  }

  // The listed edition: the one named, else the one to go by today, which need not be the one to go
  // by when the site was built. `from` is the day from which it is the one to go by, where that is known.
  async edition(policy, edition) {
    const { editions, leads = [] } = await this.#list(policy);
    const passed = leads.filter(({ from }) => from <= today());
    const named = (id) => editions.find((each) => each.edition === id);
    const lead = named(passed.at(-1)?.edition) ?? editions[0];
    const listed = edition ? named(edition) : lead;
    if (!listed) throw new UnknownEdition(edition, lead);
    return { ...listed, from: leads.find((each) => each.edition === listed.edition)?.from };
  }

  // Every listed edition of a policy; UnknownPolicy where there is no such policy.
  async editions(policy) {
    return (await this.#list(policy)).editions;
  }

  async #list(policy) {
    const list = await this.#once(listOf(policy), { policy });
    const { editions, leads = [] } = list;
    const isList = Array.isArray(editions) && editions.length && Array.isArray(leads);
    if (!isList) throw new MalformedData("the list of editions cannot be read");
    return list;
  }

  async graph({ policy, graph_url: url, graph_sha256: sha256 }) {
    try {
      return new Graph(await this.#once(url, { sha256 }));
    } catch (error) {
      // A newer list may be there, of a newer graph.
      if (error instanceof AlteredFile) this.#forget(listOf(policy));
      throw error;
    }
  }

  // `{listed, graph}`: an edition's entry in the list, and its questions.
  async known(policy, edition) {
    try {
      return await this.#known(policy, edition);
    } catch (error) {
      if (!(error instanceof AlteredFile)) throw error;
      // Published anew between the two fetches: once more, past the browser's cache.
      return this.#known(policy, edition);
    }
  }

  async #known(policy, edition) {
    const listed = await this.edition(policy, edition);
    return { listed, graph: await this.graph(listed) };
  }

  // What `known` will give, ahead of its need; null where it did not come. That is said when it is
  // needed; by then it may have come.
  async fetchEarly({ policy, edition }) {
    if (!policy) return null;
    try {
      return await this.known(policy, edition);
    } catch (error) {
      if (!(error instanceof NavigatorError)) throw error;
      return null;
    }
  }

  // What the engine needs to answer from an edition: each file's address and SHA-256.
  files({ edition_url: url, edition_sha256: sha256, holidays_url: holidays, holidays_sha256: theirs }) {
    return { edition: { url: this.url(url), sha256 }, holidays: { url: this.url(holidays), sha256: theirs } };
  }

  url(path) {
    return new URL(path, this.#base).href;
  }

  // A file's bytes, fetched anew each time: the browser's cache is enough. `address` may be relative
  // to the page.
  bytes(address) {
    return fetchBytes(new URL(address, document.baseURI).href, { cache: "default" });
  }

  #once(path, { policy, sha256 }) {
    const url = this.url(path);
    const known = this.#held.get(url);
    if (known) return known;
    // What failed may be tried again, and then past the browser's cache.
    const cache = this.#failed.has(url) ? "reload" : "default";
    const arriving = fetchJson(url, { cache, policy, sha256 });
    this.#held.set(url, arriving);
    arriving.catch(() => this.#forget(path));
    return arriving;
  }

  #forget(path) {
    const url = this.url(path);
    this.#held.delete(url);
    this.#failed.add(url);
  }
}

// What to say of a listed edition that has ended since the site was built; else nothing. An answer
// that was drawn at build cannot say it.
export function endedSince({ in_force: wasInForce, ends }) {
  if (!wasInForce || !ends || ends > today()) return "";
  return "This edition has ended since this site was built: what follows is only what it said. See the edition in force.";
}

function listOf(policy) {
  return `api/v1/policies/${encodeURIComponent(policy)}.json`;
}

async function fetchJson(url, { cache, policy, sha256 }) {
  const options = sha256 ? fetchOptions(sha256) : {};
  const bytes = await fetchBytes(url, { cache, policy, ...options });
  if (sha256) await checked(bytes, sha256, new URL(url).pathname.split("/").at(-1));
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new MalformedData(`${url} cannot be read`, { cause });
  }
}

// Gives up when nothing moves for a while. Without the file of a `policy` there is no such policy.
async function fetchBytes(url, { policy, ...options }) {
  const abort = new AbortController();
  const watchdog = new Watchdog(() => abort.abort());
  watchdog.fed();
  const get = async (address) => {
    const response = await fetch(address, { signal: abort.signal, ...options });
    if (policy && response.status === 404) throw new UnknownPolicy(`no policy ${policy}`);
    return response;
  };
  try {
    return await bytesOf(await answerFor(url, get), { url, onBytes: () => watchdog.fed() });
  } catch (error) {
    throw error.cause instanceof UnknownPolicy ? error.cause : error;
  } finally {
    watchdog.stop();
  }
}
