/**
 * Which of `count` scenes a figure shows after so many clicks, counted from 0, the first before any click. Out of range
 * it is the nearest; between two clicks, the earlier.
 */
export function sceneIndex(step: number, count: number): number {
  return Math.min(Math.max(Math.trunc(step), 0), count - 1)
}

/** The scene after so many clicks. */
export function sceneAt<Scene>(scenes: readonly [Scene, ...Scene[]], step: number): Scene {
  return scenes[sceneIndex(step, scenes.length)] ?? scenes[0]
}
