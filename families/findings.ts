import type { Guard } from '#kernel/system.ts';

interface Findings {
  readonly findings?: readonly { readonly complies?: boolean }[];
}
const failing = (facts: Findings) => (facts.findings ?? []).filter((one) => one.complies === false);

/** Nothing of what was looked at fails to comply: the case may be closed. */
export const nothingWasFound: Guard = ({ facts }) =>
  failing(facts as Findings).length === 0 || {
    field: 'findings',
    message: { zh: '有不符合项，须责令改正', en: 'Something does not comply: it must be put right' },
  };
/** Something does not comply: it may be ordered to be put right. */
export const somethingWasFound: Guard = ({ facts }) =>
  failing(facts as Findings).length > 0 || {
    field: 'findings',
    message: { zh: '没有不符合项', en: 'Everything complies' },
  };
