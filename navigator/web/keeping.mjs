// Says what of the site is saved on the device, and lets the reader keep it or remove it.

import { BASE, ask, inWords, megabytes, worker } from "./saved_site.mjs";
import { mountEach } from "./shown.mjs";
import { bytesKept, cacheOf } from "./snapshot_place.mjs";

const NO_ROOM = "It could not be kept: this device has too little room for it.";
const STAYED = "It could not be removed. Try again, or clear this site's data in the browser's settings.";
const FAILED = "It could not be kept. Check that you are online, and try again.";
const REMOVED = "Removed. Nothing more is saved until you choose to keep it.";
const WITH_DATES = "Worked out offline too";
const WITHOUT_DATES = "Not worked out offline: answers give each limit in words";

class Keeping {
  #root;
  #ending = new AbortController();

  constructor(root) {
    this.#root = root;
  }

  async mount() {
    this.#part("keep").addEventListener("click", () => this.#keep());
    this.#part("remove").addEventListener("click", () => this.#remove());
    // What this page saves by itself, once it is idle.
    addEventListener("sitesaved", () => this.#show(), { signal: this.#ending.signal });
    await this.#show();
  }

  unmount() {
    this.#ending.abort();
  }

  async #show() {
    const state = await this.#do({ type: "state" }).catch(() => null);
    this.#part("unable").hidden = Boolean(state);
    this.#part("nothing").hidden = !state || Boolean(state.release);
    this.#part("held").hidden = !state?.release;
    this.#part("keep").hidden = !state || Boolean(state.kept);
    this.#part("remove").hidden = !state?.release;
    if (state?.release) await this.#describe(state);
  }

  async #describe({ groups, saved, checked }) {
    const snapshot = await bytesKept(cacheOf(import.meta.url));
    const bytes = Object.values(groups).reduce((sum, group) => sum + group.bytes, snapshot);
    this.#part("policies").textContent = await names(groups);
    this.#part("dates").textContent = groups.interpreter ? WITH_DATES : WITHOUT_DATES;
    this.#part("size").textContent = megabytes(bytes);
    this.#part("saved").textContent = inWords(saved);
    this.#part("checked").textContent = inWords(checked);
  }

  async #keep() {
    this.#say("Keeping…");
    this.#part("keep").disabled = true;
    try {
      // Whether the browser may clear it when room runs short is the browser's to say.
      await navigator.storage?.persist?.();
      let before = 0;
      let now = 0;
      await this.#do({ type: "save", keep: true }, (bytes) => {
        if (bytes < now) before += now;
        now = bytes;
        this.#say(`Keeping… ${megabytes(before + now)}`);
      });
      this.#say("Kept. You can use this site without a network.");
    } catch (error) {
      this.#say(error.message === "QuotaExceededError" ? NO_ROOM : FAILED);
    }
    this.#part("keep").disabled = false;
    await this.#show();
  }

  async #remove() {
    const isRemoved = await this.#do({ type: "remove" }).then(() => true, () => false);
    await this.#show();
    this.#say(isRemoved ? REMOVED : STAYED);
    this.#part("keep").focus();
  }

  async #do(message, onBytes) {
    return ask(await worker(), message, onBytes);
  }

  #say(text) {
    this.#part("status").textContent = text;
  }

  #part(name) {
    return this.#root.querySelector(`[data-keeping="${name}"]`);
  }
}

// The names of the policies that are saved; of many, their number.
async function names(groups) {
  const ids = Object.keys(groups).flatMap((group) => (group.startsWith("policies/") ? [group.slice(9)] : []));
  const { policies } = await (await fetch(new URL("api/v1/policies.json", BASE))).json();
  const found = new Map(policies.map(({ policy, name }) => [policy, name]));
  return ids.length > 12 ? `${ids.length} of ${found.size}` : ids.map((id) => found.get(id) ?? id).join(", ");
}

mountEach('[data-module="keeping"]', (root) => new Keeping(root));
