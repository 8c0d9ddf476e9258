/** What was looked at and is no customer's movement, counted with its reason: the statement beside a report says so, nothing is dropped in silence. */

/**
 * own_transfer: the house's money changes its place. channel_payout: a channel pays out sales that its bill tells. own_sales: the house sells itself, the
 * payer is the channel's customer. unnamed: no file says whose, and it is below every threshold. channel_booking: the channel's own booking. no_day: no file
 * says when.
 */
export const LEFT_OUT = [
  'own_transfer',
  'channel_payout',
  'own_sales',
  'unnamed',
  'channel_booking',
  'no_day',
] as const;
type LeftOutReason = (typeof LEFT_OUT)[number];

export class LeftOut {
  readonly #counts = new Map<LeftOutReason, number>();

  add(reason: LeftOutReason): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }

  counts(): readonly { readonly reason: LeftOutReason; readonly count: number }[] {
    return LEFT_OUT.map((reason) => ({ reason, count: this.#counts.get(reason) ?? 0 }));
  }
}
