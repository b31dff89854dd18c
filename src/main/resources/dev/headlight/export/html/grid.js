// All heads, layers downwards and heads to the right.
const grid = document.getElementById('grid');
const gridShape = { left: 20, top: 17, gap: 2, side: 0 };
let gridPicture = null;

function gridCell(layer, head) {
  const pitch = gridShape.side + gridShape.gap;
  return [gridShape.left + head * pitch, gridShape.top + layer * pitch];
}

function headAt(x, y) {
  const pitch = gridShape.side + gridShape.gap;
  const layer = Math.floor((y - gridShape.top) / pitch);
  const head = Math.floor((x - gridShape.left) / pitch);
  return layer >= 0 && layer < data.layers && head >= 0 && head < data.heads ? { layer, head } : null;
}

// By the square root of the weight, because most weights of a head are small.
function thumbnail(layer, head, side) {
  if (!hasLayer(layer)) {
    const size = data.thumbnails * data.thumbnails;
    const from = (layer * data.heads + head) * size;
    return pictureOf(thumbnails.subarray(from, from + size), data.thumbnails, data.thumbnails, number => number / 255);
  }
  const width = Math.min(KEYS, data.thumbnails || side);
  const height = Math.min(QUERIES, data.thumbnails || side);
  return pictureOf(shrunk(weightsOf(layer, head), width, height), width, height, Math.sqrt);
}

function paintThumbnails(width, height) {
  const picture = document.createElement('canvas');
  const pen = penOf(picture, width, height);
  pen.imageSmoothingEnabled = data.thumbnails > 0;
  const side = Math.round(gridShape.side * (window.devicePixelRatio || 1));
  for (let layer = 0; layer < data.layers && QUERIES > 0 && KEYS > 0; layer++) {
    for (let head = 0; head < data.heads; head++) {
      const [x, y] = gridCell(layer, head);
      pen.drawImage(thumbnail(layer, head, side), x, y, gridShape.side, gridShape.side);
    }
  }
  return picture;
}

// Thumbnails are dear and do not depend on what is selected.
function drawGrid(view) {
  const width = Math.max(180, grid.parentElement.clientWidth - 32);
  gridShape.side = Math.max(4, Math.floor((width - gridShape.left + gridShape.gap) / data.heads) - gridShape.gap);
  const height = gridShape.top + data.layers * (gridShape.side + gridShape.gap);
  if (!gridPicture || gridPicture.width !== Math.round(width * (window.devicePixelRatio || 1))) {
    gridPicture = paintThumbnails(width, height);
  }
  const pen = penOf(grid, width, height);
  pen.drawImage(gridPicture, 0, 0, width, height);
  drawGridNumbers(pen);
  for (const head of view.heads) frameHead(pen, view.layer, head, themeColor('selected'));
  for (const off of data.switchedOff) crossHead(pen, off[0], off[1]);
  if (view.hoverHead) frameHead(pen, view.hoverHead.layer, view.hoverHead.head, themeColor('text'));
  grid.setAttribute('aria-label', 'Grid of all heads, layers downwards and heads to the right. Shown: ' + view.read.names);
}

function drawGridNumbers(pen) {
  pen.fillStyle = themeColor('muted');
  pen.font = '10px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  for (let layer = 0; layer < data.layers; layer++) {
    pen.fillText(layer + 1, gridShape.left - 5, gridCell(layer, 0)[1] + gridShape.side / 2);
  }
  pen.textAlign = 'center';
  for (let head = 0; head < data.heads; head++) {
    pen.fillText(head + 1, gridCell(0, head)[0] + gridShape.side / 2, 8);
  }
}

function frameHead(pen, layer, head, color) {
  const [x, y] = gridCell(layer, head);
  pen.strokeStyle = color;
  pen.lineWidth = 2;
  pen.strokeRect(x - 1, y - 1, gridShape.side + 2, gridShape.side + 2);
}

function crossHead(pen, layer, head) {
  const [x, y] = gridCell(layer, head);
  pen.strokeStyle = themeColor('text');
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + gridShape.side, y + gridShape.side);
  pen.moveTo(x + gridShape.side, y);
  pen.lineTo(x, y + gridShape.side);
  pen.stroke();
}
