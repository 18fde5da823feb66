import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { generated } from '#derive/generate.ts';
import { endpoints, systems } from '#systems/index.ts';

test('the generated files are those that the declarations give (npm run generate)', () => {
  for (const [name, text] of generated(systems, endpoints))
    assert.equal(readFileSync(join(import.meta.dirname, '../docs/generated', name), 'utf8'), text, name);
});
