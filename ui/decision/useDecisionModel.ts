import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DecisionModel } from '#engines/decision/model.ts';

/** Reads a version's text; the reader of DMN is fetched with the first one. Its error says why the text is no model. */
export const useDecisionModel = (dmn: string | undefined): UseQueryResult<DecisionModel, Error> =>
  useQuery({
    queryKey: ['decision model', dmn],
    enabled: dmn !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => (await import('#engines/decision/read.ts')).loadDecisions(dmn ?? ''),
  });
