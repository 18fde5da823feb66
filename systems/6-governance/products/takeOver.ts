import { member, officer, owner, program } from '#kernel/access.ts';
import type { Guard } from '#kernel/system.ts';
import { recordGrading } from './effects.ts';
import { stated } from './facts.ts';
import { regrade } from './regrade.ts';

/**
 * Who a filed product's provider is: the parties linked to its filer's prefix, by the administrator or by a take-over
 * already confirmed; those of its social credit code; those of its name. Null where there are none.
 */
export const providerParties = `select jsonb_build_object(
  'prefix', coalesce(
    (select jsonb_agg(q.id) from parties q where q.filing_prefix = r.facts->>'filingPrefix'),
    (select jsonb_agg(distinct t.owner) from records t where t.system = 'products' and t.owner is not null and t.state <> 'claimed'
      and t.facts @> jsonb_build_object('filingPrefix', r.facts->>'filingPrefix'))),
  'code', (select jsonb_agg(q.id) from parties q where q.uscc = r.facts->>'providerCode'),
  'name', (select jsonb_agg(q.id) from parties q where q.name = r.facts->>'providerName'))`;

type Linked = Readonly<Record<'prefix' | 'code' | 'name', readonly string[] | null>>;
const linkedTo = (reads: Readonly<Record<string, unknown>>): Linked =>
  (reads['products.providerParties'] ?? { prefix: null, code: null, name: null }) as Linked;
const isAmong = (parties: readonly string[] | null, party: string | null): boolean =>
  party !== null && (parties ?? []).includes(party);

/** The prefix decides where it is known, through every change of name; else the social credit code. */
const isTheProvider: Guard = ({ record, reads }) => {
  const { prefix, code } = linkedTo(reads);
  return (
    isAmong(prefix ?? code, record.owner) || {
      field: 'providerName',
      message: prefix
        ? { zh: '该备案主体已关联其他单位', en: 'The filer is linked to another party' }
        : {
            zh: '本单位尚未与该备案主体关联；名称一致的，可以申请认领',
            en: 'Your organisation is not linked to this filer; if the names agree, claim it',
          },
    }
  );
};

/** A name proves little: where only it agrees, the claim waits for the office. */
const onlyTheNameAgrees: Guard = ({ record, reads }) => {
  const { prefix, code, name } = linkedTo(reads);
  const message = isAmong(prefix ?? code, record.owner)
    ? { zh: '本单位已与该备案主体关联，可以直接认领', en: 'Your organisation is linked to this filer: take it over' }
    : (prefix ?? code)
      ? { zh: '该备案主体已关联其他单位', en: 'The filer is linked to another party' }
      : isAmong(name, record.owner)
        ? null
        : {
            zh: '单位名称与备案主体不一致；已更名的，请联系市产业主管部门关联备案主体',
            en: 'The names do not agree; after a change of name, ask the industry authority to link the filer',
          };
  return message === null || { field: 'providerName', message };
};

const industry = officer('industry');
const reads = ['products.providerParties'] as const;
/**
 * What is filed with the state and not yet its provider's: the list speaks for it, until its provider takes it over. A
 * confirmed claim links the filer's prefix to the party for all its other entries.
 */
export const filedStates = {
  filed: {
    change: {
      to: 'filed',
      by: program,
      sets: [...stated, 'filingRemark', 'filingDate', 'filingPrefix', 'provider'],
      effects: [recordGrading],
    },
    regrade: { ...regrade, to: 'filed' },
    takeOver: { to: 'draft', by: member, takesOver: true, when: isTheProvider, reads },
    claimTakeOver: {
      to: 'claimed',
      by: member,
      takesOver: true,
      sets: ['claimBasis', 'claimProof'],
      requires: ['claimBasis'],
      when: onlyTheNameAgrees,
      reads,
      waits: false,
    },
    retire: { to: 'retired', by: program },
  },
  claimed: {
    regrade: { ...regrade, to: 'claimed' },
    confirmTakeOver: { to: 'draft', by: industry },
    refuseTakeOver: { to: 'filed', by: industry, releases: true, sets: ['claimAnswer'], requires: ['claimAnswer'] },
    withdraw: { to: 'filed', by: owner, releases: true },
  },
} as const;
