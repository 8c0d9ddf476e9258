/**
 * Batches of Adyen, Stripe, UnionPay, Square and WeChat as others hold their files, against the channels' own nets. The samples lie beside the repository
 * and are no part of it; where they are not, nothing is tested here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { netOf } from '../../shared/domain/settlement.ts';
import { TermsStore } from '../../src-main/areas/matching/terms/store.ts';
import { ChannelBook } from '../../src-main/areas/settlement/channel/channel-book.ts';
import { importAll, newDesk } from '../support/desk.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);

async function batchesOf(folder: string) {
  const desk = await newDesk();
  const at = new URL(`${folder}/`, SAMPLES);
  await importAll(
    desk,
    // Behind the names of those who published them: a channel's own name says what a file is of.
    readdirSync(at).map((name) => ({
      name: name.split('__').at(-1) ?? name,
      bytes: readFileSync(new URL(name, at)),
    })),
  );
  const { lines, standing, workspace } = desk;
  const { ledger } = workspace;
  const deps = {
    ledger,
    lines,
    standing,
    terms: new TermsStore(ledger),
    fees: { varianceOf: () => null },
    now: () => '2026-10-19T01:00:00.000Z',
  };
  const { batches } = new ChannelBook(deps).facts();
  for (const { figures, opening, net } of batches) expect(netOf(figures, opening)).toBe(net);
  return batches.map(({ of, opening, net, owed, batch }) => [
    of.part,
    opening,
    net,
    owed,
    batch?.net ?? null,
  ]);
}

describe.skipIf(!existsSync(SAMPLES))('batches of samples against their own nets', () => {
  test('Adyen: what a batch paid out, and what another took over from the one before and handed on whole', async () => {
    expect(await batchesOf('adyen-settlement')).toEqual([
      ['#48', 0, 2_300_627, 2_300_627, 2_300_627],
      ['#238', 45_433_199, 45_433_190, 0, 45_433_190],
    ]);
  });
  test('Stripe: the payout is the net of its transactions; what is not paid out yet waits', async () => {
    expect(await batchesOf('stripe')).toEqual([
      ['#po_1Qz', 0, 23_783, 23_783, 23_783],
      ['2026-02-06', 0, 4_339, 4_339, null],
    ]);
  });
  test('UnionPay: the details of a day come to the net of its summary', async () => {
    expect(await batchesOf('unionpay-merchant')).toEqual([
      ['2015-09-05', 0, 1_314_764, 1_314_764, 1_314_764],
    ]);
  });
  test('Square: each deposit; one of refunds alone is below nought', async () => {
    expect((await batchesOf('square')).map(([part, , net]) => [part, net])).toEqual([
      ['#3Z4617', 14_763],
      ['#3Z4689', 114_186],
      ['#3Z4700', -3_500],
    ]);
  });
  test('WeChat: days of two merchants', async () => {
    expect((await batchesOf('wechat-tradebill')).map(([part, , net]) => [part, net])).toEqual([
      ['2014-11-10', 2],
      ['2021-01-28', 3],
      ['2021-02-01', -1],
    ]);
  });
});
