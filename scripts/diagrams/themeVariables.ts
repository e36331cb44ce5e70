import { sentinel } from './palette.ts'
import type { DiagramColour } from './palette.ts'

// Mermaid derives what is not given, and a derived colour is no sentinel any more: every colour of its `base` theme
// stands here. The tests look for colours that came through.
const colours: Record<string, DiagramColour> = {
  ...all('ink', [
    'primaryTextColor secondaryTextColor tertiaryTextColor textColor titleColor nodeTextColor noteTextColor classText',
    'actorTextColor signalTextColor labelTextColor loopTextColor taskTextColor taskTextOutsideColor taskTextDarkColor',
    'taskTextLightColor transitionLabelColor stateLabelColor errorTextColor scaleLabelColor branchLabelColor',
    'tagLabelColor commitLabelColor relationLabelColor requirementTextColor pieTitleTextColor pieSectionTextColor',
    'pieLegendTextColor vennTitleTextColor vennSetTextColor quadrant1TextFill quadrant2TextFill quadrant3TextFill',
    'quadrant4TextFill quadrantPointTextFill quadrantXAxisTextFill quadrantYAxisTextFill quadrantTitleFill',
  ]),
  ...all('line', [
    'lineColor arrowheadColor defaultLinkColor signalColor transitionColor specialStateColor relationColor',
    'archEdgeColor archEdgeArrowColor emArrowhead emRelationStroke innerEndBackground',
  ]),
  ...all('border', [
    'primaryBorderColor secondaryBorderColor nodeBorder actorBorder labelBoxBorderColor taskBorderColor personBorder',
    'requirementBorderColor tagLabelBorder noteBorderColor doneTaskBorderColor pieStrokeColor pieOuterStrokeColor',
    'quadrantInternalBorderStrokeFill quadrantExternalBorderStrokeFill gradientStart gradientStop',
    'emUiStroke emProcessorStroke emReadModelStroke emCommandStroke emEventStroke archGroupBorderColor',
  ]),
  ...all('ink-soft', [
    'actorLineColor border2 clusterBorder compositeBorder flowContainerStroke tertiaryBorderColor vertLineColor',
  ]),
  ...all('grid', ['gridColor emSwimlaneBackgroundStroke']),
  ...all('paper', [
    'background sequenceNumberColor edgeLabelBackground relationLabelBackground altSectionBkgColor compositeBackground',
    'attributeBackgroundColorOdd commitLabelBackground rowOdd taskTextClickableColor',
  ]),
  ...all('fill', [
    'primaryColor nodeBkg mainBkg actorBkg labelBoxBkgColor sectionBkgColor2 taskBkgColor personBkg stateBkg',
    'labelBackgroundColor compositeTitleBackground tagLabelBackground requirementBackground doneTaskBkgColor',
    'secondaryColor emUiFill errorBkgColor quadrant1Fill',
  ]),
  ...all('fill-soft', [
    'tertiaryColor clusterBkg rectBkgColor sectionBkgColor excludeBkgColor altBackground rowEven',
    'attributeBackgroundColorEven emSwimlaneBackgroundOdd quadrant2Fill quadrant4Fill',
  ]),
  ...all('accent', ['activationBorderColor activeTaskBorderColor quadrantPointFill']),
  ...all('accent-fill', ['activationBkgColor activeTaskBkgColor']),
  ...all('note-fill', ['noteBkgColor']),
  ...all('alarm', ['critBorderColor todayLineColor wardleyEvolutionColor']),
  ...all('alarm-fill', ['critBkgColor']),
  quadrant3Fill: 'paper',
  emProcessorFill: 'series-4',
  emReadModelFill: 'series-3',
  emCommandFill: 'series-1',
  emEventFill: 'series-2',
}

const numbered: [name: string, from: number, to: number, colour: (index: number) => DiagramColour][] = [
  ['cScale', 0, 11, surface],
  ['cScaleInv', 0, 11, () => 'border'],
  ['cScalePeer', 0, 11, line],
  ['cScaleLabel', 0, 11, () => 'ink'],
  ['surface', 0, 4, surface],
  ['surfacePeer', 0, 4, line],
  ['fillType', 0, 7, surface],
  ['pie', 1, 12, (index) => surface(index - 1)],
  ['venn', 1, 8, (index) => surface(index - 1)],
  ['git', 0, 7, line],
  ['gitInv', 0, 7, () => 'ink'],
  ['gitBranchLabel', 0, 7, () => 'paper'],
]

const palette = Array.from({ length: 8 }, (_, index) => sentinel(line(index))).join(',')

/** Colours that Mermaid takes from elsewhere in its configuration. */
export function sentinelActorColours(): string[] {
  return palette.split(',')
}

/** Rules for what Mermaid's `base` theme hides or computes: labels that edges cross, the columns of a board. */
export function sentinelRules(): string {
  return `
    .edgeLabel rect.background, .edgeLabel .label rect { opacity: 1; fill: ${sentinel('paper')}; }
    .sections > g > rect { fill: ${sentinel('fill-soft')} !important; stroke: ${sentinel('grid')} !important; }
  `
}

/** Mermaid's `themeVariables` for the theme `base`, every colour a sentinel of the palette. */
export function sentinelThemeVariables(): Record<string, unknown> {
  const ink = sentinel('ink')
  const edge = sentinel('line')
  const paper = sentinel('paper')
  return {
    darkMode: false,
    useGradient: false,
    dropShadow: 'none',
    pieOpacity: '1',
    ...Object.fromEntries(Object.entries(colours).map(([key, colour]) => [key, sentinel(colour)])),
    ...Object.fromEntries(
      numbered.flatMap(([name, from, to, colour]) =>
        range(from, to).map((index) => [`${name}${index}`, sentinel(colour(index))]),
      ),
    ),
    xyChart: {
      backgroundColor: paper,
      ...Object.fromEntries(['titleColor', 'dataLabelColor', 'legendTextColor'].map((key) => [key, ink])),
      ...Object.fromEntries(
        ['x', 'y'].flatMap((axis) => [
          [`${axis}AxisTitleColor`, ink],
          [`${axis}AxisLabelColor`, ink],
          [`${axis}AxisTickColor`, edge],
          [`${axis}AxisLineColor`, edge],
        ]),
      ),
      plotColorPalette: palette,
    },
    packet: {
      ...Object.fromEntries(
        ['startByteColor', 'endByteColor', 'labelColor', 'titleColor'].map((key) => [key, ink]),
      ),
      blockStrokeColor: sentinel('border'),
      blockFillColor: sentinel('fill'),
    },
    faceColor: sentinel('note-fill'),
    radar: { axisColor: edge, graticuleColor: sentinel('grid'), graticuleOpacity: 1, curveOpacity: 0.5 },
    cynefin: {
      boundaryColor: edge,
      cliffColor: sentinel('alarm'),
      arrowColor: edge,
      complexBg: sentinel('series-3'),
      complicatedBg: sentinel('series-1'),
      chaoticBg: sentinel('series-5'),
      clearBg: sentinel('series-2'),
      confusionBg: sentinel('series-4'),
      textColor: ink,
      labelColor: ink,
    },
    wardley: {
      backgroundColor: paper,
      axisColor: edge,
      axisTextColor: ink,
      gridColor: sentinel('grid'),
      componentFill: paper,
      componentStroke: edge,
      componentLabelColor: ink,
      linkStroke: edge,
      evolutionStroke: sentinel('alarm'),
      annotationStroke: edge,
      annotationTextColor: ink,
      annotationFill: paper,
    },
  }
}

function all(colour: DiagramColour, names: string[]): Record<string, DiagramColour> {
  return Object.fromEntries(names.flatMap((line) => line.split(' ')).map((name) => [name, colour]))
}

function surface(index: number): DiagramColour {
  return `series-${(index % 8) + 1}` as DiagramColour
}

function line(index: number): DiagramColour {
  return `series-line-${(index % 8) + 1}` as DiagramColour
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
