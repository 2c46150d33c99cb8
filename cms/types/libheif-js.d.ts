/** Of libheif's own interface, the part used here; the package has no types for this entry. */
declare module 'libheif-js/wasm-bundle.js' {
  interface Handle {
    readonly __handle: unique symbol;
  }
  interface Picture {
    handle: Handle;
    is_primary(): boolean;
    has_alpha_channel(): boolean;
    get_width(): number;
    get_height(): number;
  }
  /** Pixels line by line, `stride` bytes each; `data` is a part of the decoder's own memory. */
  interface Channel {
    id: unknown;
    width: number;
    height: number;
    stride: number;
    data: Uint8Array;
  }
  interface Decoded {
    image: unknown;
    channels: Channel[];
    /** Of an error. */
    code?: unknown;
  }
  export class HeifDecoder {
    decode(bytes: Uint8Array): Picture[];
  }
  export const heif_colorspace: { heif_colorspace_RGB: unknown };
  export const heif_chroma: { heif_chroma_interleaved_RGB: unknown; heif_chroma_interleaved_RGBA: unknown };
  export const heif_channel: { heif_channel_interleaved: unknown };
  /** Upright. */
  export function heif_js_decode_image2(
    handle: Handle,
    colours: unknown,
    chroma: unknown,
  ): Decoded | Promise<Decoded> | null;
  export function heif_image_release(image: unknown): void;
}
