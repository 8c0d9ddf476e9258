/** One item of a sample whole: what it is, why it was drawn, what was found, and what working it out again gave. */
import type { SampleItem } from '../../../../shared/contract/audit-tools.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { AgainTags } from './again-tags.tsx';
import { whyText } from './item-columns.tsx';
import { misstatementOf } from './sample-standing.ts';

interface ItemDrawerProps {
  /** Null keeps it closed. */
  readonly item: SampleItem | null;
  readonly currency: string;
  readonly onClose: () => void;
}

export function ItemDrawer({ item, currency, onClose }: ItemDrawerProps) {
  const words = useWords();
  return (
    <Drawer
      isOpen={item !== null}
      onClose={onClose}
      title={item ? words('sampleScreen.item', { place: item.place + 1 }) : ''}
    >
      {item ? <Detail item={item} currency={currency} /> : null}
    </Drawer>
  );
}

function Detail({ item, currency }: { readonly item: SampleItem; readonly currency: string }) {
  const words = useWords();
  const { again } = item;
  return (
    <div className={classes.form}>
      <Facts
        facts={[
          { name: words('sampleScreen.col.text'), value: item.text },
          { name: words('sampleScreen.col.ref'), value: item.ref, isCode: true },
          { name: words('sampleScreen.col.day'), value: item.day === '' ? '' : <Day value={item.day} /> },
          {
            name: words('sampleScreen.col.why'),
            value: `${whyText(words, item)} · ${words(`sample_why.${item.why}.text`)}`,
          },
          {
            name: words('sampleScreen.col.booked'),
            value: <Amount minor={item.booked} currency={currency} showsCurrency />,
          },
          { name: words('sampleScreen.col.result'), value: words(`item_result.${item.result}`) },
          {
            name: words('sampleScreen.col.audited'),
            value:
              item.audited === null ? '' : <Amount minor={item.audited} currency={currency} showsCurrency />,
          },
          {
            name: words('sampleScreen.col.difference'),
            value: <Amount minor={misstatementOf(item)} currency={currency} showsCurrency />,
          },
          { name: words('sampleScreen.note'), value: item.note },
        ]}
      />
      {again ? (
        <section>
          <h3 className={classes.muted}>{words('sampleScreen.col.again')}</h3>
          <AgainTags again={again} />
          <Facts
            facts={Object.entries(again.facts).map(([name, value]) => ({
              name: words.or(`sample_again_fact.${name}`, name),
              value: againText(words, name, String(value)),
            }))}
          />
        </section>
      ) : null}
    </div>
  );
}

/** Codes of ours by their words; amounts and what has none as they are. */
const againText = (words: Words, name: string, value: string): string => {
  if (name === 'match_leg') return words.or(`leg.${value}`, value);
  return name === 'match_rule' ? words.or(`rule.${value}`, value) : value;
};
