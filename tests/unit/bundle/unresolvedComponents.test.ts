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
      { name: 'Foo', isDirective: false, module: '/deck/slides.md__slidev_1.md' },
      { name: 'bar-baz', isDirective: false, module: '/deck/slides.md__slidev_1.md' },
      { name: 'Foo', isDirective: false, module: '/deck/components/Box.vue' },
      { name: 'bar-baz', isDirective: false, module: '/deck/components/Box.vue' },
    ])
  })

  it('tells a directive from a component of the same name', () => {
    const code = 'const a = _resolveComponent("click"); const b = _resolveDirective("click")'
    const found = collect(['/deck/slides.md__slidev_1.md', code])
    expect(found.map(({ isDirective }) => isDirective)).toEqual([false, true])
  })

  it('leaves packages and plain scripts alone', () => {
    const code = '_resolveComponent("Foo")'
    expect(collect(['/deck/node_modules/x/A.vue', code], ['/deck/setup/main.ts', code])).toEqual([])
  })
})
