import type { Command } from './index';

const AUDIT = `decorum audit [文件…] --rulebook 编号|路径 --out 目录 [选项]

按规则手册逐条判断联络记录与投诉（CSV、Excel、JSON、Parquet，可为 gzip 或 ZIP 压缩），有诉求、账户、催收员、还款表时一并使用；
在目录中写出 findings.csv、rejected.csv 和 summary.json。文件内容按列名识别。

  --rulebook 编号|路径 随程序提供的规则手册（{rulebooks}）或 YAML 文件；可重复给出多份
  --out 目录           输出目录，不存在则新建
  --contacts 文件      不论列名，一律按联络记录读取（另有 --complaints、--requests、--accounts、--agents、--payments）
  --zone 时区|consumer 未带时差的时间所属时区，例如 Asia/Shanghai；consumer 表示按各消费者所在时区
  --day-month dmy|mdy  形如 03/04/2026 的日期中日、月的先后
  --map 文件           数据页保存的映射，用于表头与之相符的文件；可重复给出
  --map 文件           在“数据”页保存的列映射，用于列名相符的文件；可重复给出
  --from 日期、--to 日期  只列出这些当地日期的结论（YYYY-MM-DD，含首尾两日）；判断结果不变
  --as-of 日期         未了结事项以此日为准；缺省为数据中最晚的当地日期
  --lang en|zh         说明文字的语言（缺省 en）
  --verdicts           另写 verdicts.csv，列出每一条已判断或无法判断的记录

退出码 0：无违规；1：有违规；2：有输入无法使用，未写出任何文件。
`;

const CHECK = `decorum check-rulebook 文件… [--lang en|zh]

检查规则手册（YAML 文件，或随程序提供者的编号：{rulebooks}），逐条列出错误：文件:行:列、错在哪里、应当怎样写、
可能想写的是什么。警告指出未填、但只影响报告展示的项目。

  --lang en|zh         语言（缺省 en）

退出码 0：没有错误（可能有警告）；2：有错误，或文件无法读取。
`;

const SHOW_SQL = `decorum show-sql 规则手册 [--rule 编号] [--from 日期 --to 日期]

打印判断各条规则所用的 SQL 语句，取值已写入语句；取值相同的每段时间一条。语句在 decorum audit 由文件建成的表上运行。
规则手册可以是 YAML 文件，也可以是随程序提供者的编号（{rulebooks}）。

  --rule 编号          只看这条规则，可重复；点名时也显示已停用的规则
  --from 日期、--to 日期  语句所针对的记录的起止日期（YYYY-MM-DD）；缺省为 2026 年，并涵盖首次变更前一年至末次变更后一年
  --lang en|zh         标题与注释的语言（缺省 en）

退出码 0：已打印；2：规则手册有错误，或没有这条规则。
`;

const GENERATE = `decorum generate --out 目录 [--story cn|us] [--size 条数] [--seed 种子]

生成一套虚构的试用数据：contacts.csv、complaints.csv、requests.csv、accounts.csv、agents.csv、payments.csv。人物均属虚构。
大部分联络合规，部分机构有深夜来电、过度联络、客户要求停止后仍联络等情形。内容、条数、种子相同则在任何机器上逐字节相同；
内存占用几乎不随条数增长。

  --out 目录           输出目录，不存在则新建
  --story cn|us        cn：国内贷款机构半年记录，中文列名与取值，北京时间；us：美国贷款机构一个季度，四个时区（缺省 cn）。
                       亦可写作 --locale
  --size 条数          联络条数，最多一亿（缺省 20000）
  --seed 种子          换一个数，换一套数据（缺省 1）
  --lang en|zh         提示语言（缺省 en）

退出码 0：已写出；2：选项无法使用，或该处无法写入。
`;

export const CHINESE: Record<Command | 'all', string> = {
  all: `decorum：监督催收行为

  decorum audit            按规则手册判断联络记录，写出结论与汇总
  decorum check-rulebook   列出规则手册中的每处错误、所在位置与可能的本意
  decorum show-sql         打印判断各条规则所用的 SQL 语句
  decorum generate         生成任意规模的虚构试用数据

详见“decorum 命令 --help --lang zh”。随程序提供的规则手册：{rulebooks}。
`,
  audit: AUDIT,
  'check-rulebook': CHECK,
  'show-sql': SHOW_SQL,
  generate: GENERATE
};
