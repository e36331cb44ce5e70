import { readFile } from 'node:fs/promises'
import type { Deck, DeckSlide } from '../../deck/deck.ts'
import type { SlidePart } from '../markdown/slideParts.ts'
import { partsOf } from '../markdown/slideParts.ts'
import type { Offence, SourceRule } from '../rule.ts'
import { ALWAYS } from '../rule.ts'

export const unknownSlot: SourceRule = {
  id: 'unknown-slot',
  rationale: 'What stands behind a `::slot::` that the layout does not have is drawn nowhere.',
  hint: 'Correct the name of the slot, or choose a layout that has it.',
  severity: ALWAYS,
  async check(deck) {
    const found = await Promise.all(
      deck.slides.map(async (slide) => {
        const markers = partsOf(slide).filter((part) => part.type === 'slot')
        if (markers.length === 0) return []
        const offences = [...unknown(slide, markers, await slotsOf(deck, slide.layout)), ...repeated(markers)]
        return offences.map((offence) => ({ ...offence, file: slide.place.file, slide: slide.no }))
      }),
    )
    return found.flat()
  },
}

type Marker = SlidePart & { type: 'slot' }
type Told = Omit<Offence, 'file' | 'slide'>

/** Every layout can have them: Vue's own slot, and the prose that goes into the handout. */
const EVERYWHERE = ['default', 'handout']

function unknown(slide: DeckSlide, markers: readonly Marker[], slots: readonly string[] | undefined): Told[] {
  if (!slots) return []
  return markers
    .filter(({ name }) => !EVERYWHERE.includes(name) && !slots.includes(name))
    .map(({ name, line, column }) => ({
      message: `The layout "${slide.layout}" has no slot "${name}"`,
      hint:
        slots.length > 0
          ? `It has: ${slots.join(', ')}.`
          : 'It has none: remove the marker, or choose another layout.',
      line,
      column,
    }))
}

function repeated(markers: readonly Marker[]): Told[] {
  return markers
    .filter(
      ({ name }, index) => name !== 'handout' && markers.findIndex((other) => other.name === name) < index,
    )
    .map(({ name, line, column }) => ({
      message: `The slot "${name}" is filled twice`,
      hint: 'Write everything for a slot behind one marker.',
      line,
      column,
    }))
}

/** The named slots of a layout; undefined where only running it would tell. */
async function slotsOf(deck: Deck, layout: string): Promise<string[] | undefined> {
  const file = deck.layouts.get(layout)
  if (!file?.endsWith('.vue')) return undefined
  const text = await readFile(file, 'utf8')
  if (
    /\$slots|useSlots|<slot\b[^>]*\s(?::|v-bind:)name|<slot\b[^>]*\sv-bind=|<component\b|<template\s+#\[/.test(
      text,
    )
  )
    return undefined
  return [...text.matchAll(/<slot\b[^>]*?\sname="([^"]+)"/g)].map(([, name = '']) => name)
}
