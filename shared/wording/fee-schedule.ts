/** The fee schedule an exception rests on, as a reader says it: "wechat 1688002026 6000 ppm 2026-01-01" becomes channel, account, percent and first day. */
import { type Locale, say, sayOr } from './catalogue.ts';
import { percentText } from './terms-sentence.ts';

const KEPT = /^(?<channel>\S+) (?:(?<account>.+) )?(?<ppm>\d+) ppm (?<from>\S+)$/;

export function feeScheduleText(locale: Locale, kept: string): string {
  const { channel = '', account = '', ppm = '', from = '' } = KEPT.exec(kept)?.groups ?? {};
  if (channel === '') return kept;
  return say(locale, 'why.feeSchedule', {
    channel: sayOr(locale, `channel.${channel}`, channel),
    account: account === '' ? '' : ` ${account}`,
    percent: percentText(Number(ppm)),
    from,
  });
}
