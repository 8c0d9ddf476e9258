/**
 * By which texts files name an account of a channel, its own number first, then that of the merchant it clears with: the names that the books and settlement
 * go by. Fund bills often print none, and are the same account as the trade bills beside them all the same.
 */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { importsOf, readChoice, readNames } from '../../journal/book-facts.ts';
import { accountOf } from '../../journal/rules/file-lines.ts';
import type { LineStore } from '../../statements/line-store.ts';

interface AccountNames extends ReturnType<typeof readChoice> {
  /** Of what a file prints; of orders and banks nothing else is known. */
  readonly namesOf: (importId: number, channel: Channel, printed: string) => readonly string[];
}

interface Kept {
  readonly imports: unknown;
  readonly versions: unknown;
  readonly names: AccountNames;
}
const kept = new WeakMap<LineStore, Kept>();

/** Kept while the same files stand. */
export function accountNames(lines: LineStore): AccountNames {
  const [imports, versions] = [lines.imports(), lines.versions()];
  const before = kept.get(lines);
  if (before?.imports === imports && before.versions === versions) return before.names;
  const names = readAccountNames(lines);
  kept.set(lines, { imports, versions, names });
  return names;
}

function readAccountNames(lines: LineStore): AccountNames {
  const choice = readChoice(lines);
  const { named, clearingOf } = readNames(lines);
  const bills = new Set(
    (['trade_bill', 'fund_bill'] as const).flatMap((kind) => importsOf(lines, kind).map(({ id }) => id)),
  );
  return {
    ...choice,
    namesOf: (importId, channel, printed) => {
      if (!bills.has(importId)) return [printed];
      const own = named(channel, accountOf(choice, importId, printed));
      return [...new Set([own, clearingOf(channel, own), printed])];
    },
  };
}
