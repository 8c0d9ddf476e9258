/** Whether an alert, a case or a large value is about what the filter leaves in: by the lines of its evidence, by whom it is about, and by its currency. */
import type { Alert } from '../../risk/rules/finding.ts';
import type { StoredImport } from '../../statements/store.ts';
import { accountNames } from '../accounts/account-names.ts';
import { isAsked } from '../accounts/asked-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
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

/** Payments that no file tells yet lie in no channel and no account. Evidence may be a hundred thousand lines: nothing of them is read as text. */
export function anyLine(deps: AnalyticsDeps, asked: Asked, lines: readonly number[]): boolean {
  const { namesOf } = accountNames(deps.lines);
  const known = new Map<string, boolean>();
  let imported: StoredImport | null = null;
  return lines.some((id) => {
    if (!imported || id < imported.firstLineId || id >= imported.firstLineId + imported.lineCount)
      imported = deps.lines.importOf(id);
    const { channel, accounts } = imported.view;
    const place = deps.lines.columns(imported).account[id - imported.firstLineId] ?? 0;
    const key = `${imported.id}|${place}`;
    const isIn =
      known.get(key) ?? isAsked(deps, asked, channel, namesOf(imported.id, channel, accounts[place] ?? ''));
    known.set(key, isIn);
    return isIn;
  });
}
