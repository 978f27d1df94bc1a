/**
 * Reads what people write while they write it, by the rules by which the server reads it again. What is refused is not
 * sent; the rest is for the server to judge. Without this script its answer says the same, below the same fields.
 */
const words = document.getElementById('guard-words');
const country = words.dataset.country || null;

/** In milliseconds, after the last key. */
const PAUSE = 400;

/** Null until somebody begins to write. */
let library = null;
let loading = null;

async function load() {
  loading ??= Promise.all([import(words.dataset.library), import(words.dataset.quote)]);
  try {
    const [{ findInField }, { headsOf, quote }] = await loading;
    library = { findInField, headsOf, quote };
  } catch {
    // The server reads it all the same.
    loading = null;
  }
}

const regionOf = (field) => document.getElementById(`${field.id}-guard`);

const isGuarded = (element) => element.dataset?.guarded !== undefined;

/** What stands since before was read when it was written. */
const isUntouched = (field) => field.value === field.defaultValue && regionOf(field).children.length === 0;

const findsIn = (field) =>
  isUntouched(field) ? [] : library.findInField(field.value, { kind: field.dataset.guarded, country });

const clone = (selector) => words.content.querySelector(selector).cloneNode(true);

function quoted(text, finds) {
  const line = clone('.guard-quote');
  for (const { text: piece, find } of library.quote(text, finds)) {
    const node = find ? document.createElement('mark') : document.createTextNode('');
    node.textContent = piece;
    line.append(node);
  }
  return line;
}

const LOOKS = { block: 'field-error', confirm: 'guard-question', advise: 'guard-advice' };

function said(field, { code, level }) {
  const line = clone(`[data-codes~="${code}"]`);
  return Object.assign(line, { id: `${field.id}-${code}-words`, className: LOOKS[level] });
}

function box(field, { code }, isTicked) {
  const label = clone('label');
  const input = label.querySelector('input');
  Object.assign(input, { id: `${field.id}-${code}`, value: code, checked: isTicked });
  input.setAttribute('aria-describedby', `${input.id}-words`);
  label.htmlFor = input.id;
  return label;
}

/** Of each region what it says, so that the same is not read aloud again at each key. */
const shown = new WeakMap();

function show(field, finds) {
  const region = regionOf(field);
  const saying = JSON.stringify(
    finds.map(({ code, level, start, end }) => [code, level, field.value.slice(start, end)]),
  );
  if (shown.get(region) === saying) return;
  shown.set(region, saying);
  const ticked = new Set([...region.querySelectorAll('input:checked')].map((input) => input.value));
  const lines = library
    .headsOf(finds)
    .flatMap((find) => [
      said(field, find),
      ...(find.level === 'confirm' ? [box(field, find, ticked.has(find.code))] : []),
    ]);
  region.replaceChildren(...(finds.length > 0 ? [quoted(field.value, finds), ...lines] : []));
}

/** Says what stands in a field. Returns whether it may be sent. */
function read(field) {
  const finds = findsIn(field);
  show(field, finds);
  const isRefused = finds.some(({ level }) => level === 'block');
  if (isRefused) field.setAttribute('aria-invalid', 'true');
  else if (!document.getElementById(`${field.id}-error`)) field.removeAttribute('aria-invalid');
  return !isRefused;
}

const pauses = new WeakMap();

document.addEventListener('focusin', ({ target }) => {
  if (isGuarded(target)) void load();
});

document.addEventListener('input', ({ target: field }) => {
  if (!isGuarded(field)) return;
  clearTimeout(pauses.get(field));
  const readSoon = async () => {
    await load();
    if (library) read(field);
  };
  pauses.set(field, setTimeout(readSoon, PAUSE));
});

document.addEventListener('submit', (event) => {
  if (!library || event.submitter?.formNoValidate) return;
  const refused = [...event.target.elements].filter(isGuarded).filter((field) => !read(field));
  if (refused.length === 0) return;
  event.preventDefault();
  refused[0].focus();
});
