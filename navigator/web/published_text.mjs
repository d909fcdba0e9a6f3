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

// The published edition that a file's changes are against, of those in a list to choose from: that of
// the same name, else the one in force; nothing where the policy is new.
export async function publishedBefore({ policy, edition }, { options }) {
  const names = [...options].map(({ value }) => value);
  const same = names.find((each) => each === `${policy}/${edition}`) ?? names.find((each) => each.startsWith(`${policy}/`));
  return same ? publishedText(same) : "";
}
