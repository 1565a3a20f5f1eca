import { builtInObjectiveNames } from '@loopwright/core';
import { pageMappers } from '@loopwright/explorer';
import type { LinkedSweep } from '@loopwright/run-link';
import { studyObjectives } from '@loopwright/sweep';
import type { PageState } from '../state/page-state.ts';
import type { Action } from '../state/reduce.ts';
import { useDraft } from './use-draft.ts';

/** Models that say what components cost where the files do not. */
const energyModels = ['energy-estimator', 'energy-normalized', 'energy-pat'];
/** Adds what the steady state of the built-in model leaves out. */
const latencyModel = 'cost-latency';

/** The first proves the front. */
const samplers = ['exact', 'grid', 'random', 'latin-hypercube', 'evolutionary'];

export interface RunFormProps {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/** What to search for, how, and over which designs. */
export function RunForm({ state, dispatch, start, stop }: RunFormProps) {
  const { search, plugins, sweep, run, diagnostics } = state;
  const isSweep = sweep.vary.length > 0;
  const set = (changed: Extract<Action, { kind: 'search' }>['changed']) => dispatch({ kind: 'search', changed });
  const isRunning = run.kind === 'running';
  const isWrong = diagnostics?.some(({ severity }) => severity === 'error') ?? false;
  /** In the place of those of the same kind. */
  const choosePlugins = (chosen: readonly string[], kind: readonly string[]) =>
    dispatch({ kind: 'plugins', plugins: [...plugins.filter((name) => !kind.includes(name)), ...chosen] });
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
        value={energyModels.find((name) => plugins.includes(name)) ?? ''}
        options={['', ...energyModels]}
        onChoose={(name) => choosePlugins(name === '' ? [] : [name], energyModels)}
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
      <VaryField vary={sweep.vary} onSet={(vary) => dispatch({ kind: 'sweep', changed: { vary } })} />
      <label class="ls-check">
        <input
          type="checkbox"
          checked={plugins.includes(latencyModel)}
          onChange={({ currentTarget }) => choosePlugins(currentTarget.checked ? [latencyModel] : [], [latencyModel])}
        />
        Latency of passes and requests ({latencyModel})
      </label>
      {isSweep && <SweepChoice sweep={sweep} dispatch={dispatch} />}
      <span class="lx-buttons">
        <button
          type="submit"
          class="ls-map"
          disabled={isRunning || isWrong}
          title={isWrong ? 'The files have errors' : undefined}
        >
          {isSweep ? 'Sweep' : 'Map'}
        </button>
        <button type="button" disabled={!isRunning} onClick={stop}>
          Stop
        </button>
      </span>
    </form>
  );
}

interface VaryFieldProps {
  readonly vary: readonly string[];
  readonly onSet: (vary: readonly string[]) => void;
}

function VaryField({ vary, onSet }: VaryFieldProps) {
  const [draft, type] = useDraft(vary.join('\n'));
  return (
    <label class="ls-vary">
      Vary, to map on many designs: one parameter a line, as GlobalBuffer.depth=2048..8192:x2
      <textarea
        class="lx-field"
        rows={draft.split('\n').length}
        value={draft}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onChange={({ currentTarget }) => onSet(linesOf(currentTarget.value))}
      />
    </label>
  );
}

/** What is sought in a space of designs. */
function SweepChoice({
  sweep,
  dispatch,
}: {
  readonly sweep: LinkedSweep;
  readonly dispatch: RunFormProps['dispatch'];
}) {
  const { objectives, sampler } = sweep;
  const set = (changed: Partial<LinkedSweep>) => dispatch({ kind: 'sweep', changed });
  const toggled = (name: string) =>
    [...studyObjectives.keys()].filter((each) => objectives.includes(each) !== (each === name));
  return (
    <>
      <fieldset class="ls-objectives">
        <legend>Minimise over designs</legend>
        {[...studyObjectives.keys()].map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={objectives.includes(name)}
              // Something has to be.
              disabled={objectives.length === 1 && objectives.includes(name)}
              onChange={() => set({ objectives: toggled(name) })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <Choice label="Sampler" value={sampler} options={samplers} onChoose={(name) => set({ sampler: name })} />
    </>
  );
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
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
  const [draft, type] = useDraft(value === undefined ? '' : String(value));
  return (
    <label>
      {label}
      <input
        class="lx-field"
        type="number"
        min={min}
        step={step ?? 'any'}
        placeholder="no limit"
        value={draft}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onChange={({ currentTarget: input }) => {
          if (input.checkValidity()) onSet(input.value === '' ? undefined : input.valueAsNumber);
          else input.reportValidity();
        }}
      />
    </label>
  );
}
