import { labelsOfOffice } from './office.ts';
import { labelsInXmp, riffChunks, xmpOfGif, xmpOfJpeg, xmpOfPng } from './pictures.ts';
import { labelsOfMp3, labelsOfMp4 } from './sound.ts';
import { type ByteSource, type Container, containerOf } from './source.ts';

/** The seven names of the implicit label, in the order that GB 45438-2025 gives them. */
export const labelKeys = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const;
export type LabelKey = (typeof labelKeys)[number];

/** What may be wrong with a file's label; `key` names the member of the label that it is about. */
export interface LabelFault {
  readonly fault:
    | 'unknown container'
    | 'unreadable'
    | 'no label'
    | 'several labels'
    | 'not JSON'
    | 'encoded'
    | 'missing key'
    | 'unknown key'
    | 'not text'
    | 'wrong order'
    | 'unknown value'
    | 'no producer'
    | 'producer code'
    | 'propagator code'
    | 'no content number';
  readonly key?: string;
  /** What the code's check says, as the caller's `checkCode` gave it. */
  readonly detail?: { readonly zh: string; readonly en: string };
}
export interface LabelReport {
  readonly container: Container | null;
  readonly label: Readonly<Partial<Record<LabelKey, string>>> | null;
  readonly faults: readonly LabelFault[];
}
/** Says what is wrong with a provider's code (TC260-PG-20252A), or null. */
export type CheckCode = (code: string) => { readonly zh: string; readonly en: string } | null;

const readers: Readonly<Record<Container, (source: ByteSource) => Promise<string[]>>> = {
  png: async (source) => (await xmpOfPng(source)).flatMap(labelsInXmp),
  jpeg: async (source) => (await xmpOfJpeg(source)).flatMap(labelsInXmp),
  gif: async (source) => (await xmpOfGif(source)).flatMap(labelsInXmp),
  webp: async (source) => (await riffChunks(source, 'XMP ')).flatMap(labelsInXmp),
  wav: (source) => riffChunks(source, 'AIGC'),
  mp3: labelsOfMp3,
  mp4: labelsOfMp4,
  ooxml: labelsOfOffice,
};

/**
 * Reads the implicit label of generated content from a file and checks it against GB 45438-2025: plain JSON with the
 * seven keys in order, a value of 1, 2 or 3 (is, may be, is suspected to be generated), a producer's code that is one,
 * and a number of the content. All faults at once; a file without any label has the one fault `no label`.
 */
export async function checkLabel(source: ByteSource, checkCode: CheckCode): Promise<LabelReport> {
  const container = await containerOf(source);
  if (!container) return { container, label: null, faults: [{ fault: 'unknown container' }] };
  let found: string[];
  try {
    found = await readers[container](source);
  } catch {
    return { container, label: null, faults: [{ fault: 'unreadable' }] };
  }
  const [first] = found;
  if (first === undefined) return { container, label: null, faults: [{ fault: 'no label' }] };
  const several: LabelFault[] = new Set(found).size > 1 ? [{ fault: 'several labels' }] : [];
  const { label, faults } = checkText(first, checkCode);
  return { container, label, faults: [...several, ...faults] };
}

/** Checks the text of a label. */
export function checkText(text: string, checkCode: CheckCode): Pick<LabelReport, 'label' | 'faults'> {
  const parsed = parsedObject(text);
  if (!parsed) {
    const encoded = /^[A-Za-z0-9+/=\s]{16,}$/u.test(text);
    return { label: null, faults: [{ fault: encoded ? 'encoded' : 'not JSON' }] };
  }
  // A JSON text may wrap the label in one more member, `AIGC`, as the standard's examples for documents do.
  const given = parsedMember(parsed.AIGC) ?? parsed;
  const names = Object.keys(given);
  const faults: LabelFault[] = [];
  for (const key of labelKeys) {
    if (!names.includes(key)) faults.push({ fault: 'missing key', key });
    else if (typeof given[key] !== 'string') faults.push({ fault: 'not text', key });
  }
  for (const key of names) if (!labelKeys.includes(key as LabelKey)) faults.push({ fault: 'unknown key', key });
  const known = names.filter((name) => labelKeys.includes(name as LabelKey));
  const inOrder = labelKeys.filter((key) => known.includes(key));
  const displaced = known.find((name, at) => name !== inOrder[at]);
  if (displaced) faults.push({ fault: 'wrong order', key: displaced });
  const label = Object.fromEntries(
    labelKeys.flatMap((key) => (typeof given[key] === 'string' ? [[key, given[key]]] : [])),
  ) as Partial<Record<LabelKey, string>>;
  if (label.Label !== undefined && !['1', '2', '3'].includes(label.Label))
    faults.push({ fault: 'unknown value', key: 'Label' });
  if (label.ContentProducer === '') faults.push({ fault: 'no producer', key: 'ContentProducer' });
  if (label.ProduceID === '') faults.push({ fault: 'no content number', key: 'ProduceID' });
  const coded = [
    ['ContentProducer', 'producer code'],
    ['ContentPropagator', 'propagator code'],
  ] as const;
  for (const [key, fault] of coded) {
    const detail = label[key] ? checkCode(label[key]) : null;
    if (detail) faults.push({ fault, key, detail });
  }
  return { label, faults };
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return parsedMember(JSON.parse(text));
  } catch {
    return null;
  }
}
const parsedMember = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
