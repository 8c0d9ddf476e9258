/**
 * An office for tests of maker and checker: five persons at five windows, statements that leave much to decide, and one story for every kind of
 * request: how it is asked for, what has happened once it is carried out, and what may change underneath while it waits.
 */
import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { RequestKind, RequestView } from '../../../shared/contract/approvals.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { assert } from '../../../shared/result.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { T1 } from '../../support/terms.ts';
import { tradeBill } from '../../support/wechat-bill.ts';
import { BOOK_STORIES } from './book-stories.ts';
import { FUND_STORIES } from './fund-stories.ts';
import { ORDER_STORIES } from './order-stories.ts';
import { PARTY_STORIES } from './party-stories.ts';
import { PAYMENT_STORIES } from './payment-stories.ts';
import { RETENTION_STORIES } from './retention-stories.ts';
import { RISK_STORIES } from './risk-stories.ts';
import { SETTLEMENT_STORIES } from './settlement-stories.ts';

const ORDERS_HEADER =
  'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const reason = '月末核对';
/** Rules of legs of their own, so that one published does not void another's figures. */
const RULES = [
  'order_trade_by_order_no',
  'trade_fund_by_transaction',
  'fund_bank_by_amount',
  'order_bank_by_amount',
];
/** Orders and trades that nobody has matched. */
const LINES = 240;

export interface Asked {
  readonly id: number;
  /** Who asked. */
  readonly maker: Seat;
  /** Whether what was asked for has happened. */
  readonly isDone: () => Promise<boolean>;
  /** Something it rests on becomes another. */
  readonly change: () => Promise<void>;
  /** What its maker does once it is approved, where the approval only opens the way. */
  readonly carryOut?: () => Promise<void>;
}

export class Office {
  readonly house: House;
  readonly clerk: Seat;
  readonly reviewer: Seat;
  readonly second: Seat;
  readonly administrator: Seat;
  #count = 0;

  constructor(house: House, [clerk, reviewer, second, administrator]: readonly [Seat, Seat, Seat, Seat]) {
    this.house = house;
    this.clerk = clerk;
    this.reviewer = reviewer;
    this.second = second;
    this.administrator = administrator;
  }

  static async open(): Promise<Office> {
    const house = await House.make();
    const office = new Office(house, [
      await house.person('clerk'),
      await house.person('reviewer'),
      await house.person('reviewer', { name: '严复核' }),
      await house.person('administrator'),
    ]);
    const days = (at: number) => `2026-03-${String(1 + (at % 27)).padStart(2, '0')}`;
    const amount = (at: number, odd: number) => `${(at % 2 === 0 ? 30_000 : 5) + at}.${odd}`;
    const orders = Array.from({ length: LINES }, (_, at) =>
      [
        `O-${at}`,
        'payment',
        '',
        'wechat',
        `${days(at)} 09:00:00`,
        `${days(at)} 09:01:00`,
        amount(at, 11),
        'CNY',
        'paid',
        '茶',
      ].join(','),
    );
    await office.take('orders.csv', [ORDERS_HEADER, ...orders, ''].join('\n'));
    await office.take(
      'trades.csv',
      office.bill(LINES, (at) => ({ no: `T-${at}`, day: days(at), yuan: amount(at, 73) })),
    );
    await office.clerk.get('matching.run', { asOf: '2026-04-02', pair: null, taskId: taskId() });
    return office;
  }

  get owner(): Seat {
    return this.house.owner;
  }

  next(): number {
    this.#count += 1;
    return this.#count;
  }

  /** Trades with the totals such a bill ends with; others where it is to disagree with itself. */
  bill(
    count: number,
    row: (at: number) => { no: string; day: string; yuan: string },
    totals?: readonly string[],
  ): string {
    const rows = Array.from({ length: count }, (_, at) => row(at));
    const sum = (rows.reduce((fen, { yuan }) => fen + Math.round(Number(yuan) * 100), 0) / 100).toFixed(2);
    return tradeBill(
      rows.map(({ no, day, yuan }) => ({
        交易时间: `${day} 10:00:00`,
        商户订单号: no,
        微信订单号: `4200${numberOf(no)}`,
        订单金额: yuan,
        应结订单金额: yuan,
      })),
      totals ?? [String(count), sum, '0.00', '0.00', (count * 0.6).toFixed(5), sum, '0.00'],
    );
  }

  /** Into the ledger, by the clerk. */
  async take(name: string, content: string): Promise<number> {
    const { planId, hash } = await this.plan(name, content);
    const { imports } = await this.clerk.get('statements.commit', {
      plans: [{ planId, hash }],
      taskId: taskId(),
    });
    return imports[0]?.id ?? 0;
  }

  async plan(name: string, content: string) {
    const files = [await this.clerk.upload(name, content)];
    const { plans } = await this.clerk.get('statements.plan', { files, taskId: taskId() });
    const plan = plans.find((each) => each.file === name);
    assert(plan !== undefined, `${name} can be read`);
    return plan;
  }

  /** A line of a side that nobody has used yet, above or below the limits. */
  async line(side: 'left' | 'right', isBig: boolean, place = this.next()) {
    const all = { leg: 'order_trade', query: '', includeOutside: true, offset: 0, limit: 500 } as const;
    const { rows } = await this.clerk.get('matching.openLines', { ...all, side });
    const name = `${side === 'left' ? 'O' : 'T'}-${2 * place + (isBig ? 0 : 1)}`;
    const found = rows.find((row) => row.merchantOrderNo === name);
    assert(found !== undefined, `${name} is still open`);
    return found;
  }

  async match(left: readonly LineView[], right: readonly LineView[]) {
    const sum = (lines: readonly LineView[]) =>
      lines.reduce((total, line) => total + (line.orderAmount ?? line.gross ?? line.net), 0);
    return this.clerk.get('review.match', {
      leg: 'order_trade',
      leftLineIds: left.map((line) => line.id),
      rightLineIds: right.map((line) => line.id),
      difference: sum(left) - sum(right),
      reason,
    });
  }

  /** The exception of an order that nobody has used yet. */
  async exception(isBig: boolean): Promise<string> {
    const line = await this.line('left', isBig);
    const { rows } = await this.clerk.get('exceptions.list', {
      query: '',
      legs: [],
      kinds: [],
      states: [],
      sort: 'amount',
      descending: true,
      offset: 0,
      limit: 500,
    });
    const key = rows.find((row) => row.reference === line.merchantOrderNo)?.key;
    assert(key !== undefined, `${line.merchantOrderNo} is an exception`);
    return key;
  }

  request = (id: number, seat = this.owner): Promise<RequestView> => seat.get('approvals.get', { id });

  async approve(seat: Seat, id: number) {
    const { hash } = await this.request(id);
    return seat.ask('approvals.approve', { id, hash, note: '' });
  }

  /** Somebody who may and did not ask agrees. */
  async agree(id: number): Promise<void> {
    await this.house.agree(id);
  }

  async personOf(id: string) {
    return (await this.owner.get('access.people', {})).people.find((person) => person.id === id);
  }

  async imports() {
    const every = { offset: 0, limit: 500, includeUndone: false };
    return (await this.owner.get('statements.imports', every)).rows;
  }
}

/** A transaction number that no other order has. */
const numberOf = (no: string): string =>
  String(BigInt(`0x${createHash('sha256').update(no).digest('hex').slice(0, 20)}`)).padStart(24, '0');

const waits = (requestId: number | null): number => {
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
};

export const STORIES: Readonly<Record<RequestKind, (office: Office) => Promise<Asked>>> = {
  import_failed_proof: async (office) => {
    const at = office.next();
    const row = () => ({ no: `H-${at}`, day: '2026-03-20', yuan: '88.00' });
    const name = `held-${at}.csv`;
    // The file says two payments and has one.
    const plan = await office.plan(
      name,
      office.bill(1, row, ['2', '176.00', '0.00', '0.00', '1.06', '176.00', '0.00']),
    );
    const { planId, hash } = plan;
    const { requestId } = await office.clerk.get('statements.requestHeld', { planId, hash, reason });
    return {
      id: waits(requestId),
      maker: office.clerk,
      isDone: async () => (await office.imports()).some((each) => each.file === name),
      // Its line comes in with another file.
      change: async () => void (await office.take(`same-${at}.csv`, office.bill(1, row))),
    };
  },
  import_undo: async (office) => {
    const at = office.next();
    const row = (place: number) => ({ no: `U-${at}-${place}`, day: '2026-03-21', yuan: `${at}.0${place}` });
    const importId = await office.take(`undo-${at}.csv`, office.bill(2, row));
    const { hash } = await office.clerk.get('statements.undoPreview', { importId });
    const { requestId } = await office.clerk.get('statements.undo', { importId, hash, reason });
    return {
      id: waits(requestId),
      maker: office.clerk,
      isDone: async () => !(await office.imports()).some((each) => each.id === importId),
      // Another file leaves lines out because this one has them.
      change: async () => void (await office.take(`longer-${at}.csv`, office.bill(3, row))),
    };
  },
  manual_match: async (office) => {
    const [left, small, right] = [
      await office.line('left', true),
      await office.line('left', false),
      await office.line('right', true),
    ];
    const { requestId, key } = await office.match([left, small], [right]);
    assert(key === '', 'there is no group yet');
    const states = async () => {
      const { rows } = await office.clerk.get('matching.groups', {
        leg: 'order_trade',
        states: ['confirmed'],
        query: left.merchantOrderNo,
        offset: 0,
        limit: 9,
      });
      return rows;
    };
    return {
      id: waits(requestId),
      maker: office.clerk,
      isDone: async () => (await states()).length === 1,
      // One of its lines is matched to another.
      change: async () => void (await office.match([small], [await office.line('right', false)])),
    };
  },
  write_off: async (office) => {
    const key = await office.exception(true);
    const dispose = (disposition: 'write_off' | 'wait') =>
      office.clerk.get('exceptions.dispose', { keys: [key], disposition, reason });
    const { requestId } = await dispose('write_off');
    return {
      id: waits(requestId),
      maker: office.clerk,
      isDone: async () =>
        (await office.clerk.get('exceptions.get', { key })).exception.disposition === 'write_off',
      change: async () => void (await dispose('wait')),
    };
  },
  match_rule_publish: async (office) => {
    const id = RULES[office.next() % RULES.length] ?? '';
    const viewOf = async () => {
      const { rules } = await office.clerk.get('matching.rules', {});
      const found = rules.find((each) => each.id === id);
      assert(found?.inForce !== null && found !== undefined, `${id} is in force`);
      return { ...found, rule: found.inForce };
    };
    const draft = async (place: number) => {
      const { version: _, ...rule } = (await viewOf()).rule;
      await office.clerk.get('matching.draftRule', { rule: { ...rule, place } });
    };
    const before = await viewOf();
    const place = 8000 + 2 * office.next();
    await draft(place);
    await office.clerk.get('matching.backtestRule', { id, from: '', to: '', taskId: taskId() });
    const { requestId } = await office.clerk.get('matching.publishRule', { id, reason });
    return {
      id: requestId ?? 0,
      maker: office.clerk,
      isDone: async () => (await viewOf()).rule.version > before.rule.version,
      change: () => draft(place + 1),
    };
  },
  settlement_terms: async (office) => {
    const days = 1 + office.next();
    const ask = async (of: number) => {
      const cycle = { ...T1, days: of % 60, cutOff: '22:00', graceDays: 1 };
      const changes = [{ what: 'cycle', channel: 'unionpay', account: '', cycle } as const];
      return waits((await office.clerk.get('terms.change', { changes, reason })).requestId);
    };
    const reached = async () =>
      (await office.clerk.get('terms.get', {})).cycles.find((each) => each.channel === 'unionpay')?.cycle
        .days;
    return {
      id: await ask(days),
      maker: office.clerk,
      isDone: async () => (await reached()) === days % 60,
      change: async () => office.agree(await ask(days + 30)),
    };
  },
  ...ORDER_STORIES,
  ...PARTY_STORIES,
  ...PAYMENT_STORIES,
  ...FUND_STORIES,
  ...SETTLEMENT_STORIES,
  ...RISK_STORIES,
  ...RETENTION_STORIES,
  approval_policy: async (office) => {
    const ask = async (from: number) => {
      await office.owner.prove();
      const steps = [
        { from: 0, approvers: 0 },
        { from, approvers: 1 },
        { from: 10_000_000, approvers: 2 },
      ];
      const { requestId } = await office.owner.get('approvals.setPolicy', {
        rules: [{ kind: 'write_off', steps }],
        reason,
      });
      return waits(requestId);
    };
    const from = 20_000 + office.next();
    const second = 20_000 + office.next();
    const reached = async () => {
      const { rules } = await office.owner.get('approvals.policy', {});
      return rules.find((rule) => rule.kind === 'write_off')?.steps[1]?.from;
    };
    return {
      id: await ask(from),
      maker: office.owner,
      isDone: async () => (await reached()) === from,
      change: async () => office.agree(await ask(second)),
    };
  },
  log_in_profile: async (office) => {
    const ask = async (idleMinutes: number) => {
      await office.owner.prove();
      return waits(
        (await office.owner.get('access.setProfile', { idleMinutes, isPci: false, reason })).requestId,
      );
    };
    // Within what a profile takes, however many stories were told before.
    const next = () => 30 + (office.next() % 200);
    const minutes = next();
    const second = next();
    return {
      id: await ask(minutes),
      maker: office.owner,
      isDone: async () => (await office.owner.get('access.profile', {})).idleMinutes === minutes,
      change: async () => office.agree(await ask(second)),
    };
  },
  person_add: async (office) => {
    const name = `来人 ${office.next()}`;
    const { requestId } = await office.owner.get('access.addPerson', {
      name,
      login: name,
      roles: ['clerk'],
      reason,
    });
    return {
      id: waits(requestId),
      maker: office.owner,
      isDone: async () =>
        (await office.owner.get('access.people', {})).people.some((each) => each.login === name),
      // No call can: somebody changes the table of names by other means.
      change: () =>
        office.house.look(({ ledger }) => {
          ledger.erase(
            ledger.query.updateTable('person_name').set({ name: '别人' }).where('login', '=', name),
          );
        }),
    };
  },
  person_roles: (office) =>
    aboutSomebody(
      office,
      'access.setRoles',
      async (id) => (await office.personOf(id))?.roles.join() === 'manager',
    ),
  person_disable: (office) =>
    aboutSomebody(
      office,
      'access.disablePerson',
      async (id) => (await office.personOf(id))?.state === 'disabled',
    ),
  person_enable: async (office) => {
    const id = await office.house.add(`回来 ${office.next()}`, ['clerk']);
    await settle(office, 'access.disablePerson', office.owner, id);
    return aboutSomebody(
      office,
      'access.enablePerson',
      async () => (await office.personOf(id))?.state !== 'disabled',
      id,
    );
  },
  name_erase: async (office) => {
    const id = await office.house.add(`忘我 ${office.next()}`, ['clerk']);
    await settle(office, 'access.disablePerson', office.owner, id);
    return aboutSomebody(
      office,
      'access.eraseName',
      async () => (await office.personOf(id))?.name === '',
      id,
    );
  },
  password_reset: async (office) => {
    const { clerk, owner } = office;
    await owner.prove();
    const { requestId } = await owner.get('access.issuePassword', { personId: clerk.who.id, reason });
    return {
      id: waits(requestId),
      maker: owner,
      isDone: async () => (await office.request(requestId ?? 0)).state === 'done',
      // She remembers it and changes it herself, and back.
      change: async () => {
        const other = '篱笆外的 2 匹马在吃草，很安静';
        await clerk.get('access.changePassword', { current: clerk.who.password, next: other });
        await clerk.get('access.changePassword', { current: other, next: clerk.who.password });
      },
      carryOut: async () => {
        await owner.prove();
        const { password } = await owner.get('access.issuePassword', { personId: clerk.who.id, reason });
        const window = office.house.seat({ ...clerk.who, password }, clerk.session);
        await office.house.logIn(window);
        await window.get('access.changePassword', { current: password, next: clerk.who.password });
      },
    };
  },
  second_factor_clear: async (office) => {
    const { owner, second } = office;
    const codeOf = (secret: string, at: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
    if (!(await second.get('workspace.status', {})).hasSecondFactor) {
      await second.prove();
      const { secret } = await second.get('access.beginSecondFactor', {});
      await second.get('access.confirmSecondFactor', { code: codeOf(secret, Date.now()) });
    }
    await owner.prove();
    const { requestId } = await owner.get('access.clearSecondFactor', { personId: second.who.id, reason });
    return {
      id: waits(requestId),
      maker: owner,
      isDone: async () => !(await office.personOf(second.who.id))?.hasSecondFactor,
      // She takes it away herself: her proof of a moment ago still holds.
      change: async () => void (await second.get('access.removeSecondFactor', {})),
    };
  },
  ...BOOK_STORIES,
  backup_restore: restoreStory,
};

async function restoreStory(office: Office): Promise<Asked> {
  const { owner } = office;
  const at = office.next();
  const { backup } = await owner.get('backup.make', { taskId: taskId() });
  const lost = (place: number) =>
    office.bill(1, () => ({ no: `L-${at}-${place}`, day: '2026-03-23', yuan: '9.00' }));
  const importId = await office.take(`lost-${at}.csv`, lost(0));
  await owner.prove();
  const { requestId } = await owner.get('backup.restore', { id: backup.id, reason });
  return {
    id: waits(requestId),
    maker: owner,
    isDone: async () => !(await office.imports()).some((each) => each.id === importId),
    change: async () => void (await office.take(`more-${at}.csv`, lost(1))),
    carryOut: async () => {
      await owner.prove();
      await owner.get('backup.restoreApproved', { requestId: requestId ?? 0, taskId: taskId() });
      await office.house.comeBack();
    },
  };
}

type AboutSomebody = 'access.setRoles' | 'access.disablePerson' | 'access.enablePerson' | 'access.eraseName';

async function askAbout(call: AboutSomebody, maker: Seat, personId: string): Promise<number> {
  await maker.prove();
  const about = { personId, reason };
  const { requestId } =
    call === 'access.setRoles'
      ? await maker.get(call, { ...about, roles: ['manager'] })
      : await maker.get(call, about);
  return waits(requestId);
}

/** Asked for and agreed to. */
async function settle(office: Office, call: AboutSomebody, maker: Seat, personId: string): Promise<void> {
  await office.agree(await askAbout(call, maker, personId));
}

/** What changes underneath is that another two persons did the same before. */
async function aboutSomebody(
  office: Office,
  call: AboutSomebody,
  isDone: (personId: string) => Promise<boolean>,
  id?: string,
): Promise<Asked> {
  const personId = id ?? (await office.house.add(`某人 ${office.next()}`, ['clerk']));
  return {
    id: await askAbout(call, office.owner, personId),
    maker: office.owner,
    isDone: () => isDone(personId),
    change: () => settle(office, call, office.administrator, personId),
  };
}
