/** The way from a file that was not understood to saying what its columns are; the first table of a list has a key. */
import { Button } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useNavigate } from 'react-router-dom';
import type { PlanView, RefusedFile } from '../../../../shared/contract/shapes.ts';
import { mappingIdOf } from '../../../../shared/domain/column-mapping.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { firstToMap, isMappable, mapAddress } from './mappable.ts';

interface MapColumnsProps {
  readonly file: RefusedFile;
  /** The whole list it stands in. */
  readonly among: readonly RefusedFile[];
}

export function MapColumns({ file, among }: MapColumnsProps) {
  const words = useWords();
  const mayImport = useMay('import');
  const navigate = useNavigate();
  const isOffered = mayImport && isMappable(file);
  const hasKey = isOffered && firstToMap(among) === file;
  const open = () => void navigate(mapAddress(file.fileToken));
  useKeys(hasKey ? { m: { label: words('mapping.open'), run: open } } : {});
  if (!isOffered) return null;
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<IconColumns size={14} aria-hidden />}
      rightSection={hasKey ? <KeyCap name="m" /> : null}
      onClick={open}
    >
      {words('mapping.open')}
    </Button>
  );
}

/** Formats that are read by their headings alone: a table may be meant otherwise. */
const READ_BY_HEADINGS: ReadonlySet<string> = new Set(['bank_csv', 'orders_csv']);

/** The same from a plan that was read otherwise than it is meant. */
export function MapPlan({ plan }: { readonly plan: PlanView }) {
  const words = useWords();
  const navigate = useNavigate();
  const isMapped = mappingIdOf(plan.adapter) !== '';
  if (!isMapped && !READ_BY_HEADINGS.has(plan.adapter)) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => void navigate(mapAddress(plan.planId))}>
      {words(isMapped ? 'mapping.change' : 'mapping.open')}
    </Button>
  );
}
