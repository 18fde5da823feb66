import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkLabel, checkText, labelKeys } from './check.ts';
import { docx, gif, jpeg, mp3, mp4, png, wav, webp, xmp } from './samples.ts';
import { sourceOf } from './source.ts';

const producer = '001191440399MAT000077W10001';
const label = {
  Label: '1',
  ContentProducer: producer,
  ProduceID: 'YS-2026-0001',
  ReservedCode1: '',
  ContentPropagator: '',
  PropagateID: '',
  ReservedCode2: '',
};
const text = JSON.stringify(label);
const right = (code: string) => (code === producer ? null : { zh: '校验位不符', en: 'its check does not fit' });
const faultsOf = async (file: Uint8Array) =>
  (await checkLabel(sourceOf(file), right)).faults.map((one) => [one.fault, one.key].filter(Boolean).join(' '));

const containers: readonly [string, Uint8Array][] = [
  ['png', png(xmp(text))],
  ['png', png(xmp(text), true)],
  ['jpeg', jpeg(xmp(text))],
  ['webp', webp(xmp(text))],
  ['gif', gif(xmp(text))],
  ['wav', wav(text)],
  ['mp3', mp3(text)],
  ['mp3', mp3(text, 3)],
  ['mp4', mp4(text)],
  ['ooxml', docx(text)],
];

test('the label is read from every container of GB 45438', async () => {
  for (const [container, file] of containers) {
    const report = await checkLabel(sourceOf(file), right);
    assert.deepEqual([report.container, report.label, report.faults], [container, label, []], container);
  }
});

test('what the standard does not allow is named, all at once', async () => {
  const { ReservedCode1, ...rest } = label;
  assert.deepEqual(await faultsOf(png(xmp(JSON.stringify({ ...rest, ReservedCode1 })))), [
    'wrong order ContentPropagator',
  ]);
  assert.deepEqual(await faultsOf(png(xmp(JSON.stringify({ ...label, ContentProducer: '0011X' })))), [
    'producer code ContentProducer',
  ]);
  assert.deepEqual(await faultsOf(wav(JSON.stringify({ ...rest, Label: '4', ProduceID: '', Extra: 'x' }))), [
    'missing key ReservedCode1',
    'unknown key Extra',
    'unknown value Label',
    'no content number ProduceID',
  ]);
  assert.deepEqual(await faultsOf(mp3(JSON.stringify({ ...label, Label: 1 }))), ['not text Label']);
  assert.deepEqual(await faultsOf(wav(Buffer.from(text).toString('base64'))), ['encoded']);
  assert.deepEqual(await faultsOf(wav('AIGC')), ['not JSON']);
  assert.deepEqual(await faultsOf(png(null)), ['no label']);
  assert.deepEqual(await faultsOf(new TextEncoder().encode('plain text, no container')), ['unknown container']);
});

test('a file that is cut, turned or made up gives an answer, never an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...containers), fc.nat(), fc.nat(255), async ([, file], place, byte) => {
      const broken = file.slice(0, 12 + (place % file.length));
      broken[place % broken.length] = byte;
      const report = await checkLabel(sourceOf(broken), right);
      assert.ok(report.faults.length >= 0);
    }),
    { numRuns: 300 },
  );
});

test('only what the index points at is read, however long the file', async () => {
  const [head, tail] = [mp4(text), new Uint8Array(0)];
  let read = 0;
  const gap = 8 * 1024 ** 3;
  const free = Uint8Array.of(0, 0, 0, 1, 0x66, 0x72, 0x65, 0x65, 0, 0, 0, 2, 0, 0, 0, 16);
  // ftyp, then eight gigabytes of nothing, then the rest of the file.
  const first = head.subarray(0, 16);
  const report = await checkLabel(
    {
      size: 16 + gap + 16 + head.length - 16,
      async read(from, to) {
        read += to - from;
        if (from < 16) return first.subarray(from, to);
        if (from === 16) return free;
        const at = from - gap - 16;
        return at >= 16 ? head.subarray(at, to - gap - 16) : tail;
      },
    },
    right,
  );
  assert.deepEqual(report.label, label);
  assert.ok(read < 2_000, `${read} bytes read`);
});

test('any text at all is checked without an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.dictionary(fc.constantFrom(...labelKeys), fc.string()).map((one) => JSON.stringify(one)),
      ),
      (given) => {
        checkText(given, right);
      },
    ),
  );
});
