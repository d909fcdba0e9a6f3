// The YAML of a published edition, as the site's open data has it.

import { DownloadFailed } from "./errors.mjs";

const BASE = new URL("../../", import.meta.url);

// `named` is `policy/edition`. DownloadFailed, in words for people.
export async function publishedText(named) {
  const failed = () => {
    throw new DownloadFailed("The published edition could not be loaded. Check your connection, and try again.");
  };
  const response = await fetch(new URL(`api/v1/editions/${named}.yaml`, BASE)).catch(failed);
  return response.ok ? response.text() : failed();
}

// The published edition that a file's changes are against, of those in a list to choose from: that of
// the same name, else the one in force; nothing where the policy is new.
export async function publishedBefore({ policy, edition }, { options }) {
  const names = [...options].map(({ value }) => value);
  const same = names.find((each) => each === `${policy}/${edition}`) ?? names.find((each) => each.startsWith(`${policy}/`));
  return same ? publishedText(same) : "";
}
