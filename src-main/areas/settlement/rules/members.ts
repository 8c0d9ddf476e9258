/** The lines behind a figure of a batch, so that whoever reads the figure may open it, and a correction may be held against it line by line. */

/** Lines of one figure: their amounts, by their effect on what is owed, add up to it. */
export interface Members {
  /** Ascending. */
  readonly lineIds: Uint32Array;
  readonly amounts: Float64Array;
}
