import { join, relative } from 'node:path'
import process from 'node:process'
import { inspect } from 'node:util'
import { cac } from 'cac'
import { build, check } from './build.ts'
import { dev } from './dev.ts'
import { AmphiError, InterruptedError } from './errors.ts'
import { runFaults } from './faults.ts'
import { asMachineError } from './machineError.ts'
import { OUTPUT_NAMES } from './outputs.ts'
import type { PrintFlags } from './printFlags.ts'
import { readPrintFlags } from './printFlags.ts'
import type { Progress } from './progress.ts'
import { noProgress, plainProgress, terminalProgress } from './progress.ts'
import { countFindings, formatError, formatFindings, plural } from './report.ts'
import { DeckFindingsError } from './stopOnErrors.ts'
import { runTests } from './test.ts'
import { projectRoot } from './deck/theme.ts'

interface Flags extends PrintFlags {
  out?: string
  only?: string | string[]
  port?: number
  route?: string
  quiet?: boolean
  json?: boolean
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
  .option('--debug', 'Print stack traces')

cli
  .command('build [deck]', 'Write the site, the one-file deck and the PDFs')
  .option(
    '--out <dir>',
    'Folder to write (default: dist, on a route dist-<name>, of a session dist-session-<n>)',
  )
  .option('--only <name>', `Replace only this output: ${OUTPUT_NAMES.join(', ')} (repeatable)`)
  .option(...ROUTE)
  .option('--session <n>', 'Print only this session, counted from 1; its slides keep their numbers')
  .option('--no-answers', 'Print the handouts without the answers, for what is given out before the lecture')
  .option('--start <hh:mm>', 'When the first printed session begins, for the times in the notes')
  .action(async (deck: string | undefined, flags: Flags) => {
    const print = readPrintFlags(flags)
    const result = await build(
      {
        deck: deck ?? DEFAULT_DECK,
        out:
          flags.out ??
          ['dist', flags.route, print.session && `session-${print.session}`].filter(Boolean).join('-'),
        only: toNames(flags.only),
        route: flags.route,
        print,
        progress: progressFor(flags),
      },
      interruption.signal,
    )
    if (flags.json) return printJson({ ok: true, findings: result.findings, ...result.manifest })
    if (flags.quiet) return
    if (result.findings.length)
      process.stderr.write(
        `\n${formatFindings({ ...result, files: result.deck.files, cwd: process.cwd() })}\n\n`,
      )
    const seconds = result.seconds.toFixed(1)
    process.stdout.write(
      `${relative(process.cwd(), result.out) || '.'}: ${result.manifest.outputs.length} files in ${seconds} s, ${countFindings(result.findings)}\n`,
    )
  })

cli
  .command('check [deck]', 'Report what is wrong in the Markdown')
  .option(...ROUTE)
  .action(async (deck: string | undefined, flags: Flags) => {
    const result = await check(
      { deck: deck ?? DEFAULT_DECK, route: flags.route, progress: noProgress },
      interruption.signal,
    )
    if (flags.json) return printJson({ ok: true, findings: result.findings })
    if (result.findings.length)
      process.stdout.write(
        `${formatFindings({ ...result, files: result.deck.files, cwd: process.cwd() })}\n\n`,
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
  .action((deck: string | undefined, flags: Flags) =>
    dev({ deck: deck ?? DEFAULT_DECK, port: Number(flags.port), route: flags.route }, interruption.signal),
  )

cli
  .command('test', 'Lint, type check, spelling, unit, browser and PDF tests')
  .allowUnknownOptions()
  .action(async (flags: Flags) => {
    const ok = await runTests(
      { root: projectRoot, quiet: flags.quiet === true, args: flags['--'] },
      interruption.signal,
    )
    if (!ok) process.exitCode = 1
  })

cli
  .command('faults', 'Kill builds, fill disks and garble decks at random, for an hour or two')
  .allowUnknownOptions()
  .action(async () => {
    const args = process.argv.slice(process.argv.indexOf('faults') + 1)
    if (!(await runFaults({ root: projectRoot, args }, interruption.signal))) process.exitCode = 1
  })

cli.help()
process.exitCode = await run()

async function run(): Promise<number> {
  const debug = process.argv.includes('--debug')
  const json = process.argv.includes('--json')
  try {
    cli.parse(process.argv, { run: false })
    if (cli.options['help'] === true) return 0
    if (!cli.matchedCommand) {
      throw new AmphiError(cli.args[0] ? `There is no command "${cli.args[0]}"` : 'Name a command', {
        exitCode: 2,
        hint: 'One of: build, dev, check, test, faults.',
      })
    }
    await cli.runMatchedCommand()
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (interruption.signal.aborted || error instanceof InterruptedError) {
      if (json) printJson({ ok: false, interrupted: true })
      else process.stderr.write('Interrupted.\n')
      return 130
    }
    const { text, data, exitCode } = explain(asMachineError(error) ?? error)
    if (json) printJson({ ok: false, ...data })
    else process.stderr.write(`${text}\n`)
    if (debug) process.stderr.write(`${inspect(error)}\n`)
    return exitCode
  }
}

function explain(error: unknown): { text: string; data: Record<string, unknown>; exitCode: number } {
  const cwd = process.cwd()
  if (error instanceof DeckFindingsError) {
    const { findings, deck } = error
    const isBuild = cli.matchedCommand?.name === 'build'
    const outcome = isBuild ? '. Nothing was written; the last output is as it was.' : ''
    return {
      text: `\n${formatFindings({ findings, files: deck.files, cwd })}\n\n${countFindings(findings)}${outcome}`,
      data: { findings },
      exitCode: 1,
    }
  }
  if (error instanceof AmphiError) {
    const { message, hint, file, line, column, exitCode } = error
    return { text: formatError(error, cwd), data: { error: { message, hint, file, line, column } }, exitCode }
  }
  if (error instanceof Error && error.name === 'CACError') {
    return {
      text: formatError(new AmphiError(error.message), cwd),
      data: { error: { message: error.message } },
      exitCode: 2,
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  return {
    text: formatError(new AmphiError(message, { hint: 'Run again with --debug for the details.' }), cwd),
    data: { error: { message } },
    exitCode: 1,
  }
}

function toNames(only: string | string[] | undefined): string[] {
  return [only ?? []].flat().flatMap((names) => String(names).split(','))
}

function progressFor(flags: Flags): Progress {
  if (flags.quiet || flags.json) return noProgress
  return process.stderr.isTTY && process.stdout.isTTY ? terminalProgress : plainProgress
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
