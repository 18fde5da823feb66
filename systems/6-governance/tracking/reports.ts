import { trackingIntervals } from '#families/tracking.ts';
import { clock, everyone, officer, owner, program } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, runsUntil, startsClock, system } from '#kernel/system.ts';
import { beginsNextPeriod } from './effects.ts';
import { asked, readers, reported, reportFacts } from './reportFacts.ts';
import { figuresAgree } from './rules.ts';

const office = officer('industry');
const falls = { to: 'due', clocks: [endsClock('period'), startsClock('report')], effects: [beginsNextPeriod] } as const;
const handsIn = {
  to: 'reported',
  by: owner,
  sets: reported,
  requires: asked,
  when: figuresAgree,
  reads: ['tracking-reports.knownIncidents'],
  clocks: [endsClock('report')],
  law: '66.2',
} as const;

/** Article 66(2). Whoever provides a product in use reports on it by published interval; what is late all can see. */
export const trackingReports = system({
  id: 'tracking-reports',
  law: ['66.2d'],
  name: { zh: '事后跟踪报告', en: 'Tracking reports', code: 'GB' },
  keeper: 'industry',
  facts: reportFacts,
  create: program,
  start: 'draft',
  clocks: {
    period: { label: label('报告期', 'Period'), binds: 'owner' },
    report: {
      label: label('提交报告的期限', 'Term to hand in the report'),
      term: termSetting(
        'tracking-reports.report',
        label('报告期届满后提交报告的期限', 'Term to report after the end of the period'),
        15,
        'working',
        label('条例未规定；本平台暂行做法', 'The Regulation sets none; a working rule of this platform'),
      ),
      binds: 'owner',
    },
  },
  settings: Object.values(trackingIntervals),
  lifecycle: {
    draft: {
      beginPeriod: { to: 'inPeriod', by: program, clocks: [runsUntil('period', 'until')] },
      fallDue: { ...falls, by: program },
    },
    inPeriod: {
      fallDue: { ...falls, by: clock, due: 'period' },
      reschedule: { to: 'inPeriod', by: program, sets: ['until', 'grade'], clocks: [runsUntil('period', 'until')] },
    },
    due: { save: { to: 'due', by: owner, sets: reported }, submit: handsIn },
    reported: {
      acceptReport: { to: 'closed', by: office, sets: ['opinion'] },
      requestCorrection: {
        to: 'correcting',
        by: office,
        sets: ['opinion'],
        requires: ['opinion'],
        clocks: [startsClock('report')],
      },
    },
    correcting: { save: { to: 'correcting', by: owner, sets: reported }, correct: handsIn },
    closed: {},
  },
  read: { draft: program, inPeriod: everyone, due: everyone, reported: readers, correcting: readers, closed: everyone },
  list: { title: 'title', columns: ['title', 'grade', 'since', 'until'], filters: ['grade'] },
  answers: {
    knownIncidents: `select to_jsonb(count(*)::int) from records i where i.system = 'incident-reports' and i.state <> 'draft'
      and i.facts @> jsonb_build_object('product', r.facts->'product') and i.facts->>'happenedOn' between r.facts->>'since' and r.facts->>'until'`,
  },
});
