import type { RuleFinding } from '#families/rules/findings.ts';
import { useApi } from '#ui/api.ts';
import { FindingsList } from '#ui/decision/findingsList.tsx';
import { Loaded } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';

/** What was found in the saved text. */
export default function FindingsTab({ page }: RecordSlot) {
  const { id, facts } = page.record;
  const found = useApi<{ findings: RuleFinding[] }>(`/api/rule-library/${id}/findings?text=${facts.text}`);
  return <Loaded query={found}>{({ findings }) => <FindingsList findings={findings} />}</Loaded>;
}
