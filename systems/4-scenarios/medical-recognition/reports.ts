import { namesTheOwnersProduct } from '#families/ownProduct.ts';
import { member, officer, owner, program } from '#kernel/access.ts';
import { always, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { reportDocuments } from './documents.ts';
import { checksAgainstTheList } from './effects.ts';
import { reportFacts, statedOfReport } from './facts.ts';
import { isAdmissible, isNotAdmissible, listIsConfirmed } from './rules.ts';

const by = officer('market');
const law = '46.1';
const reads = ['inspection-bodies.named'];
const inside = [owner, by] as const;
/** The body that an admitted report names was designated on its day for its class. */
const designated = `exists (select from records b, jsonb_to_recordset(b.facts->'designations') d(scope text, "from" text, until text)
  where b.system = 'inspection-bodies' and b.id = (r.facts->>'body')::uuid and d."from" <= r.facts->>'reportedOn'
  and coalesce(d.until, '9999') >= r.facts->>'reportedOn' and (r.facts->>'scope' || '-') like d.scope || '-%')`;

/** Article 46(1). A report of a designated body may be admitted for registration; any other is refused with its ground. */
export const inspectionReports = system({
  id: 'inspection-reports',
  law: ['46.1b'],
  name: { zh: '注册检验报告采信', en: 'Admission of inspection reports', code: 'CX' },
  keeper: 'market',
  facts: reportFacts,
  create: [member, program],
  start: 'draft',
  documents: reportDocuments,
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: statedOfReport },
      submit: {
        to: 'submitted',
        by: owner,
        requires: 'all',
        when: namesTheOwnersProduct,
        reads: ['disclosures.product'],
        effects: [checksAgainstTheList],
        law,
      },
    },
    submitted: {
      recordCheck: { to: 'submitted', by: program, sets: ['checked', 'grounds'] },
      admit: {
        to: 'admitted',
        by,
        requires: ['checked'],
        when: [listIsConfirmed, isAdmissible],
        reads,
        letter: 'admissionNotice',
        law,
      },
      refuseAdmission: {
        to: 'notAdmitted',
        by,
        requires: ['checked', 'grounds'],
        when: [listIsConfirmed, isNotAdmissible],
        reads,
        letter: 'refusalNotice',
        law,
      },
      withdraw: { to: 'withdrawn', by: owner },
    },
    admitted: {},
    notAdmitted: {},
    withdrawn: {},
  },
  read: { draft: owner, submitted: inside, admitted: inside, notAdmitted: inside, withdrawn: inside },
  list: { title: 'title', columns: ['title', 'bodyName', 'reportedOn', 'grounds'] },
  evidence: {
    '46.1b': showing(
      always(['admitted'], designated),
      '采信的报告均由报告日期在名录内、范围相符的机构出具',
      'every report admitted is of a body designated on its day for its class',
    ),
  },
});
