import { useState } from 'react';

import type { Marks, Rectangle } from '../../../../domain/pictures/marks';

/** Marks that are being edited; every change can be undone. */
export interface Editing {
  marks: Marks;
  canUndo: boolean;
  setFocalPoint: (point: Marks['focalPoint']) => void;
  add: (rectangle: Rectangle) => void;
  replace: (index: number, rectangle: Rectangle) => void;
  remove: (index: number) => void;
  undo: () => void;
}

export function useMarks(initial: Marks): Editing {
  const [steps, setSteps] = useState<readonly Marks[]>([initial]);
  const marks = steps.at(-1) ?? initial;
  const change = (next: Partial<Marks>): void => setSteps([...steps, { ...marks, ...next }]);
  return {
    marks,
    canUndo: steps.length > 1,
    setFocalPoint: (focalPoint) => change({ focalPoint }),
    add: (rectangle) => change({ blur: [...marks.blur, rectangle] }),
    replace: (index, rectangle) => change({ blur: marks.blur.with(index, rectangle) }),
    remove: (index) => change({ blur: marks.blur.toSpliced(index, 1) }),
    undo: () => setSteps(steps.slice(0, -1)),
  };
}
