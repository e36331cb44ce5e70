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

---

# Eight

<HandsVote :answers="[{ name: 'Yes', hint: '' }]" />

---

# Nine

<NestedPaging :guest-levels="9" />

---

# Ten

<Balloon :application="-1" />

---

# Eleven

<Overcommit :usual="9" />

---

# Twelve

<Snapshots :blocks="3" />

---

# Thirteen

<LiveMigration :bandwidth="0" />

---

# Fourteen

<SoftwareDefined part="compute" />
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
      expect.stringMatching(/^slides\.md:48 .* Slide 8, component HandsVote, throws: answers .*not 1\b/),
      expect.stringMatching(
        /^slides\.md:54 .* Slide 9, component NestedPaging, throws: guestLevels .*not 9\b/,
      ),
      expect.stringMatching(/^slides\.md:60 .* Slide 10, component Balloon, throws: application .*not -1\b/),
      expect.stringMatching(/^slides\.md:66 .* Slide 11, component Overcommit, throws: usual \(9\) /),
      expect.stringMatching(/^slides\.md:72 .* Slide 12, component Snapshots, throws: blocks .*not 3\b/),
      expect.stringMatching(
        /^slides\.md:78 .* Slide 13, component LiveMigration, throws: bandwidth .*not 0\b/,
      ),
      expect.stringMatching(
        /^slides\.md:84 .* Slide 14, component SoftwareDefined, throws: part must be .*not "compute"/,
      ),
    ])
    expect(run).toMatchObject({ exitCode: 1, orphans: [] })
  })
})
