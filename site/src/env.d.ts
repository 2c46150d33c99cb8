declare namespace App {
  interface Locals {
    /** Given by the renderer; a static build gives it as a prop. */
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
  /** In base64, by address. */
  export const bytes: Readonly<Record<string, string>>;
}
