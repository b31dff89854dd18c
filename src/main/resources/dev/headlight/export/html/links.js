// Tokens in two columns and a curve for each link: those that look on the left, those that are looked at on the right.
const links = document.getElementById('links');
const curves = document.getElementById('curves');
const linkRows = { query: [], key: [] };
const linksShape = { height: 24, font: 13, label: 0, left: 0, right: 0, width: 0 };

// Room for the names goes by the longest one, up to a third of the width on each side.
function layLinks() {
  const rows = Math.max(QUERIES, KEYS, 1);
  linksShape.width = Math.max(280, links.parentElement.clientWidth);
  linksShape.height = rows <= 32 ? 24 : rows <= 96 ? 17 : 13;
  linksShape.font = rows <= 32 ? 13 : rows <= 96 ? 12 : 10;
  const longest = Math.max(...data.queries.concat(data.keys).map(unit => [...unit.text].length), 3);
  linksShape.label = Math.min(linksShape.width * 0.3, longest * linksShape.font * 0.64 + 6);
  linksShape.left = linksShape.label + 8;
  linksShape.right = linksShape.width - linksShape.label - 50;
  links.style.width = linksShape.width + 'px';
  links.style.height = 18 + rows * linksShape.height + 'px';
  layColumn('query', 0);
  layColumn('key', linksShape.right + 8);
}

function layColumn(side, x) {
  linkRows[side].forEach((button, row) => {
    button.style.left = x + 'px';
    button.style.top = 18 + row * linksShape.height + 'px';
    button.style.width = linksShape.label + 'px';
    button.style.height = linksShape.height + 'px';
    button.style.fontSize = linksShape.font + 'px';
  });
}

function centerY(row) {
  return 18 + (row + 0.5) * linksShape.height;
}

function drawLinks(view) {
  layLinks();
  const pen = penOf(curves, linksShape.width, 18 + Math.max(QUERIES, KEYS, 1) * linksShape.height);
  pen.fillStyle = themeColor('muted');
  pen.font = '10px system-ui, sans-serif';
  pen.textAlign = 'right';
  pen.fillText('query', linksShape.label, 10);
  pen.textAlign = 'left';
  pen.fillText('key', linksShape.right + 8, 10);
  const colors = view.read.slots.map(slotColor);
  const fade = view.focus ? 0.22 : 1;
  for (const link of view.choice.links) drawLink(pen, link, colors, fade * link.weight ** 0.75);
  for (const link of view.focused) drawLink(pen, link, colors, 0.15 + 0.85 * Math.sqrt(link.weight));
  markColumn('query', view);
  markColumn('key', view);
  drawWeights(view, colors);
}

function drawLink(pen, link, colors, opacity) {
  const from = centerY(link.query);
  const to = centerY(link.key);
  const middle = (linksShape.left + linksShape.right) / 2;
  const crowd = 1 + 0.05 * (colors.length - 1);
  pen.globalAlpha = Math.min(1, opacity);
  pen.strokeStyle = colors[link.slot];
  pen.lineWidth = (0.8 + 3.2 * link.weight) * Math.min(1, Math.max(0.55, linksShape.height / 24)) / crowd;
  pen.beginPath();
  pen.moveTo(linksShape.left, from);
  pen.bezierCurveTo(middle, from, middle, to, linksShape.right, to);
  pen.stroke();
  pen.globalAlpha = 1;
}

function isFocused(focus, side, row) {
  return !!focus && focus[side] === row;
}

function markColumn(side, view) {
  const related = new Set(view.focused.map(link => link[side]));
  linkRows[side].forEach((button, row) => {
    button.classList.toggle('focused', isFocused(view.focus, side, row));
    button.classList.toggle('unrelated', !!view.focus && !related.has(row) && !isFocused(view.focus, side, row));
    button.setAttribute('aria-pressed', String(isFocused(view.pinned, side, row)));
  });
}

// The strongest head's weight beside every token that is linked with the one in focus.
function drawWeights(view, colors) {
  for (const old of [...links.querySelectorAll('.weight')]) old.remove();
  const beforeQueries = !!view.focus && view.focus.query === undefined;
  const done = new Set();
  for (const link of [...view.focused].reverse()) {
    const row = beforeQueries ? link.query : link.key;
    if (done.has(row)) continue;
    done.add(row);
    const weight = document.createElement('span');
    weight.className = 'weight';
    weight.textContent = link.weight.toFixed(3);
    weight.style.top = centerY(row) - 5 + 'px';
    weight.style.left = (beforeQueries ? linksShape.left + 4 : linksShape.width - 40) + 'px';
    if (colors.length > 1) weight.style.color = colors[link.slot];
    links.append(weight);
  }
}
