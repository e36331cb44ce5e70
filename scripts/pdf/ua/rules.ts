import type { PdfUaRule } from './rule.ts'
import { alternativeLanguage } from './rules/alternativeLanguage.ts'
import { annotationDescription } from './rules/annotationDescription.ts'
import { annotationTagged } from './rules/annotationTagged.ts'
import { artifactInTagged } from './rules/artifactInTagged.ts'
import { balancedMarks } from './rules/balancedMarks.ts'
import { cidToGid } from './rules/cidToGid.ts'
import { cmap } from './rules/cmap.ts'
import { contentMarked } from './rules/contentMarked.ts'
import { contentsStructure } from './rules/contentsStructure.ts'
import { displayDocTitle } from './rules/displayDocTitle.ts'
import { documentLanguage } from './rules/documentLanguage.ts'
import { documentTitle } from './rules/documentTitle.ts'
import { embeddedFiles } from './rules/embeddedFiles.ts'
import { encryption } from './rules/encryption.ts'
import { fieldDescription } from './rules/fieldDescription.ts'
import { figureAlternative } from './rules/figureAlternative.ts'
import { fileHeader } from './rules/fileHeader.ts'
import { firstHeading } from './rules/firstHeading.ts'
import { fontEmbedded } from './rules/fontEmbedded.ts'
import { formReuse } from './rules/formReuse.ts'
import { formulaAlternative } from './rules/formulaAlternative.ts'
import { headingKinds } from './rules/headingKinds.ts'
import { headingLevels } from './rules/headingLevels.ts'
import { identifier } from './rules/identifier.ts'
import { languageTags } from './rules/languageTags.ts'
import { linkContents } from './rules/linkContents.ts'
import { linkTagged } from './rules/linkTagged.ts'
import { listStructure } from './rules/listStructure.ts'
import { marked } from './rules/marked.ts'
import { markInTree } from './rules/markInTree.ts'
import { metadata } from './rules/metadata.ts'
import { noEmptyPage } from './rules/noEmptyPage.ts'
import { noMedia } from './rules/noMedia.ts'
import { noNotdef } from './rules/noNotdef.ts'
import { noScripts } from './rules/noScripts.ts'
import { noteIds } from './rules/noteIds.ts'
import { noXfa } from './rules/noXfa.ts'
import { optionalContent } from './rules/optionalContent.ts'
import { outline } from './rules/outline.ts'
import { pageLabels } from './rules/pageLabels.ts'
import { printedForm } from './rules/printedForm.ts'
import { referenceXObject } from './rules/referenceXObject.ts'
import { roleMapCircular } from './rules/roleMapCircular.ts'
import { roleMapRemapped } from './rules/roleMapRemapped.ts'
import { roleMapStandard } from './rules/roleMapStandard.ts'
import { structureTree } from './rules/structureTree.ts'
import { suspects } from './rules/suspects.ts'
import { tableHeaders } from './rules/tableHeaders.ts'
import { tableRegular } from './rules/tableRegular.ts'
import { tableStructure } from './rules/tableStructure.ts'
import { tabOrder } from './rules/tabOrder.ts'
import { taggedInArtifact } from './rules/taggedInArtifact.ts'
import { toUnicode } from './rules/toUnicode.ts'
import { toUnicodeValues } from './rules/toUnicodeValues.ts'
import { trapNet } from './rules/trapNet.ts'
import { treeInContent } from './rules/treeInContent.ts'
import { widgetInForm } from './rules/widgetInForm.ts'

/** The requirements of ISO 14289-1:2014 that Amphi claims to meet, by clause. */
export const pdfUaRules: readonly PdfUaRule[] = [
  identifier,
  fileHeader,
  marked,
  suspects,
  metadata,
  documentTitle,
  displayDocTitle,
  structureTree,
  roleMapStandard,
  roleMapCircular,
  roleMapRemapped,
  contentMarked,
  artifactInTagged,
  taggedInArtifact,
  markInTree,
  treeInContent,
  noMedia,
  documentLanguage,
  languageTags,
  alternativeLanguage,
  tableStructure,
  tableRegular,
  listStructure,
  contentsStructure,
  figureAlternative,
  firstHeading,
  headingLevels,
  headingKinds,
  tableHeaders,
  formulaAlternative,
  noteIds,
  optionalContent,
  embeddedFiles,
  noXfa,
  encryption,
  annotationTagged,
  annotationDescription,
  fieldDescription,
  trapNet,
  tabOrder,
  widgetInForm,
  printedForm,
  linkTagged,
  linkContents,
  noScripts,
  referenceXObject,
  formReuse,
  cidToGid,
  cmap,
  fontEmbedded,
  toUnicode,
  toUnicodeValues,
  noNotdef,
]

/** What PDF/UA does not ask for and a reader does. */
export const houseRules: readonly PdfUaRule[] = [balancedMarks, outline, pageLabels, noEmptyPage]
