import type { Chance } from '../../tests/faults/chance.ts'

/** Half a dozen lines of code, in one of the languages that lectures use. */
export function codeListing(chance: Chance): { language: string; source: string } {
  const [size, limit] = [2 ** (4 + chance.below(8)), 1 + chance.below(99)]
  return chance.pick([
    {
      language: 'ts',
      source: `interface Page {\n  frame: number\n}\n\nexport function free(pages: Page[]): Page[] {\n  return pages.filter(({ frame }) => frame % ${size} < ${limit})\n}`,
    },
    {
      language: 'python',
      source: `def share(pages: dict[int, bytes]) -> int:\n    """Count the frames that ${limit} guests share."""\n    seen = set(pages.values())\n    return len(pages) - len(seen) + ${size}`,
    },
    {
      language: 'sh',
      source: `# ${limit} Gio en allocation fine\nqemu-img create -f qcow2 disque-${size}.qcow2 ${limit}G\nqemu-system-x86_64 -m ${size} -enable-kvm \\\n  -drive file=disque-${size}.qcow2`,
    },
  ])
}
