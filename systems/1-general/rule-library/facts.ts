import { ruleTables } from '#families/rules/catalogue.ts';
import { officer } from '#kernel/access.ts';
import { type Choices, field, group } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';

export const tableLabels = Object.fromEntries(
  Object.entries(ruleTables).map(([id, { label }]): [string, Label] => [id, label]),
) as { readonly [T in keyof typeof ruleTables]: Label } satisfies Choices;

/** What the author of a version states. `text` is the SHA-256 of its DMN text, which lies in `rule_texts`. */
const statedFacts = {
  ...group('版本', 'The version', {
    table: field.choice('规则表', 'Table', tableLabels),
    title: field.text('版本名称', 'Name of the version', { max: 80 }),
    basedOn: field.record('所据版本', 'Based on', { system: 'rule-library', optional: true }),
    author: field.person('起草人', 'Author', { optional: true }),
    text: field.text('规则文本摘要（SHA-256）', 'Digest of the text (SHA-256)', { pattern: '^[0-9a-f]{64}$' }),
  }),
  ...group('依据与施行', 'Ground and effect', {
    standing: field.choice('性质', 'Standing', {
      provisional: { zh: '暂行', en: 'Provisional' },
      issued: { zh: '依据文件发布', en: 'Issued under an instrument' },
    }),
    instrument: field.text('发布文件及文号', 'Instrument and its number', { optional: true }),
    source: field.longText('来源', 'Source', { max: 2000 }),
    reason: field.longText('修改理由', 'Reason for the change', { max: 2000 }),
    effectiveOn: field.date('施行日期', 'In force from'),
  }),
} as const;

/** What the replay found; the program records it. */
const replayFacts = group('影响回放', 'Impact replay', {
  /** Only the office may see which cases change. */
  replay: field.text('回放编号', 'Replay', { optional: true, read: officer('industry') }),
  replayedText: field.text('所回放的文本', 'Text replayed', { optional: true }),
  replayedAgainst: field.record('对照的施行版本', 'Against the version in force', {
    system: 'rule-library',
    optional: true,
  }),
  cases: field.integer('回放事项数', 'Cases replayed', { optional: true }),
  changed: field.integer('结果变化的事项数', 'Cases that change', { optional: true }),
});

export const ruleFacts = { ...statedFacts, ...replayFacts };
/** What its author may still state; the text is saved by a move of its own. */
export const edited = ['title', 'standing', 'instrument', 'source', 'reason', 'effectiveOn'] as const;
export const replayed = ['replay', 'replayedText', 'replayedAgainst', 'cases', 'changed'] as const;
