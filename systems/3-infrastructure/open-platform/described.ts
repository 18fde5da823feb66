import type { Bilingual } from '#kernel/fields/field.ts';
import type { OfficeId } from '#law/offices.ts';
import type { GeneratedField } from './generated/dataset.ts';

/** A dataset that the platform itself makes, before it is a record of the catalogue. */
export interface Described {
  readonly title: string;
  readonly titleEn: string;
  readonly abstract: Bilingual;
  readonly office: OfficeId;
  readonly subject: string;
  readonly frequency: string;
  readonly about: string;
  readonly aggregated: boolean;
  readonly generated: boolean;
  readonly source: Bilingual;
  readonly fields: readonly GeneratedField[];
  readonly temporal?: { readonly from: string; readonly to: string };
}

/** The facts of its record: open without condition, since nothing in it bears on people. */
export const factsOf = ({ fields, abstract, title, titleEn, office, subject, ...of }: Described) => ({
  title,
  titleEn,
  abstract,
  office,
  subject,
  source: of.source,
  generated: of.generated,
  spatial: '深圳市',
  temporal: of.temporal,
  frequency: of.frequency,
  about: of.about,
  aggregated: of.aggregated,
  tradeSecrets: false,
  importantData: false,
  opening: 'unconditional',
  sharing: {
    zh: '各部门可以直接共享使用，无须另行申请。',
    en: 'Every office may share and use it without asking.',
  },
  licence: 'cc-by-4.0',
  fields: fields.map(({ name, label, type, unit, meaning }) => ({
    name,
    label,
    type,
    unit,
    meaning: meaning && { zh: meaning },
    sensitivity: 'none',
    notPersonalBecause: '不涉及个人',
  })),
});
