/**
 * A batch as its file needs it: as it was agreed to, or as it would be if it were agreed to now, for the formats to say what they cannot carry.
 */
import type { Account, AccountVersion } from '../../parties/rules/standing-account.ts';
import type { PaymentsDeps } from '../deps.ts';
import type { InstructionBatch } from '../formats/format.ts';
import { itemNoOf, messageIdOf } from '../rules/numbers.ts';
import type { FrozenPayee, StoredBatch } from '../stored/stored.ts';

type Deps = Pick<PaymentsDeps, 'store' | 'parties'>;

export const payeeOf = (account: AccountVersion): FrozenPayee => ({
  payee: account.holder,
  number: account.number,
  bankName: account.bankName,
  bankCode: account.bankCode,
  kind: account.kind,
  channel: account.channel,
  isOrganisation: account.isOrganisation,
  mandateId: account.mandateId,
  mandateDay: account.mandateDay,
});

/** Numbers are as long as they will be, and stand for nothing yet. Null where an account is not known: another check says so. */
export function previewOf({ parties }: Pick<Deps, 'parties'>, batch: StoredBatch): InstructionBatch | null {
  const from = boundAccount(parties.account(batch.header.fromAccountId));
  if (!from || batch.items.length === 0) return null;
  const hash = '0'.repeat(64);
  const items = batch.items.flatMap((draft, at) => {
    const account = boundAccount(parties.account(draft.accountId));
    if (!account) return [];
    const { amount, remark } = draft;
    return [
      { ...payeeOf(account), amount, remark, place: at + 1, itemNo: itemNoOf(batch.batchNo, at + 1, hash) },
    ];
  });
  return instruction(batch, from, items, { hash, madeAt: batch.at });
}

const boundAccount = (account: Account | null): Account | null =>
  account?.state === 'bound' ? account : null;

/** As it was agreed to; null for a batch that was not. */
export function instructionOf({ store, parties }: Deps, batch: StoredBatch): InstructionBatch | null {
  const frozen = store.versionsOf(batch.batchNo).find((each) => each.state === 'frozen');
  const version = batch.fromAccountVersion;
  const from = parties.accountAt(batch.header.fromAccountId, version);
  if (!frozen || !from) return null;
  return instruction(batch, from, store.itemsOf(batch.batchNo), { hash: frozen.hash, madeAt: frozen.at });
}

function instruction(
  { batchNo, header }: StoredBatch,
  { holder, number, bankName, bankCode, channel }: AccountVersion,
  items: readonly Omit<InstructionBatch['items'][number], 'currency'>[],
  agreed: { readonly hash: string; readonly madeAt: string },
): InstructionBatch {
  const { purpose, executionDay, currency, note } = header;
  return {
    batchNo,
    messageId: messageIdOf(batchNo, agreed.hash),
    madeAt: agreed.madeAt,
    purpose,
    executionDay,
    currency,
    note,
    from: { holder, number, bankName, bankCode, channel },
    items: items.map((item) => ({
      itemNo: item.itemNo,
      place: item.place,
      payee: item.payee,
      number: item.number,
      bankName: item.bankName,
      bankCode: item.bankCode,
      kind: item.kind,
      channel: item.channel,
      isOrganisation: item.isOrganisation,
      amount: item.amount,
      currency,
      remark: item.remark,
      mandateId: item.mandateId,
      mandateDay: item.mandateDay,
    })),
    count: items.length,
    sum: items.reduce((sum, item) => sum + item.amount, 0),
  };
}
