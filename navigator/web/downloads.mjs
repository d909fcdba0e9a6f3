// Fetches files and reports every piece as it arrives, so that a slow line can be told from a dead one.

import { DownloadFailed } from "./errors.mjs";

// `sizes` maps a full address to the bytes it must have. `onBytes(count)` hears of each piece, and
// `onFault(error)` of a file with another size: whoever reads it is told of a failure only.
export class Downloads {
  #fetch;
  #sizes;
  #onBytes;
  #onFault;

  constructor({ fetch, sizes = new Map(), onBytes, onFault = () => {} }) {
    this.#fetch = fetch;
    this.#sizes = sizes;
    this.#onBytes = onBytes;
    this.#onFault = onFault;
  }

  // A response whose body is counted as it is read; DownloadFailed if it does not come.
  async response(url) {
    const name = new URL(url).pathname.split("/").at(-1);
    let response;
    try {
      response = await this.#fetch(url);
    } catch (cause) {
      throw new DownloadFailed(`${name} could not be fetched`, { cause });
    }
    if (!response.ok) throw new DownloadFailed(`${name}: the server answered ${response.status}`);
    return new Response(response.body.pipeThrough(this.#counter(name, this.#sizes.get(url))), {
      // Some proxies change the type that a server gives to WebAssembly, and browsers then refuse it.
      headers: { "Content-Type": typeOf(name) },
    });
  }

  async bytes(url) {
    try {
      return new Uint8Array(await (await this.response(url)).arrayBuffer());
    } catch (cause) {
      if (cause instanceof DownloadFailed) throw cause;
      throw new DownloadFailed("a download broke off", { cause });
    }
  }

  #counter(name, size) {
    let arrived = 0;
    return new TransformStream({
      transform: (piece, controller) => {
        arrived += piece.byteLength;
        this.#onBytes(piece.byteLength);
        controller.enqueue(piece);
      },
      flush: (controller) => {
        if (size === undefined || arrived === size) return;
        const fault = new DownloadFailed(`${name} has ${arrived} bytes, not ${size}`);
        this.#onFault(fault);
        controller.error(fault);
      },
    });
  }
}

function typeOf(name) {
  if (name.endsWith(".wasm")) return "application/wasm";
  if (name.endsWith(".json")) return "application/json";
  return "application/octet-stream";
}
