import { owner } from '#kernel/access.ts';
import { canonical, changesBetween } from '#kernel/journal.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import { type DeclaredClock, endsClock, type FactChange, runsWhile } from '#kernel/system.ts';
import { filedFacts } from './facts.ts';

/** The term to change the state's filing once what was filed has changed. The owner's, towards the state. */
export const filingChange: DeclaredClock = {
  label: label('办理备案变更的期限', 'Term to change the filing'),
  term: termSetting(
    'products.filingChange',
    label('办理备案变更的期限', 'Term to change the filing'),
    10,
    'working',
    label(
      '互联网信息服务算法推荐管理规定第二十四条第二款',
      'Provisions on algorithm recommendation in internet services, Article 24(2)',
    ),
  ),
  binds: 'owner',
};

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>;
/** The changes made since the product was registered or stood as filed, oldest first, from the journal. */
export const changesSinceFiling = `select jsonb_agg(j.event->'changes' order by j.seq) from journal j
  where j.record = r.id and j.event->>'move' = 'change' and j.seq > coalesce((select max(k.seq) from journal k
  where k.record = r.id and (k.event->>'move' in ('register', 'fileChange') or k.event->'changes' ? 'filingNumbers')), 0)`;

/** A filed fact that differs from what was filed. */
export interface FilingChange {
  readonly fact: string;
  readonly was: unknown;
  readonly is: unknown;
}
/** What differs from what was filed, of the changes made since; a fact that was changed back does not. */
export function pendingChanges(given: unknown): readonly FilingChange[] {
  const steps = (given ?? []) as readonly Changes[];
  return filedFacts.flatMap((fact) => {
    const own = steps.flatMap((changes) => (changes[fact] ? [changes[fact]] : []));
    const [was, is] = [own[0]?.[0] ?? null, own.at(-1)?.[1] ?? null];
    return canonical(was) === canonical(is) ? [] : [{ fact, was, is }];
  });
}

/**
 * A product filed with the state of which something filed is, after the change, no longer as it was filed. A change of
 * the filing numbers themselves says that it is filed as it then stands.
 */
export function differsFromFiling({ before, after, reads }: FactChange): boolean {
  const filed = Array.isArray(after.filingNumbers) && after.filingNumbers.length > 0;
  const change = changesBetween(before, after);
  const steps = (reads['products.changesSinceFiling'] ?? []) as readonly Changes[];
  return filed && change.filingNumbers === undefined && pendingChanges([...steps, change]).length > 0;
}

export const followsWhatWasFiled = runsWhile('filingChange', differsFromFiling);
/** The owner records that the filing has been changed; its new number where there is one. */
export const fileChange = {
  by: owner,
  during: 'filingChange',
  sets: ['filingNumbers'],
  clocks: [endsClock('filingChange')],
} as const;
