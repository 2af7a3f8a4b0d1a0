// Renders documents with citeproc-js: a JSON object {csl, items, citations} per line on stdin, one
// {citations: [...], entries: {id: text}} or {error} per line on stdout.
// CITEPROC_JS names the module, CSL_LOCALES a folder with CSL locale files.
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const CSL = require(process.env.CITEPROC_JS);
CSL.debug = () => {};

function locale(language) {
  const file = path.join(process.env.CSL_LOCALES, `locales-${language}.xml`);
  return fs.existsSync(file) && fs.readFileSync(file, "utf8").replace(/<\?[^>]*\?>\s*/g, "");
}

// entry_ids also names items whose entry is empty and left out.
function printsEntry(engine, id) {
  return engine.makeBibliography({ include: [{ field: "id", value: id }] })[1].length > 0;
}

function render({ csl, items, citations }) {
  const known = new Map(items.map(item => [item.id, item]));
  const system = { retrieveItem: id => known.get(id), retrieveLocale: locale };
  const engine = new CSL.Engine(system, csl);
  const shown = engine.rebuildProcessorState(citations, "html", []);
  const [parameters, texts] = engine.makeBibliography() || [{ entry_ids: [] }, []];
  let ids = parameters.entry_ids.map(([id]) => id);
  if (ids.length !== texts.length) ids = ids.filter(id => printsEntry(engine, id));
  const entries = {};
  ids.forEach((id, place) => { entries[id] = texts[place]; });
  return { citations: shown.map(([, , text]) => text), entries };
}

readline.createInterface({ input: process.stdin }).on("line", line => {
  let reply;
  try {
    reply = render(JSON.parse(line));
  } catch (problem) {
    reply = { error: String((problem && problem.message) || problem) };
  }
  process.stdout.write(JSON.stringify(reply) + "\n");
});
