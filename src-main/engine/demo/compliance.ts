/**
 * The demo's risk control and evidence: who watches, what the rules found, what officers did with it, what the law wants reported, and what was handed to an
 * auditor. Two officers sit at their own desks by the contract's calls; the owner, who has no right to any of it, sees nothing.
 */
import { DEMO_PASSWORD } from '../../../shared/contract/call.ts';
import { chinaDay } from '../../../shared/domain/china-time.ts';
import { AGENT_MERCHANT } from '../../demo/back-office.ts';
import {
  COMPLIANCE_DAYS,
  FIRST_OFFICER,
  LARGE_SUM_FILED,
  SECOND_OFFICER,
  WATCH_LIST,
} from '../../demo/compliance.ts';
import { newToken } from '../../platform/ids.ts';
import type { Ask, Office } from './office.ts';

const PAGE = { query: '', offset: 0, limit: 100 };

/** Two, so that a case can be closed by one and another; the second has come in, for whoever never did confirms nothing. */
export async function addOfficers(office: Office): Promise<void> {
  for (const officer of [FIRST_OFFICER, SECOND_OFFICER])
    await office.owner('access.addPerson', { ...officer, roles: ['compliance'], reason: '设合规岗（示例）' });
  const personId = await idOf(office, SECOND_OFFICER.login);
  const issued = await office.owner('access.issuePassword', { personId, reason: '第一次登录（示例）' });
  const second = office.as(personId);
  await second('access.changePassword', { current: issued.password, next: DEMO_PASSWORD });
  await second('parties.watch', {
    entries: WATCH_LIST.names.map((value) => ({ what: 'name', value, source: WATCH_LIST.source })),
    reason: '按月更新名单（示例）',
  });
}

async function idOf({ owner }: Office, login: string): Promise<string> {
  const { people } = await owner('access.people', {});
  return people.find((each) => each.login === login)?.id ?? '';
}

export async function watchOver(office: Office, now: string): Promise<void> {
  const first = office.as(await idOf(office, FIRST_OFFICER.login));
  const second = office.as(await idOf(office, SECOND_OFFICER.login));
  await first('risk.sweep', { taskId: newToken() });
  await lookInto(first, second);
  await fileLargeValue(first, chinaDay(now));
  const { rows } = await first('parties.list', { ...PAGE, kind: 'merchant', isClosedShown: false });
  await first('retention.hold', {
    ...{ recordClass: 'transactions', ...COMPLIANCE_DAYS },
    party: rows.find(({ name }) => name === AGENT_MERCHANT.name)?.id ?? '',
    reason: '合同纠纷，资料留存（示例）',
  });
  await giveEvidence(office.owner);
}

/** One case explained and closed by two officers, one that waits for the second; one alert put aside, the others new. */
async function lookInto(first: Ask, second: Ask): Promise<void> {
  const { rows } = await first('risk.alerts', { ...PAGE, show: 'all', typology: 'all', rule: 'all' });
  const alertOf = (rule: (typeof rows)[number]['rules'][number]) =>
    rows.find(({ rules }) => rules.includes(rule));
  const [passing, splitting] = [alertOf('mirroring'), alertOf('structuring')];
  if (passing) {
    const { caseNo } = await first('risk.openCase', { keys: [passing.key], title: '往来款当日进出（示例）' });
    await first('risk.note', { caseNo, text: '已取得代收代付合同与三日回单，金额一致（示例）' });
    await first('risk.propose', { caseNo, decision: 'cleared', reason: '代收代付，有合同（示例）' });
    const { case: asked } = await second('risk.case', { caseNo });
    const { proposal } = asked;
    await second('risk.confirm', { caseNo, proposal, isRight: true, note: '已核对合同原件（示例）' });
  }
  if (splitting) {
    const { caseNo } = await first('risk.openCase', {
      keys: [splitting.key],
      title: '一日六笔拆分入账（示例）',
    });
    await first('risk.note', { caseNo, text: '电话核实，付款人说不清用途（示例）' });
    await first('risk.saveReport', {
      caseNo,
      report: {
        ...{
          urgency: 'normal',
          trigger: 'model',
          suspectedCrime: '洗钱（示例）',
          measures: '',
          firstReport: '',
        },
        facts: '同日六笔，每笔略低于五万元（示例）',
        analysis: '与其职业和以往交易不符（示例）',
      },
    });
    await first('risk.propose', { caseNo, decision: 'reported', reason: '无合理用途（示例）' });
  }
  const { rows: left } = await first('risk.alerts', { ...PAGE, show: 'new', typology: 'all', rule: 'all' });
  const small = left.filter(({ level }) => level === 'review').toSorted((a, b) => a.score - b.score)[0];
  if (small) await first('risk.dismiss', { keys: [small.key], reason: '老客户，每年此时如此（示例）' });
}

/** The first of the sums that the law wants reported was filed; the other is left for whoever looks around. */
async function fileLargeValue(first: Ask, on: string): Promise<void> {
  const { rows } = await first('risk.largeValue', { ...PAGE, show: 'due', from: '', to: '' });
  const filed = rows.filter(({ day, sum }) => day <= on && sum === LARGE_SUM_FILED);
  if (filed.length === 0) return;
  const seen = filed.map(({ key, sum }) => ({ key, sum }));
  await first('risk.largeValueFiled', { rows: seen, reference: 'DE-2026-0001（示例）', on });
}

/** 抽样: drawn and half looked at; and one pack that went to an auditor. */
async function giveEvidence(owner: Ask): Promise<void> {
  const { id } = await owner('audit.drawSample', {
    title: '十月银行流水抽查（示例）',
    scope: { population: 'lines_bank', from: '', to: '', channel: '', account: '', currency: 'CNY' },
    draw: {
      ...{ method: 'random', seed: '2026-10', size: 10, strata: [] },
      ...{ tolerable: null, expected: null, confidence: 95 },
    },
    purpose: '证实流水真实、入账正确（示例）',
    procedure: '逐笔核对回单与合同（示例）',
    taskId: newToken(),
  });
  await owner('audit.judgeItem', {
    ...{ id, places: [1, 2, 3, 4, 5], result: 'right', audited: null, note: '与回单一致（示例）' },
  });
  await owner('evidence.build', {
    scope: {
      ...{ from: '2026-10-12', to: '2026-10-12', channels: ['bank'], accounts: [], parties: [] },
      ...{ originals: false, workbooks: false, revealed: false },
    },
    ...{ recipient: '示例会计师事务所', purpose: '年报审计（示例）', taskId: newToken() },
  });
}
