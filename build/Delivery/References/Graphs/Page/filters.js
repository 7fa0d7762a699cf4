// Which nodes and edges are shown, and which of them a search finds.
let matches = [];
let current = -1;

const repositoryOf = node => node.kind === 'repository' ? node.detail : node.repository;
const kebab = kind => kind.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

function isWanted(node) {
  const repository = repositoryOf(node);
  return (!state.repositories || repository === null || state.repositories.has(repository))
    && (!state.kinds || node.kind === 'repository' || state.kinds.has(kebab(node.kind)));
}

function applyFilters() {
  const view = drawing();
  const shown = new Set();
  const edges = edgesOf(view);
  const nodes = nodesOf(view);
  const wanted = new Set(nodes.filter(element => isWanted(nodeAt(element))).map(element => element.dataset.node));
  for (const element of edges) {
    const { from, to } = element.dataset;
    const isShown = wanted.has(from) && wanted.has(to) && (!state.broken || edgeAt(element).broken);
    element.classList.toggle('off', !isShown);
    if (isShown) shown.add(from).add(to);
  }
  for (const element of nodes) element.classList.toggle('off', !wanted.has(element.dataset.node) || (state.broken && !shown.has(element.dataset.node)));
  const filled = new Set(nodes.filter(element => !element.classList.contains('off')).map(element => nodeAt(element).repository ?? ''));
  for (const box of view.querySelectorAll('.box')) box.classList.toggle('off', !filled.has(box.dataset.repository));
  byId('nothing').hidden = nodes.some(element => !element.classList.contains('off'));
  byId('filter').classList.toggle('active', Boolean(state.repositories || state.kinds));
}

function readChoices(group) {
  const boxes = [...document.querySelectorAll(`input[data-${group}]`)];
  return boxes.every(box => box.checked) ? null : new Set(boxes.filter(box => box.checked).map(box => box.dataset[group]));
}

function chooseAll() {
  for (const box of document.querySelectorAll('.choices input')) box.checked = true;
  show({ repositories: null, kinds: null });
}

const holds = (query, ...texts) => texts.some(text => text && text.toLowerCase().includes(query));

function applySearch() {
  const view = drawing();
  const query = state.query.trim().toLowerCase();
  const isFound = element => element.dataset.node
    ? (node => holds(query, node.name, node.detail, node.repository))(nodeAt(element))
    : (edge => holds(query, ...edge.versions) || edge.references.some(place => holds(query, place.file, place.artifact, place.written)))(edgeAt(element));
  const elements = [...nodesOf(view), ...edgesOf(view)].filter(element => !element.classList.contains('off'));
  matches = query === '' ? [] : elements.filter(isFound);
  current = -1;
  const found = new Set(matches);
  // The ends of an edge that is found stay readable.
  const ends = new Set(matches.filter(element => element.dataset.edge).flatMap(element => [element.dataset.from, element.dataset.to]));
  for (const element of elements) {
    element.classList.toggle('match', found.has(element));
    element.classList.toggle('dim', query !== '' && !found.has(element) && !ends.has(element.dataset.node));
  }
  for (const box of view.querySelectorAll('.box')) {
    const isUsed = nodesOf(view).some(element => !element.classList.contains('dim') && (nodeAt(element).repository ?? '') === box.dataset.repository);
    box.classList.toggle('dim', query !== '' && !isUsed);
  }
  byId('found').textContent = query === '' ? '' : String(matches.length);
}

function goToMatch(step) {
  if (matches.length === 0) return;
  current = (current + step + matches.length) % matches.length;
  byId('found').textContent = `${current + 1}/${matches.length}`;
  select(matches[current]);
  bringIntoView(matches[current], true);
}
