import data from './duties.json' with { type: 'json' };
import type { DutyTime } from './dutyTime.ts';
import type { OfficeId } from './offices.ts';
import type { Bilingual } from './regulation.ts';

export const modalities = [
  'shall',
  'must not',
  'may',
  'entitled',
  'encouraged',
  'encouraged+supported',
  'supported',
  'promoted',
  'explored',
  'principle',
] as const;
/** How the Chinese binds: 应当 shall, 不得 must not, 可以/允许 may, 鼓励 encouraged, 支持 supported, 推动 promoted, 探索 explored. */
export type Modality = (typeof modalities)[number];

/**
 * One duty of the Regulation: `43.1b` is Article 43, paragraph 1, second duty in it; `65.1(4)a` item (4) of the
 * paragraph. Where the law names no addressee (`stated: false`) ours is a proposal, to be confirmed by the city.
 */
export interface Duty {
  readonly id: string;
  readonly article: number;
  readonly paragraph: number;
  readonly item?: number;
  /** What is to be done, whole and in the law's own words; the modality and the addressee stand apart. */
  readonly action: Bilingual;
  /** The same in a few Chinese characters, for tables. */
  readonly short: string;
  readonly modality: Modality;
  /** Why the modality is read so, where the Chinese leaves room. */
  readonly note?: Bilingual;
  readonly addressee: {
    readonly zh: string;
    readonly en: string;
    readonly stated: boolean;
    readonly offices: readonly OfficeId[];
  };
  readonly time: DutyTime;
  readonly kind: string;
  /** The system that answers it; `none` for a principle. */
  readonly system: string;
}

export const duties = data as readonly Duty[];
const byId = new Map(duties.map((duty) => [duty.id, duty]));

export const isDutyId = (id: string): boolean => byId.has(id);
export const findDuty = (id: string): Duty | undefined => byId.get(id);

/** Article 62: the report on the previous year's plan is published between 1 January and 30 June. */
export const reportWindow = (year: number) => ({ from: `${year}-01-01`, to: `${year}-06-30`, about: year - 1 });
