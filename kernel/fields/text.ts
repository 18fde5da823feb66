import type { Language } from '../label.ts';
import type { Facts, Field } from './field.ts';
import { kindOf } from './kinds.ts';

/** A value as a person reads it. */
export const textOf = (field: Field, value: unknown, language: Language): string =>
  value === undefined || value === null
    ? ''
    : kindOf(field).text(value as never, field as never, language, describeFacts);

/** All facts of a record in one line, as `label: value` pairs; used for lists and for search. */
export const describeFacts = (fields: Facts, facts: Readonly<Record<string, unknown>>, language: Language): string =>
  Object.entries(fields)
    .filter(([name]) => facts[name] !== undefined && facts[name] !== null)
    .map(([name, one]) => `${one.label[language]}: ${textOf(one, facts[name], language)}`)
    .join(language === 'zh' ? '；' : '; ');
