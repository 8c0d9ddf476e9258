/**
 * Single lines by their ids, for whatever explains them after they were booked: the account that waits for an explanation, and by how much. Each line
 * is explained once; who comes first (a payment, a top-up, then matches) has it.
 */
import { placesOf } from '../../matching/rules/carry/places.ts';
import { type BookedLine, bookedLine, type House, mainOf, type Story } from './file-lines.ts';
import type { Place } from './units.ts';

export class LineBook {
  readonly #stories: readonly { readonly story: Story; readonly places: Int32Array }[];
  readonly #house: House;
  readonly #explained = new Set<number>();

  constructor(stories: readonly Story[], house: House) {
    this.#stories = stories.map((story) => ({ story, places: placesOf(story.set) }));
    this.#house = house;
  }

  /** Null where the line is gone, gave way to a later word, moved no money or is no line of a bill. */
  find(lineId: number): BookedLine | null {
    for (const { story, places } of this.#stories) {
      const position = (places[lineId] ?? 0) - 1;
      if (position < 0) continue;
      const booked = bookedLine(story, position, this.#house);
      return booked === 'no_day' ? null : booked;
    }
    return null;
  }

  /** The same for who explains it; null too where it is explained already. */
  take(lineId: number): BookedLine | null {
    if (this.#explained.has(lineId)) return null;
    const found = this.find(lineId);
    if (found) this.#explained.add(lineId);
    return found;
  }

  /** The wallet of a person that a line is of, also where it moved none of its money; null of any other line. */
  walletOf(lineId: number): Place | null {
    for (const { story, places } of this.#stories) {
      const position = (places[lineId] ?? 0) - 1;
      if (position < 0) continue;
      const file = story.files[story.set.fileRank[position] ?? 0];
      return story.wallets.has(file?.id ?? 0) ? mainOf(story, position, this.#house) : null;
    }
    return null;
  }

  isExplained(lineId: number): boolean {
    return this.#explained.has(lineId);
  }
}
