/** A line packed and read back is the same line, and equal lines have equal hashes wherever they stood. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { LinePacker } from '../../../src-main/areas/statements/rules/line-packer.ts';
import { cleaned, unpackLine } from '../../../src-main/areas/statements/rules/packed-line.ts';

const LINE: ParsedLine = {
  row: 7,
  account: '1688002099',
  channel: 'wechat',
  kind: 'payment',
  direction: 'in',
  occurredAt: '2026-03-01T23:59:58+08:00',
  bookingDate: '',
  valueDate: '',
  gross: minor(2816),
  fee: minor(-17),
  net: minor(2799),
  orderAmount: null,
  currency: 'CNY',
  balance: null,
  status: 'success',
  merchantOrderNo: 'A20260301000001',
  refundNo: '',
  channelTransactionId: '4200000000202603010000000001',
  relatedTransactionId: '',
  batchNo: '',
  bankReference: '',
  counterparty: 'o1',
  description: '测试商品,一件',
};

const textOf = (packer: LinePacker) => new TextDecoder().decode(packer.packed());
function hashOf(line: ParsedLine, seed = 0): string {
  const packer = new LinePacker();
  packer.pack(line);
  const hash = new Uint32Array(2);
  packer.hashContent(seed, hash, 0);
  return hash.join();
}

test('a line is read back as it was packed', () => {
  const packer = new LinePacker();
  expect(packer.pack(LINE)).toBe(true);
  expect(textOf(packer)).toMatch(
    /^7\u001fpayment\u001fwechat\u001fin\u001fsuccess\u001f2816\u001f-17\u001f2799/,
  );
  expect(unpackLine(textOf(packer))).toEqual(LINE);
});

test('any text in any place comes back, one line packed after the other by the same packer', () => {
  const packer = new LinePacker();
  const text = fc
    .string({ unit: 'binary', maxLength: 60 })
    .map((each) => each.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ''));
  fc.assert(
    fc.property(text, text, fc.nat(), fc.maxSafeInteger(), (orderNo, description, row, net) => {
      const line = { ...LINE, row, merchantOrderNo: orderNo, description, net: minor(net) };
      expect(packer.pack(line)).toBe(true);
      expect(unpackLine(textOf(packer))).toEqual(line);
    }),
  );
});

test('half a surrogate pair becomes the replacement character', () => {
  const packer = new LinePacker();
  packer.pack({ ...LINE, description: 'a\ud83db' });
  expect(unpackLine(textOf(packer)).description).toBe('a\ufffdb');
});

test.each(['\t', '\u0000', '\u001f', '\n', '\u007f', '\u2028', '好\u2029'])(
  'a text with %j is said to be unclean, and is clean once cleaned',
  (unwanted) => {
    const packer = new LinePacker();
    const line = { ...LINE, description: `two${unwanted}words` };
    expect(packer.pack(line)).toBe(false);
    expect(packer.pack(cleaned(line))).toBe(true);
  },
);

test('the hash is of what the line says, not of where it stood', () => {
  expect(hashOf({ ...LINE, row: 123_456 })).toBe(hashOf(LINE));
  expect(hashOf(LINE, 1)).not.toBe(hashOf(LINE));
  // The same characters, moved to the next field or cut short.
  expect(hashOf({ ...LINE, refundNo: '1', batchNo: '' })).not.toBe(
    hashOf({ ...LINE, refundNo: '', batchNo: '1' }),
  );
  expect(hashOf({ ...LINE, description: '测试商品,一' })).not.toBe(hashOf(LINE));
});

test('of two hundred thousand lines that differ in one digit no two have the same hash', () => {
  const packer = new LinePacker();
  const hash = new Uint32Array(2);
  const seen = new Set<bigint>();
  for (let index = 0; index < 200_000; index += 1) {
    packer.pack({ ...LINE, merchantOrderNo: `A2026${index}` });
    packer.hashContent(0, hash, 0);
    seen.add((BigInt(hash[0] ?? 0) << 32n) | BigInt(hash[1] ?? 0));
  }
  expect(seen.size).toBe(200_000);
});
