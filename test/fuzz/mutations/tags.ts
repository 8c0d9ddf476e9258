/** Tags never closed, one in another without end, entities that blow up, comments, prefixes, and elements nobody asked for. */
import type { Random } from '../random.ts';
import { cutOut, type Mutated, type Mutation, type Promised } from './mutation.ts';

const change = (
  name: string,
  promised: Promised,
  make: (
    text: string,
    random: Random,
    isXml: boolean,
  ) => { readonly text: string; readonly told: string } | null,
): Mutation => ({
  name: `tags: ${name}`,
  apply: ({ text, splitter, encode }, random): Mutated | null => {
    if (text === null || splitter?.kind !== 'tags') return null;
    const made = make(text, random, splitter.dialect === 'xml');
    return made && { bytes: encode(made.text), promised, told: made.told };
  },
});

/** Somewhere between two elements, behind the head. */
function between(text: string, random: Random): number {
  const first = text.search(/<(?:Document|OFX)[\s>]/);
  const places = [...text.slice(first).matchAll(/>\s*</g)].map((found) => first + found.index + 1);
  return random.pick(places.slice(1)) ?? text.length;
}
const put = (text: string, at: number, what: string) => ({
  text: text.slice(0, at) + what + text.slice(at),
  told: cutOut(text, at),
});

export const TAG_MUTATIONS: readonly Mutation[] = [
  change('one closing tag lost', 'vouched', (text, random) => {
    const found = random.pick([...text.matchAll(/<\/[^>]+>/g)]);
    if (!found) return null;
    return {
      text: text.slice(0, found.index) + text.slice(found.index + found[0].length),
      told: `${found[0]} ${cutOut(text, found.index)}`,
    };
  }),
  change('one opening tag lost', 'vouched', (text, random) => {
    const found = random.pick([...text.matchAll(/<[A-Za-z][^>]*>/g)]);
    if (!found) return null;
    return {
      text: text.slice(0, found.index) + text.slice(found.index + found[0].length),
      told: `${found[0]} ${cutOut(text, found.index)}`,
    };
  }),
  change('one element lost', 'vouched', (text, random) => {
    const found = random.pick([...text.matchAll(/<([A-Za-z]+)[^<>]*>[^<]*<\/\1>/g)]);
    if (!found) return null;
    return { text: text.slice(0, found.index) + text.slice(found.index + found[0].length), told: found[0] };
  }),
  change('one element doubled', 'vouched', (text, random) => {
    const found = random.pick([...text.matchAll(/<([A-Za-z]+)[^<>]*>[^<]*<\/\1>/g)]);
    return found ? { ...put(text, found.index, found[0]), told: found[0] } : null;
  }),
  change('one in another without end', 'same_money', (text, random) =>
    put(
      text,
      between(text, random),
      random.next() < 0.5 ? '<a>'.repeat(60_000) : `${'<a>'.repeat(60_000)}${'</a>'.repeat(60_000)}`,
    ),
  ),
  change('entities that blow up', 'same_money', (text, random) => {
    const head = text.search(/<(?:Document|OFX)[\s>]/);
    const entities = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    ).join('');
    const at = between(text, random);
    const inside = `${text.slice(0, at)}&e20;${text.slice(at)}`;
    return put(inside, head, `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>\n`);
  }),
  change('a comment', 'same_lines', (text, random, isXml) =>
    isXml ? put(text, between(text, random), '<!-- <Ntry><Amt Ccy="EUR">5.00</Amt></Ntry> -->') : null,
  ),
  change('an element nobody asked for', 'same_lines', (text, random, isXml) =>
    put(
      text,
      between(text, random),
      isXml ? '<SplmtryData><PlcAndNm>x</PlcAndNm><Envlp><Amt>9</Amt></Envlp></SplmtryData>' : '<XNOTE>9\n',
    ),
  ),
  change('a prefix on every tag', 'same_lines', (text, _, isXml) =>
    isXml
      ? { text: text.replace(/<(\/?)([A-Za-z])/g, '<$1ns2:$2').replace(' xmlns=', ' xmlns:ns2='), told: '' }
      : null,
  ),
  change('a text in CDATA', 'same_lines', (text, random, isXml) => {
    const found = random.pick([...text.matchAll(/>([^<>&\s][^<>&]*)</g)]);
    if (!isXml || !found) return null;
    const [whole, inner = ''] = found;
    return {
      text: `${text.slice(0, found.index)}><![CDATA[${inner}]]><${text.slice(found.index + whole.length)}`,
      told: inner,
    };
  }),
  change('blanks between all tags', 'same_lines', (text, random, isXml) =>
    isXml ? { text: text.replaceAll('><', `>${random.of('\n', ' ', '\r\n\t')}<`), told: '' } : null,
  ),
];
