// The words of the page, the same as in the program.
const MOST_NAMED = 3;
const MOST_NAMES = 4;

function label(layer, head) {
  return (layer + 1) + '-' + (head + 1);
}

function headNames(layer, heads) {
  if (heads.length > MOST_NAMES) return heads.length + ' heads of layer ' + (layer + 1);
  return (heads.length === 1 ? 'head ' : 'heads ') + heads.map(head => label(layer, head)).join(', ');
}

function four(number) {
  return number.toFixed(4);
}

function percent(share) {
  return (100 * share).toFixed(1) + ' %';
}

function thousands(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

// How much of the attention goes to tokens that are not shown.
function hiddenWords(layer, heads) {
  if (!data.hidden || QUERIES === 0) return [];
  const share = heads.reduce((sum, head) => sum + data.hidden[layer * data.heads + head], 0) / heads.length;
  return ['hidden keys get ' + percent(share) + ' of the attention, '
    + (data.rescales ? 'which the others are given in proportion' : 'rows are not rescaled')];
}

function strongest(units, weight) {
  const order = units.map((unit, index) => index).sort((a, b) => weight(b) - weight(a) || a - b);
  return order.slice(0, MOST_NAMED).map(index => units[index].text + ' ' + four(weight(index))).join(', ');
}

// Where one side is written from right to left, marks keep the order from left to right.
function linkName(query, key) {
  const plain = query + ' → ' + key;
  const mark = '\u200e';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802-\ud803\ud83a-\ud83b]/.test(plain)
    ? mark + query + mark + ' → ' + mark + key
    : plain;
}

// What the units in focus look at, with a note on what the numbers are unless they are the weights of one head.
function describe(read, focus) {
  if (!focus) return '';
  const all = read.combined;
  const { query, key } = focus;
  let sentence;
  if (query !== undefined && key !== undefined) {
    sentence = linkName(data.queries[query].text, data.keys[key].text) + ' ' + four(all[query * KEYS + key]);
  } else if (query !== undefined) {
    sentence = data.queries[query].text + ' looks at ' + strongest(data.keys, index => all[query * KEYS + index]);
  } else {
    sentence = data.keys[key].text + ' is looked at by ' + strongest(data.queries, index => all[index * KEYS + key]);
  }
  const isPlain = read.changes.length === 0 && read.slots.length === 1 && read.slots[0].head !== null;
  return isPlain ? sentence : sentence + ' (' + captionOf(read) + ')';
}

function captionOf(read) {
  return [read.label, ...read.changes].join(' · ');
}

function omissions(read, choice, threshold) {
  const possible = read.slots.length * QUERIES * KEYS;
  const drawn = choice.links.length;
  if (drawn === possible) return '';
  let sum = 0;
  for (const link of choice.links) sum += link.weight;
  const missing = choice.all > 0 ? Math.max(0, 1 - sum / choice.all) : 0;
  return thousands(drawn) + ' of ' + thousands(possible) + ' links drawn: ' + whichLinks(drawn, choice.wanted, threshold) + '; '
    + percent(missing) + ' of the attention ' + (read.rowsSumToOne ? '' : 'shown here ') + 'is not drawn.';
}

function whichLinks(drawn, wanted, threshold) {
  if (threshold.kind === 'COUNT') return 'the strongest of all';
  const isShare = threshold.kind === 'SHARE';
  const most = isShare ? 'the strongest ' : '';
  const what = isShare
    ? (100 * threshold.share).toFixed(0) + ' % of each row'
    : 'those of ' + threshold.least.toFixed(3) + ' and more';
  if (drawn === wanted) return most + what;
  return drawn === MOST_LINKS
    ? 'the strongest of the ' + thousands(wanted) + ' that make up ' + what
    : most + what + ' without those under ' + LEAST_VISIBLE;
}

// What was done to the weights, what is left out, what is not drawn.
function statements(read, choice, threshold) {
  return [omissions(read, choice, threshold), ...read.changes, ...read.remarks].filter(text => text).join(' · ');
}
