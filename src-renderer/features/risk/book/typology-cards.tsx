/** Typologies as bars: how far each rule alone brings it, against the line from which somebody looks and the one from which a payment stops. */
import { Button } from '@mantine/core';
import type { RiskBook, Typology } from '../../../../shared/domain/risk.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { ruleName, typologyName } from '../risk-names.ts';
import type { BookChange } from './book-changes.ts';
import { barsOf } from './typology-bars.ts';

interface TypologyCardsProps {
  readonly book: RiskBook;
  readonly changes: readonly BookChange[];
  readonly onOpen: (id: string) => void;
}

export function TypologyCards({ book, changes, onOpen }: TypologyCardsProps) {
  return (
    <div className={classes.typologies}>
      {book.typologies.map((typology) => (
        <Card
          key={typology.id}
          typology={typology}
          rules={book.rules}
          isChanged={changes.some(({ of }) => 'typology' in of && of.typology === typology.id)}
          onOpen={() => onOpen(typology.id)}
        />
      ))}
    </div>
  );
}

interface CardProps {
  readonly typology: Typology;
  readonly rules: RiskBook['rules'];
  readonly isChanged: boolean;
  readonly onOpen: () => void;
}

function Card({ typology, rules, isChanged, onOpen }: CardProps) {
  const words = useWords();
  const { bars, review, stop } = barsOf(typology, rules);
  const name = typologyName(words, typology.id);
  return (
    <section className={classes.typology} aria-label={name}>
      <header className={classes.findingHead}>
        <h3>{name}</h3>
        {typology.isOn ? null : <Tag tone="plain">{words('risk.off')}</Tag>}
        {isChanged ? <Tag tone="warn">{words('risk.changed')}</Tag> : null}
        <span className={classes.spread} />
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={words('risk.editOf', { name })}
          onClick={onOpen}
        >
          {words('risk.edit')}
        </Button>
      </header>
      <p className={classes.thresholds}>
        <Tag tone="warn">{words('risk.reviewFrom', { count: typology.review })}</Tag>
        <Tag tone="bad">{words('risk.stopFrom', { count: typology.stop })}</Tag>
      </p>
      <ul className={classes.bars}>
        {bars.map((bar) => (
          <li key={bar.rule} data-off={bar.isOff || undefined}>
            <span className={classes.cut} title={ruleName(words, bar.rule)}>
              {ruleName(words, bar.rule)}
            </span>
            <span className={classes.track} aria-hidden>
              <i className={classes.fill} data-reaches={bar.reaches} style={{ width: `${bar.width}%` }} />
              <i className={classes.line} data-line="review" style={{ insetInlineStart: `${review}%` }} />
              <i className={classes.line} data-line="stop" style={{ insetInlineStart: `${stop}%` }} />
            </span>
            <span className={classes.figure} title={words('risk.weightIs', { percent: bar.percent })}>
              {bar.isOff ? words('risk.off') : words('risk.atMost', { count: bar.most })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
