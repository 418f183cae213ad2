import { wholeDocument } from "./places";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD913",
  name: "generic-document",
  about: "A long document names hardly anything that is of this system: no figures, no data, no models.",
  severity: { default: "hint", interview: "off", concept: "off" },
  since: "0.1.0",
  preset: "all",
  messages: {
    generic:
      "Hardly anything here is of this system alone: name its data, its models and its figures, or leave the sentence out.",
  },
  check(reading, report) {
    const { trade, language, traits } = reading.facts;
    // In an interview nothing is there yet that could be named.
    if (traits.has("interview")) return;
    const length = trade.characters * (language === "zh" ? 3 : 1);
    if (length < SHORTEST || PER_CHARACTERS * trade.specifics >= LEAST * length) return;
    report({ message: "generic", range: wholeDocument(reading) });
  },
});

/** Shorter texts have just been begun. In characters of English or Russian; a Chinese one counts for three. */
const SHORTEST = 1200;
/** Fewer names and sentences with a figure than so many for each so many characters, and any system could be meant. */
const LEAST = 1;
const PER_CHARACTERS = 2000;
