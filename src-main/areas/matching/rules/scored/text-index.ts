/**
 * All texts of both sides in alphabetical order, so that "how many lines begin like this" and "how many hold these words" are counted, not guessed.
 *
 * Rarity is what makes a shared text evidence: a name that stands in one line of forty thousand says much, a code that stands in half of them nothing.
 */
import { isNumberWord, wordsOf } from './text-words.ts';

/** Lines of either side that share one content. */
export interface Carriers {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export const NO_TEXT = -1;
/** Texts whose rarest common word is as frequent as this are not counted one by one: such a word says nothing. */
const TEXTS_PER_WORD_MAX = 4000;
const PREFIX_KEYS = 256;
const LADDER_MAX = 4;

export class TextIndex {
  /** Distinct texts, ascending. */
  readonly texts: readonly string[];
  /** Text of each line, or NO_TEXT. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Those of them that are numbers somebody gave, as texts. */
  readonly numbers: readonly (readonly string[])[];
  /** For each word the texts that hold it, ascending. */
  readonly textsOfWord: number[][] = [];
  readonly #leftByText: Slices;
  readonly #rightByText: Slices;
  readonly #prefixes = new Map<number, Carriers>();
  readonly #sets = new Map<string, Carriers | null>();
  readonly #ladders = new Map<string, readonly Carriers[]>();
  /** Words of each text as numbers, ascending. */
  readonly #words: readonly (readonly number[])[];
  readonly #wordTexts: readonly string[];

  constructor(leftTexts: readonly string[], rightTexts: readonly string[]) {
    const distinct = new Set(leftTexts);
    for (const text of rightTexts) distinct.add(text);
    distinct.delete('');
    this.texts = [...distinct].sort();
    const idOf = new Map(this.texts.map((text, id) => [text, id]));
    const ids = (texts: readonly string[]) => Int32Array.from(texts, (text) => idOf.get(text) ?? NO_TEXT);
    this.left = ids(leftTexts);
    this.right = ids(rightTexts);
    this.#leftByText = new Slices(this.left, this.texts.length);
    this.#rightByText = new Slices(this.right, this.texts.length);
    const wordIds = new Map<string, number>();
    const numbers: string[][] = [];
    this.#words = this.texts.map((text, id) => {
      const words = wordsOf(text);
      numbers.push(words.filter(isNumberWord));
      const own = words.map((word) => {
        const known = wordIds.get(word);
        const wordId = known ?? wordIds.size;
        if (known === undefined) wordIds.set(word, wordId);
        const holders = this.textsOfWord[wordId] ?? [];
        this.textsOfWord[wordId] = holders;
        holders.push(id);
        return wordId;
      });
      return own.sort((a, b) => a - b);
    });
    this.numbers = numbers;
    this.#wordTexts = [...wordIds.keys()];
  }

  text(id: number): string {
    return this.texts[id] ?? '';
  }

  wordsOf(id: number): readonly number[] {
    return this.#words[id] ?? [];
  }

  word(word: number): string {
    return this.#wordTexts[word] ?? '';
  }

  /** How rare a word is among the texts, in bits. */
  wordBits(word: number): number {
    return Math.log2(this.texts.length / (this.textsOfWord[word]?.length ?? 1));
  }

  /** What stands last in a text, where it may be cut off. */
  lastWord(id: number): string {
    const text = this.text(id);
    return text.slice(text.lastIndexOf(' ') + 1);
  }

  /** Lines whose text is just this one. */
  sameText(id: number): Carriers {
    return this.startingLike(id, PREFIX_KEYS - 1);
  }

  /** Lines whose text begins with the first `length` characters of this one; a length beyond the text means the whole text and nothing after. */
  startingLike(id: number, length: number): Carriers {
    const key = id * PREFIX_KEYS + length;
    const known = this.#prefixes.get(key);
    if (known) return known;
    const prefix = this.text(id).slice(0, length);
    const isWhole = length === PREFIX_KEYS - 1;
    const from = isWhole ? id : this.#edge(id, (other) => !other.startsWith(prefix), -1);
    const to = isWhole ? id + 1 : this.#edge(id, (other) => !other.startsWith(prefix), 1);
    const carriers = { left: this.#leftByText.of(from, to), right: this.#rightByText.of(from, to) };
    this.#prefixes.set(key, carriers);
    return carriers;
  }

  /** Where going up or down from a text the condition first holds, as the bound of a half-open range: doubling steps, then halving. */
  #edge(id: number, isOutside: (text: string) => boolean, direction: 1 | -1): number {
    const { length } = this.texts;
    const isOut = (at: number) => at < 0 || at >= length || isOutside(this.text(at));
    let inside = id;
    let step = 1;
    while (!isOut(inside + direction * step)) {
      inside += direction * step;
      step *= 2;
    }
    let outside = inside + direction * step;
    while (Math.abs(outside - inside) > 1) {
      const middle = (inside + outside) >> 1;
      if (isOut(middle)) outside = middle;
      else inside = middle;
    }
    return direction === 1 ? outside : inside;
  }

  /** Lines that hold all these words (at least one); null where the words are too common to count. */
  holding(words: readonly number[]): Carriers | null {
    const key = words.join(' ');
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const carriers = this.#intersected(words);
    this.#sets.set(key, carriers);
    return carriers;
  }

  /** Lines that share these words, then those that share all but the commonest, and so on: the payer behind a purpose and a code. */
  ladder(words: readonly number[]): readonly Carriers[] {
    const key = words.join(' ');
    const known = this.#ladders.get(key);
    if (known) return known;
    const rest = words.toSorted((a, b) => this.wordBits(a) - this.wordBits(b) || a - b);
    const steps: Carriers[] = [];
    for (let left = rest.length; left > 0 && steps.length < LADDER_MAX; left -= 1) {
      const carriers = this.holding(rest.slice(rest.length - left).toSorted((a, b) => a - b));
      if (carriers) steps.push(carriers);
    }
    this.#ladders.set(key, steps);
    return steps;
  }

  #holders(word: number): readonly number[] {
    return this.textsOfWord[word] ?? [];
  }

  #intersected(words: readonly number[]): Carriers | null {
    const [rarest = 0, ...rest] = words.toSorted((a, b) => this.#holders(a).length - this.#holders(b).length);
    const holders = this.#holders(rarest);
    if (holders.length > TEXTS_PER_WORD_MAX) return null;
    const texts =
      rest.length === 0
        ? holders
        : holders.filter((id) => {
            const own = this.wordsOf(id);
            return rest.every((word) => own.includes(word));
          });
    return { left: this.#leftByText.ofAll(texts), right: this.#rightByText.ofAll(texts) };
  }
}

/** Lines put together by their text. */
class Slices {
  readonly #start: Int32Array;
  readonly #lines: Int32Array;

  constructor(textOfLine: Int32Array, texts: number) {
    this.#start = new Int32Array(texts + 1);
    for (const text of textOfLine) if (text >= 0) this.#start[text + 1] = (this.#start[text + 1] ?? 0) + 1;
    for (let at = 0; at < texts; at += 1)
      this.#start[at + 1] = (this.#start[at + 1] ?? 0) + (this.#start[at] ?? 0);
    const next = this.#start.slice();
    this.#lines = new Int32Array(this.#start[texts] ?? 0);
    textOfLine.forEach((text, line) => {
      if (text < 0) return;
      const place = next[text] ?? 0;
      this.#lines[place] = line;
      next[text] = place + 1;
    });
  }

  of(fromText: number, toText: number): Int32Array {
    return this.#lines.subarray(this.#start[fromText], this.#start[toText]);
  }

  ofAll(texts: readonly number[]): Int32Array {
    const lines: number[] = [];
    for (const text of texts)
      for (let at = this.#start[text] ?? 0; at < (this.#start[text + 1] ?? 0); at += 1)
        lines.push(this.#lines[at] ?? 0);
    return Int32Array.from(lines);
  }
}
