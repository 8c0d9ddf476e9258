/**
 * What a batch that the channel numbers took over from the one before and handed on to the next (结转), as the channel itself booked it.
 *
 * Adyen writes 'Balancetransfer from batch 237' and '… to batch 239'. Where the words do not say, a batch that paid nothing out handed on what it had.
 */
export interface Carry {
  readonly lineId: number;
  readonly at: number;
  readonly signed: number;
  readonly says: 'from' | 'to' | '';
}

export interface Carried {
  /** Taken over, signed by its effect on what is owed. */
  readonly opening: number;
  /** Handed on: what is left to be paid is the net and this together. */
  readonly handedOn: number;
  readonly handedOnLineIds: readonly number[];
}

/** `figures`: their sum. `paid`: whether the batch paid anything out. */
export function carriedOf(
  carries: readonly Carry[],
  { figures, hasPaid }: { readonly figures: number; readonly hasPaid: boolean },
): Carried {
  const unsaid = carries
    .filter(({ says }) => says === '')
    .toSorted((a, b) => a.at - b.at || a.lineId - b.lineId);
  const last = unsaid.at(-1);
  const isHandedOn = (each: Carry) =>
    each.says === 'to' || (each === last && !hasPaid && (unsaid.length > 1 || figures + each.signed === 0));
  const sum = (all: readonly Carry[]) => all.reduce((total, { signed }) => total + signed, 0);
  const handedOn = carries.filter(isHandedOn);
  return {
    opening: sum(carries.filter((each) => !isHandedOn(each))),
    handedOn: sum(handedOn),
    handedOnLineIds: handedOn.map(({ lineId }) => lineId),
  };
}

export const saysOf = (description: string): Carry['says'] =>
  /\bfrom\b/i.test(description) ? 'from' : /\bto\b/i.test(description) ? 'to' : '';
