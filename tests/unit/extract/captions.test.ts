import { expect, test } from "vitest";
import { tieCaptions } from "../../../src/extract/captions.ts";
import { windowOf } from "./pages.ts";

function tied(markup: string): string {
  const { body } = windowOf(`<body>${markup}</body>`).document;
  tieCaptions(body);
  return body.innerHTML;
}

test("a caption line under its picture becomes its caption, with the credit below it", () => {
  expect(tied('<p><img src="a.jpg"></p><p>图为：山脚下的机房。</p><p>资料图片</p><p>正文。</p>')).toBe(
    '<figure><img src="a.jpg"><figcaption>图为：山脚下的机房。<br>资料图片</figcaption></figure><p>正文。</p>',
  );
});

test("captions of two pictures in a row are given out in order", () => {
  expect(tied('<img src="a.jpg"><img src="b.jpg"><p>大图：河口。</p><p>小图：渡船。</p>')).toBe(
    '<figure><img src="a.jpg"><figcaption>大图：河口。</figcaption></figure>' +
      '<figure><img src="b.jpg"><figcaption>小图：渡船。</figcaption></figure>',
  );
});

test("a caption that repeats a picture's description belongs to that picture", () => {
  expect(
    tied(
      '<p><img src="a.jpg" alt="夜里的机房"></p><p>大图：夜里的机房。</p><p>小图：村口的祠堂。</p><p>正文。</p><p><img src="b.jpg" alt="村口的祠堂"></p>',
    ),
  ).toBe(
    '<figure><img src="a.jpg" alt="夜里的机房"><figcaption>大图：夜里的机房。</figcaption></figure><p>正文。</p>' +
      '<figure><img src="b.jpg" alt="村口的祠堂"><figcaption>小图：村口的祠堂。</figcaption></figure>',
  );
});

test("lines kept apart by breaks alone are taken out with their breaks", () => {
  expect(tied('<div>前言。<br><img src="a.jpg"><br>▲渡口的清晨<br>正文。</div>')).toBe(
    '<div>前言。<br><figure><img src="a.jpg"><figcaption>▲渡口的清晨</figcaption></figure><br>正文。</div>',
  );
});

test("a picture that has its caption keeps it, and a sentence of the story stays where it is", () => {
  const markup =
    '<figure><img src="a.jpg"><figcaption>河口</figcaption></figure><p>大图：另一处。</p><img src="b.jpg"><p>河水涨了。</p>';
  expect(tied(markup)).toBe(markup);
});

test.each(["Photo: The ferry at dawn", "Bild: Die Fähre am Morgen", "（王小明 摄）", "Getty Images"])(
  "%s is a caption",
  (line) => {
    expect(tied(`<img src="a.jpg"><p>${line}</p>`)).toBe(
      `<figure><img src="a.jpg"><figcaption>${line}</figcaption></figure>`,
    );
  },
);
