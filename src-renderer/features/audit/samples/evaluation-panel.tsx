/** What the results amount to for the whole population: known, projected, the bound at the confidence, held against what is tolerable. */
import { Amount } from '../../../ui/amount.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import { type Evaluation, figuresOf, rateFacts, type Sample } from './sample-standing.ts';

interface EvaluationPanelProps {
  readonly title: string;
  readonly sample: Sample;
  /** Null until there is something to project from. */
  readonly evaluation: Evaluation | null;
}

export function EvaluationPanel({ title, sample, evaluation }: EvaluationPanelProps) {
  const words = useWords();
  return (
    <Panel
      title={title}
      aside={
        evaluation === null || evaluation.holds === null ? null : (
          <Tag tone={evaluation.holds ? 'ok' : 'bad'}>
            {words(evaluation.holds ? 'sampleScreen.holds' : 'sampleScreen.holdsNot')}
          </Tag>
        )
      }
    >
      {evaluation === null ? (
        <p className={classes.text}>{words('sampleScreen.noEvaluation')}</p>
      ) : (
        <div className={classes.form}>
          <p className={classes.muted}>{words(`evaluation_basis.${evaluation.basis}`)}</p>
          <Facts
            facts={[
              ...figuresOf(evaluation).map(({ name, amount }) => ({
                name: words(`evaluation.${name}`),
                value: <Amount minor={amount} currency={sample.scope.currency} showsCurrency />,
              })),
              {
                name: words('sampleScreen.rate'),
                value:
                  evaluation.rate === null ? '' : words('sampleScreen.rateText', rateFacts(evaluation.rate)),
              },
            ]}
          />
          {sample.judged < sample.items ? (
            <p className={classes.warned}>
              {words('sampleScreen.stillOpen', { count: sample.items - sample.judged })}
            </p>
          ) : null}
          {evaluation.caveats.length > 0 ? (
            <ul className={classes.notes}>
              {evaluation.caveats.map((caveat) => (
                <li key={caveat}>{words.or(`audit_caveat.${caveat}`, caveat)}</li>
              ))}
            </ul>
          ) : null}
        </div>
      )}
    </Panel>
  );
}
