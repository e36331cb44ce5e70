/** Any component inside `@slidev/client`. `paths` in tsconfig.json puts this file in the place of its sources. */
import type { DefineComponent } from 'vue'

declare const component: DefineComponent<Record<string, unknown>>
export default component
