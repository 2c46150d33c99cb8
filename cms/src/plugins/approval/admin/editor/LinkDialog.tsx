import type { EditorView } from '@codemirror/view';
import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { TextLine } from '../parts/TextLine';
import { TEXT } from '../texts';
import { insertLink, linkAddress } from './marks';

interface Props {
  view: EditorView;
  onClose: () => void;
}

/** Asks for the words of a link and its address. */
export function LinkDialog({ view, onClose }: Props) {
  const [words, setWords] = useState(() => {
    const { from, to } = view.state.selection.main;
    return view.state.sliceDoc(from, to).replace(/\s+/g, ' ').trim();
  });
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState(false);
  const address = linkAddress(typed);

  const insert = (): void => {
    setTold(true);
    if (address === null || words.trim() === '') return;
    onClose();
    view.dispatch(insertLink(view.state, words.trim(), address));
    view.focus();
  };
  return (
    <FormDialog title={TEXT.editor.link} action={TEXT.editor.insert} onCancel={onClose} onSubmit={insert}>
      <TextLine
        required
        name="words"
        label={TEXT.editor.linkWords}
        hint={TEXT.editor.linkWordsHint}
        error={told && words.trim() === '' && TEXT.editor.linkWordsMissing}
        value={words}
        onChange={setWords}
      />
      <TextLine
        required
        name="address"
        label={TEXT.editor.linkAddress}
        hint={TEXT.editor.linkAddressHint}
        error={told && address === null && TEXT.editor.linkAddressWrong}
        value={typed}
        onChange={setTyped}
      />
    </FormDialog>
  );
}
