import { gradeLabels } from '#families/grading/grade.ts';
import { everyone, officer, owner, program } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';

const inside = { optional: true, read: [owner, officer('industry')] } as const;
const reopen = {
  to: 'reopened',
  by: program,
  sets: ['reopenedFor'],
  requires: ['reopenedFor'],
  clocks: [startsClock('confirmation')],
} as const;
const supersede = { to: 'superseded', by: program, clocks: [endsClock('confirmation')] } as const;

/** Articles 10 and 66(1). Each grade given is a record; one that a changed fact replaces stays to be read. */
export const riskGrading = system({
  id: 'risk-grading',
  law: ['10.1c', '66.1a', '66.3'],
  name: { zh: '风险分级', en: 'Risk grading', code: 'FJ' },
  keeper: 'industry',
  facts: {
    title: field.text('产品', 'Product'),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    grade: field.choice('风险等级', 'Grade', gradeLabels),
    between: field.choices('可能的等级', 'Grades still possible', gradeLabels),
    ruleVersion: field.text('规则版本', 'Rules'),
    ruleRecord: field.record('规则版本记录', 'Version in the rule library', { system: 'rule-library', optional: true }),
    revision: field.integer('产品记录的修订号', 'Revision of the product record', { optional: true }),
    objection: field.longText('异议理由', 'Reasons of the objection', inside),
    reopenedFor: field.text('重新核实的原因', 'Why it is reopened', inside),
    confirmation: field.longText('提供者对事实的确认', 'The provider confirms the facts', inside),
  },
  create: program,
  start: 'graded',
  clocks: {
    confirmation: {
      label: label('确认事实的期限', 'Term to confirm the facts'),
      binds: 'owner',
      term: termSetting(
        'risk-grading.confirmation',
        label('重新核实时确认事实的期限', 'Term to confirm the facts of a reopened grade'),
        10,
        'working',
        label('条例未规定；本平台暂行做法', 'The Regulation sets none; a working rule of this platform'),
      ),
    },
  },
  lifecycle: {
    graded: {
      object: { to: 'objected', by: owner, sets: ['objection'], requires: ['objection'] },
      reopen,
      supersede,
    },
    objected: { uphold: { to: 'upheld', by: officer('industry') }, reopen, supersede },
    upheld: { reopen, supersede },
    reopened: {
      confirm: {
        to: 'graded',
        by: owner,
        sets: ['confirmation'],
        requires: ['confirmation'],
        clocks: [endsClock('confirmation')],
      },
      supersede,
    },
    superseded: {},
  },
  read: { graded: everyone, objected: everyone, upheld: everyone, reopened: everyone, superseded: everyone },
  list: { title: 'title', columns: ['title', 'grade', 'ruleVersion'], filters: ['grade'] },
});
