/** Entries by what they are about, each group in the order of time: made once for all rules, in about one pass where files come in order. */

export interface Grouped {
  /** Where each group begins in `order`; one more than there are groups. */
  readonly start: Uint32Array;
  readonly order: Uint32Array;
}

/** `groupOf` names the group of an entry, below `groups`. */
export function grouped(count: number, groups: number, groupOf: Uint32Array, at: Float64Array): Grouped {
  const start = new Uint32Array(groups + 1);
  for (let entry = 0; entry < count; entry += 1) {
    const behind = (groupOf[entry] ?? 0) + 1;
    start[behind] = (start[behind] ?? 0) + 1;
  }
  for (let group = 0; group < groups; group += 1)
    start[group + 1] = (start[group + 1] ?? 0) + (start[group] ?? 0);
  const next = start.slice();
  const order = new Uint32Array(count);
  for (let entry = 0; entry < count; entry += 1) {
    const group = groupOf[entry] ?? 0;
    const place = next[group] ?? 0;
    order[place] = entry;
    next[group] = place + 1;
  }
  for (let group = 0; group < groups; group += 1)
    sortByTime(order.subarray(start[group], start[group + 1]), at);
  return { start, order };
}

/** Files of one account mostly come in order: then nothing is left to do. */
function sortByTime(entries: Uint32Array, at: Float64Array): void {
  for (let place = 1; place < entries.length; place += 1)
    if ((at[entries[place] ?? 0] ?? 0) < (at[entries[place - 1] ?? 0] ?? 0)) {
      entries.sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
      return;
    }
}

export const entriesOf = ({ start, order }: Grouped, group: number): Uint32Array =>
  order.subarray(start[group], start[group + 1]);
