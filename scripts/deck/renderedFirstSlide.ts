/** The first slide of the site as a browser shows it to whoever opens it, to be written into its page. */
export interface RenderedFirstSlide {
  /** What stands in the element that the deck is mounted in. */
  html: string
  /** Of all style sheets of the page what the slide follows, in their order. */
  css: string
  /** Inline style of `<body>`. */
  bodyStyle: string
  /** In CSS pixels. */
  canvas: { width: number; height: number }
  /** The theme that the deck begins with, whatever the reader prefers; undefined where it follows the reader. */
  theme: Theme | undefined
}

export type Theme = 'light' | 'dark'
