import { isIntact, type PageFile } from '../state/page-file.ts';
import type { PageControl } from '../state/use-page.ts';
import { lazily } from './lazily.tsx';
import { ProblemList } from './problem-list.tsx';

/** Until it is there, the text can be read. */
const FileEditor = lazily(
  async () => (await import('./file-editor.tsx')).FileEditor,
  ({ text }) => <pre class="ls-editor">{text}</pre>,
);

/** The files of the run: one of them in the editor, and what is wrong with all. */
export function FilesPanel({ control: { state, dispatch } }: { readonly control: PageControl }) {
  const { files, shown, diagnostics } = state;
  const file = files.find((each) => each.file === shown);
  return (
    <>
      <ul class="ls-files" aria-label="Files">
        {files.map((each) => (
          <li key={each.file} class={each.file === shown ? 'ls-shown' : undefined}>
            <button
              type="button"
              aria-current={each.file === shown}
              onClick={() => dispatch({ kind: 'show', file: each.file })}
            >
              {each.file}
              {each.from && !isIntact(each) && <span class="lw-faint"> (changed)</span>}
            </button>
            <button
              type="button"
              class="ls-remove"
              aria-label={`Remove ${each.file}`}
              onClick={() => dispatch({ kind: 'remove', file: each.file })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {file && <ShownFile file={file} control={{ state, dispatch }} />}
      <ProblemList diagnostics={diagnostics} onGo={(name) => dispatch({ kind: 'show', file: name })} />
    </>
  );
}

interface ShownFileProps {
  readonly file: PageFile;
  readonly control: Pick<PageControl, 'state' | 'dispatch'>;
}

function ShownFile({ file, control: { state, dispatch } }: ShownFileProps) {
  if (file.bytes)
    return (
      <p class="lw-faint">
        {file.file}: a model of {file.bytes.length} bytes, no text to edit.
      </p>
    );
  return (
    <FileEditor
      key={file.file}
      file={file.file}
      text={file.text}
      diagnostics={state.diagnostics}
      onEdit={(text) => dispatch({ kind: 'edit', file: file.file, text })}
    />
  );
}
