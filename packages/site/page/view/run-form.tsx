import { builtInObjectiveNames } from '@loopwright/core';
import { pageMappers } from '@loopwright/explorer';
import type { PageState } from '../state/page-state.ts';
import type { Action } from '../state/reduce.ts';

/** Models that say what components cost where the files do not. */
const energyModels = ['energy-estimator', 'energy-normalized', 'energy-pat'];

export interface RunFormProps {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/** What to search for, how, and over which designs. */
export function RunForm({ state, dispatch, start, stop }: RunFormProps) {
  const { search, plugins, vary, run, diagnostics } = state;
  const set = (changed: Extract<Action, { kind: 'search' }>['changed']) => dispatch({ kind: 'search', changed });
  const isRunning = run.kind === 'running';
  const isWrong = diagnostics?.some(({ severity }) => severity === 'error') ?? false;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    start();
  };
  return (
    <form class="lx-form ls-run" onSubmit={submit}>
      <Choice label="Mapper" value={search.mapper} options={pageMappers} onChoose={(mapper) => set({ mapper })} />
      <Choice
        label="Objective"
        value={search.objective.join()}
        options={[...new Set([search.objective.join(), ...builtInObjectiveNames])]}
        onChoose={(objective) => set({ objective: objective.split(',') })}
      />
      <Choice
        label="Costs from"
        value={plugins[0] ?? ''}
        options={['', ...energyModels]}
        onChoose={(plugin) => dispatch({ kind: 'plugins', plugins: plugin === '' ? [] : [plugin] })}
        empty="the files"
      />
      <NumberField label="Seconds" value={search.seconds} min={0.01} onSet={(seconds) => set({ seconds })} />
      <NumberField
        label="Evaluations"
        value={search.evaluations}
        min={1}
        step={1}
        onSet={(evaluations) => set({ evaluations })}
      />
      <NumberField
        label="Threads"
        value={search.threads}
        min={1}
        step={1}
        onSet={(threads) => set({ threads: threads ?? 1 })}
      />
      <NumberField label="Seed" value={search.seed} min={0} step={1} onSet={(seed) => set({ seed: seed ?? 1 })} />
      <label class="ls-vary">
        Vary, to map on many designs: one parameter a line, as GlobalBuffer.depth=2048..8192:x2
        <textarea
          class="lx-field"
          rows={Math.max(1, vary.length)}
          value={vary.join('\n')}
          onChange={({ currentTarget }) =>
            dispatch({ kind: 'vary', vary: currentTarget.value.split('\n').filter((line) => line.trim() !== '') })
          }
        />
      </label>
      <span class="lx-buttons">
        <button
          type="submit"
          class="ls-map"
          disabled={isRunning || isWrong}
          title={isWrong ? 'The files have errors' : undefined}
        >
          {vary.length > 0 ? 'Sweep' : 'Map'}
        </button>
        <button type="button" disabled={!isRunning} onClick={stop}>
          Stop
        </button>
      </span>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly onChoose: (value: string) => void;
  /** What the empty option is called. */
  readonly empty?: string;
}

function Choice({ label, value, options, onChoose, empty }: ChoiceProps) {
  return (
    <label>
      {label}
      <select class="lx-field" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === '' ? empty : option}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly step?: number;
  readonly onSet: (value: number | undefined) => void;
}

function NumberField({ label, value, min, step, onSet }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input
        class="lx-field"
        type="number"
        min={min}
        step={step ?? 'any'}
        placeholder="no limit"
        value={value ?? ''}
        onChange={({ currentTarget: input }) => {
          if (input.checkValidity()) onSet(input.value === '' ? undefined : input.valueAsNumber);
          else input.reportValidity();
        }}
      />
    </label>
  );
}
