/** Which cells the fields of a bank's lines come from, for a text that is recognised. */
import type { Places } from '../../src-main/areas/statements/adapter.ts';
import { bankCsv } from '../../src-main/areas/statements/adapters/bank-csv/index.ts';
import { sampleOf } from './run-adapter.ts';

export function fieldsAt(text: string): Places {
  const answer = bankCsv.recognise(sampleOf(text));
  if (answer.is !== 'mine') throw new Error(answer.is);
  return bankCsv.places?.(answer.recognition.layout) ?? {};
}
