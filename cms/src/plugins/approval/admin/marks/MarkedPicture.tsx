import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';

import type { Marks, Rectangle } from '../../../../domain/pictures/marks';

interface Props {
  address: string;
  alt: string;
  marks: Marks;
  /** The element of the picture itself; positions are fractions of its size. */
  frame?: RefObject<HTMLDivElement>;
  tall?: boolean;
  onUnseen: () => void;
  children?: ReactNode;
}

/**
 * A loaded picture with its size at that moment. While a new address is loading, the browser still shows the old picture
 * but reports size 0.
 */
interface Loaded {
  image: HTMLImageElement;
  width: number;
  height: number;
}

/** A picture as readers will see it: blurred where it is marked. */
export function MarkedPicture({ address, alt, marks, frame, tall = false, onUnseen, children }: Props) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  return (
    <Frame ref={frame}>
      <Image
        src={address}
        alt={alt}
        draggable={false}
        $tall={tall}
        onLoad={({ currentTarget: image }) =>
          setLoaded({ image, width: image.naturalWidth, height: image.naturalHeight })
        }
        onError={onUnseen}
      />
      {marks.blur.map((rectangle, index) => (
        <Blurred key={index} loaded={loaded} rectangle={rectangle} />
      ))}
      {children}
    </Frame>
  );
}

/** Blocks of one colour, about as large as those that the server makes; grey until they can be drawn. */
function Blurred({ loaded, rectangle }: { loaded: Loaded | null; rectangle: Rectangle }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { x, y, width, height } = rectangle;
  const { columns, rows } = blocksOf(rectangle, loaded);

  useLayoutEffect(() => {
    // What was drawn before stays until the picture of the new address is loaded.
    if (!canvas.current || !loaded?.image.complete || loaded.image.naturalWidth === 0) return;
    drawBlocks(canvas.current, { x, y, width, height }, loaded);
  }, [loaded, x, y, width, height, columns, rows]);

  return <Canvas ref={canvas} aria-hidden width={columns} height={rows} style={boxOf(rectangle)} />;
}

/** Blocks along the rectangle's short side. */
const BLOCKS_ACROSS = 8;

function blocksOf({ width, height }: Rectangle, loaded: Loaded | null): { columns: number; rows: number } {
  const [across, down] = [width * (loaded?.width ?? 0), height * (loaded?.height ?? 0)];
  const block = Math.min(across, down) / BLOCKS_ACROSS;
  if (block === 0) return { columns: 1, rows: 1 };
  return { columns: Math.max(1, Math.round(across / block)), rows: Math.max(1, Math.round(down / block)) };
}

function drawBlocks(canvas: HTMLCanvasElement, rectangle: Rectangle, { image, width, height }: Loaded): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  // In two steps, because one large reduction would pick single pixels instead of their average.
  const half = document.createElement('canvas');
  [half.width, half.height] = [canvas.width * 8, canvas.height * 8];
  const from = [
    rectangle.x * width,
    rectangle.y * height,
    rectangle.width * width,
    rectangle.height * height,
  ] as const;
  half.getContext('2d')?.drawImage(image, ...from, 0, 0, half.width, half.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(half, 0, 0, canvas.width, canvas.height);
}

/** Position of a rectangle, in CSS, within the element of its picture. */
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
  background: #767676;
  image-rendering: pixelated;
  pointer-events: none;
`;
