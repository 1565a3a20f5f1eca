import type { Specification } from '@loopwright/core';
import type { TargetedEvent } from 'preact';
import { chooseAxis } from '../edit/choose-axis.ts';
import type { LoopPlace } from '../edit/move-loop.ts';
import { perfectChoices, setFactor } from '../edit/set-factor.ts';
import type { FactorRules } from './factor-rules.ts';
import type { Editor } from './use-editor.ts';

export interface FactorFieldProps {
  readonly specification: Specification;
  readonly editor: Editor;
  readonly place: LoopPlace;
  readonly rules: FactorRules;
}

/** The factor of a loop, to be changed; that of the level which takes the rest follows from the others. */
export function FactorField({ specification, editor, place, rules }: FactorFieldProps) {
  const { level, dimension } = place;
  const { problem, architecture } = specification;
  const { mapping } = editor.draft;
  const { name, bound } = problem.dimensions[dimension];
  const rest = rules.rests[dimension];
  const { factors, remainders } = mapping.levels[level];
  const factor = factors[dimension];
  const last = remainders[dimension] === factor ? '' : ` (last ${remainders[dimension]})`;
  const label = `Factor of ${name} at ${architecture.levels[level].name}`;
  if (level === rest) {
    return <output aria-label={label} title={`takes the rest of ${name}`}>{`${factor}${last}`}</output>;
  }
  const change = { dimension, level, rest, bound };
  const set = (value: number): boolean => {
    const changed = setFactor(mapping, change, value);
    const placed = changed && chooseAxis(changed, architecture, level, dimension);
    editor.edit(placed, `${name} = ${value} at ${architecture.levels[level].name}`);
    return placed !== undefined;
  };
  if (rules.isImperfect) {
    const leftover = `no factor of ${architecture.levels[rest].name} makes up for it`;
    return <FactorInput label={label} factor={factor} most={bound} last={last} leftover={leftover} set={set} />;
  }
  const choices = new Set([...perfectChoices(mapping, change), factor]);
  return (
    <select
      class="lx-factor"
      aria-label={label}
      value={factor}
      onChange={(event) => set(Number(event.currentTarget.value))}
    >
      {[...choices]
        .sort((a, b) => a - b)
        .map((choice) => (
          <option key={choice} value={choice}>
            {choice === factor ? `${choice}${last}` : choice}
          </option>
        ))}
    </select>
  );
}

interface FactorInputProps {
  readonly label: string;
  readonly factor: number;
  readonly most: number;
  readonly last: string;
  /** What to say of a factor that cannot be. */
  readonly leftover: string;
  readonly set: (value: number) => boolean;
}

function FactorInput({ label, factor, most, last, leftover, set }: FactorInputProps) {
  const change = ({ currentTarget: input }: TargetedEvent<HTMLInputElement>) => {
    input.setCustomValidity('');
    if (!input.checkValidity() || !set(input.valueAsNumber)) {
      if (input.checkValidity()) input.setCustomValidity(leftover);
      input.reportValidity();
      input.value = String(factor);
    }
  };
  return (
    <>
      <input
        class="lx-factor"
        type="number"
        required
        min={1}
        max={most}
        aria-label={label}
        value={factor}
        onInput={({ currentTarget }) => currentTarget.setCustomValidity('')}
        onChange={change}
      />
      {last}
    </>
  );
}
