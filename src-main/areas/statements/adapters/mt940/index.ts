/**
 * MT940 (statements of a bank account, and MT950 which is the same without descriptions) and MT942 (the movements of the day so far).
 */
import type { FormatAdapter } from '../../adapter.ts';
import { Mt940Parser } from './parse.ts';
import { type Mt940Layout, recogniseMt940 } from './recognise.ts';

const BANK = {
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'none',
  readsDamagedTexts: true,
} as const;

export const mt940: FormatAdapter = {
  ...BANK,
  id: 'mt940',
  recognise: (sample) => recogniseMt940(sample, false),
  parse: (layout, sink) => new Mt940Parser(sink, layout as Mt940Layout), // As our recognition made it.
};

export const mt942: FormatAdapter = {
  ...BANK,
  id: 'mt942',
  recognise: (sample) => recogniseMt940(sample, true),
  parse: (layout, sink) => new Mt940Parser(sink, layout as Mt940Layout), // As above.
};
