/** From what a sample was drawn and how, so that anyone draws the same again; and what was concluded of it, by whom. */
import { Amount } from '../../../ui/amount.tsx';
import { OurClock } from '../../../ui/day.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../ui/words.ts';
import { populationText } from '../population.ts';
import type { Sample } from './sample-standing.ts';

export function SampleFacts({ sample }: { readonly sample: Sample }) {
  const words = useWords();
  const { draw, scope } = sample;
  const amount = (minor: number | null) =>
    minor === null ? '' : <Amount minor={minor} currency={scope.currency} showsCurrency />;
  const count = (value: number) => (value === 0 ? '' : value.toLocaleString('en'));
  return (
    <>
      {sample.conclusion === '' ? null : (
        <Panel title={words('sampleScreen.conclusion')}>
          <Facts
            facts={[
              { name: words('sampleScreen.conclusion'), value: sample.conclusion },
              { name: words('sampleScreen.reviewedBy'), value: sample.reviewedByName },
              {
                name: words('sampleScreen.reviewedAt'),
                value: sample.reviewedAt === '' ? '' : <OurClock value={sample.reviewedAt} />,
              },
            ]}
          />
        </Panel>
      )}
      <Panel title={words('sampleScreen.drawnFrom')}>
        <Facts
          facts={[
            { name: words('populationForm.title'), value: populationText(words, scope) },
            { name: words('populationForm.account'), value: scope.account },
            { name: words('populationForm.count'), value: sample.populationCount.toLocaleString('en') },
            { name: words('populationForm.value'), value: amount(sample.populationValue) },
            { name: words('populationForm.zero'), value: count(sample.zeroCount) },
            { name: words('populationForm.negative'), value: count(sample.negativeCount) },
            { name: words('sampleScreen.method'), value: words(`sample_method.${draw.method}`) },
            { name: words('sampleScreen.seed'), value: draw.seed, isCode: true },
            { name: words('sampleScreen.interval'), value: amount(sample.interval) },
            { name: words('sampleScreen.start'), value: amount(sample.start) },
            { name: words('evaluation.tolerable'), value: amount(draw.tolerable) },
            { name: words('sampleScreen.expectedMisstatement'), value: amount(draw.expected) },
            {
              name: words('sampleScreen.confidence'),
              value: draw.confidence === null || draw.method === 'block' ? '' : `${draw.confidence}%`,
            },
            { name: words('sampleScreen.purpose'), value: sample.purpose },
            { name: words('sampleScreen.procedure'), value: sample.procedure },
            { name: words('sampleScreen.logSize'), value: sample.size.toLocaleString('en') },
            { name: words('handed.col.by'), value: sample.byName || words('request.erasedName') },
            { name: words('handed.col.at'), value: <OurClock value={sample.at} /> },
          ]}
        />
      </Panel>
    </>
  );
}
