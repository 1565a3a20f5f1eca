import type { Evaluation, ValidEvaluation } from '@loopwright/core';
import { formatCount, formatEnergy, formatMetric, formatPercent, rejectionText } from '@loopwright/report';
import { type Editor, foreignAddress } from './use-editor.ts';

interface Figure {
  readonly name: string;
  readonly of: (evaluation: ValidEvaluation) => number;
  readonly format: (value: number) => string;
  readonly isMoreBetter?: boolean;
}

const figures: readonly Figure[] = [
  { name: 'Energy', of: ({ energyPj }) => energyPj, format: formatEnergy },
  { name: 'Cycles', of: ({ cycles }) => cycles, format: formatCount },
  { name: 'EDP', of: ({ edp }) => edp, format: (edp) => formatMetric({ unit: 'pJ·cycle' }, edp) },
  { name: 'Utilization', of: ({ utilization }) => utilization, format: formatPercent, isMoreBetter: true },
];

/** What the mapping costs, compared with the start; or why it cannot be. Read out where it changes. */
export function CostBar({ editor }: { readonly editor: Editor }) {
  const { costed, start, failure } = editor;
  return (
    <div class="lx-costs" role="status" aria-label="Costs" aria-busy={costed?.draft !== editor.draft && !failure}>
      {failure !== undefined && <p class="lw-alarm">{failure}</p>}
      {failure === undefined && costed && (
        <>
          <Costs
            evaluation={costed.evaluated.evaluation}
            start={costed.draft === start?.draft ? undefined : start?.evaluated.evaluation}
          />
          <p class="lw-faint lx-remark">{remarks(editor).join(' ')}</p>
        </>
      )}
    </div>
  );
}

function Costs({ evaluation, start }: { readonly evaluation: Evaluation; readonly start: Evaluation | undefined }) {
  if (!evaluation.valid) return <p class="lw-alarm">{rejectionText(evaluation)}</p>;
  return (
    <dl>
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{figure.name}</dt>
          <dd>
            <data value={figure.of(evaluation)}>{figure.format(figure.of(evaluation))}</data>{' '}
            {start?.valid && <Change figure={figure} ratio={figure.of(evaluation) / figure.of(start)} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ figure, ratio }: { readonly figure: Figure; readonly ratio: number }) {
  if (ratio === 1) return <span class="lx-change lw-faint">unchanged</span>;
  const isBetter = ratio > 1 === (figure.isMoreBetter ?? false);
  return <span class={`lx-change ${isBetter ? 'lx-better' : 'lx-worse'}`}>{changeText(ratio)}</span>;
}

/** `+3.2 %`, or `× 4.10` where that says more. */
function changeText(ratio: number): string {
  if (ratio >= 2 || ratio <= 0.5) return `× ${ratio.toPrecision(3)}`;
  return `${ratio > 1 ? '+' : '−'}${formatPercent(Math.abs(ratio - 1))}`;
}

function remarks({ costed, start, draft, history }: Editor): string[] {
  if (!costed) return [];
  const { isInMapspace, milliseconds } = costed.evaluated;
  const isStart = start?.draft === draft;
  return [
    `Costed in ${milliseconds.toFixed(1)} ms.`,
    ...(isInMapspace ? [] : ['The constraints do not allow it: no search would try it.']),
    ...(history.present.what === foreignAddress ? [`It is the first mapping: ${foreignAddress}.`] : []),
    ...(isStart ? ['Edits are compared with this mapping.'] : []),
    ...(!isStart && start && !start.evaluated.evaluation.valid ? ['What it is compared with does not fit.'] : []),
  ];
}
