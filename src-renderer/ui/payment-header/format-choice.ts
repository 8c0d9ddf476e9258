/** Formats to choose from, as they are called: what is shipped, and the house's own layouts in the version that holds now. Pure. */
import type { LayoutView } from '../../../shared/contract/payment-layouts.ts';
import type { BatchView } from '../../../shared/contract/payment-views.ts';
import {
  type BatchFormat,
  type BatchPurpose,
  ownFormats,
  readOwnFormat,
} from '../../../shared/domain/payment.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import type { Words } from '../words.ts';
import { formatsFor } from './header-form.ts';

export interface FormatChoice {
  readonly value: BatchFormat;
  readonly label: string;
}

interface Asked {
  readonly purpose: BatchPurpose;
  readonly channel: Channel | null;
  readonly currency: string;
  /** Of the draft: told by name also where it holds no longer, so that nobody wonders what was chosen. */
  readonly format: BatchFormat;
}

/** The house's own first: who made one wants it. */
export function formatChoices(
  words: Words,
  layouts: readonly LayoutView[],
  { purpose, channel, currency, format }: Asked,
): FormatChoice[] {
  const shipped = formatsFor(purpose, channel);
  const own = shipped.includes('bank_csv')
    ? layouts
        .filter(({ state, layout }) => state === 'set' && layout.currencies.includes(currency))
        .flatMap(({ id, version, name }) =>
          ownFormats(id, version).map((value) => ({
            value,
            label: `${name} v${version} (${kindOf(value)})`,
          })),
        )
    : [];
  const choices: FormatChoice[] = [
    ...own,
    ...shipped.map((value) => ({ value, label: words(`instructionFormat.${value}`) })),
  ];
  const chosen = readOwnFormat(format);
  if (!chosen || choices.some(({ value }) => value === format)) return choices;
  const name = layouts.find(({ id }) => id === chosen.layoutId)?.name ?? chosen.layoutId;
  const label = words('payments.layoutOld', { name: `${name} v${chosen.version}` });
  return [{ value: format, label }, ...choices];
}

const kindOf = (format: BatchFormat): string => (readOwnFormat(format)?.kind === 'own_xlsx' ? 'XLSX' : 'CSV');

/** The format a batch goes out in. */
export const formatName = (words: Words, { format, layoutName }: BatchView): string =>
  layoutName || words.or(`instructionFormat.${format}`, format);
