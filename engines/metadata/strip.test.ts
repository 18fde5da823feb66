import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { kindOfFile, stripMetadata, Unstrippable } from './index.ts';

const utf8 = new TextEncoder();
const bytesOf = (...parts: (string | Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((one) => [...(typeof one === 'string' ? utf8.encode(one) : one)]));
const holds = (whole: Uint8Array, text: string) => Buffer.from(whole).includes(Buffer.from(text));
const big = (value: number, size: 2 | 4) =>
  Array.from({ length: size }, (_, at) => (value >>> (8 * (size - 1 - at))) & 255);
const little = (value: number) => big(value, 4).reverse();
const some = fc.uint8Array({ maxLength: 40 });
const secret = '22.5431N,114.0579E 张三';

/** EXIF with an orientation, a place and nothing else, in either byte order. */
const exif = (orientation: number, order: 'II' | 'MM') => {
  const number = (value: number, size: 2 | 4) => (order === 'II' ? big(value, size).reverse() : big(value, size));
  const entry = (tag: number, value: number) => [
    ...number(tag, 2),
    ...number(3, 2),
    ...number(1, 4),
    ...number(value, 2),
    0,
    0,
  ];
  return bytesOf(
    order,
    number(42, 2),
    number(8, 4),
    number(2, 2),
    entry(0x010f, 7),
    entry(0x0112, orientation),
    number(0, 4),
    secret,
  );
};
const orientations = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('II' as const, 'MM' as const));

const segment = (marker: number, body: Uint8Array) => bytesOf([0xff, marker], big(body.length + 2, 2), body);
const jfif = segment(0xe0, bytesOf('JFIF\0', [1, 2, 0, 0, 1, 0, 1, 0, 0]));
/** Segments of a JPEG that stay, and those that go. */
const staying = fc.tuple(fc.constantFrom(0xdb, 0xc0, 0xc4, 0xdd), some).map(([marker, body]) => segment(marker, body));
const going = fc
  .tuple(fc.constantFrom(0xfe, 0xe3, 0xed, 0xe2, 0xee, 0xe1), some)
  .map(([marker, body]) => segment(marker, bytesOf('http ', body, secret)));
const scan = fc
  .array(
    fc.oneof(
      fc.constantFrom([0xff, 0], [0xff, 0xd3]),
      fc.integer({ max: 254, min: 0 }).map((one) => [one]),
    ),
  )
  .map((data) => bytesOf(segment(0xda, bytesOf([1, 1, 0])), ...data));

test('a JPEG loses what tells of its maker, and keeps bit by bit what it is decoded from', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          staying.map((one) => ({ stays: true, one })),
          going.map((one) => ({ stays: false, one })),
        ),
      ),
      fc.array(scan, { minLength: 1, maxLength: 3 }),
      orientations,
      some,
      async (segments, scans, [orientation, order], after) => {
        const told = segment(0xe1, bytesOf('Exif\0\0', exif(orientation, order)));
        const end = [0xff, 0xd9];
        const given = bytesOf([0xff, 0xd8], jfif, told, ...segments.map(({ one }) => one), ...scans, end, after);
        const { bytes, kind, removed } = await stripMetadata(given);
        const kept = bytesOf(...segments.flatMap(({ one, stays }) => (stays ? [one] : [])), ...scans, end);
        const start = bytesOf([0xff, 0xd8], jfif);
        const expected =
          orientation === 1
            ? bytesOf(start, kept)
            : bytesOf(start, segment(0xe1, bytesOf('Exif\0\0', exifOnly(orientation))), kept);
        assert.equal(kind, 'jpeg');
        assert.deepEqual(Buffer.from(bytes), Buffer.from(expected));
        assert.equal(removed.includes('trailing'), after.length > 0);
        assert.deepEqual((await stripMetadata(bytes)).bytes, bytes, 'a second time nothing changes');
      },
    ),
  );
});
const exifOnly = (orientation: number) =>
  bytesOf('MM', [0, 42], big(8, 4), big(1, 2), big(0x0112, 2), big(3, 2), big(1, 4), [0, orientation, 0, 0], big(0, 4));

test('the small picture within a JPEG goes: it may show what was cut away', async () => {
  const withThumbnail = segment(0xe0, bytesOf('JFIF\0', [1, 2, 0, 0, 1, 0, 1, 1, 1], [9, 9, 9]));
  const rest = bytesOf(segment(0xda, bytesOf([1])), [7, 0xff, 0xd9]);
  const { bytes, removed } = await stripMetadata(bytesOf([0xff, 0xd8], withThumbnail, rest));
  assert.deepEqual(Buffer.from(bytes), Buffer.from(bytesOf([0xff, 0xd8], jfif, rest)));
  assert.deepEqual(removed, ['thumbnail']);
});

const chunk = (type: string, body: Uint8Array) =>
  bytesOf(big(body.length, 4), type, body, big(crc32(bytesOf(type, body)), 4));
const signature = bytesOf([0x89], 'PNG', [13, 10, 26, 10]);
const header = chunk('IHDR', bytesOf([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]));

test('a PNG keeps the chunks that it is decoded from, and nothing after its end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.constantFrom('PLTE', 'tRNS', 'IDAT', 'gAMA', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'iCCP', 'juNk'), some),
      ),
      orientations,
      some,
      async (chunks, [orientation, order], after) => {
        const written = chunks.map(([type, body]) => ({ type, chunk: chunk(type, bytesOf(body, secret)) }));
        const end = chunk('IEND', bytesOf());
        const given = bytesOf(
          signature,
          header,
          chunk('eXIf', exif(orientation, order)),
          ...written.map((one) => one.chunk),
          end,
          after,
        );
        const { bytes, kind } = await stripMetadata(given);
        const kept = written.filter(({ type }) => ['PLTE', 'tRNS', 'IDAT', 'gAMA'].includes(type));
        const oriented = orientation === 1 ? bytesOf() : chunk('eXIf', exifOnly(orientation));
        assert.equal(kind, 'png');
        assert.deepEqual(
          Buffer.from(bytes),
          Buffer.from(bytesOf(signature, header, oriented, ...kept.map((one) => one.chunk), end)),
        );
      },
    ),
  );
});

const riff = (type: string, body: Uint8Array) => bytesOf(type, little(body.length), body, body.length % 2 ? [0] : []);
const webp = (...chunks: Uint8Array[]) => bytesOf('RIFF', little(4 + bytesOf(...chunks).length), 'WEBP', ...chunks);

test('a WebP keeps its picture and its orientation, also within frames', async () => {
  await fc.assert(
    fc.asyncProperty(some, orientations, async (picture, [orientation, order]) => {
      const size = [0, 0, 0, 0, 0, 0, 0, 0, 0];
      const frame = (...inner: Uint8Array[]) => riff('ANMF', bytesOf(new Uint8Array(16), ...inner));
      const data = riff('VP8 ', picture);
      const junk = riff('junk', bytesOf(secret));
      const told = riff('EXIF', exif(orientation, order));
      const given = webp(
        riff('VP8X', bytesOf([0x2e], size)),
        riff('ICCP', bytesOf(secret)),
        frame(data, junk),
        told,
        riff('XMP ', bytesOf(secret)),
      );
      const { bytes } = await stripMetadata(given);
      const after = orientation === 1 ? [] : [riff('EXIF', exifOnly(orientation))];
      const flags = orientation === 1 ? 0x02 : 0x0a;
      assert.deepEqual(
        Buffer.from(bytes),
        Buffer.from(webp(riff('VP8X', bytesOf([flags], size)), frame(data), ...after)),
      );
    }),
  );
});

const types = '<Types/>';
const jpeg = bytesOf([0xff, 0xd8], segment(0xfe, bytesOf(secret)), segment(0xda, bytesOf([1])), [7, 0xff, 0xd9]);
const office = (parts: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ '[Content_Types].xml': types, ...parts }).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
    { mtime: '2026-03-04T05:06:07' },
  );

test('an Office document keeps its text and loses names, times, properties, paths and what its pictures tell', async () => {
  const given = office({
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${secret}</dc:creator></cp:coreProperties>`,
    'docProps/custom.xml': secret,
    'docProps/thumbnail.jpeg': jpeg,
    '_rels/.rels': `<Relationships><Relationship Id="rId3" Target="docProps/thumbnail.jpeg"/></Relationships>`,
    'word/document.xml': `<w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="${secret}" w:date="2026-03-04T05:06:07Z"><w:t>正文不变</w:t></w:ins></w:p>`,
    'xl/comments1.xml': `<authors><author>${secret}</author></authors>`,
    'xl/workbook.xml': `<x15ac:absPath url="C:\\Users\\${secret}" xmlns:x15ac="x"/>`,
    'ppt/commentAuthors.xml': `<p:cmAuthor id="0" name="${secret}" initials="Z"/>`,
    'word/media/image1.jpg': jpeg,
  });
  const { bytes, kind, removed } = await stripMetadata(given);
  const parts = unzipSync(bytes);
  assert.equal(kind, 'ooxml');
  for (const [name, part] of Object.entries(parts)) assert.ok(!holds(part, secret), name);
  assert.ok(holds(parts['word/document.xml']!, '<w:t>正文不变</w:t>'));
  assert.ok(holds(parts['word/document.xml']!, 'w:author=""'));
  assert.equal(parts['docProps/thumbnail.jpeg'], undefined);
  assert.ok(!holds(bytes, secret));
  for (const one of ['author', 'time', 'properties', 'path', 'comment', 'thumbnail'] as const)
    assert.ok(removed.includes(one), one);
});

test('a PDF keeps its pages and loses information, XMP, commenters and what earlier saves left in the file', async () => {
  const made = await PDFDocument.create();
  made.setAuthor('ZHANG SAN');
  made.setProducer('OfficePrinter 9');
  const page = made.addPage([200, 100]);
  page.drawText('Price 19.90');
  made.catalog.set(
    PDFName.of('Metadata'),
    made.context.register(made.context.stream('<x:xmpmeta>ZHANG SAN</x:xmpmeta>')),
  );
  const picture = made.context.register(
    made.context.stream(jpeg, { Type: 'XObject', Subtype: 'Image', Filter: 'DCTDecode' }),
  );
  page.node.set(PDFName.of('Kept'), picture);
  const comment = {
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [0, 0, 9, 9],
    T: PDFString.of('ZHANG SAN'),
    M: PDFString.of('D:20260304'),
  };
  page.node.set(PDFName.of('Annots'), made.context.obj([made.context.obj(comment as never)]));
  made.context.register(PDFString.of('ZHANG SAN of an earlier version'));
  const { bytes, kind, removed } = await stripMetadata(await made.save({ useObjectStreams: false }));
  assert.equal(kind, 'pdf');
  const again = await PDFDocument.load(bytes, { updateMetadata: false });
  assert.deepEqual([again.getPageCount(), again.getAuthor(), again.getProducer()], [1, undefined, undefined]);
  const objects = again.context
    .enumerateIndirectObjects()
    .map(([, one]) => one.toString())
    .join('\n');
  for (const word of ['ZHANG SAN', 'OfficePrinter', '张三', 'D:2026']) assert.ok(!objects.includes(word), word);
  assert.ok(!holds(bytes, secret));
  for (const one of ['properties', 'xmp', 'author', 'time', 'comment'] as const) assert.ok(removed.includes(one), one);
});

test('what cannot be stripped is refused with its reason, and what is not known is said to be so', async () => {
  const refused = async (bytes: Uint8Array, hindrance: string) =>
    assert.rejects(stripMetadata(bytes), (error) => error instanceof Unstrippable && error.hindrance === hindrance);
  const locked = await PDFDocument.create();
  locked.addPage();
  locked.encrypt({ userPassword: 'a' });
  await refused(await locked.save(), 'encrypted');
  const carrying = await PDFDocument.create();
  carrying.addPage();
  await carrying.attach(bytesOf(secret), 'a.txt');
  await refused(await carrying.save(), 'embedded-files');
  await refused(bytesOf('%PDF-1.7 nothing'), 'damaged');
  await refused(office({ 'word/embeddings/a.bin': secret }), 'embedded-files');
  await refused(bytesOf([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), 'damaged');
  await refused(bytesOf(signature, header), 'damaged');
  for (const [bytes, kind, known] of [
    [bytesOf('老账号 19.90 元'), 'text', true],
    [bytesOf('ID3', [4, 0, 0]), 'other', false],
    [zipSync({ 'a.txt': strToU8('a') }), 'other', false],
  ] as const) {
    assert.equal(kindOfFile(bytes), kind);
    const same = await stripMetadata(bytes);
    assert.deepEqual([same.known, [...same.bytes]], [known, [...bytes]]);
  }
});

test('whatever bytes come, the answer is a stripped file or a refusal', async () => {
  const starts = [jpeg, bytesOf(signature, header), webp(riff('VP8 ', bytesOf([1]))), bytesOf('PK', [3, 4])];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 80 }),
      fc.nat(60),
      async (start, noise, at) => {
        await stripMetadata(bytesOf(start.slice(0, at), noise)).catch((error) =>
          assert.ok(error instanceof Unstrippable),
        );
      },
    ),
  );
});
