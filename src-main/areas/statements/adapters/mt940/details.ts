/**
 * What :86: says of a movement, whichever of its forms the bank writes: German subfields ('?20'), Dutch code words ('/EREF/'), labels, plain
 * text. Nothing here is a figure: a form we do not know stays the text it is.
 */

export interface Details {
  readonly counterparty: string;
  readonly text: string;
  /** The reference the payer or payee gave; ''. */
  readonly reference: string;
  /** IBAN, or account number, of the other side; ''. */
  readonly account: string;
}

/** Lines are wrapped at 65 characters; one of 64 lost the blank at its end. */
const WRAP_CHARS = 65;
const TAG_CHARS = ':86:'.length;

/** One physical line of text; `isFresh` where a tag of its own begins it. */
export interface DetailLine {
  readonly text: string;
  readonly isFresh: boolean;
}

export function readDetails(all: readonly DetailLine[]): Details {
  const lines = all.filter(({ text }) => text.trim() !== '');
  const first = lines[0]?.text.trimStart() ?? '';
  const separator = subfieldSeparator(first);
  if (separator !== '') return fromSubfields(joinTight(lines), separator);
  if (CODE_WORD_START.test(first)) return fromCodeWords(joinTight(lines));
  return fromText(joinLoose(lines));
}

/** Subfields and code words go on in the next line, in the midst of a word. */
function joinTight(lines: readonly DetailLine[]): string {
  let joined = '';
  lines.forEach(({ text, isFresh }, at) => {
    const before = lines[at - 1];
    const length = before?.text.length ?? 0;
    const hasLostBlank =
      length === WRAP_CHARS - 1 || (before?.isFresh === true && length === WRAP_CHARS - 1 - TAG_CHARS);
    joined += (at > 0 && (isFresh || hasLostBlank) ? ' ' : '') + text;
  });
  return joined.trim();
}

/** Plain text breaks between words, unless a line is full to its last character. */
function joinLoose(lines: readonly DetailLine[]): string {
  let joined = '';
  let isFull = false;
  for (const { text, isFresh } of lines) {
    const printed = text.trimEnd();
    joined += (joined === '' || (isFull && !isFresh) ? '' : ' ') + printed;
    isFull = printed.length >= WRAP_CHARS;
  }
  return joined.replace(/\s+/g, ' ').trim();
}

/** '166?00GUTSCHRIFT?20…': three digits, then a sign that cuts the subfields; '' where the text has no such form. */
function subfieldSeparator(text: string): string {
  const found = /^(?:\d{3}([^\sA-Za-z0-9./,:;()'-])|([?]))(\d{2})/.exec(text);
  const code = Number(found?.[3] ?? Number.NaN);
  const isKnown = code === 0 || (code >= 10 && code <= 38) || (code >= 60 && code <= 71);
  return found && isKnown ? (found[1] ?? found[2] ?? '') : '';
}

const SUBFIELD_CHARS = 27;
const PURPOSE = /^(?:2\d|6\d|7[01])$/;

function fromSubfields(text: string, separator: string): Details {
  const fields: { readonly code: string; value: string }[] = [];
  for (const part of text.split(separator).slice(1)) {
    const code = /^\d{2}/.exec(part)?.[0] ?? '';
    const last = fields[fields.length - 1];
    if (code !== '') fields.push({ code, value: part.slice(2) });
    else if (last && part !== '') last.value += separator + part; // The sign stood in the text.
  }
  const of = (code: string) => fields.find((field) => field.code === code)?.value.trim() ?? '';
  const purpose = flow(fields.filter((field) => PURPOSE.test(field.code)).map((field) => field.value));
  const name = flow(fields.filter(({ code }) => code === '32' || code === '33').map((field) => field.value));
  return {
    counterparty: oneLine(name),
    text: [of('00'), oneLine(purpose)].filter((part) => part !== '').join(' · '),
    reference: keywordValue(purpose, 'EREF') || keywordValue(purpose, 'KREF'),
    account: [of('38'), of('31')].find((each) => each !== '') ?? '',
  };
}

/** Subfields are pieces of 27 characters: a full one runs on into the next, a shorter one ends its sentence (kept as a line feed). */
function flow(pieces: readonly string[]): string {
  return pieces.map((piece) => (piece.length >= SUBFIELD_CHARS ? piece : `${piece}\n`)).join('');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const KEYWORDS = 'EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC';
const NEXT_KEYWORD = new RegExp(`(?:${KEYWORDS})\\+|\\n`);

/** 'EREF+…' up to the end of its sentence or the next of the SEPA keywords. */
function keywordValue(purpose: string, keyword: string): string {
  const from = purpose.indexOf(`${keyword}+`);
  if (from < 0) return '';
  const rest = purpose.slice(from + keyword.length + 1);
  const end = rest.search(NEXT_KEYWORD);
  return meaningful(oneLine(end < 0 ? rest : rest.slice(0, end)));
}

/** What banks print where there is no reference, and what is left of one that was cut. */
const NOTHING = /^(?:NON ?REF(?:ERENCE)?|NOT ?PROVIDED|NOTPROVIDED|NONE|EREF|KREF|PREF|MREF|.?|0+)\+?$/i;
export const meaningful = (reference: string): string =>
  NOTHING.test(reference.trim()) ? '' : reference.trim();

const CODE_WORDS =
  'TRTP|TRCD|TRN|EREF|PREF|KREF|IREF|RTRN|MARF|CSID|CNTP|ORDP|BENM|NAME|ADDR|REMI|ISDT|IBAN|BIC|ULTC|ULTD|ULTB|PURP|OCMT|CHGS|EXCH|SVCL|ACCW|IACC|ID|CITY';
const CODE_WORD_START = /^\/[A-Z]{2,4}\//;
const CODE_WORD = new RegExp(`/(${CODE_WORDS})/`, 'g');

function betweenSlashes(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text[from] === '/') from += 1;
  while (to > from && text[to - 1] === '/') to -= 1;
  return text.slice(from, to).trim();
}

function fromCodeWords(text: string): Details {
  const values = new Map<string, string>();
  const found = [...text.matchAll(CODE_WORD)];
  found.forEach((match, at) => {
    const [word = '', code = ''] = match;
    const to = found[at + 1]?.index ?? text.length;
    const value = text.slice(match.index + word.length, to);
    const bare = betweenSlashes(value);
    if (!values.has(code) && bare !== '') values.set(code, bare);
  });
  const of = (code: string) => values.get(code) ?? '';
  // /CNTP/account/bank/name/city: the parts are told by their places.
  const [account = '', , name = ''] = of('CNTP').split('/');
  const remittance = of('REMI').replace(/^(?:USTD|STRD(?:\/CUR)?)\/+/, '');
  const reference = [of('EREF'), of('PREF'), of('KREF')].map(meaningful).find((each) => each !== '') ?? '';
  return {
    counterparty: (name || of('NAME')).trim(),
    text: oneLine([of('TRTP'), remittance || text].filter((part) => part !== '').join(' · ')),
    reference,
    account: (account || of('IBAN')).trim(),
  };
}

function fromText(text: string): Details {
  const label = (pattern: RegExp) => pattern.exec(text)?.[1]?.trim() ?? '';
  return {
    counterparty: label(/(?:^|[\s/])NAAM: ([^/]{1,140})/) || label(/(?:^|[\s;])OD: ([^;]{1,200});/),
    text,
    reference: label(/(?:^|[\s;])TNR: (\S{4,40})/),
    account: label(/(?:^|\s)REK: ([A-Z0-9]{8,34})\b/),
  };
}

/** The private :NS: of German banks: two digits, then the text; 15 and 16 name the other side. */
export function readPrivateDetails(lines: readonly string[]): Details {
  const fields = lines.map((line) => ({ code: line.slice(0, 2), value: line.slice(2).trim() }));
  const texts = fields.filter(({ code }) => /^(?:0\d|1[0-4]|17)$/.test(code));
  const names = fields.filter(({ code }) => code === '15' || code === '16');
  const words = (list: readonly { readonly value: string }[]) =>
    oneLine(list.map((each) => each.value).join(' '));
  return { counterparty: words(names), text: words(texts), reference: '', account: '' };
}
