import type { Fact } from '@loopwright/report';
import type { MappingView } from '../view/mapping-view.ts';

/** The figures of the whole, or why the mapping does not fit. */
export function SummaryView({ view }: { readonly view: MappingView }) {
  if (view.cost === null) return <p class="lw-alarm">{view.rejection?.text}</p>;
  const { facts, remarks } = view.cost;
  return (
    <>
      <FactList facts={facts} />
      {remarks.map((remark) => (
        <p key={remark} class="lw-alarm">
          {remark}
        </p>
      ))}
    </>
  );
}

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="lw-facts">
      {facts.map(([name, value, remark]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {remark !== '' && <dd class="lw-remark">{remark}</dd>}
        </div>
      ))}
    </dl>
  );
}
