import { join } from 'node:path'
import process from 'node:process'
import { cac } from 'cac'
import { formatRules } from './check/rulesTable.ts'
import { checkDeck } from './checkDeck.ts'
import { InterruptedError } from './errors.ts'
import { describeFindings } from './explainError.ts'
import { harnesses, runHarness } from './harness.ts'
import { OUTPUT_NAMES } from './outputs.ts'
import type { PrintFlags } from './printFlags.ts'
import { readPrintFlags } from './printFlags.ts'
import { printJson } from './printJson.ts'
import type { Progress } from './progress.ts'
import { noProgress, plainProgress, terminalProgress } from './progress.ts'
import { countFindings, plural } from './report.ts'
import { chooseFormat } from './reportFormat.ts'
import { runCommand } from './runCommand.ts'
import { stopOnErrors } from './stopOnErrors.ts'
import { projectRoot } from './deck/theme.ts'

interface Flags extends PrintFlags {
  out?: string
  only?: string | string[]
  port?: number
  route?: string
  last?: number
  dryRun?: boolean
  fix?: boolean
  force?: boolean
  rules?: boolean
  quiet?: boolean
  json?: boolean
  format?: string
  debug?: boolean
  '--': string[]
}

const ROUTE = ['--route <name>', 'Take only the slides of this route (headmatter, amphi.routes)'] as const
const DEFAULT_DECK = join(projectRoot, 'slides.md')

const interruption = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => interruption.abort(new InterruptedError()))
// Whoever reads what is told may leave, such as `head` or a terminal that closes. The work goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const cli = cac('amphi')
cli
  .option('--quiet', 'Say nothing but errors')
  .option('--json', 'Print the result as JSON')
  .option('--format <name>', 'How to write findings: text, json or github (the default in GitHub Actions)')
  .option('--debug', 'Print stack traces')

cli
  .command('build [deck]', 'Write the site, the one-file deck and the PDFs')
  .option(
    '--out <dir>',
    'Folder to write (default: dist, on a route dist-<name>, of a session dist-session-<n>)',
  )
  .option('--force', 'Build even when nothing has changed since the last time')
  .option('--only <name>', `Replace only this output: ${OUTPUT_NAMES.join(', ')} (repeatable)`)
  .option(...ROUTE)
  .option('--session <n>', 'Print only this session, counted from 1; its slides keep their numbers')
  .option('--no-answers', 'Print the handouts without the answers, for what is given out before the lecture')
  .option('--start <hh:mm>', 'When the first printed session begins, for the times in the notes')
  .action(async (deck: string | undefined, flags: Flags) => {
    const print = readPrintFlags(flags)
    const format = chooseFormat(flags)
    const { buildOrKeep, outputFolder } = await import('./buildCommand.ts')
    const request = {
      deck: deck ?? DEFAULT_DECK,
      out: flags.out ?? outputFolder({ route: flags.route, session: print.session }),
      only: toNames(flags.only),
      route: flags.route,
      print,
    }
    const result = await buildOrKeep(request, {
      isForced: flags.force === true,
      progress: progressFor(flags),
      signal: interruption.signal,
    })
    if (format === 'json') return printJson({ ok: true, findings: result.findings, ...result.manifest })
    if (flags.quiet) return
    if (result.findings.length) process.stderr.write(`\n${describeFindings(result, format)}\n\n`)
    process.stdout.write(`${result.summary}\n`)
  })

cli
  .command('check [deck]', 'Report what is wrong in the Markdown')
  .option(...ROUTE)
  .option('--fix', 'Write the French typography that the check asks for, and nothing else')
  .option('--rules', 'List the rules')
  .action(async (deck: string | undefined, flags: Flags) => {
    const format = chooseFormat(flags)
    if (flags.rules) return void process.stdout.write(formatRules())
    const request = { path: deck ?? DEFAULT_DECK, route: flags.route, fix: flags.fix === true }
    const result = await checkDeck(request, interruption.signal)
    const { fixed } = result
    if (fixed && !flags.quiet && format === 'text')
      process.stderr.write(
        `Corrected ${plural(fixed.characters, 'character')} in ${plural(fixed.files, 'file')}\n`,
      )
    stopOnErrors(result.deck, result.findings)
    if (format === 'json')
      return printJson({ ok: true, findings: result.findings, ...(fixed ? { fixed } : {}) })
    if (result.findings.length)
      process.stdout.write(
        `${describeFindings({ files: result.deck.files, findings: result.findings }, format)}\n\n`,
      )
    if (!flags.quiet)
      process.stdout.write(
        `${plural(result.deck.slides.length, 'slide')}, ${countFindings(result.findings)}\n`,
      )
  })

cli
  .command('dev [deck]', 'Show the deck while you write it, on this machine only')
  .option('--port <port>', 'Port on loopback', { default: 3030 })
  .option(...ROUTE)
  .action(async (deck: string | undefined, flags: Flags) => {
    const { dev } = await import('./dev.ts')
    await dev(
      { deck: deck ?? DEFAULT_DECK, port: Number(flags.port), route: flags.route },
      interruption.signal,
    )
  })

cli
  .command('rehearse [...words]', 'Rehearse in the presenter, or: plan, report, apply (then the deck)')
  .option('--port <port>', 'Port on loopback', { default: 3030 })
  .option(...ROUTE)
  .option('--last <runs>', 'How many runs report and apply look at', { default: 5 })
  .option('--dry-run', 'With apply: say what would change, and write nothing')
  .action(async (words: string[], { port, route, last, dryRun = false }: Flags) => {
    const { runRehearse } = await import('./rehearseCommand.ts')
    const flags = { port: Number(port), route, last: Number(last), dryRun }
    await runRehearse({ words, flags, fallback: DEFAULT_DECK }, interruption.signal)
  })

cli
  .command('test', 'Lint, type check, spelling, unit, browser and PDF tests')
  .allowUnknownOptions()
  .action(async (flags: Flags) => {
    const { runTests } = await import('./test.ts')
    const ok = await runTests(
      { root: projectRoot, quiet: flags.quiet === true, args: flags['--'] },
      interruption.signal,
    )
    if (!ok) process.exitCode = 1
  })

for (const { name, about, module } of harnesses) {
  cli
    .command(name, about)
    .allowUnknownOptions()
    .action(async () => {
      const args = process.argv.slice(process.argv.indexOf(name) + 1)
      process.exitCode = await runHarness({ root: projectRoot, module, args }, interruption.signal)
    })
}

cli.help()
process.exitCode = await runCommand(cli, interruption.signal)

function toNames(only: string | string[] | undefined): string[] {
  return [only ?? []].flat().flatMap((names) => String(names).split(','))
}

function progressFor(flags: Flags): Progress {
  if (flags.quiet || chooseFormat(flags) === 'json') return noProgress
  return process.stderr.isTTY && process.stdout.isTTY ? terminalProgress : plainProgress
}
