import { expect, test } from "vitest";
import { candidate } from "../../../src/extract/candidate.ts";
import { inWords } from "../../../src/extract/site-name.ts";

const named = (...values: string[]) => {
  const all = values.flatMap((value) => candidate("siteName", value, "meta", "here"));
  return all.slice(0, 1).map((first) => inWords(first, all).value);
};

test.each([
  [["BostonGlobe.com", "The Boston Globe"], "The Boston Globe"],
  [["ottawacitizen", "Ottawa Citizen"], "Ottawa Citizen"],
  [["express.co.uk", "Express"], "Express"],
  [["Harbour News", "harbour.test"], "Harbour News"],
  [["wyborcza.pl", "Agora SA"], "wyborcza.pl"],
])("of %j the name is %s", (stated, name) => {
  expect(named(...stated)).toEqual([name]);
});
