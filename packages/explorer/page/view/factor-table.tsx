import type { Specification } from '@loopwright/core';
import { isPerfect } from '../edit/cover-bound.ts';
import { factorsOf } from '../edit/set-factor.ts';
import { FactorField } from './factor-field.tsx';
import type { FactorRules } from './factor-rules.ts';
import type { Editor } from './use-editor.ts';

export interface FactorTableProps {
  readonly specification: Specification;
  readonly editor: Editor;
  readonly rules: FactorRules;
  readonly setRules: (rules: FactorRules) => void;
}

/** Factors of every dimension at every level, those of 1 too, and which level makes up for changes. */
export function FactorTable({ specification, editor, rules, setRules }: FactorTableProps) {
  const { problem, architecture } = specification;
  const outermostFirst = architecture.levels.map((_, l) => l).reverse();
  const { mapping } = editor.draft;
  const isAnyImperfect = problem.dimensions.some((_, d) => !isPerfect(factorsOf(mapping, d)));
  return (
    <>
      <p class="lw-faint">What a change leaves over goes to the level in the last row.</p>
      <div class="lw-scroll">
        <table class="lw-table lw-stacked lx-factor-table">
          <thead>
            <tr>
              <th scope="col">Level</th>
              {problem.dimensions.map(({ name, bound }) => (
                <th key={name} scope="col">
                  {name} <span class="lw-faint">{bound}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outermostFirst.map((level) => (
              <tr key={level}>
                <th scope="row">{architecture.levels[level].name}</th>
                {problem.dimensions.map(({ name, bound }, dimension) => (
                  <td
                    key={name}
                    class={mapping.levels[level].factors[dimension] === 1 ? 'lx-one' : undefined}
                    data-column={`${name} ${bound}`}
                  >
                    <FactorField {...{ specification, editor, rules }} place={{ level, dimension }} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Rest to</th>
              {problem.dimensions.map(({ name }, dimension) => (
                <td key={name} data-column={name}>
                  <select
                    class="lx-rest"
                    aria-label={`Level that takes the rest of ${name}`}
                    value={rules.rests[dimension]}
                    onChange={({ currentTarget }) =>
                      setRules({ ...rules, rests: rules.rests.with(dimension, Number(currentTarget.value)) })
                    }
                  >
                    {outermostFirst.map((level) => (
                      <option key={level} value={level}>
                        {architecture.levels[level].name}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      <label class="lx-check">
        <input
          type="checkbox"
          checked={rules.isImperfect}
          onChange={({ currentTarget }) => setRules({ ...rules, isImperfect: currentTarget.checked })}
        />
        factors may leave a shorter last pass{isAnyImperfect && !rules.isImperfect && ' (some do)'}
      </label>
    </>
  );
}
