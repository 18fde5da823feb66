import type { Finding } from '#engines/decision/index.ts';
import { type Label, label } from '#kernel/label.ts';

/** Something wrong with a version of a table, at the cell where its author must look, in both languages. */
export interface RuleFinding {
  readonly kind: Finding['kind'] | 'contract' | 'limit';
  readonly decision: string;
  /** The rule's id and the column's label or the output's name; undefined where it concerns the whole. */
  readonly row?: string;
  readonly column?: string;
  readonly otherRow?: string;
  /** Whether the version must not be submitted with it. */
  readonly blocks: boolean;
  readonly message: Label;
  /** Facts that show it, by the columns' texts. */
  readonly example?: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  boolean: '是否',
  list: '列表',
  context: '组合值',
  range: '区间',
  function: '函数',
  date: '日期',
  time: '时间',
  'date and time': '日期时间',
  'days and time duration': '时长',
  'years and months duration': '年月时长',
  null: '空值',
  any: '任意值',
};
const kind = (name = ''): string => kinds[name] ?? name;
const listed = (names = ''): string =>
  names
    .split(', ')
    .map((name) => kind(name))
    .join('、');

/** What the engine says in English, as sentences with places for what they are about. */
const sentences: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^nothing is named (.*)$/su, (name) => `没有名为“${name}”的事实或者决策`],
  [/^nothing defines the type (.*)$/su, (name) => `没有定义类型“${name}”`],
  [/^has no logic$/u, () => '没有内容'],
  [/^has another number of cells/u, () => '单元格数与列数不符'],
  [/^(.*) is not among the allowed (.*)$/su, (value, allowed) => `${value} 不在允许的取值 ${allowed} 之内`],
  [
    /^(.*) is an? (string|number|boolean|list|context|range|function|date.*|time|days.*|years.*|null|any), not an? (.*)$/su,
    (text, found, wanted) => `${text} 是${kind(found)}，应为${kind(wanted)}`,
  ],
  [/^is an? (.*), not an? (.*)$/u, (found, wanted) => `是${kind(found)}，应为${kind(wanted)}`],
  [/^matches together with (.*)$/u, (other) => `与规则 ${other} 同时命中`],
  [/^no (?:analysed )?row matches$/u, () => '有的情形没有任何规则命中'],
  [/^no row matches, which gives an empty list$/u, () => '有的情形没有任何规则命中，结果为空列表'],
  [/^no row matches, which gives null$/u, () => '有的情形没有任何规则命中，结果为空值'],
  [/^no facts can match this row$/u, () => '没有任何事实能命中此规则'],
  [/^earlier rows match everything/u, () => '前面的规则已覆盖其全部情形'],
  [/^(.*) compares with more than constants$/su, (text) => `“${text}”不只与常量比较，未作覆盖分析`],
  [/^too many combinations/u, () => '组合过多，未能查全遗漏'],
  [/^requires itself$/u, () => '循环依赖自身'],
  [/^requires (.*), which the model does not have$/u, (what) => `所需的“${what}”不存在`],
  [/^an? (.*) is no filter$/u, (found) => `${kind(found)}不能用作筛选条件`],
  [/^an? (.*) is no condition$/u, (found) => `${kind(found)}不能用作条件`],
  [/^an? (.*) is compared with an? (.*)$/u, (one, other) => `${kind(one)}与${kind(other)}相比较`],
  [/^the context has no (.*)$/u, (name) => `组合值中没有“${name}”`],
  [/^an? (.*) has no (.*)$/u, (one, name) => `${kind(one)}没有“${name}”`],
  [/^(.*) does not take (.*)$/u, (name, given) => `函数 ${name} 不接受${listed(given)}`],
  [/^an? (.*) cannot be called$/u, (found) => `${kind(found)}不能调用`],
  [/^(.*) is not defined for (.*) and (.*)$/u, (sign, a, b) => `${kind(a)}与${kind(b)}之间不能用 ${sign}`],
  [/^values of type (.*) have no order$/u, (found) => `${kind(found)}没有大小之分`],
  [/^not FEEL at character (\d+): (.*)$/su, (at, text) => `第${at}个字符起不是 FEEL 表达式：${text}`],
  [/^(.*) is not an expression at character (\d+): (.*)$/su, (_what, at, text) => `第${at}个字符处不是表达式：${text}`],
  [/^has (\d+) cells, more than (\d+)$/u, (cells, most) => `有${cells}个单元格，超过${most}个`],
];

/** The engine's sentence in both languages; one that is not known stays English in both. */
export function inBothLanguages(message: string): Label {
  for (const [pattern, zh] of sentences) {
    const found = pattern.exec(message);
    if (found) return label(zh(...found.slice(1)), message);
  }
  return label(message, message);
}

export const findingOf = (found: Finding): RuleFinding => ({ ...found, message: inBothLanguages(found.message) });
