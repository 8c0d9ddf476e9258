/**
 * verify.html: a pack verified in any browser, offline. Files are read piece by piece where they lie; the page's policy forbids every connection, so
 * nothing can leave the computer.
 */
import { sha256 } from './hashes.js';
import { aboutRows, checkRows, faultOf, verdictText, wordsOf } from './report.js';
import { verifyPack } from './verify.js';
import { WORDS } from './words.js';

/** Long enough for a browser to show how far it is, short enough not to slow it. */
const TURN_MS = 100;

let lang = navigator.language.startsWith('zh') ? 'zh' : 'en';
/** @type {{ pack: File | null, earlier: File | null }} */
const chosen = { pack: null, earlier: null };
/** @type {import('./verify.js').Verdict | null} */
let latest = null;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} key @param {Record<string, string | number>} [facts] */
const say = (key, facts) => wordsOf(lang === 'zh' ? WORDS.zh : WORDS.en, key, facts);

/** Text only: nothing that a pack holds becomes markup. @param {string} tag @param {string} text @param {string} [name] */
function made(tag, text, name = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name !== '') element.className = name;
  return element;
}

/** @param {AsyncIterable<Uint8Array>} chunks @returns {AsyncIterable<Uint8Array>} */
async function* pageInflate(chunks) {
  const iterator = chunks[Symbol.asyncIterator]();
  /** @type {ReadableStream<BufferSource>} */
  const packed = new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(/** @type {Uint8Array<ArrayBuffer>} */ (value));
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @param {File} file @returns {import('./archive.js').Source} */
const sourceOf = (file) => ({
  size: file.size,
  read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
});

let lastTurn = 0;
/** @param {number} done @param {number} of */
async function showProgress(done, of) {
  if (performance.now() - lastTurn < TURN_MS) return;
  part('working').textContent = say('verifier.working', {
    percent: Math.floor((100 * done) / Math.max(of, 1)),
  });
  part('bar').setAttribute('value', String(done / Math.max(of, 1)));
  await new Promise((resolve) => setTimeout(resolve));
  lastTurn = performance.now();
}

/** @param {'choosing' | 'busy' | 'report'} step */
function show(step) {
  for (const each of ['choosing', 'busy', 'report']) part(each).hidden = each !== step;
}

async function start() {
  if (!chosen.pack) return;
  part('problem').textContent = '';
  show('busy');
  try {
    const host = { sha256, inflate: pageInflate, progress: showProgress };
    latest = await verifyPack(sourceOf(chosen.pack), chosen.earlier ? sourceOf(chosen.earlier) : null, host);
    showReport(latest);
    show('report');
    part('verdict').focus();
  } catch (fault) {
    part('problem').textContent = say('verifier.unreadable', {
      why: fault instanceof Error ? fault.message : '',
    });
    show('choosing');
  }
}

/** @param {import('./verify.js').Verdict} verdict */
function showReport(verdict) {
  const words = lang === 'zh' ? WORDS.zh : WORDS.en;
  part('verdict').textContent = verdictText(words, verdict);
  part('verdict').className = verdict.holds ? 'holds' : 'fails';
  part('file').textContent = [chosen.pack?.name, chosen.earlier?.name].filter(Boolean).join(' ← ');
  part('checks').replaceChildren(
    ...checkRows(words, verdict).map(({ check, state, stateText, count }) => {
      const row = document.createElement('tr');
      row.append(made('td', check), made('td', stateText, state), made('td', count, 'number'));
      return row;
    }),
  );
  part('faults-title').hidden = verdict.faults.length === 0;
  part('faults').replaceChildren(
    ...verdict.faults.map((fault) => {
      const { check, place, text, expected, found } = faultOf(words, fault);
      const item = document.createElement('li');
      item.append(made('strong', place), made('div', text), made('div', check, 'quiet'));
      for (const each of [expected, found]) if (each !== '') item.append(made('code', each));
      return item;
    }),
  );
  part('about').replaceChildren(
    ...aboutRows(words, verdict).flatMap(([key, text]) => [made('dt', key), made('dd', text)]),
  );
}

function sayAll() {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  document.title = say('verifier.title');
  // A language is called by its own name.
  part('language').textContent = lang === 'zh' ? 'English' : '中文';
  for (const element of document.querySelectorAll('[data-say]'))
    element.textContent = say(element.getAttribute('data-say') ?? '');
  if (latest) showReport(latest);
}

function showChosen() {
  part('pack-name').textContent = chosen.pack?.name ?? '';
  part('earlier-name').textContent = chosen.earlier?.name ?? '';
  part('start').toggleAttribute('disabled', chosen.pack === null);
}

for (const which of /** @type {const} */ (['pack', 'earlier'])) {
  const input = /** @type {HTMLInputElement} */ (part(which));
  const choose = (/** @type {File | undefined | null} */ file) => {
    chosen[which] = file ?? null;
    showChosen();
  };
  input.addEventListener('change', () => choose(input.files?.[0]));
  const target = part(`${which}-drop`);
  for (const kind of ['dragenter', 'dragover'])
    target.addEventListener(kind, (event) => {
      event.preventDefault();
      target.classList.add('over');
    });
  target.addEventListener('dragleave', () => target.classList.remove('over'));
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    target.classList.remove('over');
    choose(event.dataTransfer?.files[0]);
  });
}
// A file dropped beside its place is not opened instead of the page.
for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
part('start').addEventListener('click', () => void start());
part('print').addEventListener('click', () => print());
part('again').addEventListener('click', () => {
  latest = null;
  show('choosing');
});
part('language').addEventListener('click', () => {
  lang = lang === 'zh' ? 'en' : 'zh';
  sayAll();
});
try {
  new DecompressionStream('deflate-raw');
} catch {
  part('problem').textContent = say('verifier.too_old');
}
sayAll();
showChosen();
show('choosing');
