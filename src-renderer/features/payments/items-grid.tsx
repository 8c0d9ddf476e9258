/** The payments of one batch as a list, in the order the view gives them; looking at one moves with the mark. */
import type { ReactNode } from 'react';
import type { PaymentView } from '../../../shared/contract/payment-views.ts';
import { DataGrid, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { useWords } from '../../ui/words.ts';
import { type PaymentsShown, usePaymentColumns } from './payment-columns.tsx';
import { usePages, useVersion } from './use-batch-items.ts';

interface ItemsGridProps {
  readonly items: readonly PaymentView[];
  readonly where: PaymentsShown;
  readonly place: number;
  readonly onLook: (place: number) => void;
  /** Another choice of rows begins again at the top. */
  readonly choice?: string;
  readonly selected?: ReadonlyMap<RowKey, PaymentView>;
  readonly onSelectedChange?: (selected: ReadonlyMap<RowKey, PaymentView>) => void;
  readonly empty?: ReactNode;
}

export function ItemsGrid({ items, where, place, onLook, choice = '', ...rest }: ItemsGridProps) {
  const words = useWords();
  return (
    <DataGrid
      label={words('payments.items')}
      columns={usePaymentColumns(where, items[0]?.currency)}
      total={items.length}
      fetchPage={usePages(items)}
      resetKey={`${where} ${items[0]?.batchNo ?? ''} ${choice}`}
      version={useVersion(items)}
      rowKey={(row) => row.place}
      isMain
      opensOnClick
      activatesFirst={place === 0}
      {...(place > 0 ? { currentKey: place } : {})}
      onOpen={(row) => onLook(row.place)}
      onActiveChange={(row) => {
        if (row && place > 0) onLook(row.place);
      }}
      {...rest}
    />
  );
}
