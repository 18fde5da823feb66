import { outdating } from '#families/explained.ts';
import { namesTheOwnersProduct, reviewsTheProductsPath } from '#families/ownProduct.ts';
import { registerLifecycle, registerReaders } from '#families/register.ts';
import { everyone, member, owner, program } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, runsWhile, system } from '#kernel/system.ts';
import { closesTheCheck, replacesTheEdition } from './effects.ts';
import { explanationFacts, points } from './facts.ts';
import { answersEveryPoint, isPlain } from './rules.ts';
import { askedPoints, gateSettings } from './settings.ts';

const written = ['title', 'product', 'version', ...points] as const;
const life = registerLifecycle(written, 'industry', {
  law: '71.1',
  requires: written.filter((name) => !(name in askedPoints)),
  when: [namesTheOwnersProduct, answersEveryPoint, isPlain],
  reads: ['disclosures.product'],
  effects: [replacesTheEdition],
});
const renewal = label('更新算法说明的期限', 'Term to renew the explanation');
const ends = { clocks: [endsClock('renewal')], effects: [closesTheCheck] } as const;

/** Article 71. Algorithms of public decisions, and of business touching the public interest, told in plain words. */
export const explanations = system({
  id: 'explanations',
  law: ['71.1'],
  name: { zh: '算法说明公示', en: 'Algorithm explanations', code: 'SM' },
  keeper: 'industry',
  facts: {
    ...explanationFacts,
    ...group('是否仍然准确', 'Whether it still holds', {
      outOfDate: field.choices('产品已变更的事项', 'What changed in the product', outdating, { optional: true }),
      stillHolds: field.longText('为什么说明仍然准确', 'Why the explanation still holds', { optional: true, max: 600 }),
    }),
  },
  create: [member, program],
  start: 'draft',
  clocks: {
    renewal: {
      label: renewal,
      binds: 'owner',
      term: termSetting(
        'explanations.renewal',
        renewal,
        10,
        'working',
        label('条例第七十一条未规定期限；本平台暂行做法', 'Article 71 sets no term; a working rule of this platform'),
      ),
    },
  },
  lifecycle: {
    draft: life.draft,
    // A text that must be mended is replaced by its next edition, so that the public is never left without one.
    published: {
      fallOutOfDate: { to: 'published', by: program, sets: ['outOfDate'], clocks: [runsWhile('renewal', () => true)] },
      confirmCurrent: {
        to: 'published',
        by: owner,
        during: 'renewal',
        sets: ['stillHolds'],
        requires: ['stillHolds'],
        clocks: ends.clocks,
      },
      supersede: { to: 'superseded', by: program, ...ends },
      withdraw: { ...life.published.withdraw, ...ends, effects: [reviewsTheProductsPath, closesTheCheck] },
    },
    superseded: {},
    withdrawn: {},
  },
  read: { ...registerReaders('industry', everyone), superseded: everyone },
  list: { title: 'title', columns: ['title', 'version'] },
  settings: gateSettings,
  answers: {
    edition:
      "select jsonb_build_object('owner', e.owner, 'state', e.state) from records e where e.system = 'explanations' and e.id = (r.facts->>'explanation')::uuid",
    publishedFor:
      "select jsonb_agg(e.facts->>'version') from records e where e.system = 'explanations' and e.state = 'published' and e.owner = r.owner and e.facts @> jsonb_build_object('product', r.id::text)",
  },
});
