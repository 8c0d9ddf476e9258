/** Whether an alert, a case or a large value is about what the filter leaves in: by the lines of its evidence, by whom it is about, and by its currency. */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { Alert } from '../../risk/rules/finding.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { isAsked } from '../money/asked-accounts.ts';
import type { Asked } from '../rules/found.ts';

export function touches(
  deps: AnalyticsDeps,
  asked: Asked,
  { subject, findings }: Pick<Alert, 'subject' | 'findings'>,
): boolean {
  if (asked.currency !== '' && findings.every(({ currency }) => currency !== asked.currency)) return false;
  return (
    isHers(asked, subject.kind === 'party' ? subject.id : '') ||
    anyLine(
      deps,
      asked,
      findings.flatMap(({ lines }) => lines),
    )
  );
}

/** Everything where nothing is filtered; her own where only merchants are. */
export const isHers = ({ channels, accounts, merchants }: Asked, partyId: string): boolean =>
  channels === null &&
  accounts === null &&
  (merchants === null || (partyId !== '' && merchants.has(partyId)));

/** Payments that no file tells yet lie in no channel and no account. */
export function anyLine(deps: AnalyticsDeps, asked: Asked, lines: readonly number[]): boolean {
  const known = new Map<string, boolean>();
  return lines.some((id) => {
    const channel: Channel = deps.lines.importOf(id).view.channel;
    const { account } = deps.lines.parsed(id);
    const key = `${channel}|${account}`;
    const isIn = known.get(key) ?? isAsked(deps, asked, channel, [account]);
    known.set(key, isIn);
    return isIn;
  });
}
