import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';

import { readPastes } from '../paste/pastes';
import { toggleMark } from './marks';

export interface TextEditor {
  view: EditorView;
  /** Replaces the text, when the form was filled again. */
  show(text: string): void;
  setReadOnly(readOnly: boolean): void;
  destroy(): void;
}

interface Wanted {
  parent: HTMLElement;
  text: string;
  readOnly: boolean;
  hint: string;
  /** Ids of the elements that name and describe the field. */
  labelledBy: string;
  describedBy: string;
  onChange: (text: string) => void;
}

/** Marks a change that nobody typed and that the form already has. */
const fromForm = Annotation.define<true>();

/**
 * An editor of markdown that shows headings and bold text as such. The browser and CodeMirror handle all keys. Nothing
 * here listens to single letters, so every input method for Vietnamese works.
 */
export function openTextEditor({
  parent,
  text,
  readOnly,
  hint,
  labelledBy,
  describedBy,
  onChange,
}: Wanted): TextEditor {
  const locked = new Compartment();
  const lock = (on: boolean): Extension => [EditorState.readOnly.of(on), EditorView.editable.of(!on)];
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        EditorView.lineWrapping,
        markdown({ base: markdownLanguage, completeHTMLTags: false }),
        syntaxHighlighting(classHighlighter),
        keymap.of([
          { key: 'Mod-b', run: toggleMark('**') },
          { key: 'Mod-i', run: toggleMark('*') },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        placeholder(hint),
        readPastes(),
        locked.of(lock(readOnly)),
        EditorView.contentAttributes.of({
          'aria-labelledby': labelledBy,
          'aria-describedby': describedBy,
          lang: 'vi',
          spellcheck: 'true',
          autocorrect: 'on',
          autocapitalize: 'sentences',
        }),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some((transaction) => !transaction.annotation(fromForm));
          if (update.docChanged && typed) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    view,
    show(next) {
      if (next === view.state.doc.toString()) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        annotations: [fromForm.of(true), isolateHistory.of('full')],
      });
    },
    setReadOnly(on) {
      view.dispatch({ effects: locked.reconfigure(lock(on)) });
    },
    destroy: () => view.destroy(),
  };
}
