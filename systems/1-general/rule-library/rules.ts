import type { RuleFinding } from '#families/rules/findings.ts';
import { today } from '#kernel/dates.ts';
import type { Guard } from '#kernel/system.ts';

/** What the library answers about the text that a version names. */
export interface TextFound {
  readonly blocking: number;
  /** The first findings that block. */
  readonly findings: readonly RuleFinding[];
}

const placeOf = ({ decision, row, column }: RuleFinding): string => [decision, row, column].filter(Boolean).join(' / ');

/** Nothing found in the text, which was read and analysed when it was saved, stands against its use. */
export const textIsSound: Guard = ({ reads }) => {
  const found = (reads['rule-library.text'] ?? null) as TextFound | null;
  if (!found) return { field: 'text', message: { zh: '尚未保存规则文本', en: 'Its text has not been saved yet' } };
  if (found.blocking === 0) return true;
  return {
    field: 'text',
    message: {
      zh: `规则文本有${found.blocking}处问题，须先改正：${found.findings.map((one) => `${placeOf(one)}：${one.message.zh}`).join('；')}`,
      en: `${found.blocking} faults in the text must be mended first: ${found.findings.map((one) => `${placeOf(one)}: ${one.message.en}`).join('; ')}`,
    },
  };
};

export const instrumentIsNamed: Guard = ({ facts }) => {
  const { standing, instrument } = facts as { standing?: string; instrument?: string };
  return (
    standing !== 'issued' ||
    instrument !== undefined || {
      field: 'instrument',
      article: '66.3',
      message: { zh: '依据文件发布的，须写明文件及文号', en: 'Name the instrument under which it is issued' },
    }
  );
};

/** A rule binds from its day on, never the days before its approval. */
export const effectIsNotPast: Guard = ({ facts, now }) =>
  String((facts as { effectiveOn?: string }).effectiveOn ?? '') >= today(now) || {
    field: 'effectiveOn',
    message: { zh: '施行日期不得早于今日', en: 'It may not take effect before today' },
  };

/** The replay is of exactly this text, against exactly the version that is in force now. */
export const isReplayed: Guard = ({ facts, reads }) => {
  const { text, replayedText, replayedAgainst } = facts as Readonly<Record<string, unknown>>;
  if (text === undefined || replayedText !== text)
    return {
      field: 'replayedText',
      message: { zh: '尚未完成对此文本的影响回放', en: 'This text has not been replayed' },
    };
  return (
    (reads['rule-library.inForce'] ?? null) === (replayedAgainst ?? null) || {
      field: 'replayedAgainst',
      message: {
        zh: '回放之后已有新版施行，须对照施行中的版本重新回放',
        en: 'Another version has come into force since; replay against it first',
      },
    }
  );
};
