/** What a verdict says, in words and in the order in which it is read: for the page and the script alike. */

/**
 * @typedef {import('./verify.js').Verdict} Verdict
 * @typedef {import('./findings.js').Found} Found
 * @typedef {Readonly<Record<string, string>>} Words
 */

const SHOWN_MAX = 300;
/**
 * Texts of a pack as they may be shown: a pack that was made to deceive must not write a line of the report, move a terminal's cursor, or turn the
 * direction in which a line is read.
 * @param {string} text
 */
function shown(text) {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{fffd}');
  return plain.length > SHOWN_MAX ? `${plain.slice(0, SHOWN_MAX)}…` : plain;
}

/** A number with its digits in threes. @param {number} value */
const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** 'one || many', with {{facts}} put in. @param {Words} words @param {string} key @param {Readonly<Record<string, string | number>>} [facts] */
export function wordsOf(words, key, facts = {}) {
  const forms = (words[key] ?? key).split(' || ');
  const form = (facts['count'] === 1 ? forms[0] : forms[forms.length - 1]) ?? key;
  return form.replace(/\{\{(\w+)\}\}/g, (hole, /** @type {string} */ name) => {
    const fact = facts[name];
    return fact === undefined ? hole : typeof fact === 'number' ? grouped(fact) : fact;
  });
}

/** Where it is: a file with a record, an event or a byte. @param {Words} words @param {Found} fault */
function placeText(words, { check, file, record, kind }) {
  const name = file === '' ? wordsOf(words, 'verifier.archive') : shown(file);
  const inBytes = check === 'archive' && kind !== 'sum';
  const unit = inBytes ? 'byte' : check === 'events' || check === 'extends' ? 'event' : 'record';
  return record === 0 && !inBytes ? name : `${name}, ${wordsOf(words, `verifier.at.${unit}`, { record })}`;
}

/** @param {Words} words @param {Found} fault */
export function faultOf(words, fault) {
  const { check, kind, expected, found } = fault;
  return {
    check: wordsOf(words, `verifier.check.${check}`),
    place: placeText(words, fault),
    text: wordsOf(words, `verifier.fault.${kind}`),
    expected: expected === '' ? '' : `${wordsOf(words, 'verifier.expected')}: ${shown(expected)}`,
    found: found === '' ? '' : `${wordsOf(words, 'verifier.found')}: ${shown(found)}`,
  };
}

/** @param {Words} words @param {Verdict} verdict */
export function verdictText(words, { holds, checks }) {
  const count = checks.filter(({ state }) => state === 'fails').length;
  return wordsOf(words, holds ? 'verifier.holds' : 'verifier.fails', { count });
}

/** @param {Words} words @param {Verdict} verdict */
export const checkRows = (words, { checks }) =>
  checks.map(({ check, state, count }) => ({
    check: wordsOf(words, `verifier.check.${check}`),
    state,
    stateText: wordsOf(words, `verifier.state.${state}`),
    count: state === 'not_asked' ? '' : grouped(count),
  }));

/** What the pack says it is; only worth reading with the verdict. @param {Words} words @param {Verdict} verdict @returns {[string, string][]} */
export function aboutRows(words, { sha256, manifest }) {
  /** @type {[string, string][]} */
  const rows = [['sha256', sha256]];
  if (manifest) {
    const { name, workspace, software, timeZone, head, keyId, files } = manifest;
    const tables = files.filter((file) => file.name.startsWith('data/') && file.records > 0);
    const tableText = (/** @type {{ name: string, records: number }} */ file) =>
      wordsOf(words, 'verifier.tables_text', { name: shown(file.name.slice(5, -4)), count: file.records });
    rows.push(['workspace', `${name} (${workspace})`], ['software', `${software}, ${timeZone}`]);
    rows.push(
      ['key', keyId],
      ['head', wordsOf(words, 'verifier.about.head_text', { count: head.size, at: head.at })],
    );
    rows.push(['root', head.root], ['scope', scopeText(words, manifest.scope)]);
    rows.push(['tables', tables.map(tableText).join('; ')]);
  }
  return rows.map(([key, text]) => [
    wordsOf(words, `verifier.about.${key}`),
    key === 'tables' ? text : shown(text),
  ]);
}

/** @param {Words} words @param {import('./manifest.js').Scope} scope */
function scopeText(words, { from, to, channels, accounts, parties }) {
  /** @type {[string, string][]} */
  const parts = [
    ['period', from || to ? `${from || '…'} – ${to || '…'}` : ''],
    ['channels', channels.join(', ')],
    ['accounts', accounts.join(', ')],
    ['parties', parties.join(', ')],
  ];
  const told = parts.filter(([, text]) => text !== '');
  if (told.length === 0) return wordsOf(words, 'verifier.scope.all');
  return told.map(([key, text]) => `${wordsOf(words, `verifier.scope.${key}`)}: ${text}`).join('; ');
}

/** The whole report as lines of text. @param {Words} words @param {Verdict} verdict */
export function reportLines(words, verdict) {
  const lines = [verdictText(words, verdict), ''];
  for (const { check, stateText, count } of checkRows(words, verdict))
    lines.push(`  ${stateText}  ${check}${count === '' ? '' : ` (${count})`}`);
  for (const fault of verdict.faults) {
    const { place, text, expected, found } = faultOf(words, fault);
    lines.push('', `${fault.check}/${fault.kind}: ${place}`, `  ${text}`);
    for (const each of [expected, found]) if (each !== '') lines.push(`  ${each}`);
  }
  lines.push('', ...aboutRows(words, verdict).map(([key, text]) => `${key}: ${text}`));
  lines.push(
    '',
    ...['verifier.compare_key', 'verifier.compare_self', 'verifier.not_proved'].map((key) =>
      wordsOf(words, key),
    ),
  );
  return lines;
}
