/** 备付金三项核对：每个工作日核对客户备付金的三件事，缺口、历史与签字。 */
export const fundChecks = {
  'fundChecks.title': '备付金三项核对',
  'fundChecks.none': '没有可以核对的备付金',
  'fund_check.owed': '应付与备付金',
  'fund_check.owed.enough': '应付各方 {{wanted}}，备付金账户有 {{found}}，足额',
  'fund_check.owed.short': '应付各方 {{wanted}}，备付金账户只有 {{found}}，缺 {{missing}}',
  'fund_check.segregated': '收款隔离',
  'fund_check.segregated.nothing': '{{from}} 至 {{to}} 没有为客户、商户收到的款项',
  'fund_check.segregated.apart': '{{from}} 至 {{to}} 为客户、商户收到 {{wanted}}，日终都在备付金账户',
  'fund_check.segregated.outside':
    '{{from}} 至 {{to}} 为客户、商户收到 {{wanted}}，日终仍有 {{missing}} 不在备付金账户，大部分在 {{account}}',
  'fund_check.segregated.spent':
    '{{from}} 至 {{to}} 为客户、商户收到 {{wanted}}，其中 {{missing}} 被渠道或银行扣走，还没有用自有资金补足',
  'fund_check.bank': '账簿与银行',
  'fund_check.bank.equal': '{{accounts}} 个备付金账户的账簿余额 {{found}} 与对账单一致',
  'fund_check.bank.books_above':
    '对账单 {{wanted}}，账簿 {{found}}：{{differing}} 个账户不符，{{account}} 的账簿多 {{missing}}',
  'fund_check.bank.books_below':
    '对账单 {{wanted}}，账簿 {{found}}：{{differing}} 个账户不符，{{account}} 的账簿少 {{missing}}',
  'fund_check.bank.unstated': '没有这一天的对账单余额，{{accounts}} 个备付金账户都未核对',
  'fund_check.bank.partly_stated': '{{accounts}} 个备付金账户中有 {{unstated}} 个没有这一天的对账单余额',
  'fund_check.bank.no_account': '没有绑定备付金账户',
  'fund_check.not_over': '这一天还没有结束',
  'fund_check.unposted': '从 {{since}} 起还有事实没有记账：记账后才能核对',
  'fund_check.beyond': '账簿只到 {{until}}，还没有这一天',
  'fund_check.outcome.holds': '相符',
  'fund_check.outcome.fails': '不符',
  'fund_check.outcome.not_checked': '未核对',
  'fund_check.changed': '签字后有变动',
  'error.move_not_allowed.fund_check_open': '{{day}} 还没有核对出结果，不能签字',
  'error.move_not_allowed.fund_check_note': '{{day}} 有不符的项目：请写明原因和怎样补足',
} as const;
