import type { EditorView } from '@codemirror/view';
import { Field, Flex } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';

import { prepareForPastes } from '../paste/pastes';
import { TEXT } from '../texts';
import { LinkDialog } from './LinkDialog';
import { RenderedText } from './RenderedText';
import { TableDialog } from './TableDialog';
import { type TextEditor, openTextEditor } from './text-editor';
import { Toolbar } from './Toolbar';

export interface TextFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  labelAction?: ReactNode;
}

/** The text of a post: buttons, the editor, and beside it what readers will see. */
export function TextField({
  name,
  label,
  hint,
  placeholder = '',
  required = false,
  disabled = false,
  labelAction,
}: TextFieldProps) {
  const field = useField<string | null>(name);
  const [rendered, setRendered] = useState(false);
  const [dialog, setDialog] = useState<'link' | 'table' | null>(null);
  const [labelId, hintId] = [useId(), useId()];
  const { place, view } = useTextEditor({
    value: field.value ?? '',
    disabled,
    hint: placeholder || TEXT.editor.empty,
    labelledBy: labelId,
    describedBy: hintId,
    onChange: (text) => field.onChange(name, text === '' ? null : text),
  });
  useEffect(prepareForPastes, []);

  return (
    <Field.Root name={name} hint={hint} error={field.error ?? false} required={required}>
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Field.Label id={labelId} action={labelAction} onClick={() => view?.focus()}>
          {label}
        </Field.Label>
        <Frame $wrong={field.error !== undefined}>
          <Toolbar
            view={view}
            disabled={disabled}
            rendered={rendered}
            onLink={() => setDialog('link')}
            onTable={() => setDialog('table')}
            onRender={() => setRendered(!rendered)}
          />
          <Halves>
            <Writing ref={place} data-text-of={name} />
            <Reading $asked={rendered}>
              <RenderedText text={field.value ?? ''} />
            </Reading>
          </Halves>
        </Frame>
        <div id={hintId}>
          <Field.Hint />
          <Field.Error />
        </div>
      </Flex>
      {view && dialog === 'link' && <LinkDialog view={view} onClose={() => setDialog(null)} />}
      {view && dialog === 'table' && <TableDialog view={view} onClose={() => setDialog(null)} />}
    </Field.Root>
  );
}

interface Editing {
  value: string;
  disabled: boolean;
  hint: string;
  labelledBy: string;
  describedBy: string;
  onChange: (text: string) => void;
}

/** One editor as long as the field is shown. It follows the form, but never changes what is being typed. */
function useTextEditor({ value, disabled, hint, labelledBy, describedBy, onChange }: Editing) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const latest = useRef({ value, disabled, onChange });
  useLayoutEffect(() => {
    latest.current = { value, disabled, onChange };
  });
  /** Typed texts that the form may still send back, with a delay. */
  const typed = useRef<string[]>([]);

  useEffect(() => {
    if (!place.current) return;
    const opened = openTextEditor({
      parent: place.current,
      text: latest.current.value,
      readOnly: latest.current.disabled,
      hint,
      labelledBy,
      describedBy,
      onChange(text) {
        typed.current.push(text);
        latest.current.onChange(text);
      },
    });
    editor.current = opened;
    setView(opened.view);
    return () => opened.destroy();
  }, [hint, labelledBy, describedBy]);

  useEffect(() => {
    const at = typed.current.lastIndexOf(value);
    if (at === -1) {
      typed.current = [];
      editor.current?.show(value);
    } else {
      typed.current = typed.current.slice(at);
    }
  }, [value]);

  useEffect(() => editor.current?.setReadOnly(disabled), [disabled]);
  return { place, view };
}

const Frame = styled.div<{ $wrong: boolean }>`
  border: 1px solid ${({ theme, $wrong }) => ($wrong ? theme.colors.danger600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral0};

  &:focus-within {
    border-color: ${({ theme, $wrong }) => ($wrong ? theme.colors.danger600 : theme.colors.primary600)};
  }
`;

const Halves = styled.div`
  @media (min-width: 1280px) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    height: 64rem;
    max-height: 75vh;
  }
`;

const Writing = styled.div`
  min-width: 0;
  min-height: 0;

  .cm-editor {
    height: 100%;
    min-height: 32rem;
    max-height: 75vh;
    outline: none;
    color: ${({ theme }) => theme.colors.neutral800};
    background: ${({ theme }) => theme.colors.neutral0};
  }

  .cm-scroller {
    font-family: inherit;
    font-size: 1.6rem;
    line-height: 1.65;
    overflow: auto;
  }

  .cm-content {
    padding: 1.2rem 0.4rem;
    caret-color: ${({ theme }) => theme.colors.neutral900};
  }

  .cm-line {
    padding-inline: 1.2rem;
  }

  .cm-placeholder {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  .tok-heading {
    font-weight: 700;
    font-size: 1.8rem;
  }

  .tok-strong {
    font-weight: 700;
  }

  .tok-emphasis {
    font-style: italic;
  }

  .tok-link,
  .tok-url {
    color: ${({ theme }) => theme.colors.primary700};
  }

  .tok-meta {
    font-weight: 400;
    color: ${({ theme }) => theme.colors.neutral500};
  }
`;

const Reading = styled.div<{ $asked: boolean }>`
  min-width: 0;
  min-height: 0;
  display: ${({ $asked }) => ($asked ? 'block' : 'none')};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};

  @media (min-width: 1280px) {
    display: block;
    border-block-start: 0;
    border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;
