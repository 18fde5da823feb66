import type { Acting, City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { Refused } from '#kernel/refusals.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { graver, isAbove, levelFacts, noSigns, type Signs, signsOf, type WarningLevel } from './signs.ts';

/** From which level of autonomy an application counts as highly autonomous where warnings are concerned. */
export const autonomousFrom: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'warnings.autonomousFrom',
  label: { zh: '视为高度自主运行的自主程度', en: 'Level of autonomy that counts as highly autonomous' },
  value: 4,
  min: 1,
  max: 5,
  source: {
    zh: '参照 GB/T 40429 驾驶自动化分级（4级为高度自动）；用于其他应用待确认',
    en: 'By analogy with GB/T 40429 (level 4 is high automation); whether it applies elsewhere is to be confirmed',
  },
  confirmed: false,
};

/** A sign of danger: from a metric, an incident or reports alike, about a product. */
export interface Sign {
  readonly product: string;
  readonly cause: { readonly metric: string } | { readonly incident: string } | { readonly reports: string };
  readonly signs: Partial<Signs>;
  /** In plain words, for everybody. */
  readonly what: Bilingual;
  /** The same key raises nothing twice. */
  readonly key: string;
}
export const openStates = ['draft', 'raised', 'notified', 'measuresDue', 'measuresReported', 'confirmed', 'escalating'];

/**
 * Raises a warning by the table in force, or adds the sign to the one that is open for the same cause; its level never
 * falls by that. Gives the warning's id; null where the table asks for none, or the product is gone. Idempotent by key;
 * signs about one product are to come one after the other.
 */
export async function raiseWarning(city: City, { product: id, cause, signs, what, key }: Sign): Promise<string | null> {
  const product = await city.get('products', id);
  if (!product) return null;
  const { personalSafety, autonomyLevel, name } = product.facts;
  const given: Signs = {
    ...noSigns,
    personalSafety: personalSafety === true,
    autonomous: Number(autonomyLevel ?? 0) >= settingValue(autonomousFrom, city.settings),
    ...signs,
  };
  // When exactly somebody reported is not kept: such a warning is dated by its day (Article 70).
  const acting: Acting = 'reports' in cause ? city.byDay : city;
  const [open] = await city.find('warnings', { product: id, ...cause }, openStates);
  if (open && open.state !== 'draft') return addSign(city, acting, open, given, what, key);
  const facts = levelFacts(given, city.rules);
  if (facts.level === 'none') return null;
  const about = { title: String(name).slice(0, 120), product: id, ...cause };
  const made = open ?? (await acting.create('warnings', about, { owner: product.owner, key }));
  if (made.state !== 'draft') return made.id;
  await once(() =>
    acting.move('warnings', made.id, 'raise', { ...facts, what, told: [told(city, what)] }, { key: `${key}-raise` }),
  );
  return made.id;
}

async function addSign(
  city: City,
  acting: Acting,
  open: CaseRecord,
  given: Signs,
  what: Bilingual,
  key: string,
): Promise<string> {
  const before = (open.facts.told ?? []) as readonly object[];
  const facts = levelFacts(graver(signsOf(open.facts), given), city.rules);
  const rises = isAbove(facts.level, open.facts.level as WarningLevel);
  const signed = { ...facts, told: [...before, told(city, what)].slice(-200), ...(rises && { what }) };
  await once(() => acting.move('warnings', open.id, rises ? 'raiseLevel' : 'addSign', signed, { key }));
  return open.id;
}

const told = (city: City, what: Bilingual) => ({ at: today(city.now()), what });

/** The same sign was told by an earlier try, or somebody moved the warning on meanwhile: nothing is left to do. */
async function once(step: () => Promise<unknown>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Refused) || !['no-such-move', 'key-reused'].includes(error.refusal.code)) throw error;
  }
}
