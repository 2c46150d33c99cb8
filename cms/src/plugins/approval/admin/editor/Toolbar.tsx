import { undo } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import {
  ArrowsCounterClockwise,
  Bold,
  BulletList,
  Eye,
  GridFour,
  HeadingThree,
  HeadingTwo,
  Italic,
  Link as LinkIcon,
  NumberList,
  Quotes,
} from '@strapi/icons';
import { styled } from 'styled-components';

import { TEXT } from '../texts';
import { toggleMark, togglePrefix } from './marks';

interface Tool {
  label: string;
  Icon: typeof Bold;
  run: (view: EditorView) => void;
}

const B = TEXT.editor;
const TOOLS: readonly Tool[] = [
  { label: B.heading, Icon: HeadingTwo, run: togglePrefix('heading') },
  { label: B.subheading, Icon: HeadingThree, run: togglePrefix('subheading') },
  { label: B.bold, Icon: Bold, run: toggleMark('**') },
  { label: B.italic, Icon: Italic, run: toggleMark('*') },
  { label: B.bullets, Icon: BulletList, run: togglePrefix('bullets') },
  { label: B.numbers, Icon: NumberList, run: togglePrefix('numbers') },
  { label: B.quote, Icon: Quotes, run: togglePrefix('quote') },
];
const UNDO: Tool = { label: B.undo, Icon: ArrowsCounterClockwise, run: undo };

interface Props {
  view: EditorView | null;
  disabled: boolean;
  rendered: boolean;
  onLink: () => void;
  onTable: () => void;
  onRender: () => void;
}

/** Buttons, each with its name, for what the site can show and nothing else. */
export function Toolbar({ view, disabled, rendered, onLink, onTable, onRender }: Props) {
  const dialogs: Tool[] = [
    { label: B.link, Icon: LinkIcon, run: onLink },
    { label: B.table, Icon: GridFour, run: onTable },
  ];
  return (
    <Bar role="group" aria-label={B.toolbar}>
      {[...TOOLS, ...dialogs, UNDO].map(({ label, Icon, run }) => (
        <ToolButton
          key={label}
          type="button"
          disabled={disabled || !view}
          // Keeps the words in the text selected.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (!view) return;
            run(view);
            if (run !== onLink && run !== onTable) view.focus();
          }}
        >
          <Icon aria-hidden />
          {label}
        </ToolButton>
      ))}
      <RenderButton type="button" aria-pressed={rendered} onClick={onRender}>
        <Eye aria-hidden />
        {B.render}
      </RenderButton>
    </Bar>
  );
}

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem;
  padding: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral100};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const ToolButton = styled.button`
  display: flex;
  flex-direction: column;
  gap: 0.4rem;
  align-items: center;
  justify-content: center;
  min-width: 4.8rem;
  min-height: 4.8rem;
  padding: 0.4rem 0.3rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.1rem;
  line-height: 1.2;
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;

  svg {
    width: 1.6rem;
    height: 1.6rem;
  }

  svg path {
    fill: currentColor;
  }

  &:hover:not(:disabled) {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }

  &:disabled {
    color: ${({ theme }) => theme.colors.neutral500};
    cursor: not-allowed;
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

/** Hidden where there is room, because the rendered text is then always shown. */
const RenderButton = styled(ToolButton)`
  @media (min-width: 1280px) {
    display: none;
  }
`;
