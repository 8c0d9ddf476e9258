/**
 * A layout as a text to keep or to hand on: JSON that a person may read. Nothing of it is believed until the contract's own schema has read it, and
 * what is taken in is a draft: two persons set it here as they set any other.
 */
import { z } from 'zod';
import { bankLayout } from '../../../../shared/contract/payment-layouts.ts';
import type { BankLayout } from '../../../../shared/domain/bank-layout.ts';

const FORMAT = 'countinghouse.bank-layout';
const FORMAT_VERSION = 1;

const exchanged = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  name: z.string().trim().min(1).max(60),
  layout: bankLayout,
});

export const layoutText = (name: string, layout: BankLayout): string =>
  `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, name, layout }, null, 2)}\n`;

export type ReadLayout =
  | { readonly name: string; readonly layout: BankLayout }
  /** Where in it, and what was expected there. */
  | { readonly at: string; readonly expected: string };

/** Null where the bytes are no JSON at all. */
export function readLayoutText(bytes: Buffer): ReadLayout | null {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (!text.trimStart().startsWith('{')) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { at: '', expected: 'JSON' };
  }
  const read = exchanged.safeParse(json);
  if (read.success) return { name: read.data.name, layout: read.data.layout };
  const [issue] = read.error.issues;
  return { at: issue?.path.map(String).join('.') ?? '', expected: issue?.message.slice(0, 200) ?? FORMAT };
}

/** Letters and digits of the layout's own name. */
export const layoutFileName = (name: string): string =>
  `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'layout'}.layout.json`;
