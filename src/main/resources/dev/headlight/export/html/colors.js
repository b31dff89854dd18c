// Colours by the theme that is in force, and canvases as sharp as the screen.
const dark = matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
}

function themeColor(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function slotColor(slot) {
  return slot.head === null ? themeColor('accent') : headColor(slot.head);
}

function headColor(head) {
  return data.colors[isDark() ? 'dark' : 'light'][head];
}

// The viridis map: red, green, blue and opacity of 256 places.
const MAP = Array.from({ length: 256 }, (unused, index) => {
  const color = parseInt(data.map.slice(6 * index, 6 * index + 6), 16);
  return [color >> 16, (color >> 8) & 255, color & 255, 255];
});

function mapColor(place) {
  return MAP[Math.min(255, Math.max(0, Math.floor(place * 255 + 0.5)))];
}

function placeOf(weight) {
  return data.isSquareRoot ? Math.sqrt(weight) : weight;
}

// Gives a canvas a size in CSS pixels and answers its pen.
function penOf(canvas, width, height) {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = width + 'px';
  canvas.style.height = height + 'px';
  const pen = canvas.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  return pen;
}

// A picture with one pixel for each number.
function pictureOf(numbers, width, height, place) {
  const picture = document.createElement('canvas');
  picture.width = width;
  picture.height = height;
  const pixels = new ImageData(width, height);
  for (let i = 0; i < numbers.length; i++) {
    pixels.data.set(mapColor(place(numbers[i])), 4 * i);
  }
  picture.getContext('2d').putImageData(pixels, 0, 0);
  return picture;
}
