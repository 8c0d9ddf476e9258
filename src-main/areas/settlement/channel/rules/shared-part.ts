/**
 * The part shared out that a bill withholds together with the fee, as its line names it: Alipay 分润, UnionPay 分账 (二级商户分账入账金额). It is no fee.
 */
import { parseMinor } from '../../../../../shared/domain/money.ts';

const ALIPAY = /(?:^|· )分润 (-?[\d.,]+)(?= ·|$)/;
/** C or D, and fen. */
const UNIONPAY = /(?:^|· )分账 [CD]?(\d{11,12})(?= ·|$)/i;
/** Without one of them a block of lines has none to be looked for. */
export const SHARED_WORDS = ['分润', '分账'] as const;

/** Without a sign; 0 where it names none. */
export function sharedPart(description: string): number {
  const fen = UNIONPAY.exec(description)?.[1];
  if (fen !== undefined) return Number(fen);
  const said = ALIPAY.exec(description)?.[1];
  const read = said === undefined ? null : parseMinor(said);
  return read?.ok ? Math.abs(read.value) : 0;
}
