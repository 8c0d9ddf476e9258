/** What WeChat Pay's and Alipay's interfaces need to be asked: numbers, the channel's public key, our private key, and which bills. */
import { Checkbox, TextInput } from '@mantine/core';
import { BILL_TYPES } from '../../../../shared/contract/sources.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './add-source.module.css';
import { KeyField } from './key-field.tsx';
import { asksPlatformId, billsOf, type DraftField, type SourceDraft } from './source-form.ts';

export interface FieldsProps {
  readonly draft: SourceDraft;
  readonly change: (part: Partial<SourceDraft>) => void;
  /** Null where a field is well, or nobody has tried to send it yet. */
  readonly errorOf: (field: DraftField, hint: string) => string | null;
}

export function ChannelFields({ draft, change, errorOf }: FieldsProps) {
  const words = useWords();
  return (
    <>
      {draft.kind === 'wechat_v3' ? (
        <WechatFields draft={draft} change={change} errorOf={errorOf} />
      ) : (
        <AlipayFields draft={draft} change={change} errorOf={errorOf} />
      )}
      <KeyField
        label={words('sources.privateKey')}
        description={words('sources.privateKeyHint')}
        value={draft.privateKey}
        error={errorOf('privateKey', words('sources.needed'))}
        onChange={(privateKey) => change({ privateKey })}
      />
      <Checkbox.Group
        label={words('sources.bills')}
        value={[...draft.bills]}
        error={errorOf('bills', words('sources.billsHint'))}
        onChange={(chosen) => change({ bills: BILL_TYPES.filter((each) => chosen.includes(each)) })}
        required
      >
        <div className={classes.bills}>
          {billsOf(draft.kind).map((type) => (
            <Checkbox key={type} value={type} label={words(`billType.${type}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

function WechatFields({ draft, change, errorOf }: FieldsProps) {
  const words = useWords();
  return (
    <>
      <div className={classes.two}>
        <TextInput
          label={words('sources.mchId')}
          value={draft.mchId}
          onChange={(event) => change({ mchId: event.currentTarget.value })}
          error={errorOf('mchId', words('sources.mchIdHint'))}
          inputMode="numeric"
          autoComplete="off"
          required
        />
        <TextInput
          label={words('sources.serialNo')}
          value={draft.serialNo}
          onChange={(event) => change({ serialNo: event.currentTarget.value })}
          error={errorOf('serialNo', words('sources.serialNoHint'))}
          autoComplete="off"
          spellCheck={false}
          required
        />
      </div>
      <KeyField
        label={words('sources.platformKey')}
        value={draft.platformKey}
        error={errorOf('platformKey', words('sources.needed'))}
        onChange={(platformKey) => change({ platformKey })}
      />
      {asksPlatformId(draft) ? (
        <TextInput
          label={words('sources.platformId')}
          value={draft.platformId}
          onChange={(event) => change({ platformId: event.currentTarget.value })}
          error={errorOf('platformId', words('sources.platformIdHint'))}
          autoComplete="off"
          spellCheck={false}
          required
        />
      ) : null}
    </>
  );
}

function AlipayFields({ draft, change, errorOf }: FieldsProps) {
  const words = useWords();
  return (
    <>
      <div className={classes.two}>
        <TextInput
          label={words('sources.appId')}
          value={draft.appId}
          onChange={(event) => change({ appId: event.currentTarget.value })}
          error={errorOf('appId', words('sources.appIdHint'))}
          inputMode="numeric"
          autoComplete="off"
          required
        />
        <TextInput
          label={words('sources.partnerId')}
          value={draft.partnerId}
          onChange={(event) => change({ partnerId: event.currentTarget.value })}
          error={errorOf('partnerId', words('sources.partnerIdHint'))}
          inputMode="numeric"
          autoComplete="off"
          required
        />
      </div>
      <KeyField
        label={words('sources.alipayKey')}
        value={draft.alipayKey}
        error={errorOf('alipayKey', words('sources.needed'))}
        onChange={(alipayKey) => change({ alipayKey })}
      />
    </>
  );
}
