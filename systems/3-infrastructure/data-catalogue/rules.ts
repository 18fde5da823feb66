import { gradingInput } from '#families/opendata/grading.ts';
import type { FieldFacts } from '#families/opendata/ingest.ts';
import { decideBy, type RuleDecision } from '#families/rules/decide.ts';
import { addDays, addMonths } from '#kernel/dates.ts';
import { label } from '#kernel/label.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import type { Guard } from '#kernel/system.ts';

interface Graded {
  readonly fields?: readonly FieldFacts[];
  readonly frequency?: string;
  readonly updatedOn?: string;
}
const decisions = ['category', 'grade', 'personal', 'widest'] as const;

/** What the table `data-grading` says of a resource; nothing while facts are missing that can change it. */
export function dataDerived(facts: object, rules: RulesInForce) {
  const { frequency, updatedOn } = facts as Graded;
  const input = gradingInput(facts as Readonly<Record<string, unknown>>);
  const [category, grade, personal, widest] = decisions.map((one) =>
    decideBy<string>('data-grading', one, input, rules),
  ) as [RuleDecision<string>, RuleDecision<string>, RuleDecision<string>, RuleDecision<string>];
  const reasons = [category, grade, personal, widest].flatMap((decided, at) =>
    decided.value === undefined ? [] : decided.reasons.filter(({ decision }) => decision === decisions[at]),
  );
  return {
    category: category.value ?? null,
    grade: grade.value ?? null,
    personal: personal.value === undefined ? null : personal.value === 'personal',
    widest: widest.value ?? null,
    gradeReasons: reasons.map(({ decision, articles, text, source }) => ({
      decision,
      articles: articles.join(' '),
      reason: text,
      ...(source && { basis: source }),
    })),
    gradeRules: grade.value === undefined ? null : grade.ruleVersion,
    nextDueOn: (updatedOn && frequency && dueAfter(updatedOn, frequency)) ?? null,
  };
}

/** By which day data of `day` are to be followed by newer ones; null where nothing more was promised. */
export function dueAfter(day: string, frequency: string): string | null {
  const months: Readonly<Record<string, number>> = { yearly: 12, quarterly: 3, monthly: 1 };
  const days: Readonly<Record<string, number>> = { weekly: 7, daily: 1, continuous: 1 };
  if (months[frequency]) return addMonths(day, months[frequency]);
  return days[frequency] ? addDays(day, days[frequency]) : null;
}

export const hasHolder: Guard = ({ facts }) => {
  const { office, provider } = facts as { office?: string; provider?: string };
  return (
    (office === undefined) !== (provider === undefined) || {
      field: 'office',
      message: label('提供部门和提供单位应当填写其一', 'Name either the office or the provider'),
    }
  );
};

export const isGraded: Guard = ({ facts }) =>
  (facts as { grade?: string }).grade !== undefined || {
    field: 'grade',
    article: '31.1',
    message: label('分类分级所需事项尚未填写完整', 'Facts are missing by which it is graded'),
  };

const width = ['closed', 'conditional', 'unconditional'];
/** Data may be opened less than their grade allows, never more; and what is not fully open says why and until when. */
export const openingFitsGrade: Guard = ({ facts, now }) => {
  const {
    opening = '',
    widest = 'closed',
    closedReason,
    reviewOn,
  } = facts as {
    opening?: string;
    widest?: string;
    closedReason?: unknown;
    reviewOn?: string;
  };
  if (width.indexOf(opening) > width.indexOf(widest))
    return {
      field: 'opening',
      article: '31.1',
      message: label('所选开放类别宽于该级别数据允许的类别', 'The class is wider than the grade of the data allows'),
    };
  if (opening === 'unconditional') return true;
  if (!closedReason)
    return {
      field: 'closedReason',
      article: '31.1',
      message: label('有条件开放或者不予开放的，应当说明理由', 'Say why it is open on condition or not open'),
    };
  return (
    (reviewOn !== undefined && reviewOn > now.toISOString().slice(0, 10)) || {
      field: 'reviewOn',
      article: '31.1',
      message: label('应当填写今后的复核日期', 'Name a day ahead on which the class is reviewed'),
    }
  );
};

interface Held {
  readonly ready: boolean;
  readonly unexplained: readonly string[];
}
export const hasData: Guard = ({ reads }) =>
  (reads['data-catalogue.held'] as Held | null)?.ready === true || {
    field: 'fields',
    message: label('尚未上传可用的数据', 'No data have been loaded yet'),
  };
/** A column found to identify people is not called harmless without a reason that others can read. */
export const findingsAreAnswered: Guard = ({ facts, reads }) => {
  const { unexplained = [] } = (reads['data-catalogue.held'] ?? {}) as Partial<Held>;
  const { fields = [] } = facts as Graded;
  const open = unexplained.filter((name) => {
    const said = fields.find((one) => one.name === name);
    return said?.sensitivity !== 'direct' && !said?.notPersonalBecause;
  });
  return (
    open.length === 0 || {
      field: 'fields',
      article: '33.2',
      message: label(
        `发现疑似个人标识的列：${open.join('、')}。请标为直接标识，或者说明不属于个人信息的理由`,
        `Columns that seem to identify people: ${open.join(', ')}. Mark them as direct identifiers or say why not`,
      ),
    }
  );
};
