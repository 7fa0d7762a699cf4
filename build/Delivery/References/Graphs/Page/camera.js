// Moving and zooming: each drawing keeps the place and scale that it was left at.
const least = 0.08;
const most = 4;

function applyCamera(view) {
  const { x, y, scale } = view.camera;
  view.querySelector('.camera').setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
  // Titles stay readable from afar, as far as their boxes have room.
  for (const title of view.querySelectorAll('.box text')) title.style.fontSize = `${Math.min(30, Math.max(14, 11 / scale), Number(title.dataset.most))}px`;
  byId('fit').textContent = `${Math.round(scale * 100)}%`;
}

// Everything that is not hidden, as far as possible without the corners that the legend and the buttons cover.
function fit() {
  const view = drawing();
  const margin = 8;
  const below = 52;
  const [width, height] = [Number(view.dataset.width), Number(view.dataset.height)];
  const [roomX, roomY] = [stage.clientWidth - 2 * margin, stage.clientHeight - margin - below];
  const scale = Math.max(least, Math.min(roomX / width, roomY / height, 1.25));
  view.camera = { scale, x: margin + (roomX - width * scale) / 2, y: margin + Math.max(0, (roomY - height * scale) / 2) };
  applyCamera(view);
}

function pan(x, y) {
  const view = drawing();
  view.camera.x += x;
  view.camera.y += y;
  applyCamera(view);
}

function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
  const view = drawing();
  const { camera } = view;
  const scale = Math.min(most, Math.max(least, camera.scale * factor));
  camera.x = x - (x - camera.x) * scale / camera.scale;
  camera.y = y - (y - camera.y) * scale / camera.scale;
  camera.scale = scale;
  applyCamera(view);
}

function bringIntoView(element, isCentred) {
  const [room, place] = [stage.getBoundingClientRect(), element.getBoundingClientRect()];
  const margin = 24;
  const isInside = place.left >= room.left + margin && place.right <= room.right - margin && place.top >= room.top + margin && place.bottom <= room.bottom - margin;
  if (isCentred || (!isInside && place.width < room.width && place.height < room.height)) {
    pan(room.left + room.width / 2 - place.left - place.width / 2, room.top + room.height / 2 - place.top - place.height / 2);
  }
}

const pointers = new Map();
let travelled = 0;

function onPointerDown(event) {
  if (event.button > 0) return;
  if (pointers.size === 0) travelled = 0;
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

function onPointerMove(event) {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  const [x, y] = [event.clientX - last.x, event.clientY - last.y];
  travelled += Math.abs(x) + Math.abs(y);
  // A press that hardly moves is a click.
  if (travelled < 5) return;
  const view = event.currentTarget;
  if (!view.hasPointerCapture(event.pointerId)) view.setPointerCapture(event.pointerId);
  view.classList.add('dragging');
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (!other) {
    pan(x, y);
    return;
  }
  const room = stage.getBoundingClientRect();
  const apart = point => Math.hypot(point.x - other.x, point.y - other.y) || 1;
  zoom(apart({ x: event.clientX, y: event.clientY }) / apart(last), (event.clientX + other.x) / 2 - room.left, (event.clientY + other.y) / 2 - room.top);
}

function onPointerEnd(event) {
  pointers.delete(event.pointerId);
  event.currentTarget.classList.remove('dragging');
}

function onWheel(event) {
  event.preventDefault();
  const room = stage.getBoundingClientRect();
  const lines = event.deltaMode === 1 ? 16 : 1;
  zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)), event.clientX - room.left, event.clientY - room.top);
}

// On paper a drawing fills the page, wherever it was moved to on the screen.
function beforePrint() {
  const view = drawing();
  view.setAttribute('viewBox', `0 0 ${view.dataset.width} ${view.dataset.height}`);
  view.querySelector('.camera').removeAttribute('transform');
}

function afterPrint() {
  const view = drawing();
  view.removeAttribute('viewBox');
  applyCamera(view);
}
