import { formatMapping } from '@loopwright/report';
import { useState } from 'preact/hooks';
import type { Session } from '../../src/session.ts';
import { type Draft, reuseOf } from '../edit/draft.ts';

/** The mapping as a section of an input file, to copy or to keep. */
export function MappingText({ session, draft }: { readonly session: Session; readonly draft: Draft }) {
  const [copied, setCopied] = useState<string>();
  const { specification } = session;
  const text = formatMapping({ specification, mapping: draft.mapping, reuse: reuseOf(session, draft) });
  const href = `data:application/yaml;charset=utf-8,${encodeURIComponent(text)}`;
  return (
    <>
      <p class="lx-buttons">
        <button type="button" onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(text))}>
          {copied === text ? 'Copied' : 'Copy'}
        </button>
        <a class="lx-button" href={href} download="mapping.yaml">
          Download mapping.yaml
        </a>
      </p>
      <p class="lw-faint">
        <code>loopwright evaluate</code> with the other files and this one, instead of any mapping among them, gives the
        figures above.
      </p>
      <details>
        <summary>Show it</summary>
        <pre class="lx-yaml">{text}</pre>
      </details>
    </>
  );
}
