/** Says what was found of an account, by which evidence: of the version that stands here, by who had no hand in it. */
import { SegmentedControl, Select } from '@mantine/core';
import type { AccountView } from '../../../shared/contract/parties.ts';
import { VERIFICATION_METHODS } from '../../../shared/domain/party.ts';
import { useAsk } from '../../api/client.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { Reveal } from './reveal.tsx';

const OUTCOMES = ['verified', 'rejected'] as const;

export function VerifyDialog({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const verify = useAsk('parties.verifyAccount');
  const methods = VERIFICATION_METHODS.filter((each) => each !== 'statement' || account.isInStatements);
  const { fields, isLoaded, type, send } = useKeptFields(`parties.verify.${account.id}.${account.version}`, {
    outcome: 'verified',
    method: account.isInStatements ? 'statement' : 'document',
  });
  const outcome = OUTCOMES.find((each) => each === fields.outcome) ?? 'verified';
  const method = methods.find((each) => each === fields.method) ?? 'document';
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`verify ${account.id} ${account.version}`}
      title={words('parties.verifyOf', { number: account.number })}
      text={words('parties.verifyText')}
      label={words(outcome === 'verified' ? 'parties.verifyNoteOptional' : 'parties.verifyNote')}
      // What was found wrong is said; that it fits is said by the method.
      isOptional={outcome === 'verified'}
      confirm={words(`parties.verifyAs.${outcome}`)}
      error={verify.error}
      isBusy={verify.isPending}
      onClose={onClose}
      onConfirm={(note) =>
        verify.mutate(
          { accountId: account.id, version: account.version, outcome, method, note },
          {
            onSuccess: () => {
              send();
              onClose();
              sayDone(words(`parties.checked.${outcome}`));
            },
          },
        )
      }
    >
      <Facts
        facts={[
          { name: words('parties.holder'), value: account.holder },
          { name: words('parties.number'), value: account.number, isCode: true },
          { name: words('parties.bankName'), value: account.bankName },
        ]}
      />
      <Reveal of={account.id} />
      <Select
        label={words('parties.method')}
        data={methods.map((value) => ({ value, label: words(`verificationMethod.${value}`) }))}
        value={method}
        allowDeselect={false}
        onChange={(value) => type({ method: value ?? method })}
      />
      <SegmentedControl
        aria-label={words('parties.outcome')}
        value={outcome}
        onChange={(value) => type({ outcome: value })}
        data={OUTCOMES.map((value) => ({ value, label: words(`parties.outcome.${value}`) }))}
      />
    </ReasonDialog>
  );
}
