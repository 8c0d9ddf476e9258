/** A made-up batch to look at a layout with: a firm, a person, and a firm without a bank code or remark. Nobody of these names is paid. */
import type { InstructionBatch, InstructionItem } from '../formats/format.ts';

export function sampleBatch(currency: string): InstructionBatch {
  const item = (place: number, more: Partial<InstructionItem>): InstructionItem => ({
    itemNo: `PI20260528000010000${place}3F9A`,
    place,
    payee: '示例纸业有限公司',
    number: `622202020011223344${place}`,
    bankName: '示例银行城南支行',
    bankCode: '102305002010',
    kind: 'bank',
    channel: 'bank',
    isOrganisation: true,
    amount: 123_456,
    currency,
    remark: '货款',
    mandateId: '',
    mandateDay: '',
    ...more,
  });
  const items = [
    item(1, {}),
    item(2, { payee: '张示例', isOrganisation: false, amount: 8_800, remark: '报销' }),
    item(3, { payee: '示例茶叶有限公司', amount: 1_000_000, bankCode: '', remark: '' }),
  ];
  return {
    batchNo: 'PB20260528-001',
    messageId: 'PB20260528001',
    madeAt: '2026-05-28T02:03:04.567Z',
    purpose: 'payout',
    executionDay: '2026-05-29',
    currency,
    note: '',
    from: {
      holder: '示例商贸有限公司',
      number: '110060635018800012345',
      bankName: '示例银行总行',
      bankCode: '301290000007',
      channel: 'bank',
    },
    items,
    count: items.length,
    sum: items.reduce((sum, { amount }) => sum + amount, 0),
  };
}
