// The panel that explains a node or an edge. Texts of files are set as text, never as markup.
let selected = null;
let opener = null;

const depends = index => graph.edges.map((edge, number) => ({ edge, number })).filter(({ edge }) => positions.get(edge.from) === index);
const isUsedBy = index => graph.edges.map((edge, number) => ({ edge, number })).filter(({ edge }) => positions.get(edge.to) === index);
const titleOf = node => node.name;
const nounOf = node => ({
  repository: 'Repository', instructions: 'Instructions and tests', automation: 'Automation', hook: 'PostCreateHook', chart: 'Helm chart', chartSource: 'Chart source',
  image: 'Container image', release: 'Release archives', sourceCode: 'Source code', foreign: 'From elsewhere',
})[node.kind];
const kindOf = { exact: 'this very version', lowerBound: 'at least this version', placeholder: 'filled in by a release', self: 'its own release', historical: 'historical', moving: 'moves' };

function applySelection() {
  const view = drawing();
  const element = selected && (selected.node !== undefined ? elementOfNode(selected.node) : elementOfEdge(selected.edge));
  for (const part of view.querySelectorAll('.selected, .near')) part.classList.remove('selected', 'near');
  if (!element) return;
  element.classList.add('selected');
  if (selected.node === undefined) return;
  for (const edge of edgesOf(view)) {
    const isNear = edge.dataset.from === element.dataset.node || edge.dataset.to === element.dataset.node;
    edge.classList.toggle('near', isNear);
  }
}

function select(element) {
  selected = element.dataset.node ? { node: Number(element.dataset.node) } : { edge: Number(element.dataset.edge) };
  applySelection();
}

function open(element) {
  select(element);
  const content = element.dataset.node ? describeNode(Number(element.dataset.node)) : describeEdge(Number(element.dataset.edge));
  const panel = byId('details');
  if (panel.hidden) opener = element;
  byId('details-content').replaceChildren(...content);
  panel.hidden = false;
  panel.scrollTop = 0;
  byId('details-title').focus({ preventScroll: true });
  bringIntoView(element, false);
}

function close() {
  const panel = byId('details');
  if (panel.hidden) return false;
  panel.hidden = true;
  selected = null;
  applySelection();
  if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  opener = null;
  return true;
}

function heading(text) {
  const title = make('h2', '', text);
  title.id = 'details-title';
  title.tabIndex = -1;
  return title;
}

function chips(...texts) {
  return make('div', 'chips', '', ...texts.filter(Boolean).map(([text, className]) => make('span', `chip ${className ?? ''}`, text)));
}

function describeNode(index) {
  const node = graph.nodes[index];
  const [out, back] = [depends(index), isUsedBy(index)];
  const broken = out.filter(({ edge }) => edge.broken).length;
  return [
    heading(titleOf(node)),
    make('p', 'quiet mono', node.detail === node.name ? '' : node.detail),
    chips([nounOf(node)], node.repository && [node.repository], broken > 0 && [`${broken} broken`, 'bad']),
    ...list('Depends on', out, edge => graph.nodes[positions.get(edge.to)]),
    ...list('Used by', back, edge => graph.nodes[positions.get(edge.from)]),
  ];
}

function list(title, edges, otherOf) {
  const drawn = edges.filter(({ number }) => elementOfEdge(number));
  if (drawn.length === 0) return [];
  const items = drawn.map(({ edge, number }) => {
    const other = otherOf(edge);
    const label = edge.versions.length > 3 ? `${edge.versions[0]} … ${edge.versions.at(-1)}` : edge.versions.join(', ');
    const button = make('button', `go ${edge.broken ? 'bad' : ''}`, '',
      make('span', '', `${titleOf(other)}${titleOf(other).toLowerCase() === nounOf(other).toLowerCase() ? '' : ` · ${nounOf(other).toLowerCase()}`}`),
      make('span', 'quiet', [label, edge.kind === 'build' ? 'build' : '', edge.broken ? 'broken' : ''].filter(Boolean).join(' · ')));
    button.type = 'button';
    button.addEventListener('click', () => open(elementOfEdge(number)));
    return make('li', '', '', button);
  });
  return [make('h3', '', title), make('ul', '', '', ...items)];
}

function describeEdge(index) {
  const edge = graph.edges[index];
  const [from, to] = [graph.nodes[positions.get(edge.from)], graph.nodes[positions.get(edge.to)]];
  const end = (label, node) => {
    const button = make('button', 'go', '', make('span', '', titleOf(node)), make('span', 'quiet', [label, node.repository].filter(Boolean).join(' · ')));
    button.type = 'button';
    button.addEventListener('click', () => elementOfNode(positions.get(node.id)) && open(elementOfNode(positions.get(node.id))));
    return make('li', '', '', button);
  };
  const places = [...edge.references].sort((one, other) => other.problems.length - one.problems.length).map(place => describePlace(place));
  return [
    heading(`${titleOf(from)} → ${titleOf(to)}`),
    chips([edge.kind === 'build' ? 'Build time' : 'Run time'], edge.broken && ['Broken', 'bad'], ...edge.versions.map(version => [version])),
    make('h3', '', 'Between'),
    make('ul', '', '', end(nounOf(from).toLowerCase(), from), end(nounOf(to).toLowerCase(), to)),
    make('h3', '', `${edge.references.length} ${edge.references.length === 1 ? 'place' : 'places'}`),
    make('ul', '', '', ...places),
  ];
}

function describePlace(place) {
  const item = make('li', 'place', '', make('p', 'mono', '', make('b', '', `${place.file}:${place.line}`)));
  const versions = [place.written, place.version && place.version !== place.written ? `= ${place.version}` : ''].filter(Boolean).join(' ');
  if (versions) item.append(make('p', 'mono', versions));
  if (place.definedAt) item.append(make('p', 'quiet', `defined at ${place.definedAt}`));
  item.append(make('p', 'quiet', [place.artifact, kindOf[place.kind], place.reason].filter(Boolean).join(' · ')));
  item.append(...place.problems.map(problem => make('div', 'problem', '', make('b', '', problem.check), make('span', '', problem.message))));
  return item;
}
