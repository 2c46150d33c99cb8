import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { styled } from 'styled-components';

import type { Marks, Rectangle } from '../../../../domain/pictures/marks';
import {
  moved,
  movedPoint,
  placeOf,
  placeOn,
  type Point,
  pointOf,
  rectangleBetween,
  resized,
} from '../../../../domain/pictures/marks-editing';
import { boxOf, MarkedPicture } from './MarkedPicture';
import { MARKS_TEXT } from './marks-texts';
import type { Editing } from './use-marks';

export type Tool = 'focal' | 'blur';

interface Props {
  picture: { address: string; name: string };
  tool: Tool;
  editing: Editing;
  /** No more rectangles can be drawn. */
  full: boolean;
  onUnseen: () => void;
}

/** What the pressed pointer does. */
type Drag =
  | { what: 'focal'; to: Point }
  | { what: 'draw'; from: Point; to: Point }
  | { what: 'move' | 'resize'; index: number; from: Point; to: Point };

/** One press of an arrow key. */
const STEP = 0.01;

/** The picture with its marks, which can be moved by mouse, finger or keyboard. */
export function Stage({ picture, tool, editing, full, onUnseen }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const shown = drag ? marksWith(editing.marks, drag) : editing.marks;

  /** Null: the picture is not visible yet, so it has no positions. */
  const placeAt = (pointer: PointerEvent): Point | null => {
    const seen = frame.current?.querySelector('img')?.naturalWidth;
    return frame.current && seen ? placeOn(frame.current.getBoundingClientRect(), pointer) : null;
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = placeAt(event);
    if (!at) return;
    const taken = (event.target as HTMLElement).closest<HTMLElement>('[data-rectangle]');
    const resize = (event.target as HTMLElement).closest('[data-corner]') !== null;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (tool === 'focal') setDrag({ what: 'focal', to: at });
    else if (taken) {
      const index = Number(taken.dataset.rectangle);
      setDrag({ what: resize ? 'resize' : 'move', index, from: at, to: at });
    } else if (!full) setDrag({ what: 'draw', from: at, to: at });
  };
  const onPointerMove = (event: PointerEvent): void => {
    const to = placeAt(event);
    if (drag && to) setDrag({ ...drag, to });
  };
  const onPointerUp = (): void => {
    setDrag(null);
    if (drag) keep(drag, editing);
  };

  return (
    <Surface
      role="application"
      aria-label={MARKS_TEXT.picture(picture.name)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      $draws={tool === 'blur'}
    >
      <MarkedPicture
        tall
        frame={frame}
        address={picture.address}
        alt={MARKS_TEXT.picture(picture.name)}
        marks={shown}
        onUnseen={onUnseen}
      >
        {shown.blur.map((rectangle, index) => (
          <Box
            key={index}
            type="button"
            data-rectangle={index}
            aria-label={`${MARKS_TEXT.rectangle(index + 1)}: ${placeOf(rectangle)}`}
            style={boxOf(rectangle)}
            disabled={tool !== 'blur'}
            onKeyDown={(event) => onRectangleKey(event, rectangle, index, editing)}
          >
            <Badge aria-hidden>{index + 1}</Badge>
            {tool === 'blur' && <Corner data-corner aria-hidden />}
          </Box>
        ))}
        {shown.focalPoint && (
          <Focus
            type="button"
            aria-label={`${MARKS_TEXT.focal}: ${pointOf(shown.focalPoint)}`}
            style={{ left: `${shown.focalPoint.x * 100}%`, top: `${shown.focalPoint.y * 100}%` }}
            disabled={tool !== 'focal'}
            onKeyDown={(event) => onFocalKey(event, editing)}
          />
        )}
      </MarkedPicture>
    </Surface>
  );
}

const by = (from: Point, to: Point): Point => ({ x: to.x - from.x, y: to.y - from.y });

const dragged = (rectangle: Rectangle, drag: Extract<Drag, { index: number }>): Rectangle =>
  (drag.what === 'move' ? moved : resized)(rectangle, by(drag.from, drag.to));

/** The marks as they would be if the pointer were released here. */
function marksWith(marks: Marks, drag: Drag): Marks {
  switch (drag.what) {
    case 'focal':
      return { ...marks, focalPoint: drag.to };
    case 'draw': {
      const rectangle = rectangleBetween(drag.from, drag.to);
      return rectangle ? { ...marks, blur: [...marks.blur, rectangle] } : marks;
    }
    case 'move':
    case 'resize': {
      const rectangle = marks.blur[drag.index];
      return rectangle ? { ...marks, blur: marks.blur.with(drag.index, dragged(rectangle, drag)) } : marks;
    }
    default:
      return drag satisfies never;
  }
}

function keep(drag: Drag, editing: Editing): void {
  const next = marksWith(editing.marks, drag);
  if (JSON.stringify(next) === JSON.stringify(editing.marks)) return;
  if (drag.what === 'focal') editing.setFocalPoint(drag.to);
  else if (drag.what === 'draw') {
    const drawn = next.blur.at(-1);
    if (drawn) editing.add(drawn);
  } else {
    const rectangle = next.blur[drag.index];
    if (rectangle) editing.replace(drag.index, rectangle);
  }
}

function onRectangleKey(event: KeyboardEvent, rectangle: Rectangle, index: number, editing: Editing): void {
  const step = stepOf(event);
  if (step) editing.replace(index, (event.shiftKey ? resized : moved)(rectangle, step));
  else if (event.key === 'Delete' || event.key === 'Backspace') editing.remove(index);
  else return;
  event.preventDefault();
}

function onFocalKey(event: KeyboardEvent, editing: Editing): void {
  const { focalPoint } = editing.marks;
  const step = stepOf(event);
  if (step && focalPoint) editing.setFocalPoint(movedPoint(focalPoint, step));
  else if (event.key === 'Delete' || event.key === 'Backspace') editing.setFocalPoint(null);
  else return;
  event.preventDefault();
}

function stepOf({ key }: KeyboardEvent): Point | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: -STEP, y: 0 };
    case 'ArrowRight':
      return { x: STEP, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -STEP };
    case 'ArrowDown':
      return { x: 0, y: STEP };
    default:
      return null;
  }
}

/** A finger on it draws and does not scroll; elsewhere the dialog scrolls as usual. */
const Surface = styled.div<{ $draws: boolean }>`
  text-align: center;
  touch-action: none;
  cursor: ${({ $draws }) => ($draws ? 'crosshair' : 'pointer')};
  width: fit-content;
  max-width: 100%;
  margin-inline: auto;
`;

const Box = styled.button`
  position: absolute;
  border: 2px solid #fff;
  outline: 2px solid #000;
  cursor: move;
  line-height: 1;
  padding: 0;

  &:disabled {
    pointer-events: none;
  }

  &:focus-visible {
    outline: 4px solid ${({ theme }) => theme.colors.primary600};
  }
`;

const Badge = styled.span`
  position: absolute;
  inset-block-start: 0;
  inset-inline-start: 0;
  min-width: 2rem;
  padding: 0.3rem;
  background: #000;
  color: #fff;
  font-size: 1.2rem;
  font-weight: 600;
`;

/** As large as a thumb, and mostly outside of the rectangle, so that a small rectangle can still be moved. */
const Corner = styled.span`
  position: absolute;
  inset-block-end: -3.2rem;
  inset-inline-end: -3.2rem;
  width: 4.4rem;
  height: 4.4rem;
  cursor: nwse-resize;

  &::after {
    content: '';
    position: absolute;
    inset-block-start: 0.4rem;
    inset-inline-start: 0.4rem;
    width: 1.6rem;
    height: 1.6rem;
    background: ${({ theme }) => theme.colors.primary600};
    border: 2px solid #fff;
    border-radius: 50%;
    outline: 1px solid #000;
  }
`;

const Focus = styled.button`
  position: absolute;
  width: 4.4rem;
  height: 4.4rem;
  transform: translate(-50%, -50%);
  border: 3px solid #fff;
  border-radius: 50%;
  outline: 2px solid #000;
  background: radial-gradient(circle, #fff 0 3px, #000 3px 5px, transparent 5px);
  cursor: grab;

  &:disabled {
    pointer-events: none;
    opacity: 0.7;
  }

  &:focus-visible {
    outline: 4px solid ${({ theme }) => theme.colors.primary600};
  }
`;
