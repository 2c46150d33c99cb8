import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';

import type { Marks, Rectangle } from '../../../../domain/pictures/marks';

interface Props {
  address: string;
  alt: string;
  marks: Marks;
  /** The picture's own frame, in which places are fractions. */
  frame?: RefObject<HTMLDivElement>;
  tall?: boolean;
  onUnseen: () => void;
  children?: ReactNode;
}

/** A picture as readers will see it: blurred where it is marked. */
export function MarkedPicture({ address, alt, marks, frame, tall = false, onUnseen, children }: Props) {
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  return (
    <Frame ref={frame}>
      <Image
        src={address}
        alt={alt}
        draggable={false}
        $tall={tall}
        onLoad={({ currentTarget }) => setImage(currentTarget)}
        onError={onUnseen}
      />
      {image &&
        marks.blur.map((rectangle, index) => <Blurred key={index} image={image} rectangle={rectangle} />)}
      {children}
    </Frame>
  );
}

/** Blocks of one colour, about as large as those that the server makes of the original. */
function Blurred({ image, rectangle }: { image: HTMLImageElement; rectangle: Rectangle }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, width, height } = rectangle;
  const [across, down] = [width * image.naturalWidth, height * image.naturalHeight];
  const block = Math.min(across, down) / BLOCKS_ACROSS;
  const [columns, rows] = [Math.max(1, Math.round(across / block)), Math.max(1, Math.round(down / block))];

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    // In two steps: one long jump would pick single pixels instead of their average.
    const half = document.createElement('canvas');
    [half.width, half.height] = [columns * 8, rows * 8];
    const from = [x * image.naturalWidth, y * image.naturalHeight, across, down] as const;
    half.getContext('2d')?.drawImage(image, ...from, 0, 0, half.width, half.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(half, 0, 0, columns, rows);
  });

  return <Canvas ref={canvas} aria-hidden width={columns} height={rows} style={boxOf(rectangle)} />;
}

/** Of a rectangle's short side. */
const BLOCKS_ACROSS = 8;

/** Where a rectangle is, in the frame of its picture. */
export const boxOf = ({ x, y, width, height }: Rectangle) => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${width * 100}%`,
  height: `${height * 100}%`,
});

const Frame = styled.div`
  display: inline-block;
  position: relative;
  max-width: 100%;
  line-height: 0;
`;

const Image = styled.img<{ $tall: boolean }>`
  max-width: 100%;
  max-height: ${({ $tall }) => ($tall ? 'min(56vh, 60rem)' : '16rem')};
  user-select: none;
`;

const Canvas = styled.canvas`
  position: absolute;
  image-rendering: pixelated;
  pointer-events: none;
`;
