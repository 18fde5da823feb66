import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ChangingEvent, composed, versionsOf } from './versions.ts';

type FactsThen = Record<string, unknown>;
const value = fc.option(fc.constantFrom('a', 'b', 'c'));
const facts = fc.record({ version: fc.constantFrom('1.0', '1.1', '2.0'), purpose: value, contact: value });
const between = (before: FactsThen, after: FactsThen): ChangingEvent['changes'] =>
  Object.fromEntries(
    Object.keys(after).flatMap((name) =>
      before[name] === after[name] ? [] : [[name, [before[name] ?? null, after[name]]]],
    ),
  );

test('the versions of a history take it apart and lose nothing', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 12 }), (states: FactsThen[]) => {
      const events = states.map((after, at) => ({
        at: `2026-01-${at}`,
        changes: between(states[at - 1] ?? {}, after),
      }));
      const versions = versionsOf(events, String(states.at(-1)?.version)).toReversed();
      assert.deepEqual(
        versions.flatMap((one) => one.events),
        events,
      );
      let at = 0;
      for (const [index, one] of versions.entries()) {
        const then = states.slice(at, at + one.events.length);
        assert.ok(
          then.every((state) => state.version === one.version),
          'one version, one name',
        );
        const before = states[at - 1];
        assert.deepEqual(one.changes, index === 0 ? {} : between(before ?? {}, then.at(-1) ?? {}));
        at += one.events.length;
      }
    }),
  );
});

test('what went and came back is no change', () => {
  const change = (before: unknown, after: unknown) => ({ at: '', changes: { purpose: [before, after] as const } });
  assert.deepEqual(composed([change('a', 'b'), change('b', 'a')]), {});
  assert.deepEqual(composed([change('a', 'b'), change('b', 'c')]), { purpose: ['a', 'c'] });
});

test('a stranger, who does not see the draft, sees the first version named all the same', () => {
  const [second, first] = versionsOf(
    [
      { at: '2026-03-02', changes: {} },
      { at: '2026-05-18', changes: { version: ['1.0', '1.1'], purpose: ['a', 'b'] } },
    ],
    '1.1',
  );
  assert.deepEqual([first?.version, first?.changes, second?.version], ['1.0', {}, '1.1']);
});
