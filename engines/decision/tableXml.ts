/** A table in short, for tests and measurements. */
export interface TableSketch {
  /** A hit policy in DMN's words, or an aggregation, which means COLLECT with it. */
  readonly policy: string;
  /** Name and type of each input; each is a column. */
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly rules: readonly {
    readonly cells: readonly string[];
    readonly output: string;
    readonly description?: string;
  }[];
  /** Allowed outputs, highest first. */
  readonly values?: string;
  readonly fallback?: string;
}

const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'];

/** DMN 1.3 XML of a model with one decision `d`, made by the table. */
export function tableXml({ policy, columns, rules, values, fallback }: TableSketch): string {
  const hitPolicy = aggregations.includes(policy) ? `COLLECT" aggregation="${policy}` : policy;
  const text = (element: string, id: string, content: string): string =>
    `<${element} id="${id}"><text>${inXml(content)}</text></${element}>`;
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
    ${columns.map(([name, type]) => `<inputData id="in-${name}" name="${name}"><variable id="v-${name}" name="${name}" typeRef="${type}"/></inputData>`).join('')}
    <decision id="d" name="d"><variable id="dv" name="d"/>
      ${columns.map(([name]) => `<informationRequirement id="r-${name}"><requiredInput href="#in-${name}"/></informationRequirement>`).join('')}
      <decisionTable id="t" hitPolicy="${hitPolicy}">
        ${columns.map(([name, type]) => `<input id="c-${name}"><inputExpression id="e-${name}" typeRef="${type}"><text>${name}</text></inputExpression></input>`).join('')}
        <output id="o">${values ? text('outputValues', 'ov', values) : ''}${fallback ? text('defaultOutputEntry', 'of', fallback) : ''}</output>
        ${rules
          .map(
            ({ cells, output, description }, i) =>
              `<rule id="row${i}">${description ? `<description>${inXml(description)}</description>` : ''}${cells
                .map((cell, c) => text('inputEntry', `row${i}-${c}`, cell))
                .join('')}${text('outputEntry', `row${i}-o`, output)}</rule>`,
          )
          .join('')}
      </decisionTable>
    </decision>
  </definitions>`;
}
