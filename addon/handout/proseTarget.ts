import type { InjectionKey, Ref } from 'vue'

/** Where the prose of the slide around it goes. Only the handout provides it. */
export const proseTarget = 'amphi-prose-target' as unknown as InjectionKey<Ref<HTMLElement | null>>
