// The weights of the shown head, or the mean of several, as a heatmap: queries downwards, keys to the right.
const matrix = document.getElementById('matrix');
const scale = document.getElementById('scale');
const matrixShape = { left: 0, top: 0, cell: 0 };
const LARGEST_TABLE = 64;
const heatmap = { of: null, picture: null };

function layMatrix() {
  const width = Math.max(280, matrix.parentElement.clientWidth - 32);
  const longest = Math.max(...data.queries.concat(data.keys).map(unit => [...unit.text].length), 3);
  const room = Math.min(150, longest * 7.2 + 10);
  matrixShape.left = room + 14;
  matrixShape.top = room + 14;
  const cell = (width - matrixShape.left) / Math.max(KEYS, 1);
  matrixShape.cell = Math.max(1, Math.min(34, cell >= 3 ? Math.floor(cell) : cell));
  return [matrixShape.left + KEYS * matrixShape.cell + 2, matrixShape.top + QUERIES * matrixShape.cell + 2];
}

function cellAt(x, y) {
  const query = Math.floor((y - matrixShape.top) / matrixShape.cell);
  const key = Math.floor((x - matrixShape.left) / matrixShape.cell);
  const inRows = query >= 0 && query < QUERIES;
  const inColumns = key >= 0 && key < KEYS;
  if (inRows && inColumns) return { query, key };
  if (inRows && x < matrixShape.left) return { query };
  return inColumns && y < matrixShape.top ? { key } : null;
}

function drawMatrix(view) {
  const pen = penOf(matrix, ...layMatrix());
  if (QUERIES > 0 && KEYS > 0) {
    pen.imageSmoothingEnabled = false;
    pen.drawImage(heatmapOf(view.read.combined), matrixShape.left, matrixShape.top,
      KEYS * matrixShape.cell, QUERIES * matrixShape.cell);
  }
  nameAxes(pen);
  nameUnits(pen, data.queries, 'query', view.focus);
  nameUnits(pen, data.keys, 'key', view.focus);
  frameCells(pen, view.focus);
  matrix.setAttribute('aria-label', 'Matrix of ' + captionOf(view.read) + ', queries downwards, keys to the right. '
    + (view.said || 'No token is in focus.'));
  drawScale(view.read);
}

// Dear where the text is long, and the same while only the focus changes.
function heatmapOf(weights) {
  if (heatmap.of !== weights) {
    heatmap.of = weights;
    heatmap.picture = pictureOf(weights, KEYS, QUERIES, placeOf);
  }
  return heatmap.picture;
}

function nameAxes(pen) {
  pen.fillStyle = themeColor('muted');
  pen.font = '10px system-ui, sans-serif';
  pen.textAlign = 'left';
  pen.fillText('keys →', matrixShape.left, 10);
  pen.save();
  pen.rotate(-Math.PI / 2);
  pen.textAlign = 'right';
  pen.fillText('← queries', -matrixShape.top, 10);
  pen.restore();
}

// Where there is no room for every name, every second, third, ... and what is in focus.
function nameUnits(pen, units, side, focus) {
  const size = Math.max(9, Math.min(12, matrixShape.cell * 0.72));
  const step = Math.max(1, Math.ceil((size + 1) / matrixShape.cell));
  const focused = focus ? focus[side] : undefined;
  pen.textBaseline = 'middle';
  pen.textAlign = side === 'query' ? 'right' : 'left';
  units.forEach((unit, index) => {
    const isNear = focused !== undefined && index !== focused && Math.abs(index - focused) < step;
    if (index !== focused && (index % step !== 0 || isNear)) return;
    const center = (index + 0.5) * matrixShape.cell;
    pen.font = (index === focused ? '600 ' : '') + size + 'px "JetBrains Mono", ui-monospace, monospace';
    pen.fillStyle = themeColor(index === focused ? 'accent' : unit.special ? 'muted' : 'text');
    pen.save();
    if (side === 'query') {
      pen.fillText(unit.text, matrixShape.left - 6, matrixShape.top + center, matrixShape.left - 18);
    } else {
      pen.translate(matrixShape.left + center, matrixShape.top - 6);
      pen.rotate(-Math.PI / 2);
      pen.fillText(unit.text, 0, 0, matrixShape.top - 18);
    }
    pen.restore();
  });
  pen.textBaseline = 'alphabetic';
}

function frameCells(pen, focus) {
  if (!focus) return;
  const cell = matrixShape.cell;
  const hasQuery = focus.query !== undefined;
  const hasKey = focus.key !== undefined;
  pen.strokeStyle = themeColor('accent');
  pen.lineWidth = 2;
  pen.strokeRect(
    matrixShape.left + (hasKey ? focus.key * cell : 0) - 1, matrixShape.top + (hasQuery ? focus.query * cell : 0) - 1,
    (hasKey ? cell : KEYS * cell) + 2, (hasQuery ? cell : QUERIES * cell) + 2);
}

function drawScale(read) {
  const ticks = data.isSquareRoot ? [[0, '0'], [0.01, '0.01'], [0.1, '0.1'], [1, '1']] : [[0, '0'], [1, '1']];
  const pen = penOf(scale, 220, 24);
  const numbers = Float32Array.from({ length: 256 }, (unused, index) => index / 255);
  pen.drawImage(pictureOf(numbers, 256, 1, number => number), 10, 0, 200, 9);
  pen.fillStyle = themeColor('muted');
  pen.font = '10px system-ui, sans-serif';
  pen.textAlign = 'center';
  for (const [weight, text] of ticks) pen.fillText(text, 10 + 200 * placeOf(weight), 20);
  document.getElementById('measure').textContent = read.measure + (read.rowsSumToOne ? ' (each row sums to 1)' : '')
    + (data.isSquareRoot ? ', coloured by its square root' : '');
}

// The same weights for reading and copying.
function fillTable(view) {
  const place = document.getElementById('table');
  if (!document.getElementById('numbers').open) return;
  if (Math.max(QUERIES, KEYS) > LARGEST_TABLE) {
    place.textContent = 'More than ' + LARGEST_TABLE + ' rows or columns make no readable table; hover a cell for its weight.';
    return;
  }
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  head.append(cellOf('th', ''), ...data.keys.map(unit => cellOf('th', unit.text, 'col')));
  const body = table.createTBody();
  data.queries.forEach((unit, query) => {
    const row = body.insertRow();
    row.append(cellOf('th', unit.text, 'row'));
    for (let key = 0; key < KEYS; key++) row.append(cellOf('td', four(view.read.combined[query * KEYS + key])));
  });
  place.replaceChildren(table);
}

function cellOf(kind, text, scope) {
  const cell = document.createElement(kind);
  cell.textContent = text;
  if (scope) cell.scope = scope;
  return cell;
}
