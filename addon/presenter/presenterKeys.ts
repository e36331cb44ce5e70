/** What the keys of the presenter do while its panel is there: Slidev takes its shortcuts before any panel exists. */
export const presenterKeys: { questions?: (() => void) | undefined; countGap?: (() => void) | undefined } = {}
