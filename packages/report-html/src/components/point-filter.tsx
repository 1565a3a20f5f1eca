import type { SweepResultJson } from '@loopwright/results';
import { chosenParameters, valueClass, withinClass, withinLimits } from '../view/point-classes.ts';
import { Chips, Choice } from './choice.tsx';

/**
 * Controls that hide points in the charts and the table of a study, without a script: every mark and row has the classes of
 * its point, and the style sheet hides those whose control says so.
 */
export function PointFilter({ result }: { readonly result: SweepResultJson }) {
  const parameters = chosenParameters(result);
  const states = statesOf(result);
  const rules = [
    ...parameters.flatMap(({ place, values }) =>
      values.map((_, value) => hide(`#lw-p${place}-${value}:not(:checked)`, [valueClass(place, value)])),
    ),
    ...states.map(({ state }, index) => hide(`#lw-state-${index}:not(:checked)`, [`lw-${state}`])),
    ...result.objectives.flatMap((_, objective) =>
      withinLimits.map((_, limit) => {
        const beyond = Array.from({ length: withinLimits.length - limit }, (_, more) => limit + 1 + more);
        const classes = beyond.map((bin) => withinClass(objective, bin));
        return hide(`#lw-o${objective}-${limit + 1}:checked`, classes);
      }),
    ),
  ];
  return (
    <form class="lw-filter">
      <style dangerouslySetInnerHTML={{ __html: rules.join('') }} />
      {states.length > 1 && <Chips legend="Points" name="lw-state" options={states.map(({ title }) => title)} />}
      {parameters.map(({ place, name, values }) => (
        <Chips key={name} legend={name} name={`lw-p${place}`} options={values.map(String)} />
      ))}
      {result.objectives.map(({ name }, objective) => (
        <Choice
          key={name}
          legend={`${name}, of the best`}
          name={`lw-o${objective}`}
          options={['any', ...withinLimits.map((limit) => `≤ ${limit}×`)]}
          chosen={0}
        />
      ))}
      <button type="reset">Show all</button>
    </form>
  );
}

function hide(control: string, classes: readonly string[]): string {
  return `.lw-study:has(${control}) :is(${classes.map((name) => `.${name}`).join()}){display:none!important}`;
}

const titles = {
  front: 'front',
  done: 'beaten',
  dropped: 'dropped by bound',
  excluded: 'excluded',
  failed: 'failed',
  open: 'open',
} as const;

function statesOf({ points, front }: SweepResultJson) {
  const onFront = new Set(front);
  const present = new Set(points.map(({ index, state }) => (onFront.has(index) ? 'front' : state)));
  return Object.entries(titles)
    .filter(([state]) => present.has(state as keyof typeof titles))
    .map(([state, title]) => ({ state, title }));
}
