// What a page measures of itself, for tests. Each function returns one line for each thing found.
({
  // What can be pressed and is smaller than `least` pixels either way. A link in a line of text is
  // as high as the line, and may be.
  targets(least) {
    const found = [];
    for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button], [role=option], label[for]")) {
      if (!this.shown(each)) continue;
      const { width, height } = this.boxOf(each);
      if ((width >= least && height >= least) || this.inText(each)) continue;
      found.push(`${this.named(each)}: ${Math.round(width)} by ${Math.round(height)}`);
    }
    return found;
  },

  // What the focus is on: whether a ring shows, and what lies over it. `ring` is of the element
  // itself, or, for one that is drawn by its label, of the label.
  focused() {
    const on = document.activeElement;
    if (!on || on === document.body) return null;
    const drawn = on.matches(".md-option") ? on.nextElementSibling : on;
    const box = this.boxOf(drawn);
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    const over = this.pointsOf(drawn).map(([x, y]) => document.elementFromPoint(x, y));
    const hidden = over.filter((top) => top && !drawn.contains(top) && !top.contains(drawn) && !(on.labels && [...on.labels].some((label) => label.contains(top))));
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
      name: this.named(on),
      ring: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
      inside,
      hidden: hidden.length > 0 ? this.named(hidden[0]) : "",
    };
  },

  // Text that a box cuts off, and boxes that stick out of the page at the side. What is read out and
  // not seen is cut off on purpose.
  clipped() {
    const found = [];
    const wide = document.documentElement.clientWidth;
    for (const each of document.querySelectorAll("body *")) {
      if (!this.shown(each) || each.closest(".sr, .to, .duty__who > dt, .duty__when > dt, .md-search, .md-skip, svg, select")) continue;
      const { left, right } = each.getBoundingClientRect();
      if (right > wide + 1 || left < -1) found.push(`${this.named(each)}: sticks out, ${Math.round(left)} to ${Math.round(right)}`);
      const { overflowX, overflowY } = getComputedStyle(each);
      const cutX = ["hidden", "clip"].includes(overflowX) && each.scrollWidth > each.clientWidth + 1;
      const cutY = ["hidden", "clip"].includes(overflowY) && each.scrollHeight > each.clientHeight + 1;
      if (each.textContent.trim() && (cutX || cutY)) found.push(`${this.named(each)}: cut off`);
    }
    return found;
  },

  // What still moves or would.
  moving() {
    const found = document.getAnimations().map((each) => `${this.named(each.effect.target)}: runs`);
    for (const each of document.querySelectorAll("body *")) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
      const slow = transitionDuration.split(",").some((each) => parseFloat(each) > 0);
      if (slow || animationName !== "none" || scrollBehavior === "smooth") found.push(this.named(each));
    }
    return found;
  },

  shown(each) {
    const { width, height } = each.getBoundingClientRect();
    return each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && width > 0 && height > 0 && !each.closest("[aria-hidden=true], .md-skip:not(:focus)");
  },

  boxOf(each) {
    return each.getBoundingClientRect();
  },

  // Inside a sentence: the parent's own text stands beside the link.
  inText(each) {
    if (!getComputedStyle(each).display.startsWith("inline") || !each.matches("a, button")) return false;
    const words = each.closest("p, li, dd, td, legend, label")?.textContent.trim() ?? "";
    return words.length > each.textContent.trim().length && getComputedStyle(each).display === "inline";
  },

  // The middle of the first line's box, and just inside its corners, as far as they are on screen.
  pointsOf(each) {
    const { left, right, top, bottom } = each.getClientRects()[0];
    const [x1, x2, y1, y2] = [left + 3, right - 3, top + 3, bottom - 3];
    return [[(left + right) / 2, (top + bottom) / 2], [x1, y1], [x2, y1], [x1, y2], [x2, y2]]
      .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  },

  named(each) {
    const name = each.getAttribute("aria-label") || each.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `${each.localName}${each.className?.trim ? `.${each.className.trim().replace(/\s+/g, ".")}` : ""} "${name}"`;
  },
})
