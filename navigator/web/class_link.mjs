// One link from which a class starts on its own devices, as text.

export function showClassLink(place) {
  const link = new URL("#practise", location.href).href;
  const shown = Object.assign(document.createElement("a"), { href: link, textContent: link.replace(/^https?:\/\//, "") });
  const text = document.createElement("p");
  text.append("Practise on your own device: ", shown);
  place.replaceChildren(text);
}
