import { expect, test } from "vitest";
import { languageOfText } from "../../../src/extract/language.ts";

test.each([
  ["The ferry was late and the people on the quay had not been told that it would be, so they waited.", "en"],
  [
    "Die Fähre kam zu spät, und die Leute auf dem Kai wussten nicht, dass es so kommen würde, und warteten.",
    "de",
  ],
  [
    "Le bac est arrivé en retard et les gens sur le quai ne savaient pas que cela durerait plus que prévu.",
    "fr",
  ],
  ["Prom się spóźnił i nie wiadomo, czy to jest wina pogody, ale na nabrzeżu czekano do wieczora.", "pl"],
  ["Паром опоздал, и люди на набережной не знали, что это надолго, но ждали его до вечера.", "ru"],
  ["Пором запізнився, і люди на набережній не знали, що це надовго, але чекали на нього до вечора.", "uk"],
  ["渡口的钟比县城的快七分钟，摆渡人说是故意的。", "zh"],
  ["終電が出たあとの駅前で、一軒だけ明かりのともる店がある。", "ja"],
  ["나루터의 시계는 읍내보다 칠 분 빠르다.", "ko"],
])("%s", (text, expected) => {
  expect(languageOfText(text, null)).toBe(expected);
});

test("a stated language that fits stays, whatever its region", () => {
  expect(languageOfText("渡口的钟比县城的快七分钟，摆渡人说是故意的。", "zh-TW")).toBeNull();
  expect(
    languageOfText("The ferry was late and the people on the quay had not been told of it.", "en-GB"),
  ).toBeNull();
});

test("a template's wrong language gives way to a clear text", () => {
  expect(
    languageOfText("Die Fähre kam zu spät, und die Leute auf dem Kai wussten nicht, dass es so kommt.", "en"),
  ).toBe("de");
});

test("names and numbers say nothing against what is stated", () => {
  expect(
    languageOfText("Palm Bay 70, Rockledge 44. Viera 61, Cocoa 58. Melbourne 49, Titusville 47.", "en"),
  ).toBeNull();
});
