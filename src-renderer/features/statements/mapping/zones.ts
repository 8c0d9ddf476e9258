/** Time zones a statement may be printed in, by their distance from UTC, China's first. */
const OFFSETS = [
  '+08:00',
  '-08:00',
  '-07:00',
  '-06:00',
  '-05:00',
  '-04:00',
  '-03:00',
  '+00:00',
  '+01:00',
  '+02:00',
  '+03:00',
  '+04:00',
  '+05:30',
  '+07:00',
  '+09:00',
  '+10:00',
  '+11:00',
  '+12:00',
];

/** With the one that was chosen, whichever it is. */
export const zonesWith = (chosen: string): readonly string[] => [...new Set(['none', ...OFFSETS, chosen])];
