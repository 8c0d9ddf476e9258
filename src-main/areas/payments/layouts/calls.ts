/** The layouts' part of the contract: listed, guessed from a template, looked at, set and ended by two persons, handed on as text. */
import type { CallName } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { readOwnFormat } from '../../../../shared/domain/payment.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { PaymentsDeps } from '../deps.ts';
import { BANK_BATCH, PAYROLL } from '../formats/bank-table/layout.ts';
import { layoutProblems, tableOf } from '../formats/bank-table/rows.ts';
import { inText } from '../formats/bank-table/writer.ts';
import { endLayout, type LayoutDeps, setLayout } from './change.ts';
import { layoutFileName, layoutText } from './exchange.ts';
import { guessLayout } from './guess.ts';
import { sampleBatch } from './sample.ts';

type LayoutCalls = Extract<CallName, `payments.${string}Layout${'' | 's'}` | 'payments.layouts'>;

export function layoutsCalls(
  deps: LayoutDeps & Pick<PaymentsDeps, 'store' | 'nameOf'>,
): HandlersOf<LayoutCalls> {
  const { layouts, store, nameOf } = deps;
  return {
    'payments.layouts': () => {
      const used = new Map<string, number>();
      for (const { batchNo } of store.batches()) {
        const own = readOwnFormat(store.instruction(batchNo)?.format ?? '');
        if (own) used.set(own.layoutId, (used.get(own.layoutId) ?? 0) + 1);
      }
      const views = layouts
        .now()
        .map(({ by, ...each }) => ({ ...each, used: used.get(each.id) ?? 0, byName: nameOf(by) }));
      return {
        layouts: views.toSorted(
          (one, other) => Number(one.state === 'ended') - Number(other.state === 'ended'),
        ),
        shipped: [
          { format: 'bank_csv', layout: BANK_BATCH },
          { format: 'payroll_csv', layout: PAYROLL },
        ],
      };
    },
    'payments.guessLayout': async ({ file }, info) => {
      const { name, bytes } = await info.file(file);
      return guessLayout(name, bytes);
    },
    'payments.previewLayout': ({ layout }) => {
      const sample = sampleBatch(layout.currencies[0] ?? 'CNY');
      return {
        rows: tableOf(sample, layout).map((row) => row.map(inText)),
        problems: layoutProblems(sample, layout, true).map(({ field, problem, text, expected }) => ({
          field,
          problem,
          text,
          expected,
        })),
      };
    },
    'payments.setLayout': (input, info) => setLayout(deps, input, info),
    'payments.endLayout': (input, info) => endLayout(deps, input, info),
    'payments.exportLayout': ({ id }) => {
      const found = layouts.newest(id);
      if (!found) throw new Refused('not_found', { what: 'layout', id });
      return { fileName: layoutFileName(found.name), text: layoutText(found.name, found.layout) };
    },
  };
}
