/** Of libheif's own interface, the part used here; the package has no types for this entry. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Picture {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    /** Fills `data` with RGBA, upright; null: it cannot be decoded. */
    display(frame: Frame, done: (frame: Frame | null) => void): void;
  }
  interface Frame {
    data: Uint8ClampedArray;
    width: number;
    height: number;
  }
  export class HeifDecoder {
    decode(bytes: Uint8Array): Picture[];
  }
}
