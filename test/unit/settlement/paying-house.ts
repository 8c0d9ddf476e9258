/** A house that takes payments for a merchant, signs what it owes her with two persons and has it paid: for stories of money that goes out. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { Agreement } from '../../../shared/domain/party.ts';
import { assert } from '../../../shared/result.ts';
import { partyOf } from '../../support/parties.ts';
import { type Seat, taskId } from '../../support/people.ts';
import { Treasury } from '../../support/treasury.ts';
import { agreed } from './merchant-desk.ts';
import { reason, SigningHouse } from './review/signing-house.ts';

type Payable = Output<'settlement.payable'>['rows'][number];

export class PayingHouse {
  readonly treasury: Treasury;
  readonly signing: SigningHouse;
  partyId = '';

  constructor(treasury: Treasury) {
    this.treasury = treasury;
    this.signing = new SigningHouse(treasury.house, treasury.clerk, treasury.reviewer);
  }

  static async open(over: Partial<Agreement> = {}): Promise<PayingHouse> {
    const made = new PayingHouse(await Treasury.open());
    const { clerk, house } = made.treasury;
    const body = partyOf({ name: '城北茶叶有限公司' });
    made.partyId = (await clerk.get('parties.save', { partyId: null, body, reason })).partyId;
    const channel = { kind: 'channel', purpose: 'receive', channel: 'wechat', number: '1900000109' } as const;
    await made.treasury.bind(made.partyId, channel);
    const asked = { agreementId: null, partyId: made.partyId, body: agreed(over), reason };
    const { requestId } = await clerk.get('parties.setAgreement', asked);
    if (requestId !== null) await house.agree(requestId);
    return made;
  }

  get clerk(): Seat {
    return this.treasury.clerk;
  }

  /** An account she is paid to, verified by the reviewer. */
  account = () =>
    this.treasury.payee(this.partyId, { holder: '城北茶叶有限公司', number: '4000022109000007777' });

  batches = () => this.signing.batches({ side: 'merchant' });

  async sign(...days: readonly string[]): Promise<void> {
    const wanted = (await this.batches()).filter(
      ({ from, settlementNo }) => days.includes(from) && settlementNo === '',
    );
    assert(wanted.length > 0, 'there is something to sign');
    await this.signing.sign(wanted);
  }

  payable = async (): Promise<readonly Payable[]> =>
    (await this.clerk.get('settlement.payable', { query: '', offset: 0, limit: 100 })).rows;

  payOut({ keys }: Pick<Payable, 'keys'>, amount: number, seat = this.clerk) {
    const { purpose: _, ...header } = this.treasury.header();
    const of = [{ partyId: this.partyId, amount, keys: [...keys] }];
    return seat.ask('settlement.payOut', { of, header });
  }

  /** The draft goes through its steps and out as a file. */
  async send(batchNo: string) {
    const { batch } = await this.clerk.get('payments.batch', { batchNo });
    await this.treasury.verify(batch);
    const { requestId, hash } = await this.clerk.get('payments.submit', {
      batchNo,
      version: batch.version,
      reason,
    });
    const answer = await this.treasury.approve(requestId ?? 0, hash);
    assert(answer.ok, 'the reviewer agrees');
    await this.treasury.instruct(batchNo);
    const [payment] = await this.treasury.payments(batchNo);
    assert(payment !== undefined, 'it has a payment');
    return payment;
  }

  /** What the books owe her once all is posted: credit less debit on 应付商户款. */
  async booked(): Promise<number> {
    const { hash } = await this.clerk.get('journal.plan', { offset: 0, limit: 1, taskId: taskId() });
    await this.clerk.get('journal.post', { hash, taskId: taskId() });
    const { rows } = await this.clerk.get('journal.trialBalance', { from: '', to: '', isBySub: true });
    return rows
      .filter(({ account, sub }) => account === '2202' && sub === this.partyId)
      .reduce((sum, { closing }) => sum - closing, 0);
  }
}
