import type { ComparedLevels, LevelUse } from '@loopwright/report';
import { BesideTable } from './beside-table.tsx';

export interface LevelsBesideProps {
  readonly levels: readonly ComparedLevels[];
  readonly letters: readonly string[];
}

/** The levels of every result in its column, those of one place side by side, with their loops and what they keep. */
export function LevelsBeside({ levels, letters }: LevelsBesideProps) {
  const rows = levels.map(({ name, uses }) => ({
    name,
    cells: uses.map((own, index) =>
      own.length === 0 ? '-' : <LevelList key={letters[index]} uses={own} name={name} />,
    ),
  }));
  return <BesideTable columns={letters} groups={[{ heading: '', rows }]} isText />;
}

function LevelList({ uses, name }: { readonly uses: readonly LevelUse[]; readonly name: string }) {
  return (
    <ul class="lw-uses">
      {uses.map(({ level, loops, keeps }) => (
        <li key={level}>
          {level !== name && <b>{level} </b>}
          {keeps !== '' && <span class="lw-faint">{keeps} </span>}
          {loops !== null && <div>{loops || 'no loops'}</div>}
        </li>
      ))}
    </ul>
  );
}
