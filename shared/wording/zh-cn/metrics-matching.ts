/** Metrics and panels of reconciliation: what each is called and what it means, exactly enough to be worked out again from the files of an export. */
export const metricsMatching = {
  'panel.rates': '勾对率',
  'panel.rates.means':
    '每条对账腿的每个渠道，期内应对的行有多少已勾对、多少由规则自动勾对。行的日期取发生时刻在中国的日期（occurred_at），没有则取记账日（booking_date）；渠道取该行自己的渠道：账单看 adapter，订单看订单文件所写，银行流水算“银行”。金额只计左方。与今日页、对账页和 summary.json 同一口径。',
  'panel.rate_trend': '勾对率走势',
  'panel.rate_trend.means':
    '按日、周或月看勾对率与自动勾对率：口径同“勾对率”，各对账腿合计；同一行在几条腿里应对，就在几条腿里各计一次。',
  'panel.rule_yield': '规则产出与准确率',
  'panel.rule_yield.means':
    '最近一次对账中每条规则得到的匹配组，以及已有结论的组里对的有多少。人工自己组成的组不属于任何规则。说的是现在，不随日期范围变；渠道、账户、商户、币种按组的第一行筛选（先左方后右方）。',
  'panel.exception_kinds': '差异种类（帕累托）',
  'panel.exception_kinds.means':
    '差异起始日在期内、至今未解决的差异（待处理、在途、已说明），按种类从多到少，并给出累计占比。起始日是差异各行中最早的一天；渠道取差异的第一行。与 exceptions.csv 中状态不是 resolved 的差异一致。',
  'panel.exception_owners': '差异负责人',
  'panel.exception_owners.means':
    '现在待处理（open）的差异各由谁负责；“无人”是还没有分派的。说的是现在，不随日期范围变。在途和已说明的不计。',
  'panel.exception_ages': '差异账龄',
  'panel.exception_ages.means':
    '现在待处理（open）的差异，从起始日到最近一次对账截至日共几个工作日（exceptions.csv 的 age_days），分档按种类堆叠。说的是现在，不随日期范围变。',
  'panel.resolution': '处理时长',
  'panel.resolution.means':
    '期内（中国时间）处理完的差异从哪次对账首次发现到处理完共几个小时，按种类。处理完：有一个仍然有效的处理方式，或差异的各行现已全部勾对，取两者中早的。由人勾对的取该组的时间；由规则勾对的取首次不再报出它的那次对账的时间。随文件撤回、被新版本取代或并入别的差异而消失的不算处理完；人工勾对的余额差异只算到处理方式。在途（timing）自己到账也在其列，单成一行。',
  'panel.cut_off': '跨日勾对',
  'panel.cut_off.means':
    '已勾对的行里，同组另一方有一行不在同一天的：跨零点、跨渠道日切，或隔日到账。日期的取法同“勾对率”，按该行自己的日期和对账腿。',
  'metric.lines': '应对行数',
  'metric.lines.means':
    '对账腿左右两方中日期在期内的行数；这条腿不过问的行（腿外行）不计。一行在几条腿里就计几次。刚对完账时，就是 matches.csv 与 exceptions.csv 里这条腿出现过的行，每行一次。',
  'metric.value': '应对金额',
  'metric.value.means':
    '应对行中左方各行的金额合计，不分收付：订单↔交易账单、订单↔银行取订单金额（没有则取 gross，再没有取 net），其余各腿取 net。即 matches.csv、exceptions.csv 的 amount。',
  'metric.matched_lines': '已勾对行数',
  'metric.matched_lines.means':
    '应对行中，在规则匹配（accepted）或人工确认（confirmed）的组里的行数。建议（proposed）不算。',
  'metric.matched_value': '已勾对金额',
  'metric.matched_value.means': '已勾对行中左方各行的金额合计，取法同应对金额。即 summary.json 的 value。',
  'metric.matched_rate': '勾对率（笔数）',
  'metric.matched_rate.means': '已勾对行数 ÷ 应对行数。',
  'metric.matched_value_rate': '勾对率（金额）',
  'metric.matched_value_rate.means': '已勾对金额 ÷ 应对金额，都只计左方。',
  'metric.automatic_lines': '自动勾对行数',
  'metric.automatic_lines.means':
    '应对行中，在规则匹配（accepted）的组里的行数：由规则接受，没有人确认、改动或另行勾对。',
  'metric.automatic_value': '自动勾对金额',
  'metric.automatic_value.means': '自动勾对行中左方各行的金额合计，取法同应对金额。',
  'metric.automatic_rate': '自动勾对率（笔数）',
  'metric.automatic_rate.means':
    '自动勾对行数 ÷ 应对行数，左右两方都计；summary.json 的 auto_rate 是同一个比率，舍去万分之一以下。',
  'metric.automatic_value_rate': '自动勾对率（金额）',
  'metric.automatic_value_rate.means': '自动勾对金额 ÷ 应对金额，都只计左方。',
  'metric.groups': '现有组数',
  'metric.groups.means': '最近一次对账中该规则的组，现在仍是规则匹配（accepted）或建议（proposed）的个数。',
  'metric.judged_groups': '人工判过的组数',
  'metric.judged_groups.means':
    '该规则历来的组中，人工确认、驳回或拆开过的个数；撤回了的判断不算，同样的行以最后一次为准。',
  'metric.settled_groups': '已有结论的组数',
  'metric.settled_groups.means': '现有的规则匹配组（无人拆开即视为对），加上人工判过的组。',
  'metric.right_groups': '其中对的组数',
  'metric.right_groups.means': '现有的规则匹配组，加上人工确认的组。驳回和拆开的是错的。',
  'metric.precision': '准确率',
  'metric.precision.means': '对的组数 ÷ 已有结论的组数，各置信度合计。',
  'metric.precision_least': '准确率下限',
  'metric.precision_least.means':
    '准确率的 95% 威尔逊区间下限（z = 1.959964），舍去百万分之一以下：结论这么少时，准确率至少有多少。已有结论的组不足 30 个时不给出。',
  'metric.exceptions': '差异数',
  'metric.exceptions.means': '差异的个数；一个差异不论涉及几行都计一次。',
  'metric.exception_value': '差异金额',
  'metric.exception_value.means':
    '各差异所涉金额合计，不分方向。每项差异取左右两方中较大的一方：该方各行在 exceptions.csv 的 amount 相加，收为正、付为负（direction 见 lines.csv），相抵为零时不分收付相加；kind 为 duplicate 的取 difference。',
  'metric.exception_share': '占比',
  'metric.exception_share.means': '差异数 ÷ 表内全部差异数。',
  'metric.exception_cumulative': '累计占比',
  'metric.exception_cumulative.means': '从最多的一行累计到本行的差异数 ÷ 表内全部差异数。',
  'metric.resolved': '处理完的差异数',
  'metric.resolved.means': '期内处理完、至今未重新打开的差异数。',
  'metric.resolve_p50': '处理时长中位数（小时）',
  'metric.resolve_p50.means': '从短到长排列，第 ⌈n × 50%⌉ 个的时长；四舍五入到整小时。',
  'metric.resolve_p95': '处理时长第 95 百分位（小时）',
  'metric.resolve_p95.means': '从短到长排列，第 ⌈n × 95%⌉ 个的时长；四舍五入到整小时。',
  'metric.reopened': '重新打开次数',
  'metric.reopened.means': '期内由人说明原因重新打开差异的次数；自己刚做就撤销的不算。',
  'metric.crossed_lines': '跨日行数',
  'metric.crossed_lines.means': '已勾对行中，同组另一方至少有一行不在同一天的行数，左右两方都计。',
  'metric.crossed_value': '跨日金额',
  'metric.crossed_value.means': '跨日行中左方各行的金额合计，取法同应对金额。',
  'metric.crossed_rate': '跨日率',
  'metric.crossed_rate.means': '跨日行数 ÷ 已勾对行数。',
  'analytics.note.auto_rate_fell':
    '{{month}} 的自动勾对率为 {{rate}}，比 {{monthBefore}} 的 {{rateBefore}} 低 {{points}} 个百分点：降幅超过 5 个百分点，宜查明原因。',
  'analytics.note.found_when_unknown':
    '有 {{count}} 个处理完的差异，发现它的那次对账已撤回或早已没有：计入处理完的个数，不计入时长。',
  'analytics.note.lines_without_day': '有 {{count}} 行没有日期，不在任何一天里，因此没有计入。',
} as const;
