import { assigned, officer, partyIn } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

const source = label('本平台暂行做法，来源待确认', 'A working rule of this platform, source to be confirmed');
const answer = label('企业作答期限', 'Term to answer');
const put = label('整改期限', 'Term to rectify');
/** How long the enterprise has to answer, and to put right what was found. */
export const evaluationClocks = {
  answer: {
    label: answer,
    binds: 'owner',
    term: termSetting('norm-evaluations.answer', answer, 15, 'working', source),
  },
  rectification: {
    label: put,
    binds: 'owner',
    term: termSetting('norm-evaluations.rectification', put, 30, 'natural', source),
  },
} as const;

export const evaluator = officer('committee');
export const evaluated = partyIn('target');
export const chair = assigned('chair');
export const insideEvaluation = [evaluator, evaluated, chair] as const;
const read = insideEvaluation;

/** An evaluation: which norm, which enterprise, what is asked clause by clause, what was answered, found and put right. */
export const evaluationFacts = {
  ...group('评估方案', 'The plan', {
    title: field.text('评估名称', 'Evaluation', { max: 120 }),
    norm: field.record('依据的规范', 'Norm', { system: 'ethics-norms' }),
    target: field.party('被评估企业', 'Enterprise'),
    plan: field.longText('方案', 'Plan', { max: 3000, read }),
    questions: field.groups('评估问题', 'Questions', {
      atLeast: 1,
      most: 60,
      facts: {
        clause: field.text('条款', 'Clause', { max: 40 }),
        question: field.text('问题', 'Question', { max: 300 }),
      },
    }),
  }),
  ...group('企业作答', 'Answers', {
    answers: field.groups('作答', 'Answers', {
      optional: true,
      most: 60,
      read,
      facts: {
        clause: field.text('条款', 'Clause', { max: 40 }),
        answer: field.text('作答', 'Answer', { max: 1000 }),
      },
    }),
    evidence: field.files('证明材料', 'Evidence', { optional: true, most: 20, read }),
  }),
  ...group('评估结论', 'Findings', {
    findings: field.groups('逐条评估', 'Clause by clause', {
      optional: true,
      most: 60,
      facts: {
        clause: field.text('条款', 'Clause', { max: 40 }),
        finding: field.text('发现', 'Finding', { max: 600 }),
        complies: field.yesNo('符合', 'Complies'),
      },
    }),
    summary: field.longText('结论摘要（公开）', 'Summary (public)', { optional: true, max: 2000 }),
    chair: field.person('确认人', 'Confirmed by', { optional: true }),
  }),
  ...group('整改', 'Rectification', {
    rectification: field.longText('整改情况', 'What was put right', { optional: true, read }),
    proof: field.files('整改材料', 'Proof', { optional: true, most: 20, read }),
    recheck: field.longText('复查情况', 'Re-check', { optional: true }),
  }),
};
export const planned = ['title', 'norm', 'target', 'plan', 'questions'] as const;

type Clauses = readonly { readonly clause: string }[] | undefined;
const everyClause =
  (list: 'answers' | 'findings', zh: string, en: string): Guard =>
  ({ facts }) => {
    const given = facts as Readonly<Record<string, Clauses>>;
    const missing = (given.questions ?? []).find((one) => !given[list]?.some((other) => other.clause === one.clause));
    return (
      missing === undefined || {
        field: list,
        article: '65.1(5)',
        message: { zh: `${missing.clause}：${zh}`, en: `${missing.clause}: ${en}` },
      }
    );
  };
export const everyQuestionIsAnswered = everyClause('answers', '没有作答', 'it is not answered');
export const everyClauseIsFoundOn = everyClause('findings', '没有评估结论', 'there is no finding on it');

/** An enterprise is evaluated by what was published, not by a draft. */
export const normIsInForce: Guard = ({ reads }) =>
  reads['ethics-norms.state'] === 'published' || {
    field: 'norm',
    article: '65.1(5)',
    message: { zh: '只能按已公布的规范评估', en: 'An evaluation goes by a norm that is published' },
  };
