/** All rows of a list, page after page: a terminal has no end of a screen. */

/** As many as the lists of the contract give at once. */
const PAGE = 500;

export async function* everyRow<Row>(
  ask: (page: { readonly offset: number; readonly limit: number }) => Promise<{
    readonly rows: readonly Row[];
    readonly total: number;
  }>,
): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows, total } = await ask({ offset, limit: PAGE });
    yield* rows;
    if (offset + PAGE >= total) return;
  }
}
