import { gradeLabels } from '#families/grading/grade.ts';
import { everyone, officer, owner, program } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';

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
    objection: field.longText('异议理由', 'Reasons of the objection', {
      optional: true,
      read: [owner, officer('industry')],
    }),
  },
  create: program,
  start: 'graded',
  lifecycle: {
    graded: {
      object: { to: 'objected', by: owner, sets: ['objection'], requires: ['objection'] },
      supersede: { to: 'superseded', by: program },
    },
    objected: { uphold: { to: 'upheld', by: officer('industry') }, supersede: { to: 'superseded', by: program } },
    upheld: { supersede: { to: 'superseded', by: program } },
    superseded: {},
  },
  read: { graded: everyone, objected: everyone, upheld: everyone, superseded: everyone },
  list: { title: 'title', columns: ['title', 'grade', 'ruleVersion'], filters: ['grade'] },
});
