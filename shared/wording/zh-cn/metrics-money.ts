/** Metrics and panels of money: what each is called and what it means. */
export const metricsMoney = {
  'panel.volume': '交易额与笔数',
  'panel.volume.means': '按日（周、月）统计收款成功的交易。取数口径见“成交笔数”。',
  'panel.hours': '星期 × 时段',
  'panel.hours.means':
    '成交按星期几和中国时间的整点时段统计。整份文件都不带时刻（每一行都在零点）的，不计入本图。',
  'panel.channels': '渠道构成',
  'panel.channels.means': '各支付渠道的成交额、占比、笔均和成功率。',
  'panel.merchants': '商户排名与集中度',
  'panel.merchants.means':
    '按商户统计成交：前 20 名各一行，其余合为“其他”。商户按渠道账户绑定的往来方确定，没有绑定的计入本公司。',
  'panel.refunds': '退款与拒付',
  'panel.refunds.means':
    '按日（周、月）统计退款和拒付，与同期成交相比。退款计入退款发生日，不回溯到原交易日。',
  'metric.sales_count': '成交笔数',
  'metric.sales_count.means':
    'lines.csv 中 line_kind 为 payment、direction 为 in、status 不是 pending、closed、failed、revoked 的行数。只取说明成交的文件：交易账单；以及没有交易账单的渠道账户的资金账单（该渠道没有任何交易账单，或该资金账单的最后一天早于其商户号的第一份交易账单；个人钱包除外）。日期取 occurred_at 的中国日期，没有则取 booking_date。',
  'metric.sales_value': '成交额',
  'metric.sales_value.means': '成交笔数所计各行的 gross 之和；没有 gross 的行取 net。不扣手续费，不减退款。',
  'metric.sales_average': '笔均金额',
  'metric.sales_average.means': '成交额 ÷ 成交笔数，四舍五入到最小货币单位。',
  'metric.sales_share': '成交额占比',
  'metric.sales_share.means': '本行成交额 ÷ 全表成交额。',
  'metric.sales_cumulative': '累计占比',
  'metric.sales_cumulative.means': '从第一名到本行（含）的成交额 ÷ 全表成交额，按成交额从大到小。',
  'metric.concentration': '集中度（HHI）',
  'metric.concentration.means':
    '赫芬达尔指数：全部商户（含本公司）成交额占比的平方之和 × 10000，四舍五入；10000 表示只有一家。',
  'metric.top_ten_share': '前十名占比',
  'metric.top_ten_share.means': '成交额最大的十家商户（含本公司）的成交额 ÷ 全表成交额。',
  'metric.successes': '有状态的成交',
  'metric.successes.means': '成交笔数中，文件写明了 status 的行数。',
  'metric.attempts': '发起笔数',
  'metric.attempts.means':
    'line_kind 为 payment、direction 不是 out、status 已有结果（success、refunded、closed、failed、revoked）的行数；pending 和没有 status 的行不计。文件范围与成交笔数相同。',
  'metric.success_rate': '成功率',
  'metric.success_rate.means': '有状态的成交 ÷ 发起笔数。文件不写明状态的渠道没有成功率。',
  'metric.refund_count': '退款笔数',
  'metric.refund_count.means':
    'line_kind 为 refund、direction 为 out、status 不是 closed、failed、revoked 的行数；账单在受理当天列出退款，此后不再更新状态，所以 pending 也计入。文件范围与日期口径与成交笔数相同。',
  'metric.refund_value': '退款金额',
  'metric.refund_value.means': '退款笔数所计各行的 gross 之和；没有 gross 的行取 net。',
  'metric.refund_rate_count': '退款率（笔数）',
  'metric.refund_rate_count.means': '退款笔数 ÷ 同期成交笔数。',
  'metric.refund_rate_value': '退款率（金额）',
  'metric.refund_rate_value.means': '退款金额 ÷ 同期成交额。',
  'metric.chargeback_count': '拒付笔数',
  'metric.chargeback_count.means':
    'line_kind 为 chargeback、direction 为 out、status 不是 pending、closed、failed、revoked 的行数。文件范围与成交笔数相同；渠道的交易账单从不写拒付的，再加上该渠道其余资金账单中的拒付行。',
  'metric.chargeback_value': '拒付金额',
  'metric.chargeback_value.means': '拒付笔数所计各行的 gross 之和；没有 gross 的行取 net。',
  'metric.chargeback_rate_count': '拒付率（笔数）',
  'metric.chargeback_rate_count.means': '拒付笔数 ÷ 同期成交笔数。',
  'metric.chargeback_rate_value': '拒付率（金额）',
  'metric.chargeback_rate_value.means': '拒付金额 ÷ 同期成交额。',
  'panel.fees': '实际费率与约定费率',
  'panel.fees.means':
    '各渠道实际收的手续费与费率表应收的手续费。交易账单优先，没有交易账单的渠道账户用资金账单；只算费率表管得到的明细（与结算里的手续费核对同一口径），管不到的另注笔数与金额。日期是交易时间的北京日期，没有交易时间的用记账日期。',
  'metric.fee_base': '计费交易额',
  'metric.fee_base.means':
    '费率表适用的收款（line_kind=payment、direction=in）的 gross 之和；没有 gross 的用 net 加 fee。退款不从中减去。',
  'metric.fee_charged': '实收手续费',
  'metric.fee_charged.means':
    '费率表管得到的收款、退款、拒付与月末补差上渠道实际收取的手续费之和（fee；手续费单列成行的，归到它所属的交易）。退还的手续费是负数。账单已扣的退款都算，处理中的（pending）也算；文件里找不到原交易的退款不算，另注。',
  'metric.fee_rate': '实际费率',
  'metric.fee_rate.means': '实收手续费 ÷ 计费交易额，按百万分比四舍五入。',
  'metric.fee_contract': '约定手续费',
  'metric.fee_contract.means':
    '同一批明细按费率表应收的手续费之和（每笔四舍五入到分，费率表另有规定的从其规定）；按批次取整的，批次的数按最大余数分到每一笔。退还的是负数：按比例退的，是原交易手续费 × 到这笔为止已退金额 ÷ 原交易金额，取整后减去此前已退的。',
  'metric.fee_contract_rate': '约定费率',
  'metric.fee_contract_rate.means': '约定手续费 ÷ 计费交易额，按百万分比四舍五入。',
  'metric.fee_lost': '多收金额',
  'metric.fee_lost.means': '实收手续费减约定手续费；大于零是渠道多收了，小于零是少收了。',
  'panel.lag': '到账间隔',
  'panel.lag.means':
    '已确认的匹配组里，左边每一笔到右边相隔几个自然日：交易→资金账单，资金账单→银行，没有资金账单的渠道是交易→银行。右边有多笔的，算到最后一笔。右边早于左边的算 0 天。日期是交易时间的北京日期，没有交易时间的用记账日期；范围按左边明细的日期。',
  'metric.lag_lines': '明细笔数',
  'metric.lag_lines.means': '间隔落在这一档的左边明细的笔数。',
  'metric.lag_share': '间隔占比',
  'metric.lag_share.means': '这一档的明细笔数 ÷ 同一环节全部明细的笔数，按百万分比四舍五入。',
  'metric.lag_value': '明细金额',
  'metric.lag_value.means': '这些明细的 gross 之和，没有 gross 的用 net；不分收付。',
  'metric.lag_p50': '间隔中位数',
  'metric.lag_p50.means':
    '这一环节全部明细的间隔从小到大排，第 ⌈50% × 笔数⌉ 笔的天数（最近秩）；同一环节的每一行都写同一个数。只有一个环节时，合计行也写它。',
  'metric.lag_p95': '间隔 95 分位',
  'metric.lag_p95.means': '同上，第 ⌈95% × 笔数⌉ 笔的天数。',
  'panel.balances': '账户余额',
  'panel.balances.means':
    '各账户每天最后一次写明的余额：资金账单与银行流水的 balance 列当天最后一笔（文件先印最近一笔的，倒过来数）；当天没有写明余额的明细时，用文件写明的期末余额，开头没有动账的日子用期初余额。文件覆盖而没有动账的日子沿用前一天的余额；没有文件的日子、有动账却没有写明余额的日子不画。按周、按月看时是该期里最后一个有余额的日子的余额。',
  'metric.balance': '余额',
  'metric.balance.means': '该账户在这一天终了时写明的余额，负数是透支。不同账户不相加。',
  'panel.waterfall': '从交易总额到结算净额',
  'panel.waterfall.means':
    '渠道结算批次（结算里的渠道批次，含更正批次）最后一天落在所选范围内的，按项目相加：交易总额、退款、手续费、退还手续费、拒付、分账、保证金扣留与释放、调整；合计就是结算净额，不含批次的期初结转。',
  'metric.step_amount': '金额',
  'metric.step_amount.means':
    '这一项对应收渠道款的影响：增加为正，减少为负；各项之和是结算净额，与结算清单中这些批次的净额减期初一致。',
  'panel.flow': '资金流向',
  'panel.flow.means':
    '渠道结算批次最后一天落在所选范围内的钱从哪里来、到哪里去：交易与业务订单匹配上的来自订单，没有匹配上的来自“无对应订单”；再分为退款、手续费（减退还）、扣留与调整（拒付、分账、保证金、调整）、银行已到账（按银行账户）与未出款（其余）。每个渠道进出相等；银行到账多于这些批次净额的，多出的部分来自“前期结余”。直接付到银行的订单另列。',
  'metric.flow_count': '笔数',
  'metric.flow_count.means': '这一段背后的明细笔数；未出款是批次数。一笔银行流水对应多段的，每段各算一笔。',
  'metric.flow_value': '金额',
  'metric.flow_value.means':
    '这一段的金额。一笔银行到账对应多个批次、多个渠道的，按批次先后分摊到分；合计把同一笔钱在进入渠道和离开渠道时各算一次。',
  'chart.place.held': '扣留与调整',
  'chart.place.earlier': '前期结余',
  'chart.place.orders_back': '退回（有订单）',
  'chart.place.no_order_back': '退回（无订单）',
  'chart.place.refunds_back': '退款冲回',
  'chart.place.fees_back': '手续费退还',
  'chart.place.held_back': '释放与补回',
  'analytics.note.fees_unknown':
    '另有 {{count}} 笔（{{amount}}）没有适用的费率表（在“规则 → 结算条款”里写），或账单没有写明手续费，未计入；其中已收手续费 {{fees}}。',
  'analytics.note.no_stated_balance': '没有写明余额、未画出的账户：{{accounts}}。',
} as const;
