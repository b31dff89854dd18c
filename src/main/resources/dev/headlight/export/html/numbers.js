// The numbers of this page and how they are read. Units are tokens or words; layers, heads and units count from 0 here.
const data = JSON.parse(document.getElementById('data').textContent);
const QUERIES = data.queries.length;
const KEYS = data.keys.length;
const LEAST_VISIBLE = 0.001;
const MOST_LINKS = 6000;

function bytesOf(id) {
  const text = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

// float32, little endian, whatever this machine has.
function floatsOf(id) {
  const view = new DataView(bytesOf(id).buffer);
  const numbers = new Float32Array(view.byteLength / 4);
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getFloat32(4 * i, true);
  return numbers;
}

const layers = new Map();
for (const layer of data.embedded) layers.set(layer, floatsOf('layer-' + layer));
const thumbnails = data.thumbnails ? bytesOf('thumbnails') : null;
const aggregate = data.aggregate ? floatsOf('aggregate') : null;

function hasLayer(layer) {
  return layers.has(layer);
}

function weightsOf(layer, head) {
  const size = QUERIES * KEYS;
  return layers.get(layer).subarray(head * size, (head + 1) * size);
}

// In float32 at every step, as the program does it, so that the last decimal is the same.
function mean(matrices) {
  if (matrices.length === 1) return matrices[0];
  const sum = new Float32Array(QUERIES * KEYS);
  for (const matrix of matrices) for (let i = 0; i < sum.length; i++) sum[i] += matrix[i];
  for (let i = 0; i < sum.length; i++) sum[i] /= matrices.length;
  return sum;
}

// What is drawn: a matrix for each head with its colour, all of them as one, and their names.
function reading(layer, heads, isAggregate) {
  if (isAggregate) {
    return { slots: [{ head: null, weights: aggregate }], combined: aggregate, layer, ...data.aggregate };
  }
  const slots = heads.map(head => ({ head, weights: weightsOf(layer, head) }));
  const names = headNames(layer, heads);
  return {
    slots, layer, names, label: heads.length === 1 ? names : 'mean of ' + names, combined: mean(slots.map(slot => slot.weights)),
    measure: data.measure, rowsSumToOne: data.rowsSumToOne, changes: data.changes, remarks: hiddenWords(layer, heads),
    nothing: data.nothing,
  };
}

// The strongest links of each row until a share of it is covered; of equal weights the earlier key first.
function strongestOfRows(weights, share) {
  const links = [];
  for (let query = 0; query < QUERIES; query++) {
    const row = weights.subarray(query * KEYS, (query + 1) * KEYS);
    const order = [];
    for (let key = 0; key < KEYS; key++) if (row[key] > 0) order.push(key);
    order.sort((a, b) => row[b] - row[a] || a - b);
    let sum = 0;
    for (const key of order) sum += row[key];
    let covered = 0;
    for (let i = 0; i < order.length && (i === 0 || covered < share * sum || share === 1); i++) {
      links.push({ query, key: order[i], weight: row[order[i]] });
      covered += row[order[i]];
    }
  }
  return links;
}

function linksFrom(weights, least) {
  const links = [];
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] > 0 && weights[i] >= least) {
      links.push({ query: Math.floor(i / KEYS), key: i % KEYS, weight: weights[i] });
    }
  }
  return links;
}

// Which links are drawn, weakest first, and what that leaves out.
function chooseLinks(read, threshold) {
  const most = threshold.kind === 'COUNT' ? threshold.count : MOST_LINKS;
  const isShare = threshold.kind === 'SHARE' && threshold.share < 1;
  const chosen = [];
  const weakest = [];
  let all = 0;
  let wanted = 0;
  read.slots.forEach((slot, index) => {
    for (const weight of slot.weights) all += weight;
    const links = isShare
      ? strongestOfRows(slot.weights, threshold.share)
      : linksFrom(slot.weights, threshold.kind === 'VALUE' ? Math.fround(threshold.least) : 0);
    wanted += links.length;
    const rows = new Float64Array(QUERIES).fill(isShare ? Infinity : 0);
    if (isShare) for (const link of links) rows[link.query] = Math.min(rows[link.query], link.weight);
    if (threshold.kind === 'VALUE') rows.fill(Math.fround(threshold.least));
    weakest.push(rows);
    for (const link of links) if (link.weight >= LEAST_VISIBLE) chosen.push({ ...link, slot: index });
  });
  chosen.sort((a, b) => a.weight - b.weight);
  const links = chosen.slice(Math.max(0, chosen.length - most));
  if (threshold.kind === 'COUNT') for (const rows of weakest) rows.fill(links.length ? links[0].weight : Infinity);
  return { links, weakest, all, wanted };
}

// The links of what is in focus, weakest first; that of a pair is there however weak it is.
function focusedLinks(read, choice, focus) {
  const links = [];
  if (!focus) return links;
  read.slots.forEach((slot, index) => {
    for (let query = 0; query < QUERIES; query++) {
      if (focus.query !== undefined && focus.query !== query) continue;
      for (let key = 0; key < KEYS; key++) {
        if (focus.key !== undefined && focus.key !== key) continue;
        const weight = slot.weights[query * KEYS + key];
        const isPair = focus.query !== undefined && focus.key !== undefined;
        if (isPair || (weight >= LEAST_VISIBLE && weight >= choice.weakest[index][query])) {
          links.push({ slot: index, query, key, weight });
        }
      }
    }
  });
  return links.sort((a, b) => a.weight - b.weight);
}

// The largest weight under each pixel: the mean would wash out what is narrow.
function shrunk(weights, width, height) {
  const largest = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.floor(y * QUERIES / height);
    const bottom = Math.max(top + 1, Math.floor((y + 1) * QUERIES / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor(x * KEYS / width);
      const right = Math.max(left + 1, Math.floor((x + 1) * KEYS / width));
      let most = 0;
      for (let query = top; query < bottom; query++) {
        for (let key = left; key < right; key++) most = Math.max(most, weights[query * KEYS + key]);
      }
      largest[y * width + x] = most;
    }
  }
  return largest;
}
