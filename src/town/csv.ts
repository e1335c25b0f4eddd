/** CSV as spreadsheets of town offices read and write it: UTF-8 with BOM, CR LF, quotes; nothing in it is a formula. Pure. */

const BOM = "\uFEFF";
/** What makes a spreadsheet calculate, in both widths; behind apostrophes of our own, so that reading back is exact. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A leading apostrophe says "text" to a spreadsheet. */
const harmless = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
const asWritten = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param rows cells as they are; the first row names the columns. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => `${row.map((cell) => quoted(harmless(cell))).join(",")}\r\n`).join("");

/** The cells as they were before `writeCsv`, or null where a quote does not end. Empty lines fall away. */
export function readCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let inQuotes = false;
  // Forms send every line break as CR LF, also those within a cell.
  const source = (text.startsWith(BOM) ? text.slice(1) : text).replaceAll("\r\n", "\n");
  const endCell = () => {
    row.push(asWritten(cell));
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at++) {
    const letter = source[at] as string;
    if (inQuotes) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at++;
      } else inQuotes = false;
    } else if (letter === '"' && cell === "") inQuotes = true;
    else if (letter === ",") endCell();
    else if (letter === "\n" || letter === "\r") {
      endRow();
    } else cell += letter;
  }
  if (inQuotes) return null;
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}
