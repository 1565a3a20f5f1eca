import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Text, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { DiagnosticJson } from '@loopwright/results';
import { completeBySchema } from './complete-by-schema.ts';
import { editorTheme, yamlColours } from './editor-theme.ts';

/** An editor of one file, in an element of the page. Tab leaves it, as every other control. */
export class TextEditor {
  readonly #view: EditorView;
  /** What was typed, as it was told, until it comes back: by then more may have been. */
  readonly #told: string[] = [];

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
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            if (!docChanged || transactions.some((each) => each.annotation(Transaction.remote))) return;
            const typed = state.doc.toString();
            this.#told.push(typed);
            onEdit(typed);
          }),
          editorTheme,
        ],
      }),
    });
  }

  /** Takes up a text, unless it is one that was typed here. */
  setText(text: string): void {
    const own = this.#told.indexOf(text);
    this.#told.splice(0, own < 0 ? this.#told.length : own + 1);
    const { doc } = this.#view.state;
    if (own >= 0 || doc.toString() === text) return;
    this.#view.dispatch({
      changes: { from: 0, to: doc.length, insert: text },
      annotations: Transaction.remote.of(true),
    });
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
