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
