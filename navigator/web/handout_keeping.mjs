// On the page of handouts: keeps those of one policy, or of all, for use offline, and removes them.

import { handoutCache } from "./handout_place.mjs";
import { BASE, inWords, megabytes, worker } from "./saved_site.mjs";
import { saveFile } from "./saving.mjs";
import { mountEach } from "./shown.mjs";

const CACHE = handoutCache(BASE.href);
const LONGEST_MS = 60_000;
const AT_ONCE = 6;
// About what a file takes, to be said ahead of the download.
const USUAL_BYTES = { pdf: 33_000, svg: 20_000 };
const NO_ROOM = "They could not be kept: this device has too little room for them.";
const FAILED = "They could not be kept. What was kept before is as it was. Check that you are online, and try again.";
const REMOVED = "Removed.";
const GONE = "That handout could not be opened. Check that you are online, and try again.";

class HandoutKeeping {
  #root;
  // {name, files}, by policy.
  #policies = new Map();
  // The addresses of what is kept.
  #files = new Set();
  #ending = new AbortController();

  constructor(root) {
    this.#root = root;
    for (const section of document.querySelectorAll("section.handouts")) {
      const title = section.querySelector("h2");
      const files = [...section.querySelectorAll("a[download]")].map(({ href }) => href);
      this.#policies.set(title.id, { name: title.textContent, files });
    }
  }

  async mount() {
    // Nothing that is kept could be shown without a worker.
    if (!self.caches || !(await worker().catch(() => null))) return;
    const which = this.#part("which");
    which.replaceChildren(new Option("All policies", ""), ...[...this.#policies].map(([policy, { name }]) => new Option(name, policy)));
    which.addEventListener("change", () => this.#size());
    this.#size();
    this.#part("keep").addEventListener("click", () => this.#keep());
    this.#part("remove").addEventListener("click", () => this.#remove());
    document.addEventListener("click", (event) => this.#clicked(event), { signal: this.#ending.signal });
    await this.#show();
    this.#root.hidden = false;
  }

  unmount() {
    this.#ending.abort();
  }

  // Browsers ask no worker for what is downloaded: so the page does, for what is kept.
  #clicked(event) {
    const link = event.target.closest("a[download]");
    if (!link || !this.#files.has(link.href)) return;
    event.preventDefault();
    this.#hand(link.href).catch(() => this.#say(GONE));
  }

  async #hand(file) {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file} did not come`);
    saveFile(file.split("/").at(-1), await response.arrayBuffer(), response.headers.get("Content-Type"));
  }

  #size() {
    const bytes = this.#chosen.reduce((sum, file) => sum + (USUAL_BYTES[file.split(".").at(-1)] ?? 0), 0);
    this.#part("size").textContent = `${this.#chosen.length} files, about ${megabytes(bytes)}.`;
  }

  get #chosen() {
    const policy = this.#part("which").value;
    return policy ? this.#policies.get(policy).files : [...this.#policies.values()].flatMap(({ files }) => files);
  }

  async #show() {
    const { held, files } = await kept();
    this.#files = files;
    const rows = [...this.#policies].filter(([policy]) => held.has(policy)).map(([policy, { name }]) => row(name, held.get(policy)));
    const list = this.#part("held");
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
    this.#part("remove").hidden = held.size === 0;
  }

  async #keep() {
    const button = this.#part("keep");
    const files = this.#chosen;
    this.#say("Keeping…");
    button.disabled = true;
    try {
      await navigator.storage?.persist?.();
      await keep(files, (count) => this.#say(`Keeping… ${count} of ${files.length} files`));
      this.#say("Kept. You can open these handouts without a network.");
    } catch (error) {
      this.#say(error.name === "QuotaExceededError" ? NO_ROOM : FAILED);
    }
    button.disabled = false;
    await this.#show();
  }

  async #remove() {
    await caches.delete(CACHE);
    await this.#show();
    this.#say(REMOVED);
    this.#part("keep").focus();
  }

  #say(text) {
    this.#part("status").textContent = text;
  }

  #part(name) {
    return this.#root.querySelector(`[data-handouts="${name}"]`);
  }
}

// All of them, or none: nothing is put away before the last one is there.
async function keep(files, onCount) {
  const fetched = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    fetched.push(...(await Promise.all(files.slice(start, start + AT_ONCE).map(copyOf))));
    onCount(fetched.length);
  }
  const cache = await caches.open(CACHE);
  for (const { file, copy } of fetched) await cache.put(file, copy);
}

async function copyOf(file) {
  const response = await fetch(file, { cache: "no-cache", signal: AbortSignal.timeout(LONGEST_MS) });
  // What was kept before has its day already, and is no newer for coming again.
  if (!response.ok || response.headers.has("x-saved-on")) throw new Error(`${file} did not come`);
  const bytes = await response.arrayBuffer();
  const headers = { "Content-Type": response.headers.get("Content-Type"), "x-saved-on": new Date().toISOString(), "x-saved-bytes": bytes.byteLength };
  return { file, copy: new Response(bytes, { headers }) };
}

// `held`: of each policy of which handouts are kept, how many bytes they take, and when the oldest was
// saved. `files`: their addresses.
async function kept() {
  const held = new Map();
  const files = new Set();
  const cache = (await caches.has(CACHE)) && (await caches.open(CACHE));
  for (const request of cache ? await cache.keys() : []) {
    files.add(request.url);
    const policy = request.url.split("/").at(-2);
    const { headers } = await cache.match(request);
    const { bytes = 0, saved = "9999" } = held.get(policy) ?? {};
    const on = headers.get("x-saved-on");
    held.set(policy, { bytes: bytes + Number(headers.get("x-saved-bytes")), saved: on < saved ? on : saved });
  }
  return { held, files };
}

function row(name, { bytes, saved }) {
  const made = document.createElement("div");
  const [term, said] = ["dt", "dd"].map((each) => document.createElement(each));
  term.textContent = name;
  said.textContent = `${megabytes(bytes)}, saved ${inWords(saved)}`;
  made.append(term, said);
  return made;
}

mountEach('[data-module="handout-keeping"]', (root) => new HandoutKeeping(root));
