import type { Evaluation, ValidEvaluation } from '@loopwright/core';
import { formatCount, formatEnergy, formatMetric, formatPercent, rejectionText } from '@loopwright/report';
import type { Editor } from './use-editor.ts';

interface Figure {
  readonly name: string;
  readonly of: (evaluation: ValidEvaluation) => number;
  readonly format: (value: number) => string;
}

const figures: readonly Figure[] = [
  { name: 'Energy', of: ({ energyPj }) => energyPj, format: formatEnergy },
  { name: 'Cycles', of: ({ cycles }) => cycles, format: formatCount },
  { name: 'EDP', of: ({ edp }) => edp, format: (edp) => formatMetric('edp', edp) },
  { name: 'Utilization', of: ({ utilization }) => utilization, format: formatPercent },
];

/** What the mapping costs, compared with the start; or why it cannot be. Read out where it changes. */
export function CostBar({ editor: { costed, start, failure } }: { readonly editor: Editor }) {
  if (failure !== undefined)
    return (
      <p class="lx-costs lw-alarm" role="alert">
        {failure}
      </p>
    );
  if (!costed) return <p class="lx-costs">…</p>;
  const { evaluation, isInMapspace, milliseconds } = costed.evaluated;
  return (
    <div class="lx-costs" role="status" aria-label="Costs">
      {evaluation.valid ? (
        <dl>
          {figures.map((figure) => (
            <div key={figure.name}>
              <dt>{figure.name}</dt>
              <dd>
                {figure.format(figure.of(evaluation))}{' '}
                <Change figure={figure} now={evaluation} start={start?.evaluated.evaluation} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="lw-alarm">{rejectionText(evaluation)}</p>
      )}
      <p class="lw-faint">
        {!isInMapspace && 'The constraints do not allow it: no search would try it. '}
        Costed in {milliseconds.toFixed(1)} ms.
      </p>
    </div>
  );
}

function Change({ figure, now, start }: { figure: Figure; now: ValidEvaluation; start: Evaluation | undefined }) {
  if (!start?.valid) return null;
  const ratio = figure.of(now) / figure.of(start);
  if (ratio === 1) return <span class="lw-faint">as at the start</span>;
  // More is better of utilization only.
  const isBetter = ratio < 1 !== (figure.name === 'Utilization');
  const text =
    ratio >= 2 || ratio <= 0.5
      ? `× ${ratio.toPrecision(3)}`
      : `${ratio > 1 ? '+' : '−'}${formatPercent(Math.abs(ratio - 1))}`;
  return <span class={isBetter ? 'lx-better' : 'lx-worse'}>{text}</span>;
}
