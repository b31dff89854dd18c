// What the reader looks at. One rule everywhere: what is hovered is shown, else what is locked.
const state = {
  layer: data.selected.layer, heads: data.selected.heads, isAggregate: data.aggregate !== null, hoverHead: null,
  hover: null, pinned: data.pinned, threshold: data.threshold,
};

let known = { key: '' };

// What is drawn of some heads; the same object while only the focus changes.
function knownReading(layer, heads, isAggregate) {
  const key = JSON.stringify([layer, heads, isAggregate, state.threshold]);
  if (known.key !== key) {
    const read = reading(layer, heads, isAggregate);
    known = { key, read, choice: chooseLinks(read, state.threshold) };
  }
  return known;
}

// Everything that is drawn, worked out anew from the state.
function look() {
  const hovered = state.hoverHead && hasLayer(state.hoverHead.layer) ? state.hoverHead : null;
  const layer = hovered ? hovered.layer : state.layer;
  const heads = hovered ? [hovered.head] : state.heads;
  const { read, choice } = knownReading(layer, heads, state.isAggregate && !hovered);
  const focus = state.hover || state.pinned;
  const said = state.hoverHead && !hovered ? absent(state.hoverHead.layer) : describe(read, focus);
  return {
    layer: state.layer, heads: state.heads, hoverHead: state.hoverHead, read, choice, focus, pinned: state.pinned, said,
    focused: focusedLinks(read, choice, focus),
  };
}

function absent(layer) {
  return 'The weights of layer ' + (layer + 1) + ' are not in this file, only those of layer ' + (data.embedded[0] + 1) + '.';
}

let isDrawn = false;

function draw() {
  if (isDrawn) return;
  isDrawn = true;
  requestAnimationFrame(() => {
    isDrawn = false;
    const view = look();
    document.getElementById('links-title').textContent = 'Links of ' + view.read.names;
    document.getElementById('matrix-title').textContent = captionOf(view.read);
    document.getElementById('said').textContent = view.read.nothing || view.said;
    document.getElementById('drawn').textContent = statements(view.read, view.choice, state.threshold);
    drawGrid(view);
    drawLinks(view);
    drawMatrix(view);
    fillTable(view);
    markStrip(view);
    markChips();
  });
}

function change(part) {
  Object.assign(state, part);
  draw();
}

function sameFocus(one, other) {
  return !!one && !!other && one.query === other.query && one.key === other.key;
}

// A click locks; a click on what is locked releases it.
function pin(focus) {
  change({ pinned: sameFocus(state.pinned, focus) ? null : focus });
}

function choose(layer, head) {
  if (!hasLayer(layer)) {
    document.getElementById('said').textContent = absent(layer);
    return;
  }
  change({ layer, heads: [head], isAggregate: false, hoverHead: null });
}

function toggleHead(head) {
  const others = state.heads.filter(other => other !== head);
  const heads = others.length < state.heads.length ? others : [...others, head].sort((a, b) => a - b);
  change({ heads: heads.length ? heads : [head], isAggregate: false });
}

function markStrip(view) {
  const query = view.focus ? view.focus.query : undefined;
  [...strip.children].forEach((button, row) => {
    button.classList.toggle('focused', row === query);
    button.setAttribute('aria-pressed', String(!!state.pinned && state.pinned.query === row && state.pinned.key === undefined));
  });
}

function markChips() {
  document.getElementById('layer').value = state.layer;
  document.getElementById('head').value = state.heads[0];
  for (const chip of document.querySelectorAll('#chips button')) {
    const isOn = chip.dataset.head === undefined
      ? state.isAggregate
      : !state.isAggregate && state.heads.includes(Number(chip.dataset.head));
    chip.setAttribute('aria-pressed', String(isOn));
    chip.style.borderColor = !isOn ? '' : chip.dataset.head === undefined ? themeColor('accent') : headColor(Number(chip.dataset.head));
  }
}
