import { openStates } from '#families/warning/raise.ts';
import { everyone, officer, program } from '#kernel/access.ts';
import { system } from '#kernel/system.ts';
import { warningDocuments } from './documents.ts';
import { inside, warningFacts } from './facts.ts';
import { warningLifecycle } from './lifecycle.ts';
import { warningClocks } from './rules.ts';
import { warningSettings } from './settings.ts';

const open = openStates.map((one) => `'${one}'`).join(', ');
const ofProduct = "w.facts @> jsonb_build_object('product', r.id::text)";

/** Article 66(2). What goes wrong in use raises a warning whose level forces the next step, with its term. */
export const warnings = system({
  id: 'warnings',
  law: ['66.2b'],
  name: { zh: '风险预警', en: 'Risk warnings', code: 'YJ' },
  keeper: 'industry',
  facts: warningFacts,
  create: program,
  start: 'draft',
  clocks: warningClocks,
  settings: warningSettings,
  documents: warningDocuments,
  lifecycle: warningLifecycle,
  read: {
    draft: program,
    raised: officer('industry'),
    notified: everyone,
    measuresDue: everyone,
    escalating: inside,
    measuresReported: everyone,
    confirmed: everyone,
    lifted: everyone,
    dismissed: inside,
  },
  list: { title: 'title', columns: ['title', 'level', 'step'], filters: ['level', 'step'] },
  answers: {
    suspends: `select jsonb_build_object('number', w.number) from records w where w.system = 'warnings'
      and w.state in ('measuresDue', 'measuresReported', 'confirmed') and ${ofProduct} and w.facts @> '{"step": "suspend"}' limit 1`,
    onMetric: `select count(*) from records w where w.system = 'warnings' and w.state in (${open}) and w.facts @> jsonb_build_object('metric', r.id::text)`,
  },
});
