// The choice of colours says which one is in use; the theme marks it for the eye alone.

const { mdColorScheme } = document.body.dataset;
for (const each of document.querySelectorAll('[data-md-component="palette"] input')) {
  each.checked = each.dataset.mdColorScheme === mdColorScheme;
}
