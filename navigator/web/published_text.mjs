// Texts that the site publishes: the YAML of an edition, as the site's open data has it.

import { DownloadFailed } from "./errors.mjs";

const BASE = new URL("../../", import.meta.url);

// The text of a file of this site; DownloadFailed with `failure`, which is in words for people.
export async function siteText(path, failure) {
  const failed = () => {
    throw new DownloadFailed(failure);
  };
  const response = await fetch(new URL(path, BASE)).catch(failed);
  return response.ok ? response.text() : failed();
}

// `named` is `policy/edition`. DownloadFailed.
export function publishedText(named) {
  return siteText(`api/v1/editions/${named}.yaml`, "The published edition could not be loaded. Check your connection, and try again.");
}

// The published edition that a file's changes are against, as `policy/edition`, of those in a list to
// choose from: that of the same name, else the newest; nothing where the policy is new.
function publishedName({ policy, edition }, { options }) {
  const names = [...options].map(({ value }) => value);
  return names.find((each) => each === `${policy}/${edition}`) ?? names.find((each) => each.startsWith(`${policy}/`)) ?? "";
}

// The published edition that a file of one's own is held against, loaded once.
export class PublishedBefore {
  #list;
  #named;
  #text;

  // `list` is the select of published editions.
  constructor(list) {
    this.#list = list;
  }

  // Resolves to its text, or to nothing where the policy is new. `identity` is {policy, edition}, as
  // the file says it by now. DownloadFailed: the next call tries again.
  text(identity) {
    const named = publishedName(identity, this.#list);
    if (named !== this.#named) {
      this.#named = named;
      this.#text = named ? publishedText(named) : Promise.resolve("");
      this.#text.catch(() => (this.#named = undefined));
    }
    return this.#text;
  }
}
