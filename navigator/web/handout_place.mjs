// Where handouts are kept that somebody asked to keep: apart from the saved site, whose releases come
// and go, while each handout carries the day on which it was made.

const NAME = "handouts-1";

// `base` is the address of the site's first page.
export function handoutCache(base) {
  return `${NAME} ${base}`;
}
