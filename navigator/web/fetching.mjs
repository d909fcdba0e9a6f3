// How the worker fetches: as usual, or past the browser's cache after a start that failed, since
// the cache may hold the very file that was damaged. The worker's name says which.

export const PAST_CACHE = "past-cache";

export function fetcher(scope) {
  const cache = scope.name === PAST_CACHE ? "reload" : "default";
  const plainFetch = scope.fetch.bind(scope);
  return (url, options = {}) => plainFetch(url, { cache, ...options });
}
