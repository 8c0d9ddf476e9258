/**
 * What was agreed with a merchant about being paid: which agreement stands on a day, when a day's money is due, the least that is paid, what is held
 * back. A day whose agreement has ended goes by the one that held last: what is still owed then is still paid by it.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import type { SettlementCycle } from '../../../../shared/domain/settlement-terms.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { leastIn, reserveIn } from '../../../../shared/domain/terms-currency.ts';
import { cutOffOf } from '../../matching/rules/settlement-day.ts';
import { dueDay } from '../../matching/rules/terms.ts';
import type { StoredAgreement } from '../../parties/rules/agreement-days.ts';
import { type ReserveRules, reserveTranches, type Tranche } from '../rules/reserve.ts';
import type { MerchantDeps } from './merchant-book.ts';
import type { OwedDay } from './owed-days.ts';

/** What one merchant is owed in one currency. */
interface Owed {
  readonly partyId: string;
  readonly currency: string;
  readonly days: readonly OwedDay[];
}

export class Agreed {
  readonly #deps: MerchantDeps;
  readonly #isBusinessDay: (day: number) => boolean;
  readonly #known = new Map<string, StoredAgreement | null>();

  constructor(deps: MerchantDeps) {
    this.#deps = deps;
    this.#isBusinessDay = deps.standing.calendar();
  }

  on(partyId: string, channel: Channel, day: string): StoredAgreement | null {
    const key = `${partyId}|${channel}|${day}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#find(partyId, channel, day);
    this.#known.set(key, found);
    return found;
  }

  cutOff(partyId: string, channel: Channel, day: string): number | null {
    const agreement = this.on(partyId, channel, day);
    return agreement ? cutOffOf(agreement.cycle) : null;
  }

  /** Where several agreements are at work on a day, the latest day and the highest least amount: nothing is paid before every one of them allows it. */
  payment({ partyId, currency, day, sold }: Pick<OwedDay, 'partyId' | 'currency' | 'day' | 'sold'>): {
    readonly dueDay: number;
    readonly least: number;
  } {
    const channels: readonly Channel[] = sold.size > 0 ? [...sold.keys()] : ['none'];
    const cycles = channels.flatMap((channel): SettlementCycle[] => {
      const agreement = this.on(partyId, channel, formatDay(day));
      return agreement ? [agreement.cycle] : [];
    });
    return {
      dueDay: Math.max(day, ...cycles.map((cycle) => dueDay(cycle, this.#isBusinessDay, day))),
      least: Math.max(1, ...cycles.map((cycle) => leastIn(cycle, currency) ?? 1)),
    };
  }

  /** What is held of the sales of one merchant in one currency: an agreement with a channel holds of that channel's sales. */
  tranches({ partyId, currency, days }: Owed): readonly Tranche[] {
    if (this.#deps.parties.agreementsOf(partyId).every(({ reserve }) => reserve === null)) return [];
    const sold = new Map<Channel, { day: number; sales: number; refunds: number }[]>();
    for (const { day, sold: of } of days)
      for (const [channel, { sales, refunds }] of of) {
        const agreement = this.#deps.parties.agreementFor({ partyId, channel, day: formatDay(day) });
        if (!agreement) continue;
        const known = sold.get(agreement.channel) ?? [];
        sold.set(agreement.channel, known);
        // A fee of more than was sold, or a refund that came in again, is no sale.
        known.push({ day, sales: Math.max(0, sales), refunds: Math.max(0, refunds) });
      }
    return [...sold]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([channel, of]) => reserveTranches(this.#rules(partyId, channel, currency), of));
  }

  #rules(partyId: string, channel: Channel, currency: string): ReserveRules {
    const last = this.#deps.parties
      .agreementsOf(partyId)
      .filter((each) => each.channel === channel && each.reserve !== null)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .at(-1);
    return {
      roll: last?.cycle.roll ?? 'following',
      isBusinessDay: this.#isBusinessDay,
      termsOn: (number) => {
        const day = formatDay(number);
        const agreement = this.#deps.parties.agreementFor({ partyId, channel, day });
        const reserve = reserveIn(agreement?.reserve ?? null, currency);
        return reserve !== null && reserve.from <= day ? reserve : null;
      },
    };
  }

  #find(partyId: string, channel: Channel, day: string): StoredAgreement | null {
    const { parties } = this.#deps;
    const standing = parties.agreementFor({ partyId, channel, day });
    if (standing) return standing;
    const ofChannel = parties
      .agreementsOf(partyId)
      .filter((each) => each.channel === channel || each.channel === 'none' || channel === 'none')
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return ofChannel.findLast(({ from }) => from <= day) ?? ofChannel[0] ?? null;
  }
}
