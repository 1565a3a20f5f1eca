import type { DiagnosticJson } from '@loopwright/results';

export interface ProblemListProps {
  /** Null until the files are checked. */
  readonly diagnostics: readonly DiagnosticJson[] | null;
  /** Shows a file. */
  readonly onGo: (file: string) => void;
}

/** What `loopwright check` says of the files, the worst first. */
export function ProblemList({ diagnostics, onGo }: ProblemListProps) {
  const sorted = [...(diagnostics ?? [])].sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'),
  );
  return (
    <div role="status" aria-label="Problems" aria-busy={diagnostics === null} class="ls-problems">
      {diagnostics?.length === 0 && <p class="lw-faint">No problems in the files.</p>}
      <ul>
        {sorted.map((each, index) => (
          <li key={index}>
            <span class={each.severity === 'error' ? 'lw-alarm' : 'ls-warning'}>{each.severity}</span>{' '}
            {each.file !== undefined && (
              <button type="button" class="ls-link" onClick={() => onGo(each.file!)}>
                {each.file}:{each.line}:{each.column}
              </button>
            )}{' '}
            {each.message}
            {details(each).map((text) => (
              <div key={text} class="lw-faint">
                {text}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function details({ found, expected, hint }: DiagnosticJson): string[] {
  return [
    ...(found === undefined ? [] : [`found: ${found}`]),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
  ];
}
