/** 预测各图与指标：名称与口径。 */
export const metricsForecast = {
  'panel.in_transit': '在途资金',
  'panel.in_transit.means':
    '渠道已结算、还没有（全部）到账的结算批次，按预计到账日分列：到期日未过或在宽限之内的为在途，排在到期日（已到期的排在今天）；过了宽限的为逾期，排在原到期日。截至今天，与所选日期范围无关。',
  'panel.cash': '未来 30 天到账预测',
  'panel.cash.means':
    '今天起 30 天，每天预计到账的钱：已知部分来自未到账的结算批次（逾期的不计入，另行注明），预测部分是账单尚未到达或尚未发生的交易日，按各账户的结算周期和工作日历推算到账日。三条线是从今天起的累计数：预计，以及按历史误差留出的 80% 区间。历史不足 21 天或回测次数不足 10 次，不作预测，只列已知部分。',
  'panel.back_test': '预测回测',
  'panel.back_test.means':
    '最近 56 个已有账单的交易日，用当时已知的数据（前一天为止）重新预测一遍，与实际相比，并与最简单的办法（上周同一天）相比。偏差大于最简单的办法时，图下明说。',
  'metric.transit': '已知未到账',
  'metric.transit.means':
    '结算批次应结净额（结算表 net 列，减去渠道转入下一批的数）减去已到账的数，余额不为零的，按到期日合计。',
  'metric.predicted': '预测',
  'metric.predicted.means':
    '同类日子（工作日按星期几，节假日按休息日）最近六天的净额，各按趋势折算到当日，去掉最高和最低后平均（不足五天不去），四舍五入到分。趋势取同类日子相隔 2 至 5 周的对数增长的中位数，按其离散程度打折，每周不超过 10%。回测中按交易日，资金预测中按推算的到账日。',
  'metric.cash': '累计预计到账',
  'metric.cash.means': '从今天起到这一天为止，已知未到账与预测的合计，不含逾期的批次，不扣应付款。',
  'metric.cash_low': '区间下限',
  'metric.cash_low.means':
    '累计预计到账减去（累计预测 × 偏差率），不低于已知未到账。偏差率由历史重新预测而来：同样的提前天数、最近 56 次，取 |实际 ÷ 预测 − 1| 由小到大的第 0.8 ×（次数 + 天数）名（进一，至多最后一名），即五次里至少有四次没有偏离更多。',
  'metric.cash_high': '区间上限',
  'metric.cash_high.means': '累计预计到账加上（累计预测 × 偏差率），偏差率同区间下限。',
  'metric.due_out': '已知应付',
  'metric.due_out.means':
    '已签结算单中应付给商户、尚未付款也没有在付的余额，按到期日（已到期的排在今天）。未来销售对应的付款不在其内，所以与预计到账分列，不相抵。',
  'metric.actual': '实际',
  'metric.actual.means':
    '这个交易日（批次最后一天）各结算批次的应结净额合计：结算表 net 列，减去渠道转入下一批的数。只算当天参加回测的账户：前一天已能预测（21 天账单以上），且当天与七天前的账单都在。没有这样的账户的日子没有实际数。',
  'metric.off': '偏差',
  'metric.off.means': '预测与实际之差的绝对值，按天、按币种合计之后取。',
  'metric.naive': '上周同日',
  'metric.naive.means': '七天前那个交易日的实际数；七天前没有账单的账户，当天不参加回测。',
  'metric.naive_off': '上周同日的偏差',
  'metric.naive_off.means': '上周同日与实际之差的绝对值，按天、按币种合计之后取。',
  'metric.wape': '加权误差（WAPE）',
  'metric.wape.means': '偏差合计 ÷ 实际合计。',
  'metric.naive_wape': '上周同日的加权误差',
  'metric.naive_wape.means': '上周同日的偏差合计 ÷ 实际合计。',
  'analytics.note.forecast_short':
    '{{account}}：账单只有 {{days}} 天，不足 {{least}} 天，不作预测，只列已知未到账。',
  'analytics.note.forecast_none':
    '{{currency}}：历史不足（要有 21 天以上的账单和 10 次以上的回测），说不出误差，所以不作预测，只列已知部分。',
  'analytics.note.forecast_until':
    '{{currency}}：预测到 {{day}} 为止；再往后历史不够回测 10 次，说不出误差。',
  'analytics.note.forecast_error':
    '{{currency}}：最近 {{days}} 天每天提前一天预测，加权误差 {{wape}}；上周同日为 {{naive}}。',
  'analytics.note.forecast_worse':
    '{{currency}}：预测的误差（{{wape}}）大于上周同日（{{naive}}），目前不如直接看上周同一天。',
  'analytics.note.forecast_ahead':
    '{{currency}}：单日预测的加权误差随提前天数变化：1 天 {{one}}，7 天 {{seven}}，14 天 {{fourteen}}，28 天 {{twentyEight}}（— 为历史不够）。',
  'analytics.note.forecast_band':
    '{{currency}}：80% 区间来自 {{origins}} 次重新预测；只含销售额的不确定，已知未到账视为按期到账。',
  'analytics.note.forecast_gap':
    '{{currency}}：{{account}} 缺 {{day}} 的账单，它的钱应在 {{due}} 到账，从那天起的累计数不能给出。',
  'analytics.note.forecast_unmatched': '还没有匹配过：已到账的钱也算作未到账或逾期，先运行匹配。',
  'analytics.note.forecast_silent': '{{account}} 的账单在 {{day}} 之后没有再来，超过 {{days}} 天，不再预测。',
  'analytics.note.forecast_late': '{{currency}}：另有逾期未到账 {{amount}}，不在累计数内。',
} as const;
