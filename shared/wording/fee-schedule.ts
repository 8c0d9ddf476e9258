/** The fee schedule an exception or a claim rests on, as a reader says it: its code (shared/domain/schedule-code.ts) part by part, channel, rate, amounts, steps, words and days. */
import { type Locale, say, sayOr } from './catalogue.ts';
import { percentText } from './terms-sentence.ts';

const AMOUNT = String.raw`\d+(?:\.\d+)? [A-Z]{3}`;
const CODE = new RegExp(
  [
    String.raw`^(?<channel>\S+) (?:(?<account>.+?) )?(?<ppm>\d+) ppm`,
    String.raw`(?: \+(?<fixed>${AMOUNT}))?(?: >=(?<min>${AMOUNT}))?(?: <=(?<cap>${AMOUNT}))?`,
    '(?: tiers:(?<tiers>marginal|whole))?',
    String.raw` (?<from>\d{4}-\d\d-\d\d)(?:/(?<to>\d{4}-\d\d-\d\d))?(?: words:(?<words>.+))?$`,
  ].join(''),
);

/** As it stands where it cannot be read. */
export function feeScheduleText(locale: Locale, code: string): string {
  const parts = CODE.exec(code)?.groups;
  if (!parts) return code;
  const { channel = '', account, ppm, fixed, min, cap, tiers, from = '', to, words } = parts;
  return [
    say(locale, 'why.feeSchedule', {
      channel: sayOr(locale, `channel.${channel}`, channel),
      account: account === undefined ? '' : ` ${account}`,
      percent: percentText(Number(ppm)),
    }),
    ...(fixed === undefined ? [] : [say(locale, 'terms.fee.fixed', { amount: fixed })]),
    ...(min === undefined ? [] : [say(locale, 'terms.fee.min', { amount: min })]),
    ...(cap === undefined ? [] : [say(locale, 'terms.fee.cap', { amount: cap })]),
    ...(tiers === undefined ? [] : [sayOr(locale, `terms.tierKind.${tiers}`, tiers)]),
    ...(words === undefined
      ? []
      : [say(locale, 'terms.fee.words', { words: words.replaceAll(',', say(locale, 'why.list')) })]),
    to === undefined
      ? say(locale, 'terms.fee.from', { day: from })
      : say(locale, 'terms.fee.window', { from, to }),
  ].join(say(locale, 'terms.comma'));
}
