// What the user does: pointer, keyboard, buttons.
const search = byId('search');
const isTyping = element => element instanceof HTMLInputElement && element.type === 'search';
const step = 60;
const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
const actions = {
  '/': () => { search.focus(); search.select(); },
  '0': () => fit(),
  '+': () => zoom(1.25),
  '=': () => zoom(1.25),
  '-': () => zoom(0.8),
};

function leave() {
  if (byId('filter').open) byId('filter').open = false;
  else if (!close() && state.query) clearSearch();
}

function clearSearch() {
  search.value = '';
  state.query = '';
  applySearch();
}

function onKey(event) {
  if (event.key === 'Escape') {
    event.preventDefault();
    if (document.activeElement === search) {
      clearSearch();
      search.blur();
    } else leave();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const part = event.target.closest?.('.node, .edge');
  if (part && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    open(part);
  } else if (moves[event.key] && !event.target.closest?.('[role="tab"], aside, .menu')) {
    event.preventDefault();
    pan(...moves[event.key]);
  } else if (actions[event.key]) {
    event.preventDefault();
    actions[event.key]();
  }
}

function onTabKey(event) {
  const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!turn) return;
  const next = tabs[(tabs.indexOf(event.currentTarget) + turn + tabs.length) % tabs.length];
  show({ view: next.dataset.view });
  next.focus();
}

for (const view of drawings) {
  view.addEventListener('pointerdown', onPointerDown);
  view.addEventListener('pointermove', onPointerMove);
  view.addEventListener('pointerup', onPointerEnd);
  view.addEventListener('pointercancel', onPointerEnd);
  view.addEventListener('wheel', onWheel, { passive: false });
  view.addEventListener('click', event => {
    if (travelled >= 5) return;
    const part = event.target.closest('.node, .edge');
    if (part) open(part); else close();
  });
}
// On the stage, since a browser takes a drawing that listens for the focus itself for a place where it can stand.
stage.addEventListener('focusin', event => {
  if (event.target.matches('.node:focus-visible, .edge:focus-visible')) bringIntoView(event.target, false);
});
for (const tab of tabs) {
  tab.addEventListener('click', () => show({ view: tab.dataset.view }));
  tab.addEventListener('keydown', onTabKey);
}
for (const [group, key] of [['repository', 'repositories'], ['kind', 'kinds']]) {
  for (const box of document.querySelectorAll(`input[data-${group}]`)) box.addEventListener('change', () => show({ [key]: readChoices(group) }));
}
search.addEventListener('input', () => { state.query = search.value; applySearch(); });
search.addEventListener('keydown', event => event.key === 'Enter' && goToMatch(event.shiftKey ? -1 : 1));
byId('broken').addEventListener('click', () => show({ broken: !state.broken }));
byId('foreign').addEventListener('click', () => show({ foreign: !state.foreign }));
byId('reset').addEventListener('click', chooseAll);
byId('close').addEventListener('click', close);
byId('fit').addEventListener('click', fit);
byId('smaller').addEventListener('click', () => zoom(0.8));
byId('larger').addEventListener('click', () => zoom(1.25));
byId('theme').addEventListener('click', () => {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
});
document.addEventListener('keydown', onKey);
document.addEventListener('click', event => { if (!event.target.closest('.menu')) byId('filter').open = false; });
addEventListener('beforeprint', beforePrint);
addEventListener('afterprint', afterPrint);
show({});
