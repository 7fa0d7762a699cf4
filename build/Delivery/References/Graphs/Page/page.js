// What the page knows: the graph, the drawings, and what is shown of them.
const graph = JSON.parse(document.getElementById('data').textContent);
const stage = document.getElementById('stage');
const drawings = [...document.querySelectorAll('svg.view')];
const tabs = [...document.querySelectorAll('[role="tab"]')];
const positions = new Map(graph.nodes.map((node, index) => [node.id, index]));
const state = { view: (tabs.find(tab => `#${encodeURIComponent(tab.dataset.view)}` === location.hash) ?? tabs[0]).dataset.view, foreign: false, broken: false, repositories: null, kinds: null, query: '' };

const byId = id => document.getElementById(id);
const drawing = () => drawings.find(view => view.dataset.view === state.view && view.dataset.foreign === String(state.foreign));
const nodesOf = view => [...view.querySelectorAll('.node')];
const edgesOf = view => [...view.querySelectorAll('.edge')];
const nodeAt = element => graph.nodes[Number(element.dataset.node)];
const edgeAt = element => graph.edges[Number(element.dataset.edge)];
const elementOfNode = index => drawing().querySelector(`.node[data-node="${index}"]`);
const elementOfEdge = index => drawing().querySelector(`.edge[data-edge="${index}"]`);

function make(name, className, text, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  element.append(...children);
  return element;
}

function show(change) {
  Object.assign(state, change);
  const shown = drawing();
  for (const view of drawings) view.classList.toggle('off', view !== shown);
  for (const tab of tabs) {
    const isSelected = tab.dataset.view === state.view;
    tab.setAttribute('aria-selected', String(isSelected));
    tab.tabIndex = isSelected ? 0 : -1;
  }
  byId('foreign').setAttribute('aria-pressed', String(state.foreign));
  byId('broken').setAttribute('aria-pressed', String(state.broken));
  applyFilters();
  applySearch();
  applySelection();
  history.replaceState(null, '', `#${encodeURIComponent(state.view)}`);
  if (!shown.camera) fit(); else applyCamera(shown);
}
