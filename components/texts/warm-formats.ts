/**
 * The browser reads its tables of languages when the first number or date is written, which takes a slow phone more than a
 * tenth of a second. A thread of its own does so while the page's code is still on its way. Stands in the page as a script
 * of its own, so it uses nothing else; where no thread can be made, the tables are read when they are needed.
 */
export const WARM_FORMATS_SCRIPT = `try{const u=URL.createObjectURL(new Blob(["Intl.NumberFormat.supportedLocalesOf('en');close()"]));new Worker(u);URL.revokeObjectURL(u)}catch{}`;
