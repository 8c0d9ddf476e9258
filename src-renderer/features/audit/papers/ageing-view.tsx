/** Ageing of what is open on a day, as a paper or a workbook, sealed by the checkpoint; the list itself is worked with in 差异. */
import { Button, Select } from '@mantine/core';
import { IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useAnswer } from '../../../api/client.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { localToday } from '../../../ui/local-today.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../ui/words.ts';
import { HandOverDialog } from '../hand-over-dialog.tsx';
import classes from '../parts.module.css';

type PaperFormat = 'pdf' | 'xlsx';

export function AgeingView() {
  const words = useWords();
  const [day, setDay] = useState(localToday);
  const [currency, setCurrency] = useState('CNY');
  const [asked, setAsked] = useState<PaperFormat | null>(null);
  // Of the whole house: the currencies there are to choose from are those of its trades.
  const population = useAnswer('audit.population', {
    scope: { population: 'lines_trade', from: '', to: '', channel: '', account: '', currency },
    draw: null,
  });
  const currencies = [...new Set([currency, ...(population.data?.currencies ?? [])])];
  useKeys(
    day === ''
      ? {}
      : {
          x: { label: 'XLSX', run: () => setAsked('xlsx') },
          p: { label: 'PDF', run: () => setAsked('pdf') },
        },
  );
  return (
    <Panel title={words('ageingScreen.title')}>
      <div className={classes.form}>
        <p className={classes.text}>{words('ageingScreen.text')}</p>
        <div className={classes.tools}>
          <DayField label={words('ageingScreen.day')} value={day} onChange={setDay} isInline />
          <Select
            w={96}
            aria-label={words('populationForm.currency')}
            allowDeselect={false}
            value={currency}
            onChange={(value) => setCurrency(value ?? currency)}
            data={currencies}
          />
          <span className={classes.spread} />
          <Button component={Link} to="/exceptions?state=all" variant="subtle">
            {words('ageingScreen.see')}
          </Button>
          <Button
            variant="default"
            disabled={day === ''}
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            rightSection={<KeyCap name="x" />}
            onClick={() => setAsked('xlsx')}
          >
            XLSX
          </Button>
          <Button
            disabled={day === ''}
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            rightSection={<KeyCap name="p" />}
            onClick={() => setAsked('pdf')}
          >
            PDF
          </Button>
        </div>
      </div>
      {asked ? (
        <HandOverDialog
          title={words('ageingScreen.take', { format: asked.toUpperCase() })}
          text={words('papers.sealed')}
          of={{
            call: 'evidence.paper',
            input: { kind: 'ageing', format: asked, account: '', currency, day },
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Panel>
  );
}
