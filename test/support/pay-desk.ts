/**
 * A desk with an account to pay from and payees in order, without windows and log-ins: for tests that stop a step in its middle, or take many batches
 * through their steps. The clerk is whoever `info` says; the owner agrees.
 */
import type { BatchHeader, ItemDraft } from '../../shared/contract/payment-views.ts';
import { assert } from '../../shared/result.ts';
import { PartyStore } from '../../src-main/areas/parties/store.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import type { CallInfo } from '../../src-main/platform/handlers.ts';
import { newDesk, info as someone } from './desk.ts';
import { accountOf, partyOf } from './parties.ts';

const BEFORE = { at: '2026-10-01T01:00:00.000Z', by: '林会计', reason: '开户' };
const TODAY = '2026-10-19';
const OURS = 'A-00000000';
const accountId = (payee: number): string => `A-0000001${payee}`;

export class PayDesk {
  readonly desk: Desk;
  readonly clerk: CallInfo;
  readonly owner: CallInfo;
  /** Files the desk laid out, newest last. */
  readonly files: { readonly name: string; readonly bytes: Buffer }[] = [];

  constructor(desk: Desk) {
    this.desk = desk;
    const [owner] = desk.people.holders('approve_money');
    assert(owner !== undefined, 'somebody may agree');
    const offer = (name: string, bytes: Uint8Array) => {
      this.files.push({ name, bytes: Buffer.from(bytes) });
      return '';
    };
    this.clerk = { ...someone, offer };
    this.owner = { ...this.clerk, person: owner.id };
  }

  static async open(payees = 3): Promise<PayDesk> {
    const pay = new PayDesk(await newDesk());
    const parties = new PartyStore(pay.desk.workspace.ledger, () => 0);
    pay.desk.record.write(pay.clerk, { action: 'test.parties', subject: {} }, () => {
      const account = accountOf({ isOrganisation: true, purpose: 'both' });
      parties.appendAccount({
        ...account,
        id: OURS,
        partyId: '',
        state: 'bound',
        number: '110060635018800012',
        ...BEFORE,
      });
      for (let payee = 0; payee < payees; payee += 1) {
        const id = `M-0000001${payee}`;
        const name = `第${payee}供应商有限公司`;
        parties.appendParty({ ...partyOf({ kind: 'payee', name }), id, state: 'active', ...BEFORE });
        const of = {
          ...account,
          holder: name,
          number: `400002210900000${payee}000`,
          state: 'bound' as const,
        };
        parties.appendAccount({ ...of, id: accountId(payee), partyId: id, ...BEFORE });
        const seen = { version: 1, outcome: 'verified', method: 'document', note: '' } as const;
        parties.appendCheck({ id: accountId(payee), ...seen, at: BEFORE.at, by: pay.owner.person });
      }
    });
    return pay;
  }

  item(payee: number, amount: number): ItemDraft {
    return { accountId: accountId(payee), amount, remark: '货款', merchantOrderNo: '', retryOf: '' };
  }

  async draft(items: readonly ItemDraft[], purpose: BatchHeader['purpose'] = 'payout'): Promise<string> {
    const header = {
      purpose,
      format: 'bank_csv',
      fromAccountId: OURS,
      currency: 'CNY',
      executionDay: TODAY,
      note: '',
    } as const;
    const save = { batchNo: null, version: 0, header, items: [...items] };
    return (await this.desk.handlers['payments.save'](save, this.clerk)).batchNo;
  }

  verify = async (batchNo: string) =>
    this.desk.handlers['payments.verify']({ batchNo, version: 1, taskId: '' }, this.clerk);
  submit = async (batchNo: string) =>
    this.desk.handlers['payments.submit']({ batchNo, version: 1, reason: '货款' }, this.clerk);
  approve = async ({ requestId, hash }: { readonly requestId: number | null; readonly hash: string }) =>
    this.desk.handlers['approvals.approve']({ id: requestId ?? 0, hash, note: '' }, this.owner);
  instruct = async (batchNo: string) => this.desk.handlers['payments.instruct']({ batchNo }, this.clerk);

  /** Reads a file of results; gives the work of taking it in. */
  async planned(file: { readonly name: string; readonly text: string }) {
    const info: CallInfo = {
      ...this.clerk,
      file: async () => ({ name: file.name, bytes: Buffer.from(file.text) }),
    };
    const plan = await this.desk.handlers['payments.planResults']({ files: [''], taskId: '' }, info);
    const { planId, hash } = plan;
    return { plan, take: async () => this.desk.handlers['payments.takeResults']({ planId, hash }, info) };
  }

  async sent(items: readonly ItemDraft[]): Promise<string> {
    const batchNo = await this.draft(items);
    await this.verify(batchNo);
    await this.approve(await this.submit(batchNo));
    await this.instruct(batchNo);
    return batchNo;
  }

  async payments(batchNo: string) {
    const all = { query: '', batchNo, offset: 0, limit: 500 };
    return (await this.desk.handlers['payments.list'](all, this.clerk)).rows;
  }

  /** All that can be seen of a batch, and the size of the record. */
  async seen(batchNo: string): Promise<string> {
    const batch = await this.desk.handlers['payments.batch']({ batchNo }, this.clerk);
    return JSON.stringify([batch, await this.payments(batchNo), this.desk.record.head().size]);
  }
}
