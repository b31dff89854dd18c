// Mouse and keys, and the parts of the page that are made once.
const strip = document.getElementById('strip');

function tokenButton(side, unit, row) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = unit.text;
  button.className = side + (unit.special ? ' special' : '');
  button.title = unit.about;
  button.setAttribute('aria-label', side + ' ' + row + ': ' + unit.text);
  const focus = { [side]: row };
  button.addEventListener('pointerenter', () => change({ hover: focus }));
  button.addEventListener('pointerleave', () => change({ hover: null }));
  button.addEventListener('focus', () => button.matches(':focus-visible') && change({ hover: focus }));
  button.addEventListener('blur', () => change({ hover: null }));
  button.addEventListener('click', () => pin(focus));
  return button;
}

// Arrows go through a row or columns of buttons; Tab leaves them.
function rove(buttons, event, step) {
  const from = buttons.indexOf(event.target);
  const to = from < 0 ? undefined : buttons[from + step];
  if (!to) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function makeTokens() {
  data.queries.forEach((unit, row) => {
    const button = tokenButton('query', unit, row);
    const id = document.createElement('small');
    id.textContent = unit.ids;
    button.append(id);
    button.tabIndex = row === 0 ? 0 : -1;
    strip.append(button);
  });
  strip.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) rove([...strip.children], event, step);
  });
  for (const side of ['query', 'key']) {
    linkRows[side] = (side === 'query' ? data.queries : data.keys).map((unit, row) => tokenButton(side, unit, row));
    linkRows[side].forEach((button, row) => { button.tabIndex = row === 0 ? 0 : -1; });
    links.append(...linkRows[side]);
  }
  links.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const side = event.target.classList.contains('query') ? 'query' : 'key';
    if (step) rove(linkRows[side], event, step);
    const other = { ArrowRight: 'key', ArrowLeft: 'query' }[event.key];
    const to = other && linkRows[other][Math.min(linkRows[side].indexOf(event.target), linkRows[other].length - 1)];
    if (to) to.focus();
  });
}

function makeHeads() {
  for (let layer = 0; layer < data.layers; layer++) {
    const option = new Option(layer + 1, layer);
    option.disabled = !hasLayer(layer);
    document.getElementById('layer').add(option);
  }
  for (let head = 0; head < data.heads; head++) document.getElementById('head').add(new Option(head + 1, head));
  document.getElementById('layer').addEventListener('change', event =>
    change({ layer: Number(event.target.value), isAggregate: false }));
  document.getElementById('head').addEventListener('change', event => choose(state.layer, Number(event.target.value)));
  const chips = document.getElementById('chips');
  for (let head = 0; head < data.heads; head++) chips.append(chip(head));
  if (data.aggregate) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = data.aggregate.label;
    button.addEventListener('click', () => change({ isAggregate: !state.isAggregate }));
    chips.append(button);
  }
}

function chip(head) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = head + 1;
  button.dataset.head = head;
  button.setAttribute('aria-label', 'Head ' + (head + 1));
  button.addEventListener('click', () => toggleHead(head));
  button.addEventListener('dblclick', () => choose(state.layer, head));
  return button;
}

function makeThreshold() {
  const place = document.getElementById('threshold');
  if (data.threshold.kind !== 'SHARE') return;
  const name = document.createElement('label');
  name.htmlFor = 'share';
  const slider = document.createElement('input');
  Object.assign(slider, { id: 'share', type: 'range', min: 0, max: 100, step: 1 });
  slider.value = Math.round(100 * data.threshold.share);
  const tell = () => { name.textContent = 'Links: ' + slider.value + ' % of each row'; };
  slider.addEventListener('input', () => {
    tell();
    change({ threshold: { ...state.threshold, share: slider.value / 100 } });
  });
  tell();
  place.append(name, slider);
}

function placeIn(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function listenToGrid() {
  grid.addEventListener('pointermove', event => change({ hoverHead: headAt(...placeIn(grid, event)) }));
  grid.addEventListener('pointerleave', () => change({ hoverHead: null }));
  grid.addEventListener('click', event => {
    const at = headAt(...placeIn(grid, event));
    if (at) choose(at.layer, at.head);
  });
  grid.addEventListener('keydown', event => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const layer = Math.min(data.layers - 1, Math.max(0, state.layer + step[0]));
    choose(layer, Math.min(data.heads - 1, Math.max(0, state.heads[0] + step[1])));
  });
}

function listenToMatrix() {
  matrix.addEventListener('pointermove', event => change({ hover: cellAt(...placeIn(matrix, event)) }));
  matrix.addEventListener('pointerleave', () => change({ hover: null }));
  matrix.addEventListener('blur', () => change({ hover: null }));
  matrix.addEventListener('click', event => {
    const at = cellAt(...placeIn(matrix, event));
    if (at) pin(at);
  });
  matrix.addEventListener('keydown', event => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    if (event.key === 'Enter' && state.hover) pin(state.hover);
    if (!step || QUERIES === 0 || KEYS === 0) return;
    event.preventDefault();
    const from = state.hover || state.pinned || {};
    const query = Math.min(QUERIES - 1, Math.max(0, (from.query ?? 0) + (state.hover ? step[0] : 0)));
    const key = Math.min(KEYS - 1, Math.max(0, (from.key ?? 0) + (state.hover ? step[1] : 0)));
    change({ hover: { query, key } });
  });
}

function chooseTheme(name) {
  document.documentElement.dataset.theme = name;
  nameTheme();
  draw();
}

function nameTheme() {
  document.getElementById('theme').textContent = isDark() ? 'Light' : 'Dark';
  document.getElementById('theme').setAttribute('aria-label', isDark() ? 'Use light colours' : 'Use dark colours');
}

function listenToPage() {
  document.getElementById('theme').addEventListener('click', () => chooseTheme(isDark() ? 'light' : 'dark'));
  document.getElementById('numbers').addEventListener('toggle', draw);
  dark.addEventListener('change', () => {
    nameTheme();
    draw();
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') change({ hover: null, hoverHead: null, pinned: null });
  });
  window.addEventListener('resize', draw);
}

function fillCaption() {
  document.getElementById('title').textContent = data.title;
  for (const [name, text] of data.caption) {
    const term = document.createElement('dt');
    const value = document.createElement('dd');
    term.textContent = name;
    value.textContent = text;
    value.dir = 'auto';
    document.getElementById('caption').append(term, value);
  }
}

// Not wider than asked; one column where three would be cramped.
function begin() {
  if (data.width > 0) {
    document.body.style.maxWidth = data.width + 'px';
    document.body.style.marginInline = 'auto';
    document.body.classList.toggle('narrow', data.width < 1100);
  }
}

makeTokens();
makeHeads();
makeThreshold();
listenToGrid();
listenToMatrix();
listenToPage();
fillCaption();
nameTheme();
begin();
draw();
