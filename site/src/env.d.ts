declare namespace App {
  interface Locals {
    /** Set by the renderer. In a static build the page is a prop. */
    page?: import('./routes/base/page.ts').Page;
  }
}

declare module 'virtual:newsroom/table' {
  /** The route table of a static build; empty in the renderer. */
  export const table: readonly import('./routes/index.ts').Route[];
}

declare module 'virtual:newsroom/edition' {
  export const edition: string;
}

declare module 'virtual:newsroom/assets' {
  /** Base64, by address. */
  export const bytes: Readonly<Record<string, string>>;
}
