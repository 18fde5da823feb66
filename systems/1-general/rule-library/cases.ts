import { gradingInput } from '#families/opendata/grading.ts';
import type { RuleTableId } from '#families/rules/catalogue.ts';
import type { City } from '#kernel/city.ts';

/** The records whose cases a table decides, by system and state. Drafts are no cases yet. */
interface Source {
  readonly system: string;
  readonly notIn: readonly string[];
  /** The fact without which a record is no case of the table. */
  readonly having?: string;
  /** What the table is told of a case, where that is not its facts by their names. */
  told?(facts: Case['facts']): Case['facts'];
}
const products: Source = { system: 'products', notIn: ['draft', 'retired'] };
const sources: Readonly<Record<RuleTableId, Source>> = {
  grading: products,
  'expert-re-review': products,
  'pilot-eligibility': products,
  routing: products,
  'pilot-use': { system: 'pilots', notIn: ['draft', 'submitted', 'proposed', 'approved', 'declined', 'withdrawn'] },
  'prohibited-act-screens': { system: 'prohibited-acts', notIn: ['draft'] },
  'differential-treatment': { system: 'prohibited-acts', notIn: ['draft'], having: 'differentTreatment' },
  'warning-levels': { system: 'warnings', notIn: ['draft'] },
  'assessment-materials': products,
  'data-grading': { system: 'data-catalogue', notIn: ['draft'], told: gradingInput },
  'test-admissibility': { system: 'ex-ante-assessments', notIn: ['draft'] },
  'assessment-tally': { system: 'ex-ante-assessments', notIn: ['draft'] },
  'ethics-procedure': {
    system: 'ethics-reviews',
    notIn: ['draft'],
    // Whether the activity is listed shows in whether its review goes to experts again.
    told: (facts) => ({
      ...facts,
      listedActivity: facts.reReview === undefined ? null : facts.reReview === 'required',
    }),
  },
};

export interface Case {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** How many past cases a table has. */
export async function countCases(table: RuleTableId, city: City): Promise<number> {
  const { system, notIn, having } = sources[table];
  const [row] = await city.query<{ n: number }>(
    'select count(*)::int as n from records where system = $1 and state <> all($2) and ($3::text is null or facts ? $3)',
    [system, notIn, having],
  );
  return row?.n ?? 0;
}

/** The next cases after an id, in the order of ids, with their facts as they are now. */
export async function casesAfter(
  table: RuleTableId,
  last: string | null,
  most: number,
  city: City,
): Promise<readonly Case[]> {
  const { system, notIn, having, told } = sources[table];
  const cases = await city.query<Case>(
    `select id, number, coalesce(facts->>'name', facts->>'title', number) as title, facts from records
     where system = $1 and state <> all($2) and id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
       and ($5::text is null or facts ? $5) order by id limit $4`,
    [system, notIn, last, most, having],
  );
  return told ? cases.map((one) => ({ ...one, facts: told(one.facts) })) : cases;
}
