import { useApi } from '#ui/api.ts';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Results } from './comprehension.ts';
import { Shares } from './shares.tsx';

function ReadersAnswers({ page }: RecordSlot) {
  const found = useApi<{ check: { id: string; results: Results } | null }>(
    `/api/comprehension-checks/of/${page.record.facts.explanation}`,
  );
  return (
    <Loaded query={found}>
      {({ check }) =>
        check?.id === page.record.id ? (
          <Shares results={check.results} />
        ) : (
          <Nothing zh="批准后，读者的作答情况显示在这里" en="Once it is approved, how readers answer is shown here" />
        )
      }
    </Loaded>
  );
}

const screen: Screen = {
  tabs: [{ key: 'answers', label: { zh: '作答情况', en: 'How readers answered' }, view: ReadersAnswers }],
};
export default screen;
