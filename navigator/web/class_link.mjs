// One link from which a class starts on its own devices: as text, and as a code for their cameras.

import { correction, generate } from "lean-qr";

const SVG = "http://www.w3.org/2000/svg";
// The edge that a camera needs around a code, in its own squares.
const QUIET = 4;

// What can be typed from a wall. A longer link is for cameras alone.
const TYPED = 150;

// Puts the link of the page's exercise, or of a trainer's own, into an element, once.
export function showClassLink(place, link = new URL("#practise-1", location.href).href) {
  if (place.dataset.link === link) return;
  place.dataset.link = link;
  const words = document.createElement("p");
  const shown = Object.assign(document.createElement("a"), { href: link, textContent: link.replace(/^https?:\/\//, "") });
  if (link.length <= TYPED) words.append("On your own phone or laptop:", document.createElement("br"), shown);
  else words.append("On your own phone: point its camera at the code.");
  place.replaceChildren(codeOf(link), words);
}

// The code as a picture, dark on white whatever the page's colours.
export function codeOf(text) {
  const code = generate(text, { minCorrectionLevel: text.length > TYPED ? correction.L : correction.M });
  const size = code.size + 2 * QUIET;
  const svg = made("svg", { viewBox: `0 0 ${size} ${size}`, class: text.length > TYPED ? "drill__code drill__code--dense" : "drill__code", role: "img", "aria-label": "A code that opens this exercise on a phone" });
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  svg.append(made("path", { class: "drill__code-ground", d: `M0 0h${size}v${size}H0z` }), made("path", { class: "drill__code-squares", d: path }));
  return svg;
}

function made(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
