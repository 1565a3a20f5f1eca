import { builtInObjectiveNames, type ObjectiveName } from '@loopwright/core';
import type { SearchSettings } from '../../src/session.ts';
import type { MapperEntry, Question } from '../engine/protocol.ts';

export interface SearchFormProps {
  readonly settings: SearchSettings;
  readonly mappers: readonly MapperEntry[];
  readonly isRunning: boolean;
  readonly start: (question: Question) => void;
  readonly stop: () => void;
}

/** What to search for, and how; filled in with the settings of the run. */
export function SearchForm({ settings, mappers, isRunning, start, stop }: SearchFormProps) {
  const { limits, seed } = settings;
  const mapper =
    mappers.find(({ name }) => name === settings.mapper) ?? mappers.find(({ name }) => name === 'random-pruned');
  // The page has no plugins, and so none of their metrics.
  const isKnown = settings.objective.every((name) => builtInObjectiveNames.includes(name));
  const objectives = [...new Set([...(isKnown ? [settings.objective.join()] : []), ...builtInObjectiveNames])];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    start(questionOf(new FormData(event.currentTarget as HTMLFormElement), settings));
  };
  return (
    <form class="lx-form" onSubmit={submit}>
      <label>
        Mapper
        <select class="lx-field" name="mapper">
          {mappers.map(({ name, description }) => (
            <option key={name} value={name} title={description} selected={name === mapper?.name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Objective
        <select class="lx-field" name="objective">
          {objectives.map((objective) => (
            <option key={objective} value={objective}>
              {objective.replaceAll(',', ', ')}
            </option>
          ))}
        </select>
      </label>
      <label>
        Seconds
        <input
          class="lx-field"
          name="seconds"
          type="number"
          min="0.01"
          step="any"
          placeholder="no limit"
          defaultValue={limits.seconds}
        />
      </label>
      <label>
        Evaluations
        <input
          class="lx-field"
          name="evaluations"
          type="number"
          min="1"
          step="1"
          placeholder="no limit"
          defaultValue={limits.evaluations}
        />
      </label>
      <label>
        Seed
        <input class="lx-field" name="seed" type="number" min="0" step="1" required defaultValue={seed} />
      </label>
      <span class="lx-buttons">
        <button type="submit" disabled={isRunning}>
          Search
        </button>
        <button type="button" disabled={!isRunning} onClick={stop}>
          Stop
        </button>
      </span>
    </form>
  );
}

/** Limits that the form does not show stay those of the run. */
function questionOf(form: FormData, { limits }: SearchSettings): Question {
  const { seconds: _, evaluations: __, ...others } = limits;
  const number = (name: string) => (form.get(name) === '' ? undefined : Number(form.get(name)));
  const [seconds, evaluations] = [number('seconds'), number('evaluations')];
  return {
    mapper: String(form.get('mapper')),
    objective: String(form.get('objective')).split(',') as ObjectiveName[],
    seed: number('seed')!,
    limits: { ...others, ...(seconds !== undefined && { seconds }), ...(evaluations !== undefined && { evaluations }) },
  };
}
