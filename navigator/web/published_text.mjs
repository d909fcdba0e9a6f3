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
