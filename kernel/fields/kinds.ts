import { address } from './address/kind.ts';
import { choice } from './choice/kind.ts';
import { choices } from './choices/kind.ts';
import { date } from './date/kind.ts';
import { decimal } from './decimal/kind.ts';
import type { Field, Kind } from './field.ts';
import { files } from './files/kind.ts';
import { filingNumber } from './filingNumber/kind.ts';
import { groups } from './groups/kind.ts';
import { integer } from './integer/kind.ts';
import type { FieldKind } from './kind.ts';
import { longText } from './longText/kind.ts';
import { money } from './money/kind.ts';
import { office } from './office/kind.ts';
import { party } from './party/kind.ts';
import { people } from './people/kind.ts';
import { period } from './period/kind.ts';
import { person } from './person/kind.ts';
import { record } from './record/kind.ts';
import { text } from './text/kind.ts';
import { uscc } from './uscc/kind.ts';
import { yesNo } from './yesNo/kind.ts';

/** All kinds of field. The type makes the map exhaustive: a kind without its parts does not compile. */
export const kinds: { readonly [K in Kind]: FieldKind<K> } = {
  text,
  longText,
  choice,
  choices,
  yesNo,
  integer,
  decimal,
  money,
  date,
  period,
  party,
  person,
  people,
  office,
  record,
  address,
  uscc,
  filingNumber,
  files,
  groups,
};

/** The kind of a field, its options and values no longer told apart by the compiler. */
export const kindOf = (field: Field): FieldKind<Kind> => kinds[field.kind] as unknown as FieldKind<Kind>;

export const exampleOf = (field: Field): unknown => kindOf(field).example(field as never, exampleOf);

export const schemaOf = (field: Field): Record<string, unknown> => ({
  title: field.label.en,
  'x-title-zh': field.label.zh,
  ...kindOf(field).schema(field as never, schemaOf),
});
