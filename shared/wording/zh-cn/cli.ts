/** 命令行的话。 */
export const cli = {
  'cli.help': '账房 Countinghouse：第三方支付对账与后台。命令：',
  'cli.exit_codes':
    '退出码：0 完成；1 完成但有差异（--fail-on-breaks）；2 用法错误；3 输入有误（文件、行、原因见标准错误）；4 密码错误、无权，或在等第二个人同意；5 内部错误；6 验证失败。',
  'cli.help.reconcile':
    '导入所列文件（或文件夹），逐一校验，匹配所有对账腿，写出报表。\n不给 --workspace 时使用一次性的加密工作区；给出时打开或新建它，密码在终端输入或取自 COUNTINGHOUSE_PASSPHRASE。\n--as-of 为提问的日子，默认为数据中的最后一天；--left 与 --right 比较任意两个文件（可重复给出）。\n有密码的文件用工作区已保存的密码、COUNTINGHOUSE_FILE_PASSWORD 或终端输入的密码打开；只有给出 --workspace 时才封存保留。\n报表：lines.csv、matches.csv、exceptions.csv、summary.json、report.xlsx；--explain 另写 why.txt，说明待定的建议与差异。\n--full 全部重算，结果与只重算新内容相同。',
  'cli.help.import':
    '把文件导入工作区，并逐一校验。\n有密码的文件用已保存的密码、COUNTINGHOUSE_FILE_PASSWORD 或终端输入的密码打开；打开过文件的密码会封存保留。\n--ask-held 为校验不符的文件提出申请，由另一人复核后入账。',
  'cli.help.rules':
    '匹配规则：逐条以文字列出；export 输出 JSON，import 存为草稿；backtest 用历史数据试算草稿；publish 先试算、再发布，须由另一人复核。\n每个动作都要 --workspace DIR。草稿不改变任何结果；只有一个人的账本直接发布，并记为“未经复核”。',
  'cli.help.mappings':
    '列映射：没有格式认识的表，由人说一次各列是什么。\nguess 从文件猜出一份草稿（JSON），空着的须由人填写；list 列出；export 写成文件；import 从文件导入；retire 停用。\nreconcile 与 import 用 --mapping 当场给出映射。',
  'cli.help.watch':
    '查看工作区的监视文件夹，读取其中新的文件；只读取与校验，不入账（入账用 import，或在窗口里决定）。\n--once 读一遍就结束，否则一直看到停止。--folder 换成另一个文件夹，--own-folder 用回自带的；--on、--off 是窗口里的开关。',
  'cli.watching': '{{folder}}：窗口{{state}}监视',
  'cli.watching.on': '打开时',
  'cli.watching.off': '不',
  'cli.help.match':
    '匹配工作区内的全部对账腿。只重算新文件与新决定可能影响的部分，结果与全部重算相同；--full 全部重算。\n--dry-run 只说明与现有结果的差别，不写入。',
  'cli.help.undo-import': '撤销一次导入；先说明会影响哪些匹配（--dry-run 只说明）。',
  'cli.help.undo-run': '撤回最近一次匹配；人工决定保留。先说明后果（--dry-run 只说明）。',
  'cli.help.explain':
    '说明一组为什么匹配、一条差异为什么没有对上：规则、依据、找过什么、在哪些文件里找、最接近的明细。\n编号同 matches.csv 与 exceptions.csv（如 fund_bank-000012）；--all 依次说明待定的建议与差异。',
  'cli.help.export':
    '从工作区导出一个文件。\n订单：orders，--query 与列表的筛选相同，--order 只要一单的全程；掩码，--reveal 写明原因后不掩码；文件名决定工作簿、PDF 或 CSV。\n账簿：journal（逐行分录）、trial-balance（试算平衡表）、client-funds（客户备付金）、fund-checks（备付金三项核对）；--from、--to 为日期，文件名以 .xlsx 或 .pdf 结尾时写成工作簿或 PDF，否则 CSV；--by-sub 按明细户。\n证据包：evidence，须写明 --recipient 接收方与 --purpose 用途，一并留痕；--from、--to、--channel、--account、--party 限定范围，--originals 附原始文件，--workbooks 附工作簿，--reveal 写明原因后不遮盖；打印文件名与 SHA-256。\n风控报告：large-value（大额交易报告）、suspicious（可疑交易报告，--case 个案编号）、alerts、cases；仅限有风控权限者，须写明 --recipient 与 --purpose；文件名以 .xlsx 或 .xml 结尾时写成工作簿或 XML，否则 CSV。\n标准格式与报表：gbt24589、saft、csv-set（--from、--to，压缩包）；bank-reconciliation（银行存款余额调节表，--account 账号、--day 截止日）、ageing（账龄表，--day 截止日），文件名以 .pdf 结尾时写成 PDF，否则工作簿，--currency 默认 CNY；均须写明 --recipient 与 --purpose。',
  'cli.help.receipt':
    '取出一笔付款的支付凭证（PDF）。姓名与账号遮盖；--reveal 写明原因后不遮盖，并记入审计轨迹。',
  'cli.help.original':
    '取出一次导入的原始文件：逐字节与收到时相同，未遮盖，并记入审计记录（--reason 写明用途）。',
  'cli.help.fund-check':
    '备付金三项核对：应付与备付金、收款隔离、账簿与银行，每项一行。\n不写 --day 为账簿所到的最后一个工作日；--fail-on-shortfall 时不足额或核对不出来以 1 结束；--json 为结构。',
  'cli.help.arrivals':
    '按账户列出文件已到哪一天、缺哪些、逾期哪些；加 --fail-on-missing 时有缺或逾期即以 1 结束。',
  'cli.help.people': '列出工作区的人员：编号、姓名、登录名、角色、状态。',
  'cli.help.add-person': '添加人员；角色用 --role 给出，可重复。有第二人时需其复核。',
  'cli.help.issue-password': '为某人生成一次性密码（只显示这一次）；已有密码者需另一人复核后再执行本命令。',
  'cli.help.set-password':
    '设置自己的密码：当前密码取自 COUNTINGHOUSE_PASSPHRASE，新密码取自 COUNTINGHOUSE_NEW_PASSPHRASE 或在终端输入。',
  'cli.help.requests': '列出等待复核的申请（--all 含已结束的）。',
  'cli.help.approve': '同意一项申请；--hash 要求申请内容与所见一致。自己的申请不能由自己同意。',
  'cli.help.reject': '驳回一项申请，需写明原因。',
  'cli.help.withdraw': '撤回自己的申请。',
  'cli.once_password': '一次性密码如上，有效期至 {{until}}；本人登录后须立即设置自己的密码。',
  'cli.password_set': '密码已设置',
  'cli.new_passphrase': '新密码：',
  'cli.request_state': '申请 {{id}}：{{state}}',
  'cli.help.backup': '在使用中把整个工作区写成一个加密文件；用此刻的密码打开。',
  'cli.help.restore':
    'DIR 不是工作区时，把备份恢复成工作区；已是工作区时，说明会失去什么并申请复核，用 --request ID 给出已同意的申请后以备份替换现有账本（先把被替换的做成备份）。\n--drill 只恢复到临时文件夹，重新计算记录、数据行、原始文件与合计。\n备份用 COUNTINGHOUSE_BACKUP_PASSPHRASE（没有则用 COUNTINGHOUSE_PASSPHRASE）和人员 COUNTINGHOUSE_USER 打开。',
  'cli.help.verify':
    '不用密码逐字节核对备份文件或证据包，或验证工作区的审计轨迹；指出第一处问题。\n--earlier PACK.zip 另外证明这个包的日志是那个较早的包的延续。\n--anchor F 是保存在别处的检查点。\n--receipt CODE 核验一张支付凭证的校验码：属实以 0 结束，否则以 6 结束并说明。',
  'cli.backup_made': '{{file}}：记录 {{size}} 条，{{bytes}} 字节，SHA-256 {{sha256}}',
  'cli.backup_whole': '{{file}} 完整：工作区 {{workspace}}，制作于 {{at}}，记录 {{size}} 条，密钥 {{key}}',
  'cli.drill_holds': '该备份可以恢复且无误（{{totals}}）',
  'cli.drill_fails': '该备份有问题',
  'cli.record_holds':
    '审计轨迹无误：事件 {{events}} 条，数据行 {{rows}} 行，检查点 {{checkpoints}} 个，原始文件 {{originals}} 个；根 {{root}}',
  'cli.restored_first': '已恢复到 {{folder}}：记录 {{size}} 条，截至 {{at}}',
  'cli.restored_over': '备份已替换账本；被替换的内容在 {{folder}}',
  'cli.help.demo':
    '生成仿真的对账文件及其真相 truth.json；--days 天，到 --to 那天为止；--reconcile 接着对账。',
  'cli.help.bench':
    '与 DuckDB、sqlite3 在同样的文件上比较导入、匹配、列表、分析的用时与内存；match 另在有答案的数据上量匹配的准确与完整。',
  'cli.no_bench': '性能测试只在源码目录中提供。',
  'cli.passphrase': '工作区密码：',
  'cli.second_factor': '第二验证码（六位数字，或备用码）：',
  'cli.waits': '申请 {{id}} 已提出，等待另一人复核；尚未执行',
  'cli.passphrase_again': '再输入一次：',
  'cli.file_password': '{{file}} 的密码（留空则跳过）：',
  'cli.recovery_code': '恢复码（只显示这一次，请抄写保存）：{{code}}',
  'cli.row_problem': '{{file}}：第 {{row}} 行，列“{{column}}”：{{problem}}：“{{text}}”；应为 {{expected}}',
  'cli.more_problems': '{{file}}：另有 {{count}} 处错误',
  'cli.proof_failed':
    '{{file}}：第 {{row}} 行，{{check}}：文件所载 {{stated}}，逐行计算 {{computed}}；文件未入账',
  'cli.left_out': '另有 {{count}} 个只含汇总或不是账单的部分已略过（见 summary.json 的 refused）',
  'cli.no_leg': '只有一方的文件，没有可对的账。',
  'cli.reports_in': '报表在 {{folder}}',
  'cli.undo_import':
    '导入 {{id}}：{{lines}} 行；涉及自动匹配 {{accepted}} 组、建议 {{proposed}} 组、人工匹配 {{confirmed}} 组、差异 {{exceptions}} 项、已签批的结算 {{signed}} 批；其他文件也含有而作为重复跳过的 {{held}} 行',
  'cli.undo_run': '已撤回匹配 {{id}}',
  'cli.leg_done': '{{leg}}：沿用 {{carried}} 组，新算 {{computed}} 组',
  'cli.dry_run': '试运行，截至 {{day}}；与现有结果相比（未写入）：',
  'cli.undo_run_leg':
    '{{leg}}：自动匹配 {{accepted}} 组、建议 {{proposed}} 组撤回；恢复为 {{acceptedBefore}} 组、建议 {{proposedBefore}} 组',
  'cli.undo_run_exceptions':
    '差异：{{gone}} 项消失，{{back}} 项重新出现；消失的差异中已处理 {{disposed}} 项、已指派 {{owned}} 项、有备注 {{noted}} 项；失效的申请 {{requests}} 项',
  'cli.undo_run_stays': '保留：人工匹配 {{confirmed}} 组，驳回 {{rejected}} 组',
  'cli.undo_run_before': '恢复为 {{at}} 的匹配（截至 {{day}}）',
  'cli.undo_run_nothing': '此前没有匹配，撤销后全部未匹配',
  'cli.demo_files': '{{count}} 个文件及 truth.json 在 {{folder}}',
  'cli.demo_payments': '{{file}}：可在演示工作区试用的付款文件（付款 → 新建批次 → 从文件导入）',
} as const;
