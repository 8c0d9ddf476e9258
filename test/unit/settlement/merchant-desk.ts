/**
 * A desk that takes payments for merchants: a little shop's bills, merchants bound to their numbers with the channel, agreements, and settlement as it
 * is worked out over them. One person is alone at the desk, so what needs a second one is done at once.
 */

import type { Agreement } from '../../../shared/domain/party.ts';
import type { Figure } from '../../../shared/domain/settlement.ts';
import { PartyStore } from '../../../src-main/areas/parties/store.ts';
import type { PaymentsDeps } from '../../../src-main/areas/payments/deps.ts';
import { PaymentStore } from '../../../src-main/areas/payments/payment-store.ts';
import type { ComputedBatch } from '../../../src-main/areas/settlement/computed.ts';
import { MerchantBook } from '../../../src-main/areas/settlement/merchant/merchant-book.ts';
import { appendDecisions } from '../../../src-main/areas/settlement/review/decision-store.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { info, newDesk } from '../../support/desk.ts';
import { accountOf, agreementOf, partyOf } from '../../support/parties.ts';

const reason = '代理合同';
/** WeChat's number in the shop's bills. */
const SHOP = '1900000109';

export const agreed = (over: Partial<Agreement> = {}): Agreement =>
  agreementOf({
    ...{ from: '2026-01-01', feePpm: 10_000, feeMinMinor: null, feeCapMinor: null, feeTiers: null },
    cycle: {
      ...{ days: 1, unit: 'business', cutOff: null, graceDays: 1, billDays: 1 },
      ...{ minimumMinor: null, roll: 'following' },
    },
    reserve: null,
    ...over,
  });

export class MerchantDesk {
  readonly desk: Desk;
  readonly owner: CallInfo;
  now: string;

  constructor(desk: Desk, now: string) {
    this.desk = desk;
    this.now = now;
    this.owner = { ...info, person: desk.workspace.person };
  }

  static async open(now = '2026-10-19T01:00:00.000Z'): Promise<MerchantDesk> {
    const of: { made: MerchantDesk | null } = { made: null };
    const desk = await newDesk({ now: () => of.made?.now ?? now });
    of.made = new MerchantDesk(desk, now);
    return of.made;
  }

  /** A merchant, with the number her sales come under. */
  async merchant(over: Partial<Agreement> = {}, number = SHOP, name = '城北茶叶店'): Promise<string> {
    const body = partyOf({ name });
    const { partyId } = await this.desk.handlers['parties.save']({ partyId: null, body, reason }, this.owner);
    const channel = accountOf({ kind: 'channel', purpose: 'receive', channel: 'wechat', number });
    await this.desk.handlers['parties.bindAccount']({ partyId, body: channel, reason }, this.owner);
    await this.agree(partyId, over);
    return partyId;
  }

  async agree(partyId: string, over: Partial<Agreement> = {}): Promise<void> {
    const asked = { agreementId: null, partyId, body: agreed(over), reason };
    await this.desk.handlers['parties.setAgreement'](asked, this.owner);
  }

  async end(partyId: string, lastDay: string): Promise<void> {
    const agreementId =
      new PartyStore(this.desk.workspace.ledger, () => 0).agreementsOf(partyId).at(-1)?.id ?? '';
    await this.desk.handlers['parties.endAgreement']({ agreementId, lastDay, reason }, this.owner);
  }

  facts() {
    const { ledger } = this.desk.workspace;
    const { lines, standing } = this.desk;
    const book = new MerchantBook({
      ...{ ledger, lines, standing, now: () => this.now },
      parties: new PartyStore(ledger, () => 0),
      payments: { store: new PaymentStore(ledger) } as PaymentsDeps, // All that merchants' batches ask of it.
    });
    return book.facts();
  }

  batches = (): readonly ComputedBatch[] => this.facts().batches;

  /** By day: opening, each figure that is not nought, net. */
  rows(): Record<string, Partial<Record<Figure | 'opening' | 'net', number>>> {
    return Object.fromEntries(
      this.batches().map(({ from, opening, figures, net }) => [
        from,
        Object.fromEntries(
          Object.entries({ opening, ...figures, net }).filter(([name, each]) => each !== 0 || name === 'net'),
        ),
      ]),
    );
  }

  /** As two persons would have signed what stands now. */
  sign(days: readonly string[]): void {
    const wanted = this.batches().filter(({ from }) => days.includes(from));
    const { record, workspace } = this.desk;
    record.write(this.owner, { action: 'test.signed', subject: {} }, () =>
      appendDecisions(
        workspace.ledger,
        wanted.map((batch) => ({
          ...{ key: batch.key, decision: 'approved' as const, owner: batch.owner },
          ...{ from: batch.from, to: batch.to, net: batch.net, hash: '0', reason: '' },
          members: batch.members,
          body: {
            ...{ of: batch.of, dueDay: batch.dueDay, channelBatchNo: '', opening: batch.opening },
            ...{ figures: batch.figures, batchNet: null, fundNet: null, bankNet: null, feeVariance: null },
            ...{ payoutLineIds: [], checks: [], without: [], adjustmentIds: batch.adjustmentIds ?? [] },
          },
        })),
        { at: this.now, by: this.owner.person, day: this.now.slice(0, 10) },
      ),
    );
  }

  async post(): Promise<void> {
    const asked = { offset: 0, limit: 1, taskId: '' };
    const { hash } = await this.desk.handlers['journal.plan'](asked, this.owner);
    await this.desk.handlers['journal.post']({ hash, taskId: '' }, this.owner);
  }

  /** What the books owe a party: credit less debit on 应付商户款. */
  async payable(partyId: string): Promise<number> {
    const asked = { from: '', to: '', isBySub: true };
    const { rows } = await this.desk.handlers['journal.trialBalance'](asked, this.owner);
    return -rows
      .filter(({ account, sub }) => account === '2202' && sub === partyId)
      .reduce((sum, { closing }) => sum + closing, 0);
  }
}
