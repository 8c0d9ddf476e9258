/** UnionPay: details of a day in the three lengths of line, corrections, and the report beside its details. */
import { gb } from '../gb.ts';
import {
  RD_NAME,
  REFUND,
  type ReportFigures,
  rdFile,
  ZM_NAME,
  ZME_NAME,
  zmeFile,
  zmFile,
} from '../unionpay.ts';
import { type Seed, seed } from './seed.ts';

const SECOND = {
  4: '100003',
  7: '000000123450',
  10: '202605081016001000038',
  12: 'SO-1002',
  16: 'D000000000741',
  17: 'C000000122709',
  33: 'C000000122709',
};
const DAY = [{}, SECOND, REFUND];
const paid: ReportFigures = [2, '0.00', '1334.50', '8.01', '0.00', '0.00', '1326.49'];
const refunded: ReportFigures = [1, '40.00', '0.00', '0.00', '0.24', '39.76', '0.00'];
const total: ReportFigures = [3, '40.00', '1334.50', '8.01', '0.24', '39.76', '1326.49'];
const DETAILS = zmFile(DAY);

export const unionpaySeeds = (): Seed[] => [
  ...(['sample', 'old', 'new'] as const).map((tail) =>
    seed(`unionpay details: ${tail} length`, {
      adapter: 'unionpay_zm',
      vouches: 'nothing',
      file: ZM_NAME,
      bytes: zmFile(DAY, tail),
    }),
  ),
  seed('unionpay details: corrections', {
    adapter: 'unionpay_zm',
    vouches: 'nothing',
    file: ZME_NAME,
    bytes: zmeFile([{}]),
  }),
  seed('unionpay report', {
    adapter: 'unionpay_rd',
    vouches: 'always',
    file: RD_NAME,
    bytes: gb(rdFile({ 消费: paid, 退货: refunded }, total)),
    beside: [{ name: ZM_NAME, bytes: DETAILS }],
  }),
];
