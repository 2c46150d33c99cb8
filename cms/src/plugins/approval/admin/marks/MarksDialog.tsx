import { Flex, Typography } from '@strapi/design-system';
import { type KeyboardEvent, useState } from 'react';
import { styled } from 'styled-components';

import type { Marks } from '../../../../domain/pictures/marks';
import { newRectangle, placeOf } from '../../../../domain/pictures/marks-editing';
import { Choices } from '../parts/Choices';
import { FormDialog } from '../parts/FormDialog';
import { Notice } from '../parts/Notice';
import { Part } from '../parts/Part';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { MARKS_TEXT } from './marks-texts';
import { Stage, type Tool } from './Stage';
import { type Editing, useMarks } from './use-marks';

/** The server accepts no more for one picture. */
const MOST_RECTANGLES = 50;

const TOOLS: { value: Tool; label: string }[] = [
  { value: 'focal', label: MARKS_TEXT.focal },
  { value: 'blur', label: MARKS_TEXT.toolBlur },
];

interface Props {
  title: string;
  picture: { address: string; name: string };
  marks: Marks;
  onCancel: () => void;
  onDone: (marks: Marks) => void;
}

/** Sets the focal point of a picture, and the parts to blur. */
export function MarksDialog({ title, picture, marks: initial, onCancel, onDone }: Props) {
  const editing = useMarks(initial);
  const { marks } = editing;
  const [tool, setTool] = useState<Tool>('focal');
  const [unseen, setUnseen] = useState(false);
  const full = marks.blur.length >= MOST_RECTANGLES;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || !editing.canUndo) return;
    event.preventDefault();
    editing.undo();
  };

  if (unseen) {
    return (
      <FormDialog title={title} action={null} onCancel={onCancel}>
        <Notice tone="danger" title={MARKS_TEXT.unseen} />
      </FormDialog>
    );
  }
  return (
    <FormDialog title={title} action={MARKS_TEXT.done} onCancel={onCancel} onSubmit={() => onDone(marks)}>
      <Flex direction="column" alignItems="stretch" gap={4} onKeyDown={onKeyDown}>
        <Tools>
          <Choices label={MARKS_TEXT.tool} value={tool} options={TOOLS} onChange={setTool} />
        </Tools>
        <Typography tag="p">{tool === 'focal' ? MARKS_TEXT.explainFocal : MARKS_TEXT.explainBlur}</Typography>
        <Part name={TEXT.photo} of={picture.address}>
          <Stage
            picture={picture}
            tool={tool}
            editing={editing}
            full={full}
            onUnseen={() => setUnseen(true)}
          />
        </Part>
        <Flex gap={2} wrap="wrap">
          {tool === 'blur' && (
            <TouchButton
              variant="secondary"
              disabled={full}
              onClick={() => editing.add(newRectangle(marks.blur))}
            >
              {MARKS_TEXT.add}
            </TouchButton>
          )}
          {tool === 'focal' && (
            <TouchButton
              variant="secondary"
              onClick={() => editing.setFocalPoint(marks.focalPoint ? null : { x: 0.5, y: 0.5 })}
            >
              {marks.focalPoint ? MARKS_TEXT.clearFocal : MARKS_TEXT.focalInMiddle}
            </TouchButton>
          )}
          <TouchButton variant="tertiary" disabled={!editing.canUndo} onClick={editing.undo}>
            {MARKS_TEXT.undo}
          </TouchButton>
        </Flex>
        {tool === 'blur' && <Rectangles editing={editing} />}
        {full && <Notice tone="warning" title={MARKS_TEXT.tooMany(MOST_RECTANGLES)} />}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {MARKS_TEXT.keys}
        </Typography>
      </Flex>
    </FormDialog>
  );
}

function Rectangles({ editing }: { editing: Editing }) {
  const { blur } = editing.marks;
  if (blur.length === 0) return null;
  return (
    <List aria-label={MARKS_TEXT.list}>
      {blur.map((rectangle, index) => (
        <li key={index}>
          <Typography>
            <strong>{MARKS_TEXT.rectangle(index + 1)}</strong>: {placeOf(rectangle)}
          </Typography>
          <TouchButton
            variant="danger-light"
            aria-label={`${MARKS_TEXT.remove} ${MARKS_TEXT.rectangle(index + 1)}`}
            onClick={() => editing.remove(index)}
          >
            {MARKS_TEXT.remove}
          </TouchButton>
        </li>
      ))}
    </List>
  );
}

/** The two tools beside each other. */
const Tools = styled.div`
  [role='radiogroup'] {
    display: flex;
    flex-flow: row wrap;
    gap: 0 2.4rem;
  }
`;

const List = styled.ul`
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  > li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1.2rem;
    padding: 0.8rem 1.2rem;
  }

  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
