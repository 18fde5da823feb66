import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { bytesFrom, type ProblemError } from '../api.ts';

/** The DMN text of a version in the rule library; `text` is its digest, so that another text is read anew. */
export const useVersionText = (id: string, text: unknown): UseQueryResult<string, ProblemError> =>
  useQuery({
    queryKey: ['rule text', id, text],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => new TextDecoder().decode(await bytesFrom(`/api/rule-library/${id}/text.dmn`)),
  });
