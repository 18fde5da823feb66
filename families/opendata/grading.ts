import type { FieldFacts } from './ingest.ts';

/** What a resource says of itself, as the table `data-grading` asks for it. */
export function gradingInput(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { about, aggregated, tradeSecrets, importantData } = facts;
  const fields = (facts.fields ?? []) as readonly FieldFacts[];
  const counted = (sensitivity: FieldFacts['sensitivity']): number =>
    fields.filter((one) => one.sensitivity === sensitivity).length;
  return {
    about,
    aggregated,
    tradeSecrets,
    importantData,
    directIdentifiers: counted('direct'),
    quasiIdentifiers: counted('quasi'),
    sensitiveFields: counted('sensitive'),
  };
}
