/** Batches as they are agreed to, for the tests of formats: three suppliers paid by a bank, and what a test changes about them. */
import type {
  InstructionBatch,
  InstructionItem,
} from '../../../../src-main/areas/payments/formats/format.ts';

export const item = (place: number, changes: Partial<InstructionItem> = {}): InstructionItem => ({
  itemNo: `PI20260528000010000${place}3F9A`,
  place,
  payee: '江南纸业有限公司',
  number: `62220202001122334${40 + place}`,
  bankName: '中国工商银行苏州分行',
  bankCode: '102305002010',
  kind: 'bank',
  channel: 'bank',
  isOrganisation: true,
  amount: 1_234_56 + place,
  currency: 'CNY',
  remark: '五月货款',
  mandateId: '',
  mandateDay: '',
  ...changes,
});

export function batch(
  items: readonly InstructionItem[] = [item(1), item(2), item(3)],
  changes: Partial<InstructionBatch> = {},
): InstructionBatch {
  return {
    batchNo: 'PB20260528-001',
    messageId: 'PB20260528001',
    madeAt: '2026-05-28T02:03:04.567Z',
    purpose: 'payout',
    executionDay: '2026-05-29',
    currency: 'CNY',
    note: '',
    from: {
      holder: '城南商贸有限公司',
      number: '110060635018800012345',
      bankName: '交通银行上海分行',
      bankCode: '301290000007',
      channel: 'bank',
    },
    items,
    count: items.length,
    sum: items.reduce((sum, each) => sum + each.amount, 0),
    ...changes,
  };
}

/** Euros from IBAN to IBAN. */
export const EUROPEAN = batch(
  [
    item(1, {
      payee: 'Papierfabrik Sued GmbH',
      number: 'DE89370400440532013000',
      bankName: '',
      bankCode: 'COBADEFFXXX',
      currency: 'EUR',
      remark: 'Invoice 4711 (May)',
    }),
    item(2, {
      payee: 'Societe du Nord',
      number: 'FR1420041010050500013M02606',
      bankName: '',
      bankCode: '',
      currency: 'EUR',
      remark: '',
    }),
  ],
  {
    currency: 'EUR',
    from: {
      holder: 'South Gate Trading Ltd',
      number: 'GB29NWBK60161331926819',
      bankName: '',
      bankCode: 'NWBKGB2L',
      channel: 'bank',
    },
  },
);

export const COLLECTION = batch(
  [1, 2].map((place) =>
    item(place, { mandateId: `SQ-2026-00${place}`, mandateDay: '2026-01-05', remark: '五月水费' }),
  ),
  { purpose: 'collection' },
);

export const ALIPAY = batch(
  [
    item(1, {
      kind: 'wallet',
      channel: 'alipay',
      payee: '张三',
      number: 'zhangsan@example.com',
      bankName: '',
      bankCode: '',
    }),
    item(2, {
      kind: 'wallet',
      channel: 'alipay',
      payee: '李四',
      number: '13800001234',
      bankName: '',
      bankCode: '',
      amount: 1,
    }),
  ],
  {
    from: {
      holder: '城南商贸有限公司',
      number: 'pay@example.com',
      bankName: '',
      bankCode: '',
      channel: 'alipay',
    },
  },
);

export const WECHAT = batch(
  [
    item(1, {
      kind: 'wallet',
      channel: 'wechat',
      payee: '王小明',
      number: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      amount: 200_000,
    }),
    item(2, {
      kind: 'wallet',
      channel: 'wechat',
      payee: '赵六',
      number: 'oUpF8uN95-Ptaags6E_roPHg7AG0',
      amount: 29,
    }),
  ],
  {
    note: '五月补贴',
    from: { holder: '城南商贸有限公司', number: '1900000109', bankName: '', bankCode: '', channel: 'wechat' },
  },
);
