// One run of citeproc-js: items, citations ("-" for none), style file, "yes" for a bibliography,
// output file. CITEPROC_JS names the module, CSL_LOCALES a folder with CSL locale files.
const fs = require("fs");
const path = require("path");
const CSL = require(process.env.CITEPROC_JS);
CSL.debug = () => {};

const [itemsFile, planFile, styleFile, bibliography, outFile] = process.argv.slice(2);
const items = JSON.parse(fs.readFileSync(itemsFile, "utf8"));
const known = new Map(items.map(item => [item.id, item]));
const engine = new CSL.Engine({
  retrieveItem: id => known.get(id),
  retrieveLocale: language => {
    const file = path.join(process.env.CSL_LOCALES, `locales-${language}.xml`);
    return fs.existsSync(file) && fs.readFileSync(file, "utf8").replace(/<\?[^>]*\?>\s*/g, "");
  },
}, fs.readFileSync(styleFile, "utf8"));
let texts = [];
if (planFile === "-") {
  engine.updateItems([...known.keys()]);
} else {
  const plan = JSON.parse(fs.readFileSync(planFile, "utf8"));
  const citations = plan.map((citationItems, n) => (
    { citationID: `c${n}`, citationItems, properties: { noteIndex: n + 1 } }));
  texts = engine.rebuildProcessorState(citations, "html", []).map(([, , text]) => text);
}
if (bibliography === "yes") texts.push(...engine.makeBibliography()[1]);
fs.writeFileSync(outFile, texts.join("\n"));
