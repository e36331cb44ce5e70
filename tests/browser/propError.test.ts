import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runAmphi } from '../support/amphi.ts'
import { deckFolder } from '../support/deckFolder.ts'

const components = fileURLToPath(new URL('../../components', import.meta.url))

const slides = `---
fonts:
  provider: none
---

# One

---

# Two

<VirtualDisk :block-size="-4" />

---

# Three

<VirtualDisk :block-size="4" />

---

# Four

<StackBuilder product="parallels" />

---

# Five

<TrapAndEmulate mode="arm" />

---

# Six

<Consolidation :loads="[{ cpu: 0.1, memory: 65 }]" />

---

# Seven

<History filter="network" />
`

describe('a simulation with a property that it cannot draw', () => {
  it('stops the build: component, property, reason, and the line that it stands on', async () => {
    const folder = await deckFolder({ 'slides.md': slides })
    await symlink(components, join(folder, 'components'), 'junction')
    const run = await runAmphi(['build', 'slides.md', '--only', 'deck'], { cwd: folder })
    const errors = run.stderr.match(/^.*\serror\s.*$/gm)
    expect(errors, run.stderr).toEqual([
      expect.stringMatching(
        /^slides\.md:12 .* Slide 2, component VirtualDisk, throws: blockSize must be above 0, not -4\b/,
      ),
      expect.stringMatching(
        /^slides\.md:24 .* Slide 4, component StackBuilder, throws: product must be one of .*not "parallels"/,
      ),
      expect.stringMatching(
        /^slides\.md:30 .* Slide 5, component TrapAndEmulate, throws: mode must be one of .*not "arm"/,
      ),
      expect.stringMatching(
        /^slides\.md:36 .* Slide 6, component Consolidation, throws: loads\[0\]\.memory /,
      ),
      expect.stringMatching(/^slides\.md:42 .* Slide 7, component History, throws: filter /),
    ])
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
  })
})
