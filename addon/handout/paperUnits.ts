/** CSS pixels in a millimetre of paper. */
export const PX_PER_MM = 96 / 25.4
