/** `verify --receipt CODE`: whether a code printed on a receipt is true, proved from the record; what became of the payment since is said as well. */
import type { Output } from '../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { receiptNumber } from '../../../shared/domain/receipt-number.ts';
import { type Locale, say } from '../../../shared/wording/catalogue.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { workspaceDesk } from './session.ts';
import type { Terminal } from './terminal.ts';

export async function verifyReceipt(
  folder: string,
  { code, isJson }: { readonly code: string; readonly isJson: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const desk = await workspaceDesk(folder, false, terminal);
  try {
    const found = await desk.call('payments.verifyReceipt', { code });
    if (isJson) terminal.out(JSON.stringify(found, null, 2));
    else for (const line of linesOf(terminal.locale, found)) terminal.out(line);
    return found.fault === '' ? EXIT.done : EXIT.verificationFailed;
  } finally {
    desk.close();
  }
}

function linesOf(
  locale: Locale,
  { fault, number, receipt }: Output<'payments.verifyReceipt'>,
): readonly string[] {
  if (fault !== '' || !receipt)
    return fault === '' ? [] : [say(locale, `receipt.fault.${fault}`, { number: receiptNumber(number) })];
  const { payee, amount, currency, itemNo: item, issuedAt: at, seq, size, root } = receipt;
  const holds = say(locale, 'receipt.holds', {
    number: receiptNumber(number),
    amount: `${currency} ${formatMinorGrouped(amount, currency)}`,
    payee,
    item,
    at,
    seq,
    size,
    root,
  });
  return receipt.state === 'returned'
    ? [holds, say(locale, 'receipt.now_returned', { day: receipt.day })]
    : [holds];
}
