import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { DiagnosticJson } from '@loopwright/results';
import { completeBySchema } from './complete-by-schema.ts';
import { editorTheme, yamlColours } from './editor-theme.ts';

/** An editor of one file, in an element of the page. Tab leaves it, as every other control. */
export class TextEditor {
  readonly #view: EditorView;

  constructor(parent: Element, file: string, text: string, onEdit: (text: string) => void) {
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          indentUnit.of('  '),
          yaml(),
          syntaxHighlighting(yamlColours),
          autocompletion({ override: [completeBySchema] }),
          keymap.of([...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': file, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) onEdit(state.doc.toString());
          }),
          editorTheme,
        ],
      }),
    });
  }

  /** Where it is another one than that of the editor. */
  setText(text: string): void {
    const { doc } = this.#view.state;
    if (doc.toString() !== text) this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text } });
  }

  setDiagnostics(diagnostics: readonly DiagnosticJson[]): void {
    const { state } = this.#view;
    this.#view.dispatch(
      setDiagnostics(
        state,
        diagnostics.map((each) => placed(each, state.doc)),
      ),
    );
  }

  destroy(): void {
    this.#view.destroy();
  }
}

/** From its place to the end of the word there. */
function placed({ line = 1, column = 1, severity, message, hint }: DiagnosticJson, doc: Text): Diagnostic {
  const { from: start, to: end, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(start + column - 1, end);
  const word = /^[\w.-]+|^./.exec(text.slice(column - 1))?.[0].length ?? 0;
  return {
    from,
    to: Math.min(from + word, end),
    severity,
    message: hint === undefined ? message : `${message}\nhint: ${hint}`,
  };
}
