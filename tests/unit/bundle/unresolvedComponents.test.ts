import { describe, expect, it } from 'vitest'
import type { UnresolvedComponent } from '../../../scripts/bundle/bundle.ts'
import { collectUnresolvedComponents } from '../../../scripts/bundle/unresolvedComponents.ts'

function collect(...modules: [id: string, code: string][]): UnresolvedComponent[] {
  const found: UnresolvedComponent[] = []
  const transform = collectUnresolvedComponents(found).transform as (code: string, id: string) => void
  for (const [id, code] of modules) transform(code, id)
  return found
}

describe('collectUnresolvedComponents', () => {
  it('notes each name once a module', () => {
    const code =
      'const a = _resolveComponent("Foo"); const b = _resolveComponent("Foo"); const c = _resolveComponent("bar-baz", true)'
    expect(collect(['/deck/slides.md__slidev_1.md', code], ['/deck/components/Box.vue', code])).toEqual([
      { name: 'Foo', module: '/deck/slides.md__slidev_1.md' },
      { name: 'bar-baz', module: '/deck/slides.md__slidev_1.md' },
      { name: 'Foo', module: '/deck/components/Box.vue' },
      { name: 'bar-baz', module: '/deck/components/Box.vue' },
    ])
  })

  it('leaves packages and plain scripts alone', () => {
    const code = '_resolveComponent("Foo")'
    expect(collect(['/deck/node_modules/x/A.vue', code], ['/deck/setup/main.ts', code])).toEqual([])
  })
})
