/** The lines by which a witness says what it says, each with one step to its row of the file. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { LineCard } from '../../ui/line-card.tsx';
import { useWords } from '../../ui/words.ts';
import type { WitnessName } from './batch-figures.ts';
import classes from './settlement.module.css';

type Found = Output<'settlement.get'>;

/** The fund bill says it by the payouts it shows. */
export const linesOfWitness = (found: Found, name: WitnessName): readonly LineView[] =>
  ({ batch: found.batchLines, fund: found.payouts, bank: found.bankLines })[name];

interface WitnessLinesProps {
  readonly found: Found;
  readonly name: WitnessName;
  readonly onClose: () => void;
}

export function WitnessLines({ found, name, onClose }: WitnessLinesProps) {
  const words = useWords();
  return (
    <Drawer isOpen title={words(`settlement.witness.${name}`)} onClose={onClose}>
      <div className={classes.cards}>
        {name === 'bank' ? <p className={classes.muted}>{words('settlement.witness.shared')}</p> : null}
        {linesOfWitness(found, name).map((line) => (
          <LineCard key={line.id} line={line} showsSource />
        ))}
      </div>
    </Drawer>
  );
}
