import { addDays, today } from '#kernel/dates.ts';
import type { Guard } from '#kernel/system.ts';

/** The chance must not be known to anybody when the pool is fixed. */
export const randomnessLiesAhead: Guard = ({ facts, now }) =>
  String((facts as { knownOn?: string }).knownOn) >= addDays(today(now), 1) || {
    field: 'knownOn',
    message: {
      zh: '随机数须在名单公开之后才公布',
      en: 'The public value must become known after the pool is published',
    },
  };

export const poolIsNotEmpty: Guard = ({ facts }) =>
  ((facts as { pool?: readonly unknown[] }).pool ?? []).length > 0 || {
    field: 'pool',
    message: { zh: '没有可以抽取的产品', en: 'There is no product to draw from' },
  };

export const dayHasCome: Guard = ({ facts, now }) => {
  const { knownOn, randomness } = facts as { knownOn?: string; randomness?: string };
  if (String(knownOn) > today(now))
    return { field: 'knownOn', message: { zh: '随机数尚未公布', en: 'The public value is not known yet' } };
  return (
    /\d/u.test(randomness ?? '') || {
      field: 'randomness',
      message: { zh: '请照公布的样子填写数字', en: 'Enter the digits as they were published' },
    }
  );
};

type Findings = { readonly findings?: readonly { readonly complies?: boolean }[] };
export const findingsAreNamed: Guard = ({ facts }) =>
  ((facts as Findings).findings ?? []).length > 0 || {
    field: 'findings',
    message: { zh: '请逐项写明检查情况', en: 'Name what was looked at, item by item' },
  };

/** Once the order drawn is used up the office names inspectors itself, and nobody who stood aside. */
export const nobodyFollows: Guard = ({ facts }) => {
  const {
    inspectors = [],
    standby = [],
    recused = [],
  } = facts as {
    inspectors?: readonly string[];
    standby?: readonly string[];
    recused?: readonly { by?: string }[];
  };
  if (recused.length === 0 || standby.length > 0)
    return {
      field: 'standby',
      message: {
        zh: '按抽取的次序递补，用尽后才能指定',
        en: 'Those drawn follow first; only after them may others be named',
      },
    };
  return (
    (inspectors.length > 0 && !recused.some((one) => inspectors.includes(one.by ?? ''))) || {
      field: 'inspectors',
      message: { zh: '须指定没有回避的检查人员', en: 'Name inspectors who did not stand aside' },
    }
  );
};

/** The figures of a report do not contradict each other, nor leave out what the platform itself has received. */
export const figuresAgree: Guard = ({ facts, reads }) => {
  const {
    complaints = 0,
    complaintsSettled = 0,
    incidents = 0,
    incidentNote,
  } = facts as {
    complaints?: number;
    complaintsSettled?: number;
    incidents?: number;
    incidentNote?: unknown;
  };
  const known = Number(reads['tracking-reports.knownIncidents'] ?? 0);
  if (complaintsSettled > complaints)
    return {
      field: 'complaintsSettled',
      message: { zh: '已办结的投诉多于收到的投诉', en: 'More complaints are settled than were received' },
    };
  if (incidents < known)
    return {
      field: 'incidents',
      article: '66.2',
      message: {
        zh: `平台在本期已收到${known}起事故报告，报告的事件数不能更少`,
        en: `The platform holds ${known} incident reports of the period; the report cannot name fewer`,
      },
    };
  return (
    incidents === 0 ||
    incidentNote !== undefined || {
      field: 'incidentNote',
      message: { zh: '有事件的，请写明经过和处置', en: 'Say what happened and what was done' },
    }
  );
};
