import { inspect } from 'node:util'
import type { CAC } from 'cac'
import { AmphiError, InterruptedError } from './errors.ts'
import { explainError } from './explainError.ts'
import { asMachineError } from './machineError.ts'
import { printJson } from './printJson.ts'
import type { ReportFormat } from './reportFormat.ts'
import { chooseFormat } from './reportFormat.ts'

/**
 * Runs the command that the command line names, and tells of its error as that asks for: in text or as data.
 *
 * @param signal aborts when the command is interrupted
 * @returns the exit code: 0 done, 1 the deck or an output is wrong, 2 wrong usage, 130 interrupted
 */
export async function runCommand(cli: CAC, signal: AbortSignal): Promise<number> {
  try {
    cli.parse(process.argv, { run: false })
    if (cli.options['help'] === true) return 0
    if (!cli.matchedCommand) {
      throw new AmphiError(cli.args[0] ? `There is no command "${cli.args[0]}"` : 'Name a command', {
        exitCode: 2,
        hint: `One of: ${cli.commands.map(({ name }) => name).join(', ')}.`,
      })
    }
    await cli.runMatchedCommand()
    return Number(process.exitCode ?? 0)
  } catch (error) {
    const isJson = formatOf(cli) === 'json'
    if (signal.aborted || error instanceof InterruptedError) {
      if (isJson) printJson({ ok: false, interrupted: true })
      else process.stderr.write('Interrupted.\n')
      return 130
    }
    const { text, data, exitCode } = explainError(asMachineError(error) ?? error, {
      format: formatOf(cli),
      isBuild: cli.matchedCommand?.name === 'build',
    })
    if (isJson) printJson({ ok: false, ...data })
    else process.stderr.write(`${text}\n`)
    if (process.argv.includes('--debug')) process.stderr.write(`${inspect(error)}\n`)
    return exitCode
  }
}

/** The format in which to tell of an error, be it one of the command line itself. */
function formatOf({ options }: CAC): ReportFormat {
  try {
    return chooseFormat({ ...options, json: process.argv.includes('--json') })
  } catch {
    return 'text'
  }
}
