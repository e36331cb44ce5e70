import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RING_SCENES, ringScene } from '../../../../components/models/protectionRings.ts'

const moving = ['hypervisor', 'kernel', 'applications', 'told'] as const

describe('the rings', () => {
  it('change in one thing at every click', () => {
    for (const [index, after] of RING_SCENES.slice(1).entries()) {
      const before = ringScene(index)
      expect(moving.filter((part) => before[part] !== after[part])).toHaveLength(1)
    }
  })

  it('leave the applications where they are, and the kernel in its belief', () => {
    for (const scene of RING_SCENES) {
      expect(scene.applications).toBe(3)
      expect(scene.belief).toBe(0)
    }
  })

  it('end with a hypervisor alone in ring 0 and a kernel that is above the applications still', () => {
    const last = ringScene(RING_SCENES.length - 1)
    expect(last.hypervisor).toBe(0)
    expect(last.kernel).toBeGreaterThan(0)
    expect(last.kernel).toBeLessThan(last.applications)
  })

  it('tell the belief only after the kernel was pushed out', () => {
    for (const scene of RING_SCENES) if (scene.told) expect(scene.kernel).not.toBe(scene.belief)
    expect(RING_SCENES.filter((scene) => scene.told)).toHaveLength(1)
  })

  it('show the nearest scene for any step', () => {
    fc.assert(
      fc.property(fc.integer(), (step) => {
        expect(RING_SCENES).toContain(ringScene(step))
      }),
    )
    expect(ringScene(-1)).toBe(RING_SCENES[0])
    expect(ringScene(99)).toBe(RING_SCENES.at(-1))
  })
})
