/** Which edition of the deck this code is compiled for. */
declare const __AMPHI_EDITION__: 'site' | 'speaker' | 'dev'
/** Names the windows of one build of one deck. */
declare const __AMPHI_DECK__: string
/** Where the presenter sends its recording; empty where nobody takes one. */
declare const __AMPHI_RECORDER__: string
/** Names of the PDFs that lie beside this site; empty in the other editions. */
declare const __AMPHI_PDFS__: readonly string[]
