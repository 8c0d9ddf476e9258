/** What a line says of itself, in one line: its surest number, and who and what for. */
import type { LineView } from '../../shared/contract/shapes.ts';

export const lineReference = (line: LineView): string =>
  line.refundNo || line.merchantOrderNo || line.channelTransactionId || line.batchNo || line.bankReference;

export const lineText = (line: LineView): string =>
  [line.counterparty, line.description].filter((text) => text !== '').join(' · ');
