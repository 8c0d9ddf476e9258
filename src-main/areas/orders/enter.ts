/** New orders typed at this desk: all rows or none, each a number our books do not have yet. They need no second person: they move no money. */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { type EntryProblem, entryProblems, type OrderEntry } from '../../../shared/domain/order-entry.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { after, type ChangeDeps } from './changes/ask.ts';
import { commitDeskFile, type DeskRow, makeDeskFile, standsWhole } from './desk-file.ts';
import { hashOf, type OrderBook } from './order-book.ts';

/** What is wrong with the rows by themselves, and which numbers our books or the channel have already. */
export function checkEntry(book: OrderBook, rows: readonly OrderEntry[]): EntryProblem[] {
  const index = book.index();
  const known = rows.flatMap(({ merchantOrderNo }, row): EntryProblem[] => {
    const number = hashOf(merchantOrderNo);
    if (index.find(...number) >= 0) return [{ row, field: 'merchantOrderNo', problem: 'known_number' }];
    // What the channel shows and our books lack is supplemented, by two persons: typing it would be the way around them.
    return index.isInChannel(...number) ? [{ row, field: 'merchantOrderNo', problem: 'in_channel' }] : [];
  });
  return [...entryProblems(rows), ...known];
}

export async function enterOrders(
  deps: ChangeDeps,
  { rows }: Input<'orders.enter'>,
  info: CallInfo,
): Promise<Output<'orders.enter'>> {
  const [problem] = checkEntry(deps.book, rows);
  if (problem?.problem === 'known_number' || problem?.problem === 'in_channel')
    throw new Refused('move_not_allowed', { why: problem.problem });
  if (problem)
    throw new Refused('bad_input', { row: problem.row + 1, at: problem.field, expected: problem.problem });
  const desk = await makeDeskFile(deps, rows.map(toRow));
  if (!standsWhole(desk, 'added')) throw new Refused('move_not_allowed', { why: 'known_number' });
  const at = deps.now();
  try {
    const importId = deps.record.write(
      info,
      (id: number) => ({ action: 'orders.entered', subject: { import: id, orders: rows.length } }),
      () => {
        const id = commitDeskFile(deps, desk, info.person, info);
        for (const { merchantOrderNo, amount, currency } of rows)
          deps.events.append({
            merchantOrderNo,
            event: 'entered',
            amount,
            currency,
            reason: '',
            facts: { file: desk.name },
            evidence: [],
            at,
            by: info.person,
          });
        return id;
      },
    );
    return { file: desk.name, importId };
  } finally {
    after(deps, info); // Also when it was rolled back.
  }
}

const toRow = ({ customer, product, ...entry }: OrderEntry): DeskRow => ({
  ...entry,
  kind: 'payment',
  refundNo: '',
  customer: customer.trim(),
  product: product.trim(),
});
