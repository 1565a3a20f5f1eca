import { formatCount, formatPercent, formatSeconds } from '@loopwright/report';
import type { LayerProgress, PartsProgress } from '../engine/protocol.ts';
import type { RunState } from '../state/page-state.ts';

/** How a run stands while it is under way, or why it ended without a result. */
export function LiveView({ run }: { readonly run: RunState }) {
  return (
    <div class="ls-live" aria-live="polite">
      {run.kind === 'running' && <Running progress={run.progress} />}
      {run.kind === 'failed' && (
        <pre class="lw-alarm" role="alert">
          {run.message}
        </pre>
      )}
    </div>
  );
}

function Running({ progress }: { readonly progress: LayerProgress | PartsProgress | null }) {
  if (progress === null) return <progress class="lx-progress" aria-label="Run" />;
  return progress.kind === 'layer' ? <Layer progress={progress} /> : <Parts progress={progress} />;
}

function Layer({ progress: { evaluated, seconds, best, bound, gap } }: { readonly progress: LayerProgress }) {
  return (
    <>
      <progress class="lx-progress" aria-label="Run" {...(gap !== null && { value: 1 - gap })} />
      <dl class="lw-facts">
        <Fact name="Best so far" value={best ?? 'none fits yet'} />
        <Fact name="No mapping below" value={bound ?? 'not known'} remark={gapText(gap)} />
        <Fact name="Evaluated" value={formatCount(evaluated)} remark={`in ${formatSeconds(seconds)}`} />
      </dl>
    </>
  );
}

function Parts({ progress: { what, done, of, seconds, running } }: { readonly progress: PartsProgress }) {
  return (
    <>
      <progress class="lx-progress" aria-label="Run" {...(of > 0 && { value: done / of })} />
      <dl class="lw-facts">
        <Fact name={`Distinct ${what} done`} value={`${formatCount(done)} of ${formatCount(of)}`} />
        <Fact name="Time" value={formatSeconds(seconds)} remark={running.slice(0, 4).join(', ')} />
      </dl>
    </>
  );
}

function gapText(gap: number | null): string {
  return gap === null ? '' : `at the most ${formatPercent(gap)} better`;
}

function Fact({
  name,
  value,
  remark = '',
}: {
  readonly name: string;
  readonly value: string;
  readonly remark?: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {remark !== '' && <dd class="lw-remark">{remark}</dd>}
    </div>
  );
}
