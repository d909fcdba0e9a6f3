// Runs scripts of the site outside a browser. Lines in: {"call": name, "args": […]}. Lines out:
// {"value": …}; {"refused": message} where the site's own error says why; {"broke": …} else.

import { createInterface } from "node:readline";
import { NavigatorError } from "../../navigator/web/errors.mjs";
import { named } from "../../navigator/web/fragment.mjs";
import { Graph } from "../../navigator/web/graph.mjs";
import { isLink, linkFragment, readLink } from "../../navigator/web/link.mjs";

const CALLS = {
  readLink,
  linkFragment,
  isLink,
  named,
  follow: (data, answers) => new Graph(data).follow(answers),
  ahead: (data, answers) => [...new Graph(data).ahead(new Graph(data).follow(answers).node)],
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, args } = JSON.parse(line);
  let told;
  try {
    told = { value: CALLS[call](...args) ?? null };
  } catch (error) {
    told = error instanceof NavigatorError ? { refused: error.message } : { broke: `${error}` };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
