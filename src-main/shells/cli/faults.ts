/** What a verification says, as lines: the first fault first, its kind a word that scripts may look for. */
import type { Fault, Verification } from '../../../shared/contract/record.ts';
import { isWordKey, type Locale, say } from '../../../shared/wording/catalogue.ts';

export function faultText(locale: Locale, fault: Fault): string {
  const { kind, place, number, expected, found } = fault;
  const key = number === 0 ? `fault.${kind}.whole` : `fault.${kind}`;
  const words = isWordKey(key) ? say(locale, key, { place, number }) : '';
  const differs = [expected && `expected=${expected}`, found && `found=${found}`].filter((each) => each);
  return [
    `${kind}: ${place}${number === 0 ? '' : ` ${number}`}`,
    `  ${words}`,
    ...differs.map((each) => `  ${each}`),
  ].join('\n');
}

/** Faults, then what is true but worth knowing. */
export const faultLines = (locale: Locale, { faults, remarks }: Verification): string[] =>
  [...faults, ...remarks].map((each) => faultText(locale, each));
