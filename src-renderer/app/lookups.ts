/** A number typed into the palette: the lists it may stand in, by the addresses that show them filtered by it. Pure. */
import type { WordKey } from '../../shared/wording/catalogue.ts';

interface Lookup {
  readonly id: string;
  readonly label: WordKey;
  readonly path: string;
}

/** Shorter texts, and texts without a digit, are the beginning of a command, not a number. */
const NUMBER_LENGTH_MIN = 4;

export function lookupsOf(text: string): readonly Lookup[] {
  const wanted = text.trim();
  if (wanted.length < NUMBER_LENGTH_MIN || !/\d/.test(wanted)) return [];
  const asked = encodeURIComponent(wanted);
  return [
    { id: 'find-order', label: 'app.commandFindOrder', path: `/orders?q=${asked}` },
    { id: 'find-payment', label: 'app.commandFindPayment', path: `/payments?tab=items&q=${asked}` },
    { id: 'find-line', label: 'app.commandFindLine', path: `/statements?tab=lines&query=${asked}` },
  ];
}
